"""The rules of `cqq check`: one file each, found by being here.

A rule is a module with a `CODE`, which is also its page of documentation, and a function
`check(review)` that yields the findings. To add one, add its file and its cases.
"""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from cqquality.definitions.review import Review
from cqquality.findings import Code, Finding


class Rule(NamedTuple):
    """One rule: the finding it can make, and the function that looks for it."""

    code: Code
    check: Callable[[Review], Iterator[Finding]]


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule there is, in the order of the codes."""
    modules = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
    found = [Rule(module.CODE, module.check) for module in modules]
    return tuple(sorted(found, key=lambda rule: rule.code.id))
