"""The progress bar is for eyes: on a terminal, for many files, and never in what is piped."""

import io
import re
import sys
from pathlib import Path

import pytest

from cqquality.cli.progress import progress_bar, progress_of_a_batch
from cqquality.text import Language, Text
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


def test_a_batch_shows_what_it_is_at_and_its_log_above(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress_of_a_batch(Language.EN) as (progress, say):
        assert progress is not None
        progress(Text("读", "reading returns"), 1, 3)
        say("a line of [log] that is not markup")
        progress(Text("读", "reading returns"), 3, 3)
        progress(Text("写", "making reports"), 1, 2)
    shown = screen.getvalue()
    assert "reading returns" in shown
    assert "/3" in shown
    assert "making reports" in shown
    assert re.search(r"(-:--:--|0:00:0\d)", shown)
    assert "a line of [log] that is not markup\n" in shown


def test_a_batch_writes_plain_lines_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with progress_of_a_batch(Language.EN) as (progress, say):
        assert progress is None
        say("a line")
    assert stream.getvalue() == "a line\n"


def test_jobs_make_no_difference(tmp_path: Path) -> None:
    for number in range(20):
        content = (SAMPLES / "returns-2013.xlsx").read_bytes()
        (tmp_path / f"{number}.xlsx").write_bytes(content + b" " * number)
    one = cqq("evaluate", tmp_path, "--jobs", 1, "--format", "json")
    two = cqq("evaluate", tmp_path, "--jobs", 2, "--format", "json")
    assert two.stderr == b""
    assert (one.stdout, one.returncode) == (two.stdout, two.returncode)
