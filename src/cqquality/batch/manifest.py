"""The manifest: what a run read, by which rules, and what came of it; no time stands in it."""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Literal, TypeVar

from cqquality.batch import codes
from cqquality.batch.digest import FileDigest, Input
from cqquality.batch.ledger_digest import LedgerDigest
from cqquality.errors import UnreadableFile
from cqquality.findings import Place
from cqquality.reports.json.part import PROGRAM, written
from cqquality.text import same

FORMAT: Final = 1
"""Raised whenever a key changes its meaning or goes."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Everything that decides what the outputs are: the same origin makes the same bytes.

    `job` is the job file as plain data; `earlier` is the result that was compared with; `wording`
    holds the templates of the bulletins.
    """

    job: dict[str, Any]
    period: str | None
    pack: dict[str, str]
    inputs: tuple[Input, ...]
    earlier: FileDigest | None
    wording: tuple[FileDigest, ...]
    program: dict[str, str]
    ledgers: tuple[LedgerDigest, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """An origin and what came of it; `root` leads from the manifest to the folder of the job.

    `unreadable` are the paths of returns that could not be read, `findings` the numbers of
    findings by severity.
    """

    format: Literal[1] = FORMAT
    root: str
    origin: Origin
    outputs: tuple[FileDigest, ...]
    unreadable: tuple[str, ...]
    findings: dict[str, int]
    exit_code: int

    def text(self) -> str:
        """Return the file."""
        return written(asdict(self))


def origin_program() -> dict[str, str]:
    """Return which program runs."""
    return {name: str(value) for name, value in PROGRAM.items()}


def root_from(manifest: Path) -> str:
    """Return the way from the folder of a manifest to the working folder.

    Absolute where there is none, as from one drive of Windows to another.
    """
    try:
        return Path(os.path.relpath(Path.cwd(), manifest.parent.absolute())).as_posix()
    except ValueError:
        return Path.cwd().as_posix()


def read_manifest(path: Path) -> Manifest:
    """Return the manifest in a file; raises UnreadableFile where it is none."""
    try:
        document = json.loads(path.read_bytes())
        if document.pop("format") != FORMAT:
            raise ValueError(f"format {FORMAT}")
        return _manifest(document)
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        finding = codes.NOT_A_MANIFEST.at(Place(str(path)), problem=same(str(error)))
        raise UnreadableFile([finding]) from error


def _manifest(document: Any) -> Manifest:
    origin = document.pop("origin")
    earlier = origin.pop("earlier")
    known = Origin(
        inputs=_each(Input, origin.pop("inputs")),
        wording=_each(FileDigest, origin.pop("wording")),
        earlier=FileDigest(**earlier) if earlier else None,
        ledgers=tuple(map(_ledger, origin.pop("ledgers", ()))),
        **origin,
    )
    outputs, unreadable = document.pop("outputs"), tuple(document.pop("unreadable"))
    return Manifest(
        origin=known, outputs=_each(FileDigest, outputs), unreadable=unreadable, **document
    )


def _ledger(document: Any) -> LedgerDigest:
    files = _each(FileDigest, document.pop("files"))
    return LedgerDigest(files=files, **document)


File = TypeVar("File", bound=FileDigest)


def _each(kind: type[File], listed: Iterable[Mapping[str, Any]]) -> tuple[File, ...]:
    """Return the files listed, their own lists as tuples."""
    return tuple(kind(**dict(map(_value, each.items()))) for each in listed)


def _value(item: tuple[str, Any]) -> tuple[str, Any]:
    key, value = item
    return key, tuple(value) if isinstance(value, list) else value
