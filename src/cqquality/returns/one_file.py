"""One file, read here and now; and how many processes many of them are worth."""

import os
import sys
from pathlib import Path
from typing import NamedTuple

from cqquality.errors import UnreadableFile
from cqquality.findings import Finding
from cqquality.returns.layout import Contents, Directory, read_contents, streams_all
from cqquality.returns.workbook import Workbook, read_workbook
from cqquality.returns.workbook.limits import USUAL, Limits

MANY = 40
"""From so many files on, starting processes costs less than it saves."""
_MOST = 8
"""Processes that are started unasked; each takes memory of its own."""


class File(NamedTuple):
    """A file to read, what it is called in findings, and how much of it is read."""

    path: Path
    name: str
    limits: Limits = USUAL


Said = Contents | tuple[Finding, ...]
"""What a file says, or why it cannot be read."""


def jobs_for(files: int) -> int:
    """Return how many processes read so many files where nobody said: one, or one a core."""
    return min(_cores(), _MOST) if files >= MANY else 1


def _cores() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def cores_for_lists(jobs: int | None) -> int:
    """Return how many processes add up a long list where nobody said: one a core."""
    return min(_cores(), _MOST) if jobs is None else jobs


def read_for_layout(file: File, directory: Directory) -> Workbook:
    """Read a workbook: whole, or of long sheets the head, where all of these are lists to stream.

    Raises UnreadableFile.
    """
    workbook = read_workbook(file.path, file.name, file.limits, heads=True)
    if streams_all(workbook, directory):
        return workbook
    return read_workbook(file.path, file.name, file.limits)


def read_file(file: File, directory: Directory) -> Said:
    """Read one file here and now."""
    try:
        return read_contents(read_for_layout(file, directory), directory)
    except UnreadableFile as refusal:
        return refusal.findings
