"""Which files a return consists of: files as named, folders walked, doubles and side files out."""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import file_digest
from pathlib import Path

from msgspec import Struct

from cqquality.errors import CannotRun
from cqquality.findings import Finding, Place
from cqquality.returns import codes
from cqquality.text import Text

WORKBOOKS = frozenset(
    (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".et", ".ett", ".xlsb", ".ods", ".csv")
)
"""Extensions of files taken from a folder; what they hold is told by the content."""

_SHOWN = 10


class Candidate(Struct, frozen=True):
    """A file to be read; one that was `named` must be readable, one found in a folder need not."""

    path: Path
    named: bool


def list_files(paths: Iterable[Path]) -> tuple[list[Candidate], list[Finding]]:
    """Return the files to read, each content once, and what was found on the way.

    Raises CannotRun for a folder without workbooks.
    """
    candidates: list[Candidate] = []
    findings: list[Finding] = []
    for path in paths:
        if path.is_dir():
            found, on_the_way = _in_folder(path)
            candidates += (Candidate(each, named=False) for each in found)
            findings += on_the_way
        else:
            candidates.append(Candidate(path, named=True))
    once, doubles = _each_once(candidates)
    return once, findings + doubles


def short_names(paths: Sequence[Path]) -> list[str]:
    """Return what to call each file: its name where no other has it, else its path as given."""
    counts = Counter(path.name for path in paths)
    return [path.name if counts[path.name] == 1 else str(path) for path in paths]


def _in_folder(folder: Path) -> tuple[list[Path], list[Finding]]:
    found: list[Path] = []
    skipped: list[str] = []
    closed: list[Finding] = []
    for path in _walk(folder, closed):
        if not is_workbook(path):
            skipped.append(path.relative_to(folder).as_posix())
        else:
            found.append(path)
    if not found:
        raise CannotRun([codes.NO_WORKBOOKS.at(Place(str(folder))), *closed])
    return found, [*closed, *_skipped(folder, skipped)]


def is_workbook(path: Path) -> bool:
    """Whether a file found in a folder is read, by its name."""
    return path.suffix.lower() in WORKBOOKS and not is_side_file(path)


def is_side_file(path: Path) -> bool:
    """Whether an office program or the system left the file: ~$lock, ._resource, .hidden."""
    return path.name.startswith(("~$", "."))


def _walk(folder: Path, closed: list[Finding]) -> Iterator[Path]:
    """Yield every file below `folder` in a fixed order, hidden folders left out."""

    def note(error: OSError) -> None:
        place = Place(str(error.filename or folder))
        reason = error.strerror or type(error).__name__
        closed.append(codes.UNREADABLE_FOLDER.at(place, reason=reason))

    for parent, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(files))


def _skipped(folder: Path, names: Sequence[str]) -> list[Finding]:
    if not names:
        return []
    more = Text("等", " and more") if len(names) > _SHOWN else Text("", "")
    listed = ", ".join(names[:_SHOWN])
    shown = Text(listed + more.zh, listed + more.en)
    return [codes.SKIPPED.at(Place(str(folder)), count=len(names), names=shown)]


def _each_once(candidates: Sequence[Candidate]) -> tuple[list[Candidate], list[Finding]]:
    """Leave out files with the content of an earlier one; only files of one size are compared."""
    sizes: dict[int, int] = defaultdict(int)
    for candidate in candidates:
        sizes[_size(candidate.path)] += 1
    seen: dict[bytes, Path] = {}
    once: list[Candidate] = []
    findings: list[Finding] = []
    for candidate in candidates:
        path = candidate.path
        digest = _digest(path) if sizes[_size(path)] > 1 else None
        if digest is not None and seen.setdefault(digest, path) is not path:
            findings.append(codes.SAME_FILE.at(Place(str(path)), first=seen[digest]))
        else:
            once.append(candidate)
    return once, findings


def _size(path: Path) -> int:
    """Return the size of a file; -1 where it cannot be told, which reading will explain."""
    try:
        return path.stat().st_size if path.is_file() else -1
    except OSError:
        return -1


def _digest(path: Path) -> bytes | None:
    """Return the hash of a file's content; None where it cannot be opened or is empty."""
    if _size(path) <= 0:
        return None
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").digest()
    except OSError:
        return None
