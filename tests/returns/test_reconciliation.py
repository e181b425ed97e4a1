from datetime import date
from fractions import Fraction

import pytest

from cqquality.observation import Observation, Origin, StageReport
from cqquality.period import Period, instant, month, months, year
from cqquality.returns.reconciliation import settle_figures, settle_stages
from cqquality.returns.region_identity import RegionIdentity
from tests.returns.small import PACK, told

REGIONS = RegionIdentity(PACK)


def figure(
    cell: str = "F4",
    value: int = 10,
    item: str = "P02-1",
    period: Period | None = None,
    file: str = "a.xlsx",
    region: str = "",
) -> Observation:
    origin = Origin(file, "产品质量", int(cell[1:]), 6, cell, str(value))
    return Observation(item, period or year(2013), Fraction(value), origin, region)


def settled(*figures: Observation) -> tuple[list[str], list[str]]:
    kept, findings = settle_figures(figures, PACK, REGIONS)
    return [f"{f.origin.file} {f.origin.cell}" for f in kept], told(findings)


@pytest.mark.parametrize(
    ("other", "kept", "findings"),
    [
        pytest.param(figure("F9"), ["a.xlsx F4"], ["CQ261 F9"], id="same value"),
        pytest.param(figure("F9", 11), [], ["CQ262 F9"], id="other value"),
        pytest.param(figure(file="b.xlsx"), ["a.xlsx F4"], ["CQ261 F4"], id="in another file"),
        pytest.param(figure("F9", item="P02-2"), ["a.xlsx F4", "a.xlsx F9"], [], id="other item"),
        pytest.param(
            figure("F9", period=months(2013, 1, 6)), ["a.xlsx F4", "a.xlsx F9"], [], id="period"
        ),
        pytest.param(figure("F9", region="x"), ["a.xlsx F4", "a.xlsx F9"], [], id="other region"),
    ],
)
def test_two_figures(other: Observation, kept: list[str], findings: list[str]) -> None:
    assert settled(figure(), other) == settled(other, figure()) == (kept, findings)


@pytest.mark.parametrize("period", [month(2013, 12), instant(date(2013, 12, 31))])
def test_a_stock_is_that_of_its_last_day(period: Period) -> None:
    stock = figure(item="B02-1")
    assert settled(stock, figure("F9", 11, item="B02-1", period=period)) == ([], ["CQ262 F9"])
    assert settled(figure(), figure("F9", 11, period=period)) == (["a.xlsx F4", "a.xlsx F9"], [])


def test_a_conflict_names_every_cell_and_value() -> None:
    _, (finding,) = settle_figures(
        [figure(), figure("F9", 11), figure(file="b.xlsx")], PACK, REGIONS
    )
    assert finding.subject == "P02-1"
    assert finding.message_text.zh == (
        "P02-1 2013年有不同的数值：[a.xlsx]产品质量!F4 10, [a.xlsx]产品质量!F9 11, "
        "[b.xlsx]产品质量!F4 10，均没有采用"
    )


def test_a_second_copy_of_a_sheet_is_one_finding() -> None:
    first = [figure(f"F{row}", item=item) for row, item in ((4, "P02-1"), (5, "P02-2"))]
    again = [
        figure(f"F{row}", item=item, file="b.xlsx") for row, item in ((4, "P02-1"), (5, "P02-2"))
    ]
    kept, (finding,) = settle_figures(first + again, PACK, REGIONS)
    assert list(kept) == first
    assert "重复 2 处" in finding.message_text.zh
    assert "P02-1, P02-2" in finding.message_text.zh


@pytest.mark.parametrize(
    ("stage", "kept", "code"), [("built", 1, "CQ261"), ("building", 0, "CQ262")]
)
def test_stages_are_settled_alike(stage: str, kept: int, code: str) -> None:
    origins = [Origin("a.xlsx", "品牌", row, 6, f"F{row}", "建成") for row in (4, 5)]
    reports = [
        StageReport("Q01-1", year(2013), "built", origins[0]),
        StageReport("Q01-1", month(2013, 12), stage, origins[1]),
    ]
    settled, findings = settle_stages(reports, PACK)
    assert (len(settled), [f.code.id for f in findings]) == (kept, [code])
