"""Packs kept ready between runs, so that an evaluation need not validate the same YAML again.

One file for each pack folder, in the user's cache folder, holding the digest of everything it was
made from: the YAML files, the version of the program and of Python. A pack is taken from it only
where the digest still fits. Unpickling is limited to the classes that definitions are made of.
"""

import hashlib
import os
import sys
from pathlib import Path

from cqquality import cache
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
    pack = cache.restored(content[len(key) :], _is_known)
    return pack if isinstance(pack, Pack) else None


def store(folder: Path, key: bytes, pack: Pack) -> None:
    """Keep `pack` for the next run; where that is not possible, do without."""
    try:
        path = _file(folder)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(path, key + cache.stored(pack))
    except (OSError, RuntimeError):
        return


def _file(folder: Path) -> Path:
    """Return where the pack of `folder` is kept; raises RuntimeError where nothing may be kept."""
    name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:24]
    return cache.cache_folder() / f"{name}.pack"


def _is_known(module: str, name: str) -> bool:
    """Whether a pack may hold objects of a class."""
    return module.startswith(_OWN) or name in _ALLOWED.get(module, ())
