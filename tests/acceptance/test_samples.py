"""The committed samples are what the script makes, and their reports are as reviewed."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.acceptance.filling import assessed, statuses
from tests.acceptance.running import SAMPLES, cqq, python
from tests.conftest import Gold

NAMES = ("returns-2013.xlsx", "returns-2015.xlsx", "returns-with-faults.xlsx")

FAULTS = {
    ("品牌经济实力", "F44"): "info",
    ("品牌经济实力", "F54"): "error",
    ("品牌经济实力", "D90"): "error",
    ("品牌经济实力", "F98"): "error",
    ("标准引领作用", "C70"): "error",
    ("技术保障能力", "F21"): "error",
    ("技术保障能力", "A57"): "error",
    ("产品质量", "F23"): "error",
    ("产品质量", "F38"): "error",
    ("产品质量", "F101"): "error",
    ("产品质量", "F143"): "error",
    ("服务质量", "F15"): "error",
    ("服务质量", "F21"): "error",
}
"""Where sample_data/README.md says that something is wrong, but for cells without data."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples as the script writes them now."""
    folder = tmp_path_factory.mktemp("samples")
    done = python("tools/samples.py", folder)
    assert done.returncode == 0, done.stderr.decode()
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_what_the_script_makes(name: str, made: Path) -> None:
    committed, anew = _cells(SAMPLES / name), _cells(made / name)
    for old, new in zip(committed, anew, strict=True):
        assert old == new, "run `make samples`"


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_carries_no_time_of_its_making(name: str, made: Path) -> None:
    with ZipFile(made / name) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert "2016-01-31T00:00:00Z</dcterms:modified>" in core


@pytest.mark.parametrize("name", NAMES)
def test_the_report_of_a_sample(name: str, gold: Gold) -> None:
    gold(f"{Path(name).stem}.txt", _report(name))


def test_the_samples_cover_every_target() -> None:
    for name in NAMES[:2]:
        found = Counter(statuses(assessed(SAMPLES / name)).values())
        assert found.total() == 56
        assert not found["no_data"] + found["not_assessable"]


def test_what_the_samples_show() -> None:
    found = statuses(assessed(SAMPLES / "returns-2015.xlsx"))
    missed = [name for name, status in found.items() if status == "not_met"]
    assert missed == ["B04", "B07", "B10", "T02", "T11b", "P04", "E01", "E03", "E04", "V04"]
    assert [name for name, status in found.items() if status == "not_due"] == ["P01"]


def test_every_fault_is_found_in_its_cell_and_no_other() -> None:
    findings = assessed(SAMPLES / "returns-with-faults.xlsx")["findings"]
    found = {
        (finding["sheet"], finding["cell"]): finding["severity"]
        for finding in findings
        if finding["cell"] and finding["severity"] != "warning"
    }
    assert found == FAULTS


def test_cells_without_data_are_not_zero() -> None:
    found = statuses(assessed(SAMPLES / "returns-with-faults.xlsx"))
    assert [found[name] for name in ("S03", "V04", "V05")] == ["no_data"] * 3


def _cells(path: Path) -> Iterator[tuple[str, str, object, str]]:
    """Yield every cell that holds something: sheet, address, content and number format."""
    for sheet in load_workbook(path):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield sheet.title, cell.coordinate, cell.value, cell.number_format


def _report(name: str) -> str:
    """Return the report of a sample on a screen of 100 columns."""
    done = cqq("evaluate", f"sample_data/{name}", "--fail-on", "never", COLUMNS="100")
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()
