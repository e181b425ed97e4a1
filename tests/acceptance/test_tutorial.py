"""The tutorial, and how to write a pack, as readers follow them: files, commands, outputs."""

import re
import shlex
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(("page", "outputs"), [("tutorial.md", 3), ("packs.md", 2)])
def test_a_page_works_as_it_stands(page: str, outputs: int, tmp_path: Path) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    shown, compared = "", 0
    for kind, file, content in BLOCK.findall(text):
        if file:
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file).write_text(content, encoding="utf-8")
        elif kind == "sh":
            shown = run(content, tmp_path)
        elif kind == "python":
            done = python("-c", content, folder=tmp_path)
            assert done.returncode == 0, done.stderr.decode()
        else:
            assert [line for line in content.splitlines() if line not in shown] == [], shown
            compared += 1
    assert compared == outputs
