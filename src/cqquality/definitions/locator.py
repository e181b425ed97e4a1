"""The way from a definition back to its line."""

from typing import Protocol

from cqquality.findings import Place


class Locator(Protocol):
    """Where a part of a pack stands: its kind and name, then the keys to walk down from it."""

    def __call__(self, kind: str, name: str, /, *inside: int | str) -> Place:
        """Return the place of the name of the part, or of the value at `inside` in it.

        `where("indicators", "P02", "target", "value")`; the kinds are `indicators`, `items`,
        `ledgers`, `sections`, `departments`, `units`, `stages`, `amendments`, `forms`, and `pack`,
        `plan`, `not_targets` and `scorecard`, of which there is one, with an empty name. A missing
        key is found at what should hold it.
        """
        ...


def nowhere(_kind: str, _name: str, /, *_inside: int | str) -> Place:
    """Return no place: for definitions that come from no file."""
    return Place()
