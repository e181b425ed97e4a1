"""The manifest: what a run read, by which rules, and what came of it; no time stands in it."""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cqquality.batch import codes
from cqquality.batch.digest import FileDigest
from cqquality.errors import UnreadableFile
from cqquality.findings import Place
from cqquality.reports.json_parts import PROGRAM, written
from cqquality.text import same

FORMAT = 1
"""Raised whenever a key changes its meaning or goes."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Everything that decides what the outputs are: the same origin makes the same bytes.

    `job` is the job file as plain data; `earlier` is the result that was compared with.
    """

    job: dict[str, Any]
    period: str | None
    pack: dict[str, str]
    inputs: tuple[FileDigest, ...]
    earlier: FileDigest | None
    program: dict[str, str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """An origin and what came of it; `root` leads from the manifest to the folder of the job."""

    root: str
    origin: Origin
    outputs: tuple[FileDigest, ...]
    unreadable: tuple[str, ...]
    findings: dict[str, int]
    exit_code: int

    def text(self) -> str:
        """Return the file."""
        return written({"format": FORMAT, **asdict(self)})


def origin_program() -> dict[str, str]:
    """Return which program runs."""
    return {name: str(value) for name, value in PROGRAM.items()}


def root_from(manifest: Path) -> str:
    """Return the way from the folder of a manifest to the working folder."""
    return Path(os.path.relpath(Path.cwd(), manifest.parent.absolute())).as_posix()


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
        **{**origin, "inputs": _digests(origin["inputs"])},
        earlier=FileDigest(**earlier) if earlier else None,
    )
    outputs, unreadable = document.pop("outputs"), tuple(document.pop("unreadable"))
    return Manifest(origin=known, outputs=_digests(outputs), unreadable=unreadable, **document)


def _digests(listed: Iterable[Any]) -> tuple[FileDigest, ...]:
    return tuple(FileDigest(**each) for each in listed)
