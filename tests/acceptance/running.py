"""Runs the command line in a process of its own, as a user or a script would."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sample_data"

Done = subprocess.CompletedProcess[bytes]


def cqq(*arguments: object, folder: Path = ROOT, **settings: str) -> Done:
    """Run `cqq` in `folder` with some settings of the environment besides those at hand."""
    return python("-m", "cqquality", *arguments, folder=folder, **settings)


def python(*arguments: object, folder: Path = ROOT, **settings: str) -> Done:
    """Run this Python with the program of this checkout, in a Chinese UTF-8 environment."""
    usual = {
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONUTF8": "1",
        "LC_ALL": "zh_CN.UTF-8",
        "CQQ_CACHE_DIR": str(ROOT / ".pytest_cache" / "packs"),
    }
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=folder,
        env={**kept, **usual, **settings},
        capture_output=True,
        timeout=120,
    )
