"""The progress bar: on a terminal only, on the error stream, and only for many files."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cqquality.text import Language, Text

if TYPE_CHECKING:
    from rich.progress import Progress

_MANY = 20
"""Fewer files are read before a bar would be seen."""
_READING = Text("读取文件", "reading files")


@contextmanager
def progress_bar(language: Language) -> Iterator[Callable[[int, int], None] | None]:
    """Yield what to tell how many of how many files are done, None where nobody looks on."""
    if not sys.stderr.isatty():
        yield None
        return
    bars: list[Progress] = []

    def show(done: int, total: int) -> None:
        if total >= _MANY:
            if not bars:
                bars.append(_bar(total, language))
            bars[0].update(bars[0].task_ids[0], completed=done)

    try:
        yield show
    finally:
        for bar in bars:
            bar.stop()


def _bar(total: int, language: Language) -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Remaining()
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task(_READING.to(language), total=total)
    bar.start()
    return bar
