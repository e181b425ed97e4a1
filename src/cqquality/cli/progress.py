"""The progress bar: on a terminal only, on the error stream, and only for many files."""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING

import click

from cqquality.text import Language, Text

if TYPE_CHECKING:
    from rich.progress import Progress

_MANY = 20
"""Fewer files are read before a bar would be seen."""
_READING = Text("读取文件", "reading files")

Show = Callable[[int, int], None]
"""To be told how many of how many are done."""
ShowOf = Callable[[Text, int, int], None]
"""The same of several things, one after the other."""
Say = Callable[[str], None]
"""To be given a line."""


@contextmanager
def progress_bar(language: Language) -> Iterator[Show | None]:
    """Yield what to tell how many of how many files are done, None where nobody looks on."""
    with closing(_Bar(language, _MANY)) as bar:
        yield partial(bar.show, _READING) if sys.stderr.isatty() else None


@contextmanager
def progress_of_a_batch(
    language: Language,
) -> Iterator[tuple[ShowOf | None, Callable[[str], None]]]:
    """Yield what to tell the progress, None where nobody looks on, and what writes a line of log.

    The bar, with the time left, stays below the lines.
    """
    with closing(_Bar(language, 1)) as bar:
        yield (bar.show if sys.stderr.isatty() else None), bar.say


class _Bar:
    """A bar that appears when there is something to show, and goes when all is done."""

    def __init__(self, language: Language, least: int) -> None:
        self._language = language
        self._least = least
        self._shown: Progress | None = None

    def show(self, what: Text, done: int, total: int) -> None:
        if total < self._least:
            return
        if self._shown is None:
            self._shown = _started(what.to(self._language), total)
        self._shown.update(self._shown.task_ids[0], completed=done)
        if done >= total:
            self.close()

    def say(self, line: str) -> None:
        """Write a line to the error stream, above the bar."""
        if self._shown is None:
            click.echo(line, err=True)
        else:
            self._shown.console.out(line, highlight=False)

    def close(self) -> None:
        if self._shown is not None:
            self._shown.stop()
            self._shown = None


def _started(words: str, total: int) -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Remaining()
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task(words, total=total)
    bar.start()
    return bar
