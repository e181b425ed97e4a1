import os
import shutil
from pathlib import Path

import pytest

from cqquality.errors import UnreadableFile
from cqquality.returns import one_file, processes
from cqquality.returns.layout import Directory
from cqquality.returns.one_file import File, Said, jobs_for
from cqquality.returns.processes import read_files
from cqquality.returns.reading import read_returns
from tests.returns.small import PACK
from tests.returns.test_reading import fill

DIRECTORY = Directory(PACK)
BROKEN = "b3.xlsx"
DEADLY = "deadly"


def read_or_die(file: File) -> Said:
    """Stands for the native library that aborts the interpreter."""
    if DEADLY in file.name:
        os._exit(3)
    return one_file.read_file(file, DIRECTORY)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("returns")
    for number in range(6):
        fill(folder / f"a{number}.xlsx", changes={"B02-1": number, "P02-1": "很多"})
    (folder / BROKEN).write_bytes(b"PK\x03\x04 no more")
    return folder


def test_any_number_of_processes_reads_the_same(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    one = read_returns([folder], PACK)
    three = read_returns([folder], PACK, jobs=3, progress=lambda a, b: told.append((a, b)))
    assert three == one
    assert one.files == tuple(f"a{number}.xlsx" for number in range(6))
    assert any(finding.place.file.endswith(BROKEN) for finding in one.findings)
    assert told == [(done, 7) for done in range(1, 8)]


def test_a_named_file_that_cannot_be_read_stops_all(folder: Path) -> None:
    named = [folder / "a0.xlsx", folder / BROKEN, folder / "a1.xlsx"]
    with pytest.raises(UnreadableFile, match="b3"):
        read_returns(named, PACK, jobs=2)


def test_a_process_that_dies_is_the_fault_of_its_file(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["a0.xlsx", "a1.xlsx", f"{DEADLY}.xlsx", "a2.xlsx", "a3.xlsx", f"{DEADLY}2.xlsx"]
    for name in names:
        shutil.copy(folder / (name if DEADLY not in name else "a5.xlsx"), tmp_path / name)
    monkeypatch.setattr(processes, "_read", read_or_die)
    found = list(read_files([File(tmp_path / name, name) for name in names], DIRECTORY, 2))
    refused = [said[0] if isinstance(said, tuple) else None for said in found]
    assert [each and each.code.id for each in refused] == [
        *(None, None, "CQ219", None, None, "CQ219")
    ]
    sheets = [said.sheets for said in found if not isinstance(said, tuple)]
    assert len(sheets) == 4


def test_where_no_process_starts_all_is_read_here(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "_begin", os._exit)  # which its arguments make fail
    files = [File(folder / f"a{number}.xlsx", f"a{number}.xlsx") for number in range(4)]
    assert list(read_files(files, DIRECTORY, 2)) == list(read_files(files, DIRECTORY, 1))


@pytest.mark.parametrize(("files", "several"), [(1, False), (39, False), (40, True)])
def test_few_files_are_not_worth_processes(
    files: int, several: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_file, "_cores", lambda: 2)
    assert jobs_for(files) == (2 if several else 1)
