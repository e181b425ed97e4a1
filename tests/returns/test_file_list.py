from pathlib import Path

import pytest

from cqquality.errors import CannotRun
from cqquality.returns.file_list import list_files
from tests.returns.small import told


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"content of {name}")


def listed(folder: Path, *paths: Path) -> list[str]:
    return [c.path.relative_to(folder).as_posix() for c in list_files(paths or [folder])[0]]


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    make(
        tmp_path,
        "b.xlsx",
        "a.XLSX",
        "c.csv",
        "districts/b.xls",
        "districts/a.et",
        "districts/x/a.ods",
    )
    assert listed(tmp_path) == [
        "a.XLSX",
        "b.xlsx",
        "c.csv",
        "districts/a.et",
        "districts/b.xls",
        "districts/x/a.ods",
    ]


def test_other_files_are_passed_over_and_listed_once(tmp_path: Path) -> None:
    make(
        tmp_path,
        "a.xlsx",
        "~$a.xlsx",
        "._a.xlsx",
        ".hidden.xlsx",
        "说明.docx",
        ".git/b.xlsx",
        "d/c.pdf",
    )
    candidates, findings = list_files([tmp_path])
    assert [c.path.name for c in candidates] == ["a.xlsx"]
    assert told(findings) == ["CQ268"]
    assert findings[0].message_text.zh == (
        "跳过 5 个文件：._a.xlsx, .hidden.xlsx, ~$a.xlsx, 说明.docx, d/c.pdf"
    )


def test_named_files_keep_their_order_and_name(tmp_path: Path) -> None:
    make(tmp_path, "b.xlsx", "a.dat", "d/c.xlsx")
    paths = [tmp_path / "b.xlsx", tmp_path / "d", tmp_path / "a.dat"]
    assert listed(tmp_path, *paths) == ["b.xlsx", "d/c.xlsx", "a.dat"]
    assert [c.named for c in list_files(paths)[0]] == [True, False, True]


@pytest.mark.parametrize("names", [[], ["说明.docx"], ["~$a.xlsx"], [".x/a.xlsx"]])
def test_a_folder_without_workbooks_cannot_run(tmp_path: Path, names: list[str]) -> None:
    make(tmp_path, *names)
    with pytest.raises(CannotRun) as refusal:
        list_files([tmp_path])
    assert told(refusal.value.findings) == ["CQ270"]


def test_the_same_content_is_read_once(tmp_path: Path) -> None:
    make(tmp_path, "a.xlsx", "other.xlsx")
    (tmp_path / "a(1).xlsx").write_bytes((tmp_path / "a.xlsx").read_bytes())
    candidates, findings = list_files([tmp_path])
    assert [c.path.name for c in candidates] == ["a(1).xlsx", "other.xlsx"]
    assert told(findings) == ["CQ269"]
    assert findings[0].place.file == str(tmp_path / "a.xlsx")
    assert "a(1).xlsx" in findings[0].message_text.zh


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    make(tmp_path, "a.xlsx")
    candidates, findings = list_files([tmp_path / "a.xlsx", tmp_path])
    assert [c.named for c in candidates] == [True]
    assert told(findings) == ["CQ269"]


def test_missing_and_empty_files_are_left_to_the_reader(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        (tmp_path / name).touch()
    paths = [tmp_path / name for name in ("a.xlsx", "b.xlsx", "missing.xlsx", "gone.xlsx")]
    assert [c.path for c in list_files(paths)[0]] == paths


def test_a_closed_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.xlsx", "closed/b.xlsx")
    import os

    scan = os.scandir

    def guarded(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", guarded)
    candidates, findings = list_files([tmp_path])
    assert [c.path.name for c in candidates] == ["a.xlsx"]
    assert told(findings) == ["CQ271"]
    assert findings[0].place.file == str(tmp_path / "closed")
