"""Runs `cqq batch` as cron does, in an environment that holds next to nothing."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.acceptance.running import ROOT, Done

BARE = {
    "LC_ALL": "C",
    "PYTHONPATH": str(ROOT / "src"),
    "CQQ_CACHE_DIR": str(ROOT / ".pytest_cache" / "batch"),
}
Tree = dict[str, bytes]


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "cqquality", "batch", *map(str, arguments)]


def batch(*arguments: object, folder: str = "/", settings: Mapping[str, str] | None = None) -> Done:
    return subprocess.run(
        command(*arguments),
        env={**BARE, **(settings or {})},
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=600,
    )


def tree(folder: Path) -> Tree:
    """Return the content of every file but the empty one that stands for the lock."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in files
        if path.name != ".cqq-batch.lock"
    }
