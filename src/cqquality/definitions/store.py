"""Packs kept ready between runs, so that an evaluation need not validate the same YAML again.

One file for each pack folder, in the user's cache folder, holding the digest of everything it was
made from: the YAML files, the version of the program and of Python. A pack is taken from it only
where the digest still fits. Unpickling is limited to the classes that definitions are made of.

`CQQ_CACHE_DIR` names another folder; empty, it turns the store off.
"""

import hashlib
import io
import os
import pickle
import sys
from pathlib import Path
from typing import Any

from cqquality.definitions.pack import Pack
from cqquality.definitions.shelf import form_files, pack_files
from cqquality.file import replace_file
from cqquality.version import VERSION

_ALLOWED = {
    "cqquality.quantity": {"Dimension"},
    "datetime": {"date"},
    "fractions": {"Fraction"},
}
_OWN = f"{__name__.rpartition('.')[0]}."


def digest(folder: Path) -> bytes:
    """Return the digest of a pack folder and of the program that reads it."""
    made_from = hashlib.sha256(f"{VERSION} {sys.version}".encode())
    own = sorted(Path(__file__).parent.rglob("*.py"))
    for path in [*own, *pack_files(folder), *form_files(folder)]:
        content = path.read_bytes()
        made_from.update(f"{path.name} {len(content)} ".encode() + content)
    return made_from.digest()


def stored(folder: Path, key: bytes) -> Pack | None:
    """Return the pack of `folder` if it was stored under `key`."""
    try:
        content = _file(folder).read_bytes()
    except (OSError, RuntimeError):
        return None
    if content[: len(key)] != key:
        return None
    try:
        pack = _Unpickler(io.BytesIO(content[len(key) :])).load()
    except Exception:  # whatever a damaged file makes of itself, it is only a miss
        return None
    return pack if isinstance(pack, Pack) else None


def store(folder: Path, key: bytes, pack: Pack) -> None:
    """Keep `pack` for the next run; where that is not possible, do without."""
    try:
        path = _file(folder)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(path, key + pickle.dumps(pack, protocol=5))
    except (OSError, RuntimeError):
        return


def _file(folder: Path) -> Path:
    """Return where the pack of `folder` is kept; raises RuntimeError where nothing may be kept."""
    name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:24]
    return _cache_folder() / f"{name}.pack"


def _cache_folder() -> Path:
    named = os.environ.get("CQQ_CACHE_DIR")
    if named is not None:
        if not named:
            msg = "the store is turned off"
            raise RuntimeError(msg)
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "cqquality" / "cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cqquality"


class _Unpickler(pickle.Unpickler):
    """An unpickler that makes nothing but definitions."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class that a pack may hold; refuse any other."""
        if module.startswith(_OWN) or name in _ALLOWED.get(module, ()):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        msg = f"{module}.{name} is no part of a pack"
        raise pickle.UnpicklingError(msg)
