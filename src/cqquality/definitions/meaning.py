"""What the keys of the definition files mean, for people: from meanings.yaml beside this module."""

from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from cqquality.definitions.document import read
from cqquality.definitions.model import Definition
from cqquality.text import Text

_FILE = "meanings.yaml"


class Meaning(NamedTuple):
    """What a key means, and an example as it is written, where no pack at hand has one."""

    text: Text
    example: str = ""


def meaning(model: type[Definition], key: str) -> Meaning | None:
    """Return what `key` of `model` means; None where nobody has said so.

    Only of the files of a pack something is said.
    """
    if not model.__module__.startswith(f"{__package__}."):
        return None
    known = meanings()
    name, module = model.__name__, model.__module__.split(".")
    owner = module[-1] if module[-1] != "model" else module[-2]
    tried = (f"{owner}.{name}.{key}", f"{name}.{key}", key)
    return next((known[each] for each in tried if each in known), None)


@cache
def meanings() -> dict[str, Meaning]:
    """Return every meaning by key: `Class.key`, or `key` where it means the same everywhere."""
    text = resources.files(__package__).joinpath(_FILE).read_text(encoding="utf-8")
    data: dict[str, dict[str, Any]] = read(_FILE, text).data
    return {
        key: Meaning(Text(said["zh"], said["en"]), str(said.get("example", "")))
        for key, said in data.items()
    }
