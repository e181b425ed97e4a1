"""What is kept between runs: where it lies, and how it is read back without running any of it.

`CQQ_CACHE_DIR` names another folder; empty, nothing is kept at all.
"""

import io
import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

Known = Callable[[str, str], bool]
"""Whether a class, named by its module and its name, may be made while reading."""


def cache_folder() -> Path:
    """Return the folder; raises RuntimeError where nothing may be kept or there is no home."""
    named = os.environ.get("CQQ_CACHE_DIR")
    if named is not None:
        if not named:
            msg = "keeping anything is turned off"
            raise RuntimeError(msg)
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "cqquality" / "cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cqquality"


def stored(value: object) -> bytes:
    """Return `value` as bytes that `restored` reads."""
    return pickle.dumps(value, protocol=5)


def restored(content: bytes, known: Known) -> Any:
    """Return the value in `content`, made of `known` classes only; None for whatever is damaged.

    Unpickling may call what it names. Nothing but the classes of plain values is let through, so
    that a file somebody else has put there makes a value at most, and never runs a command.
    """
    try:
        return _Unpickler(content, known).load()
    except Exception:  # whatever a damaged file makes of itself, it is only a miss
        return None


class _Unpickler(pickle.Unpickler):
    """An unpickler that makes known classes and nothing else."""

    def __init__(self, content: bytes, known: Known) -> None:
        super().__init__(io.BytesIO(content))
        self._known = known

    def find_class(self, module: str, name: str) -> Any:
        """Return a class that a value may hold; refuse any other."""
        if "." not in name and self._known(
            module, name
        ):  # a dot leads on to what is imported there
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        msg = f"{module}.{name} is no part of what is kept"
        raise pickle.UnpicklingError(msg)
