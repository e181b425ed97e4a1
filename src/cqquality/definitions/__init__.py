"""The definitions: a policy's targets in YAML, loaded into checked, frozen models."""

from cqquality.definitions.loading import Loaded, load_pack, try_load
from cqquality.definitions.shelf import find_pack, pack_names

__all__ = ["Loaded", "find_pack", "load_pack", "pack_names", "try_load"]
