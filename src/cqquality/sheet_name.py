"""Names of worksheets, as Excel allows them."""

import re
from collections.abc import Iterable

LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def allowed(name: str) -> str:
    """Return `name` as Excel allows it: at most 31 characters, none of its special characters.

    >>> allowed("'a/b'")
    'a b'
    """
    return _FORBIDDEN.sub(" ", name)[:LONGEST].strip().strip("'")


def distinct(names: Iterable[str]) -> list[str]:
    """Return the names, numbered where Excel, which ignores case, would take two for one."""
    taken: set[str] = set()
    return [_untaken(name, taken) for name in names]


def _untaken(name: str, taken: set[str]) -> str:
    found, serial = name, 2
    while found.casefold() in taken:
        end = f" {serial}"
        found, serial = name[: LONGEST - len(end)] + end, serial + 1
    taken.add(found.casefold())
    return found
