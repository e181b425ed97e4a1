"""The progress bar is for eyes: on a terminal, for many files, and never in what is piped."""

import io
import sys
from pathlib import Path

import pytest

from cqquality.cli.progress import progress_bar
from cqquality.text import Language
from tests.acceptance.running import SAMPLES, cqq


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("files", "shown"), [(19, False), (20, True)])
def test_a_bar_for_many_files(files: int, shown: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress_bar(Language.ZH) as progress:
        assert progress is not None
        for done in range(1, files + 1):
            progress(done, files)
    assert ("读取文件" in screen.getvalue()) == shown


def test_no_bar_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress_bar(Language.EN) as progress:
        assert progress is None


def test_jobs_make_no_difference(tmp_path: Path) -> None:
    for number in range(20):
        content = (SAMPLES / "returns-2013.xlsx").read_bytes()
        (tmp_path / f"{number}.xlsx").write_bytes(content + b" " * number)
    one = cqq("evaluate", tmp_path, "--jobs", 1, "--format", "json")
    two = cqq("evaluate", tmp_path, "--jobs", 2, "--format", "json")
    assert two.stderr == b""
    assert (one.stdout, one.returncode) == (two.stdout, two.returncode)
