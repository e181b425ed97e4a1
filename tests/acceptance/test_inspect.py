"""`cqq inspect` from outside, on the samples that are shipped."""

import json
from pathlib import Path

import openpyxl
import pytest

from tests.acceptance.running import SAMPLES, cqq
from tests.conftest import Gold
from tests.reports.annotation.books import rich

GOOD, FAULTY = SAMPLES / "returns-2015.xlsx", SAMPLES / "returns-with-faults.xlsx"


@pytest.mark.parametrize(("language", "width"), [("zh", "80"), ("zh", "160"), ("en", "160")])
def test_the_whole_text(gold: Gold, language: str, width: str) -> None:
    done = cqq("inspect", FAULTY, "--lang", language, COLUMNS=width)
    gold(f"inspect-{language}-{width}.txt", done.stdout.decode())


@pytest.mark.parametrize(
    ("returns", "level", "expected"),
    [(GOOD, None, 0), (FAULTY, None, 1), (FAULTY, "never", 0), (FAULTY, "warning", 1)],
    ids=lambda value: getattr(value, "stem", str(value)),
)
def test_exit_codes(returns: Path, level: str | None, expected: int) -> None:
    done = cqq("inspect", returns, *(("--fail-on", level) if level else ()))
    assert (done.returncode, done.stderr) == (expected, b"")


def test_it_finds_what_evaluate_finds_in_cells() -> None:
    found = [
        {
            (each["code"], each["sheet"], each["cell"])
            for each in json.loads(done.stdout)["findings"]
        }
        for done in (cqq(name, FAULTY, "--format", "json") for name in ("inspect", "evaluate"))
    ]
    assert found[0] == {each for each in found[1] if each[1]}


def test_everything_filled_in_is_taken_or_left_over() -> None:
    document = json.loads(cqq("inspect", FAULTY, "--format", "json").stdout)
    (file,) = document["files"]
    book = openpyxl.load_workbook(FAULTY)
    for sheet in (each for each in file["sheets"] if each["kind"] == "items"):
        (column,) = [use["column"] for use in sheet["columns"] if use["figures"]]
        cells = book[sheet["sheet"]][column]
        filled = {
            c.coordinate for c in cells if c.value is not None and c.row > sheet["header_row"]
        }
        taken = {cell["cell"] for item in sheet["items"] for cell in item["cells"]}
        left = {cell["cell"] for cell in sheet["left_over"]["cells"]}
        assert not taken & left
        assert taken | left == filled


def test_a_workbook_with_nothing_of_a_return_is_told_sheet_by_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "通讯录"
    book.worksheets[0].append(["姓名", "电话"])
    book.save(tmp_path / "a.xlsx")
    done = cqq("inspect", "a.xlsx", folder=tmp_path)
    assert done.returncode == 1
    assert "通讯录：未识别" in done.stdout.decode()
    assert "CQ250" in done.stdout.decode()


def test_several_files_each_with_its_sheets() -> None:
    done = cqq("inspect", GOOD, SAMPLES / "returns-2013.xlsx", "--format", "json")
    names = [file["file"] for file in json.loads(done.stdout)["files"]]
    assert names == ["returns-2015.xlsx", "returns-2013.xlsx"]


@pytest.mark.parametrize("name", ["missing.xlsx", "empty.xlsx"])
def test_what_cannot_be_read_ends_with_2(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty.xlsx").write_bytes(b"")
    done = cqq("inspect", name, folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)


def test_a_gbk_console_loses_nothing() -> None:
    done = cqq("inspect", FAULTY, PYTHONUTF8="0", PYTHONIOENCODING="gbk")
    text = done.stdout.decode("gbk")
    assert "有内容而未采用的单元格（2）：F23 “0.965”" in text
    assert "\\u" not in text


# --annotate ------------------------------------------------------------------------------------


def test_the_copy_holds_every_finding(tmp_path: Path) -> None:
    copy = tmp_path / "checked.xlsx"
    done = cqq("inspect", FAULTY, "--annotate", copy, "--format", "json")
    assert done.returncode == 1
    assert "checked.xlsx" in done.stderr.decode()
    findings = json.loads(done.stdout)["findings"]
    book = openpyxl.load_workbook(copy)
    first = book.worksheets[0]
    listed = [(row[1], row[2], row[3]) for row in first.iter_rows(min_row=6, values_only=True)]
    assert listed == [(each["code"], each["sheet"], each["cell"]) for each in findings]
    for each in findings:
        note = book[each["sheet"]][each["cell"]].comment
        assert note is not None
        assert each["code"] in note.text


def test_inspecting_the_copy_finds_the_same(tmp_path: Path) -> None:
    copy = tmp_path / FAULTY.name
    cqq("inspect", FAULTY, "--annotate", copy)
    before, after = (
        json.loads(cqq("inspect", path, "--format", "json").stdout) for path in (FAULTY, copy)
    )
    ours, *theirs = after["files"][0]["sheets"]
    assert (ours["sheet"], ours["kind"]) == ("检查结果", "unknown")
    assert theirs == before["files"][0]["sheets"]
    assert [each for each in after["findings"] if each["code"] != "CQ251"] == before["findings"]


def test_the_return_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(FAULTY.read_bytes())
    done = cqq("inspect", "a.xlsx", "--annotate", tmp_path / "a.xlsx", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert (tmp_path / "a.xlsx").read_bytes() == FAULTY.read_bytes()


@pytest.mark.parametrize(
    "arguments", [(GOOD, FAULTY), (SAMPLES,)], ids=["several files", "a folder"]
)
def test_one_workbook_at_a_time(arguments: tuple[Path, ...], tmp_path: Path) -> None:
    done = cqq("inspect", *arguments, "--annotate", tmp_path / "b.xlsx")
    assert done.returncode == 2
    assert "--annotate" in done.stderr.decode()


@pytest.mark.parametrize(("made", "copy"), [("a.xlsm", "b.xlsx"), ("a.xlsx", "b.xlsm")])
def test_the_extension_must_fit_what_is_inside(made: str, copy: str, tmp_path: Path) -> None:
    rich(tmp_path / made, macros=made.endswith("m"))
    done = cqq("inspect", made, "--annotate", copy, folder=tmp_path)
    assert done.returncode == 2
    assert made[-5:] in done.stderr.decode()
    assert not (tmp_path / copy).exists()


def test_a_csv_cannot_be_annotated(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("代码,数据项,期别,数值\n", encoding="utf-8")
    done = cqq("inspect", "a.csv", "--annotate", "b.xlsx", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "CQ216" in done.stderr.decode()
    assert "--annotate" in done.stderr.decode()
