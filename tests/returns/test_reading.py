import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from cqquality.errors import UnreadableFile
from cqquality.quantity import literal
from cqquality.returns.reading import read_returns
from cqquality.returns.template import write_template
from cqquality.text import Language
from tests.returns.small import PACK, told

VALUES = {"P02-1": 5831, "P02-2": 5266, "P02-3": 90.31, "B02-1": 69, "R01-1": 2, "R01-2": 12}
STAGES = {Language.ZH: "建成", Language.EN: "Done"}
DISTRICTS = {Language.ZH: "商圈名录", Language.EN: "List Business districts"}


def template(path: Path, language: Language = Language.ZH) -> openpyxl.Workbook:
    write_template(path, PACK, until=date(2012, 12, 31), language=language)
    return openpyxl.load_workbook(path)


def fill(
    path: Path, language: Language = Language.ZH, changes: Mapping[str, object] | None = None
) -> Path:
    """Write a template to `path` and fill in a value for each item, the same in every period."""
    workbook = template(path, language)
    given = {**VALUES, "Q01-1": STAGES[language], **(changes or {})}
    for sheet in workbook.worksheets:
        for row in range(4, sheet.max_row + 1):
            code = str(sheet.cell(row, 1).value)
            value = given.get(code)
            if value is not None:
                sheet.cell(row, 6).value = value  # type: ignore[assignment]
    ledger = workbook[DISTRICTS[language]]
    for column, value in enumerate(("解放碑", 205.5, 2012, "渝中区"), 1):
        ledger.cell(4, column).value = value  # type: ignore[assignment]
    workbook.save(path)
    return path


@pytest.mark.parametrize("language", list(Language))
def test_what_is_filled_in_comes_back(tmp_path: Path, language: Language) -> None:
    returns = read_returns([fill(tmp_path / "a.xlsx", language)], PACK)
    assert sorted(f"{o.item} {o.period} {literal(o.value)}" for o in returns.observations) == [
        *("B02-1 2010 69", "B02-1 2011 69", "B02-1 2012 69"),
        *("P02-1 2011 5831", "P02-1 2012 5831", "P02-2 2011 5266", "P02-2 2012 5266"),
        *("P02-3 2011 90.31", "P02-3 2012 90.31"),
        *("R01-1 2011 2", "R01-1 2012 2", "R01-2 2011 12", "R01-2 2012 12"),
    ]
    assert [f"{s.item} {s.period} {s.stage}" for s in returns.stages] == ["Q01-1 2012 built"]
    (entry,) = returns.entries
    assert (str(entry.period), entry.values["district"]) == ("2012", "解放碑")
    assert returns.findings == ()


def test_a_blank_template_says_nothing_and_is_no_fault(tmp_path: Path) -> None:
    template(tmp_path / "a.xlsx")
    returns = read_returns([tmp_path / "a.xlsx"], PACK)
    assert (returns.observations, returns.stages, returns.entries) == ((), (), ())
    assert (returns.files, returns.findings) == (("a.xlsx",), ())


def test_figures_of_several_files_are_settled(tmp_path: Path) -> None:
    paths = [fill(tmp_path / "b.xlsx"), fill(tmp_path / "a.xlsx", changes={"B02-1": 70})]
    returns = read_returns(paths, PACK)
    assert returns.files == ("b.xlsx", "a.xlsx")
    assert "B02-1" not in {o.item for o in returns.observations}
    assert {o.origin.file for o in returns.observations} == {"a.xlsx"}
    assert sorted({f.code.id for f in returns.findings}) == ["CQ261", "CQ262"]
    assert len([f for f in returns.findings if f.code.id == "CQ262"]) == 3


def test_the_order_of_the_files_does_not_matter(tmp_path: Path) -> None:
    paths = [fill(tmp_path / "b.xlsx"), fill(tmp_path / "a.xlsx", changes={"B02-1": 70})]
    one, other = read_returns(paths, PACK), read_returns(paths[::-1], PACK)
    assert one.observations == other.observations
    assert [f.message_text for f in one.findings] == [f.message_text for f in other.findings]


def test_an_unreadable_file_in_a_folder_does_not_stop_the_others(tmp_path: Path) -> None:
    fill(tmp_path / "good.xlsx")
    (tmp_path / "bad.xlsx").write_bytes(b"not a workbook")
    openpyxl.Workbook().save(tmp_path / "empty.xlsx")
    returns = read_returns([tmp_path], PACK)
    assert returns.files == ("good.xlsx",)
    assert len(returns.observations) == 13
    assert [(Path(f.place.file).name, f.severity.word) for f in returns.findings] == [
        ("bad.xlsx", "error"),
        ("empty.xlsx", "error"),
    ]


@pytest.mark.parametrize("name", ["bad.xlsx", "empty.xlsx", "missing.xlsx"])
def test_a_file_named_must_be_readable(tmp_path: Path, name: str) -> None:
    (tmp_path / "bad.xlsx").write_bytes(b"not a workbook")
    openpyxl.Workbook().save(tmp_path / "empty.xlsx")
    with pytest.raises(UnreadableFile) as refusal:
        read_returns([tmp_path / name], PACK)
    assert len(told(refusal.value.findings)) == 1


def test_reading_loads_no_library_that_writes_or_calculates() -> None:
    heavy = "{'openpyxl', 'xlsxwriter', 'pandas', 'rich'}"
    code = f"import sys, cqquality.returns.reading; print({heavy} & set(sys.modules) or 'none')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "none"


def test_a_return_without_lists_loads_nothing_that_adds_them_up(tmp_path: Path) -> None:
    path = fill(tmp_path / "a.xlsx")
    code = (
        "import sys; from pathlib import Path; from tests.returns.small import PACK;"
        "from cqquality.returns.reading import read_returns;"
        f"read_returns([Path({str(path)!r})], PACK);"
        "print(*(name for name in sys.modules if name.startswith('cqquality.returns.ledger')))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""
