"""The library: what it offers, what it costs to import, and the examples of its documentation."""

import doctest
import subprocess
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest

import cqquality
from cqquality.assessment.result import Assessment

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "sample_data" / "returns-2015.xlsx"
PACK = cqquality.load_pack()
RETURNS = cqquality.read_returns(SAMPLE, PACK)


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    return cqquality.evaluate(PACK, RETURNS)


def test_the_examples_of_the_documentation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    flags = doctest.NORMALIZE_WHITESPACE
    outcome = doctest.testfile(str(ROOT / "docs/api.md"), module_relative=False, optionflags=flags)
    assert outcome.attempted > 15
    assert outcome.failed == 0


def test_many_days_are_judged_as_each_alone() -> None:
    days = [date(2013, 12, 31), date(2012, 12, 31)]
    found = list(cqquality.evaluate_each(PACK, RETURNS, days, by="department"))
    assert found == [cqquality.evaluate(PACK, RETURNS, day, by="department") for day in days]


def test_a_table_of_several_days_has_the_regions_below_the_whole() -> None:
    inbox = cqquality.read_returns(ROOT / "sample_data" / "2014-06" / "inbox", PACK)
    days = [date(2014, 5, 31), date(2014, 6, 30)]
    found = list(cqquality.evaluate_each(PACK, inbox, days, by="region"))
    table = cqquality.to_frame(found)
    shares = [share for each in found for b in each.breakdowns for share in b.shares]
    assert len(shares) > 50
    assert len(table) == sum(len(each.results) for each in found) + len(shares)
    assert list(table.columns[:5]) == ["as_of", "region", "region_zh", "region_en", "rank"]
    assert list(table["as_of"].dt.date.unique()) == days
    local = table[table["region"] != ""]
    assert list(local["region"]) == [share.region for share in shares]
    assert [None if pd.isna(rank) else rank for rank in local["rank"]] == [s.rank for s in shares]
    assert cqquality.to_frame([]).empty


def test_the_public_names_are_all_there() -> None:
    assert cqquality.__all__ == sorted(cqquality.__all__)
    assert set(cqquality.__all__) == {*cqquality._HOMES, "__version__"}
    assert set(cqquality.__all__) <= set(dir(cqquality))
    assert all(getattr(cqquality, name) for name in cqquality.__all__)


def test_other_names_are_not() -> None:
    with pytest.raises(AttributeError, match="gap_report"):
        cqquality.gap_report  # noqa: B018


def test_importing_it_loads_nothing_else() -> None:
    code = "import cqquality, sys; print(*(m for m in sys.modules if m.startswith('cqquality')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {"cqquality", "cqquality.version"}


@pytest.mark.parametrize("name", ["cq-2011-55", ROOT / "indicators/cq-2011-55", None])
def test_a_pack_by_name_or_path(name: str | Path | None) -> None:
    assert cqquality.load_pack(name).id == "cq-2011-55"


def test_returns_by_one_path_or_several() -> None:
    assert cqquality.read_returns([str(SAMPLE)], PACK) == RETURNS


@pytest.mark.parametrize("readings", [{"P04": "best"}, {"P99": "end"}, {"B03": "net"}])
def test_readings_that_are_not_declared(readings: dict[str, str]) -> None:
    with pytest.raises(KeyError):
        cqquality.evaluate(PACK, RETURNS, date(2015, 12, 31), readings)


@pytest.mark.parametrize(
    ("arguments", "beginning"),
    [
        ({}, "重庆市质量强市目标"),
        ({"language": "en"}, "Chongqing"),
        ({"language": cqquality.Language.EN, "format": "terminal"}, "Chongqing"),
        ({"format": "json"}, "{\n"),
        ({"format": "csv"}, "\ufeff编号"),
    ],
)
def test_rendering(arguments: dict[str, str], beginning: str, assessment: Assessment) -> None:
    assert cqquality.render(assessment, **arguments).startswith(beginning)  # type: ignore[arg-type]


@pytest.mark.parametrize("format", ["xlsx", "docx"])
def test_rendering_a_document(format: str, assessment: Assessment) -> None:  # noqa: A002
    sources = {"returns-2015.xlsx": "returns-2015.xlsx"}
    content = cqquality.render_document(assessment, format, language="en", sources=sources)
    assert content.startswith(b"PK")
    with pytest.raises(ValueError, match="render_document"):
        cqquality.render(assessment, format)


def test_text_is_no_document(assessment: Assessment) -> None:
    with pytest.raises(ValueError, match="json is text"):
        cqquality.render_document(assessment, "json")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"format": "xml"}, ValueError),
        ({"language": "fr"}, ValueError),
        ({"sections": ["products"]}, KeyError),
    ],
)
def test_rendering_what_is_not_there(
    arguments: dict[str, str], error: type[Exception], assessment: Assessment
) -> None:
    with pytest.raises(error):
        cqquality.render(assessment, **arguments)  # type: ignore[arg-type]


def test_the_table_has_a_row_for_each_result(assessment: Assessment) -> None:
    table = assessment.to_frame()
    assert list(table["id"]) == [result.indicator.id for result in assessment.results]
    assert table["id"].is_unique


def test_figures_of_the_table_are_exact_and_floats(assessment: Assessment) -> None:
    table = assessment.to_frame()
    exact = [name for name in table.columns if name.endswith("_exact")]
    assert len(exact) == 11
    for name in exact:
        floats = table[name.removesuffix("_exact")]
        assert floats.dtype == "float64"
        for text, value in zip(table[name], floats, strict=True):
            assert pd.isna(value) if text is None else float(Fraction(text)) == value


def test_the_table_says_what_the_results_say(assessment: Assessment) -> None:
    table = assessment.to_frame().set_index("id")
    for result in assessment.results:
        row = table.loc[result.indicator.id]
        assert row["status"] == result.status.value
        assert row["stage"] == (result.stage.id if result.stage else None)
        assert (row["value_exact"] is None) == (result.value is None)
        end = pd.Timestamp(result.period.end) if result.period else pd.NaT
        assert row["period_end"] is end or row["period_end"] == end


def test_types_of_the_other_columns(assessment: Assessment) -> None:
    table = assessment.to_frame()
    assert str(table["months_left"].dtype) == "Int64"
    assert table["at_least"].dtype == "bool"
    assert str(table["reached"].dtype) == "datetime64[s]"
    assert all(isinstance(reason, str) for reason in table["reason_zh"].dropna())
