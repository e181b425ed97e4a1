"""Files told apart by what is in them."""

from dataclasses import dataclass, field
from hashlib import file_digest, sha256
from pathlib import Path

from cqquality.definitions.shelf import form_files, pack_files


@dataclass(frozen=True, slots=True)
class FileDigest:
    """A file as it was: its path from the folder of the job, size in bytes, SHA-256."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Input(FileDigest):
    """A return as it was, and what it says it is: two are equal where they are the same file.

    `forms` are the ids of the forms in it, `senders` whom their heads name, `periods` those they
    report on; of a return without a head, the periods of its figures.
    """

    forms: tuple[str, ...] = field(default=(), compare=False)
    senders: tuple[str, ...] = field(default=(), compare=False)
    periods: tuple[str, ...] = field(default=(), compare=False)

    @property
    def file(self) -> FileDigest:
        """The file alone."""
        return FileDigest(self.path, self.size, self.sha256)


def file_digest_of(path: Path) -> FileDigest:
    """Return the digest of a file; raises OSError where it cannot be read."""
    with path.open("rb") as file:
        seen = file_digest(file, "sha256").hexdigest()
        return FileDigest(path.as_posix(), file.tell(), seen)


def input_of(path: Path) -> Input:
    """Return the digest of a return, without a hash where it cannot be opened."""
    try:
        found = file_digest_of(path)
    except OSError:
        found = FileDigest(path.as_posix(), 0, "")
    return Input(found.path, found.size, found.sha256)


def content_digest(path: str, content: bytes) -> FileDigest:
    """Return the digest of a file that would hold `content`."""
    return FileDigest(path, len(content), sha256(content).hexdigest())


def pack_digest(folder: Path) -> str:
    """Return the SHA-256 of all definitions of a pack: names, sizes and contents in order."""
    made_from = sha256()
    for path in [*pack_files(folder), *form_files(folder)]:
        content = path.read_bytes()
        name = path.relative_to(folder).as_posix()
        made_from.update(f"{name} {len(content)} ".encode() + content)
    return made_from.hexdigest()
