"""The screen that text goes to: its width, its encoding, and whether it has colours."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cqquality.reports.drawing import Screen

_ROOM = 160
"""Cells in a line where there is no screen: a pipe or a file."""


def screen_for(output: Path | None) -> "Screen":
    """Describe what text to the file `output`, or to the screen for None, has to fit."""
    from cqquality.reports.drawing import Screen

    is_screen = sys.stdout.isatty() and output is None
    return Screen(
        width=_columns() if is_screen or "COLUMNS" in os.environ else _ROOM,
        color=is_screen and "NO_COLOR" not in os.environ,
        encoding="utf-8" if output else (sys.stdout.encoding or "utf-8"),
    )


def _columns() -> int:
    from shutil import get_terminal_size

    return get_terminal_size().columns
