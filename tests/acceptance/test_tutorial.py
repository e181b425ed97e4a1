"""The tutorial as a reader follows it: files are written, commands run, outputs compared."""

import re
import shlex
from pathlib import Path

from tests.acceptance.running import ROOT, cqq, python

BLOCK = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run(script: str, folder: Path) -> str:
    """Run the lines of a block, all of which are ours and none of which may fail."""
    said = ""
    for line in script.splitlines():
        program, *arguments = shlex.split(line)
        assert program == "cqq"
        done = cqq(*arguments, folder=folder)
        assert done.returncode == 0, f"{line}\n{done.stdout.decode()}{done.stderr.decode()}"
        said += done.stdout.decode()
    return said


def test_the_tutorial_works_as_it_stands(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    shown, compared = "", 0
    for kind, file, text in BLOCK.findall(page):
        if file:
            (tmp_path / file).write_text(text, encoding="utf-8")
        elif kind == "sh":
            shown = run(text, tmp_path)
        elif kind == "python":
            done = python("-c", text, folder=tmp_path)
            assert done.returncode == 0, done.stderr.decode()
        else:
            assert [line for line in text.splitlines() if line not in shown] == [], shown
            compared += 1
    assert compared == 3
    assert "A03" in (tmp_path / "handbook.html").read_text(encoding="utf-8")
