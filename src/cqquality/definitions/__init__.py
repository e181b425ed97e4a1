"""The definitions: a policy's targets in YAML, loaded into checked, frozen values."""

from pathlib import Path
from typing import TYPE_CHECKING

from cqquality.definitions.shelf import find_pack, pack_names

if TYPE_CHECKING:
    from cqquality.definitions.loading import Loaded
    from cqquality.definitions.pack import Pack

__all__ = ["find_pack", "load_pack", "pack_names", "try_load"]


def load_pack(folder: Path) -> "Pack":
    """Return the pack in `folder`, from the store if nothing has changed since it was checked.

    Raises BrokenPack with every finding where the definitions have errors.
    """
    from cqquality.definitions.store import digest, store, stored

    key = digest(folder)
    pack = stored(folder, key)
    if pack is None:
        from cqquality.definitions.checking import load

        pack = load(folder)
        store(folder, key, pack)
    return pack


def try_load(folder: Path) -> "Loaded":
    """Load the pack in `folder` anew, with every problem of all its files."""
    from cqquality.definitions.loading import try_load as load_anew

    return load_anew(folder)
