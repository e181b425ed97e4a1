"""What --ledger points to: files, told apart by what is in them, or a table of a database."""

import glob
import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit

from msgspec import Struct

from cqquality.errors import CannotRun, UnreadableFile
from cqquality.findings import Finding, Place
from cqquality.returns.ledger.relational import codes
from cqquality.text import Text, same

_SIDE = ("_", ".", "~$")
_UNFINISHED = ("_temporary", "_started_")
_EXTENSIONS = (".parquet", ".pq", ".csv", ".tsv", ".txt")
_DATABASE = ("postgresql", "postgres")


class SourceKind(StrEnum):
    """What a ledger is kept in."""

    PARQUET = "parquet"
    CSV = "csv"
    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"
    WORKBOOK = "workbook"


_NAMES = {
    SourceKind.PARQUET: same("Parquet"),
    SourceKind.CSV: same("CSV"),
    SourceKind.SQLITE: same("SQLite"),
    SourceKind.POSTGRESQL: same("PostgreSQL"),
    SourceKind.WORKBOOK: Text("工作簿", "workbooks"),
}


class Source(Struct, frozen=True):
    """A ledger: files in their order, or a table of one database.

    `names` are what its parts are called in results: nothing in them is secret.
    """

    kind: SourceKind
    names: tuple[str, ...]
    paths: tuple[Path, ...] = ()
    url: str = ""
    table: str = ""
    shown: str = ""
    """What was named, to say so where something is wrong."""
    left: tuple[str, ...] = ()
    """Files of the folder that are no part of it by what is in them."""

    @property
    def kind_name(self) -> Text:
        """What it is kept in, in words."""
        return _NAMES[self.kind]


def located(target: str) -> Source:
    """Return the ledger that a path, a pattern of paths or the address of a table names.

    A table stands behind #: `ledger.sqlite#batches`, `postgresql://host/base#public.batches`.
    Raises CannotRun where there is nothing, or not one kind of thing.
    """
    if target.partition("://")[0].lower() in _DATABASE and "://" in target:
        return _database(target)
    path, _, table = target.partition("#")
    if table and Path(path).is_file() and not Path(target).exists():
        return _sqlite(Path(path), table)
    return _files(target)


def _database(target: str) -> Source:
    parts = urlsplit(target)
    secret = {name.lower() for name, _ in parse_qsl(parts.query)} & {"password", "sslpassword"}
    if parts.password is not None or secret:
        raise CannotRun([codes.PASSWORD.at(Place(f"{parts.scheme}://{parts.hostname or ''}"))])
    table = unquote(parts.fragment)
    address = urlunsplit(parts._replace(fragment=""))
    if not table:
        raise _nothing(address, Text("地址后面缺 #表名", "no #table behind the address"))
    shown = f"{parts.hostname or ''}{parts.path}"
    name = f"{shown}#{table}"
    return Source(SourceKind.POSTGRESQL, (name,), url=address, table=table, shown=name)


def _sqlite(path: Path, table: str) -> Source:
    if _kind(path) is not SourceKind.SQLITE:
        raise _nothing(str(path), Text("不是 SQLite 数据库", "it is no SQLite database"))
    name = f"{path.name}#{table}"
    return Source(SourceKind.SQLITE, (name,), (path,), table=table, shown=f"{path}#{table}")


def _files(target: str) -> Source:
    paths, left = _listed(target)
    kinds = {path: _kind(path) for path in paths}
    if len(set(kinds.values())) > 1:
        seen = "、".join(sorted({_NAMES[kind].zh for kind in kinds.values()}))
        raise CannotRun([codes.MIXED.at(Place(target), seen=seen)])
    kind = kinds[paths[0]]
    if kind is SourceKind.SQLITE:
        raise _nothing(target, Text("数据库后面缺 #表名", "no #table behind the database"))
    names = tuple(path.relative_to(target).as_posix() for path in left)
    return Source(kind, _short(paths), tuple(paths), shown=target, left=names)


def _listed(target: str) -> tuple[list[Path], list[Path]]:
    """Return the files of a path, a folder or a pattern, in order, and what else is there."""
    path = Path(target)
    if path.is_file():
        return [path], []
    if path.is_dir():
        return _in_folder(path)
    found = sorted(Path(each) for each in glob.glob(target, recursive=True))  # noqa: PTH207
    files = [each for each in found if each.is_file() and not each.name.startswith(_SIDE)]
    if not files:
        raise _nothing(target, same(target))
    return files, []


def _in_folder(folder: Path) -> tuple[list[Path], list[Path]]:
    found: list[Path] = []
    left: list[Path] = []
    for parent, folders, files in os.walk(folder):
        for name in (*folders, *files):
            if name.startswith(_UNFINISHED):
                raise CannotRun([codes.UNFINISHED.at(Place(str(folder)), seen=name)])
        folders[:] = sorted(name for name in folders if not name.startswith(_SIDE))
        for name in sorted(n for n in files if not n.startswith(_SIDE)):
            path = Path(parent, name)
            (found if _is_part(path) else left).append(path)
    if not found:
        raise _nothing(str(folder), Text("文件夹里没有台账", "there is no ledger in the folder"))
    return found, left


def _is_part(path: Path) -> bool:
    """Whether a file of a folder is a part of the ledger, also one without its extension.

    Raises CannotRun for one that holds rows which nobody here reads: it may be a part too.
    """
    if path.name.lower().endswith(_EXTENSIONS):
        return True
    start = _start(path)
    packed = next((name for mark, name in _PACKED.items() if start.startswith(mark)), None)
    if packed is not None:
        raise CannotRun([codes.MIXED.at(Place(str(path)), seen=packed)])
    return start.startswith(tuple(_MAGIC))


_MAGIC = {
    b"PAR1": SourceKind.PARQUET,
    b"SQLite format 3\0": SourceKind.SQLITE,
    b"PK\x03\x04": SourceKind.WORKBOOK,
    b"\xd0\xcf\x11\xe0": SourceKind.WORKBOOK,
}
_PACKED = {
    b"\x1f\x8b": "gzip",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"BZh": "bzip2",
    b"\xfd7zXZ\0": "xz",
    b"ORC": "ORC",
    b"Obj\x01": "Avro",
}


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(16)
    except OSError as error:
        raise _nothing(str(path), same(error.strerror or type(error).__name__)) from None


def _kind(path: Path) -> SourceKind:
    start = _start(path)
    for mark, kind in _MAGIC.items():
        if start.startswith(mark):
            return kind
    if path.suffix.lower() in (".parquet", ".pq"):
        raise UnreadableFile([_broken(path, Text("不是 Parquet 文件", "it is no Parquet file"))])
    return SourceKind.CSV


def _broken(path: Path, reason: Text) -> Finding:
    return codes.BROKEN.at(Place(str(path)), engine="cqq", reason=reason)


def _short(paths: Sequence[Path]) -> tuple[str, ...]:
    """Return what to call each file: its name where no other has it, else its path."""
    names = [path.name for path in paths]
    return tuple(path.name if names.count(path.name) == 1 else path.as_posix() for path in paths)


def _nothing(target: str, reason: Text) -> CannotRun:
    return CannotRun([codes.NOT_THERE.at(Place(target), reason=reason)])
