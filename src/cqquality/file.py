"""Writing files so that a reader never meets half of one."""

from contextlib import suppress
from os import getpid
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step: whoever opens it finds the old file or the new one.

    Raises OSError where the folder cannot be written to, and leaves nothing behind then.
    """
    beside = path.with_name(f".{path.name}.{getpid()}.tmp")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
