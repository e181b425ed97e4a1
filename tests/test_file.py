"""Files are replaced in one step, with the patience that Windows needs."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cqquality import file
from cqquality.file import replace_file, way_from


@pytest.fixture
def refusals(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Let a file be refused twice, as a virus scanner does, and note it."""
    seen: list[Path] = []
    replace = Path.replace

    def refused(self: Path, target: Path) -> Path:
        seen.append(target)
        if len(seen) <= 2:
            raise PermissionError(13, "used by another process")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refused)
    monkeypatch.setattr(file, "_PAUSE", 0)
    return seen


def test_windows_is_asked_once_more(
    refusals: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    replace_file(tmp_path / "a", b"new")
    assert len(refusals) == 3
    assert (tmp_path / "a").read_bytes() == b"new"


def test_a_file_that_stays_open_is_named_and_left_as_it_was(
    refusals: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(file, "_ATTEMPTS", 1)
    with pytest.raises(PermissionError):
        replace_file(tmp_path / "a", b"new")
    assert refusals
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


def test_elsewhere_a_refusal_is_final(refusals: list[Path], tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("the other test is about Windows")
    with pytest.raises(PermissionError):
        replace_file(tmp_path / "a", b"new")
    assert len(refusals) == 1


def test_the_way_to_a_file(tmp_path: Path) -> None:
    assert way_from(tmp_path / "reports", tmp_path / "inbox" / "a.xlsx") == "../inbox/a.xlsx"


def test_there_is_no_way_to_another_drive(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(file, "relpath", refused)
    assert way_from(Path(), Path("a")) == ""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as pool:
        read = pool.submit(pipe.read_bytes)
        replace_file(pipe, b"new")
        assert read.result(timeout=30) == b"new"
    assert pipe.is_fifo()


def test_what_a_link_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    link = tmp_path / "link"
    try:
        link.symlink_to(tmp_path / "a")
    except OSError:
        pytest.skip("no links may be made here")
    replace_file(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "a").read_bytes() == b"new"
