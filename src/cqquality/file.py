"""Writing files so that a reader never meets half of one, and the way from a folder to a file."""

import sys
from contextlib import suppress
from os import getpid
from os.path import relpath
from pathlib import Path
from time import sleep

_ATTEMPTS, _PAUSE = 20, 0.05
"""How often, and after how many seconds, Windows is asked once more to replace a file."""


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step: whoever opens it finds the old file or the new one.

    What a link leads to is replaced, not the link; a device or a pipe (/dev/null) is written to.
    Raises OSError where the folder cannot be written to, and leaves nothing behind then.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    beside = path.with_name(f".{path.name}.{getpid()}.tmp")
    try:
        beside.write_bytes(content)
        _replace(beside, path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _replace(beside: Path, path: Path) -> None:
    """Move a file over another; on Windows a virus scanner may hold either for a moment."""
    for _ in range(_ATTEMPTS if sys.platform == "win32" else 0):
        try:
            beside.replace(path)
        except PermissionError:
            sleep(_PAUSE)
        else:
            return
    beside.replace(path)


def way_from(folder: Path, path: Path) -> str:
    """Return the way from a folder to a file, with forward slashes; "" to another drive."""
    try:
        return Path(relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:  # on Windows
        return ""
