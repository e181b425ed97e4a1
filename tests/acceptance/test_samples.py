"""The committed samples are what the script makes, and their reports are as reviewed."""

import re
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
MONTH = SAMPLES / "2014-06"
INBOX = {path.relative_to(SAMPLES).as_posix() for path in MONTH.glob("inbox/**/*.*")}
BROKEN = "2014-06/inbox/2014-06/区县/16-江津区.xlsx"

NAMED = re.compile(r"^\| (\w+)!([A-Z]+\d+) \|", re.MULTILINE)
"""A cell that the README names as wrong."""
WITHOUT_DATA = {"S03": "标准引领作用!F23", "V04": "服务质量!F27", "V05": "服务质量!F33"}
"""Those that hold nothing or a mark: legitimate, so that the cell itself is not complained of."""


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


def test_the_inbox_of_the_month_is_what_the_script_makes(made: Path) -> None:
    assert {path.relative_to(made).as_posix() for path in made.glob("2014-06/**/*.*")} == INBOX
    for name in INBOX - {BROKEN}:
        if name.endswith(".csv"):
            assert (SAMPLES / name).read_bytes() == (made / name).read_bytes()
        else:
            assert list(_cells(SAMPLES / name)) == list(_cells(made / name)), "run `make samples`"


def test_every_return_of_the_month_says_that_it_is_invented() -> None:
    for name in INBOX - {BROKEN}:
        path = SAMPLES / name
        if path.suffix == ".csv":
            said = path.read_bytes().decode("gb18030")
        else:
            said = str([list(sheet) for sheet in _cells(path)])
        assert "示例数据，非真实" in said


def test_the_month_is_small() -> None:
    assert sum((SAMPLES / name).stat().st_size for name in INBOX) < 1_000_000


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
    readme = (SAMPLES / "README.md").read_text("utf-8")
    named = {"!".join(match.groups()) for match in NAMED.finditer(readme)}
    findings = assessed(SAMPLES / "returns-with-faults.xlsx")["findings"]
    cells = ((f["sheet"], f["cell"]) for f in findings if f["severity"] != "warning")
    found = {f"{sheet}!{cell}" for sheet, cell in cells if cell}
    assert found == named - set(WITHOUT_DATA.values())
    assert len(named) == 16


def test_the_faults_are_errors_but_for_what_can_be_read() -> None:
    findings = assessed(SAMPLES / "returns-with-faults.xlsx")["findings"]
    severities = Counter(f["severity"] for f in findings if f["cell"])
    assert (severities["error"], severities["info"]) == (12, 1)


def test_cells_without_data_are_not_zero() -> None:
    found = statuses(assessed(SAMPLES / "returns-with-faults.xlsx"))
    assert {name: found[name] for name in WITHOUT_DATA} == dict.fromkeys(WITHOUT_DATA, "no_data")


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
