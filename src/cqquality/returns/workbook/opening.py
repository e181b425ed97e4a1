"""Opening a file that may be a workbook, and no other."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from cqquality.returns.workbook.codes import (
    EMPTY,
    LOCK_FILE,
    MISSING,
    NOT_A_FILE,
    UNOPENED,
    Refused,
    too_large,
)
from cqquality.returns.workbook.limits import Limits
from cqquality.text import Text

_KEPT = 8 << 20
_SIDE_FILES = ("~$", "._")
_FOLDER = Text("文件夹", "a folder")
_DEVICE = Text("管道或设备", "a pipe or a device")


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator[BinaryIO]:
    """Open a file that may be a workbook; raise `Refused` where it cannot be one or be opened."""
    if path.name.startswith(_SIDE_FILES):
        raise Refused(LOCK_FILE)
    try:
        size = _size(path, limits)
        with path.open("rb") as file:
            # A return is small: in memory, its parts are read without asking the system again.
            yield BytesIO(file.read()) if size <= _KEPT else file
    except FileNotFoundError:
        raise Refused(MISSING) from None
    except OSError as error:
        raise Refused(UNOPENED, reason=error.strerror or type(error).__name__) from None


def _size(path: Path, limits: Limits) -> int:
    # Asked before opening: opening a pipe waits for someone to write to it.
    try:
        status = path.stat()
    except ValueError:  # a name no file can have
        raise Refused(MISSING) from None
    if not stat.S_ISREG(status.st_mode):
        raise Refused(NOT_A_FILE, what=_FOLDER if stat.S_ISDIR(status.st_mode) else _DEVICE)
    if status.st_size == 0:
        raise Refused(EMPTY)
    if status.st_size > limits.file:
        raise too_large(
            f"文件有 {status.st_size} 字节",
            f"the file has {status.st_size} bytes",
            limits.file,
            "file",
        )
    return status.st_size
