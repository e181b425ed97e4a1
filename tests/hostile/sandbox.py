"""The command line in processes that may neither grow nor hang; see `sandbox_program`."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from tests.acceptance.running import ROOT
from tests.hostile.sound import sound
from tests.returns.workbook.building import zipped

_CODE = re.compile(r"\bCQ\d{3}\b")
_EVALUATE = ("evaluate", "--format", "json", "--lang", "en")


class Ended(NamedTuple):
    """How a run ended."""

    code: int
    out: str
    errors: str
    mebibytes: int
    seconds: float


class Sandbox:
    """Starts `cqq` in bounded processes, one after the other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        path = folder / "sound.xlsx"
        path.write_bytes(zipped(sound()))
        self._server = subprocess.Popen(
            [sys.executable, "-m", f"{__package__}.sandbox_program", folder, *_EVALUATE, path],
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
                "CQQ_CACHE_DIR": str(folder / "cache"),
                "PYTHONUTF8": "1",
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        report = json.loads(self.run(*_EVALUATE, path).out)
        self._codes, self._values = _codes(report), _values(report)
        assert len(set(self._values.values())) > 2

    def close(self) -> None:
        """Stop the server."""
        self._server.communicate()

    def run(self, *arguments: object) -> Ended:
        """Run the command line with the arguments."""
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.write(json.dumps([str(each) for each in arguments]) + "\n")
        self._server.stdin.flush()
        return Ended(**json.loads(self._server.stdout.readline()))

    def outcome(self, path: Path, *options: str) -> tuple[str, Ended]:
        """Evaluate a file; say in a line what came of it.

        "refused CQ208"; or "sound" where every value is that of the sound return, else the values
        that are not, with the codes that the sound return does not have; or "crashed" with how.
        """
        ended = self.run(*_EVALUATE, *options, path)
        if ended.code == 2 and not ended.out and ended.errors.count("\n") == 1:
            return " ".join(["refused", *_CODE.findall(ended.errors)]), ended
        if ended.code not in (0, 1) or ended.errors:
            return f"crashed: exit {ended.code} {ended.errors[-2000:]}", ended
        report = json.loads(ended.out)
        values = _values(report)
        told = [f"{n} is {v}," for n, v in values.items() if v != self._values[n]] or ["sound,"]
        return " ".join([*told, *sorted(_codes(report) - self._codes)]).removesuffix(","), ended


def _values(report: Any) -> dict[str, str | None]:
    return {each["id"]: each["value"] for each in report["results"]}


def _codes(report: Any) -> set[str]:
    return {finding["code"] for finding in report["findings"]}
