"""What returns say, kept between runs: a file that has not changed is not read again.

One file for each return, in the folder `returns` of the cache. It is found by the digest of the
return's content, of what the return is called, and of everything that decides how it is read: the
definitions, the program, Python and the libraries that read. It begins with the digest of its own
content, so that a damaged one is read anew. Files that could not be read are tried again each time.
"""

import hashlib
import os
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import cqquality
from cqquality import cache
from cqquality.file import replace_file
from cqquality.returns.layout import Contents
from cqquality.version import VERSION

MOST = 256 * 1024 * 1024
"""Bytes of all that is kept; what was used longest ago goes first."""
LARGEST = 32 * 1024 * 1024
"""Bytes of what is kept of one return at most."""
_READERS = ("python-calamine", "xlrd", "lxml")
_ROOMS = ("returns", "definitions", "findings")
"""What decides how a return is read, besides the small modules all rooms share."""
_ALLOWED = {
    "cqquality.observation": {
        *("Entry", "NotApplicable", "NotDue", "Observation", "Origin", "Rows", "StageReport"),
    },
    "cqquality.returns.layout.contents": {"Contents", "FormSheet", "RefusedRow"},
    "cqquality.findings.finding": {"Code", "Finding", "Place", "Severity", "Spoilt"},
    "cqquality.period.value": {"Period"},
    "cqquality.text": {"Text"},
    "builtins": {"frozenset"},
    "datetime": {"date"},
    "fractions": {"Fraction"},
}
_DIGEST = hashlib.sha256().digest_size


class Kept:
    """Contents of returns; `pack` tells the definitions and the limits they were read with.

    `folder` is where they lie; by default in the cache folder of the user. Where nothing can be
    kept, nothing is found and nothing is stored. To `renew` is to find nothing and store all.
    """

    def __init__(self, pack: str, folder: Path | None = None, *, renew: bool = False) -> None:
        self._made_by = _reader_digest(pack)
        self._renew = renew
        self._folder = folder if folder is not None else _usual_folder()

    def get(self, sha256: str, name: str) -> Contents | None:
        """Return what the file of that content, called `name`, says; None where it is not kept."""
        if self._folder is None or self._renew:
            return None
        path = self._path(self._folder, sha256, name)
        try:
            content = path.read_bytes()
            os.utime(path)  # used last now
        except OSError:
            return None
        body = memoryview(content)[_DIGEST:]
        if hashlib.sha256(body).digest() != content[:_DIGEST]:
            return None
        found = cache.restored(bytes(body), _is_known)
        return found if isinstance(found, Contents) else None

    def put(self, sha256: str, name: str, contents: Contents) -> None:
        """Keep what a file says; where that is not possible, do without."""
        body = cache.stored(contents)
        if self._folder is None or not sha256 or len(body) > LARGEST:
            return
        try:
            replace_file(
                self._path(self._folder, sha256, name), hashlib.sha256(body).digest() + body
            )
        except OSError:
            self._folder = None

    def tidy(self, most: int = MOST) -> None:
        """Remove what was used longest ago until no more than `most` bytes are left."""
        if self._folder is None:
            return
        found = sorted(_files(self._folder), reverse=True)
        total = 0
        for _, size, path in found:
            total += size
            if total > most:
                try:
                    path.unlink(missing_ok=True)
                except OSError:  # another run is reading it
                    continue

    def _path(self, folder: Path, sha256: str, name: str) -> Path:
        wanted = f"{self._made_by} {sha256} {name}".encode(errors="surrogatepass")
        return folder / f"{hashlib.sha256(wanted).hexdigest()}.return"


def _files(folder: Path) -> list[tuple[float, int, Path]]:
    """Return when each file was used last, its size and its path."""
    found = []
    for path in folder.iterdir():
        try:
            seen = path.stat()
        except OSError:  # another run removed it
            continue
        found.append((seen.st_mtime, seen.st_size, path))
    return found


def _usual_folder() -> Path | None:
    """Return the folder, made for this user alone; None where it is open to others."""
    try:
        folder = cache.cache_folder() / "returns"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder if _is_private(folder) else None
    except (OSError, RuntimeError):
        return None


def _is_private(folder: Path) -> bool:
    """Whether only this user can put files there; Windows sees to that by the user's profile."""
    if sys.platform == "win32":
        return True
    seen = folder.stat()
    return seen.st_uid == os.geteuid() and not seen.st_mode & 0o022


def _reader_digest(pack: str) -> str:
    """Return the digest of everything but the return itself that decides what is read from it."""
    root = Path(cqquality.__file__).parent
    own = [*root.glob("*.py"), *(path for room in _ROOMS for path in (root / room).rglob("*.py"))]
    libraries = " ".join(map(_library, _READERS))
    made_from = hashlib.sha256(f"{VERSION} {sys.version} {libraries} {pack}".encode())
    for path in sorted(own):
        content = path.read_bytes()
        made_from.update(f"{path.relative_to(root)} {len(content)} ".encode() + content)
    return made_from.hexdigest()


def _library(name: str) -> str:
    try:
        return f"{name}=={version(name)}"
    except PackageNotFoundError:
        return name


def _is_known(module: str, name: str) -> bool:
    """Whether what a return says may hold objects of a class."""
    return name in _ALLOWED.get(module, ())
