"""The option --limit, which raises or lowers a bound on what a file may ask of the machine."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cqquality.cli.speech import said

if TYPE_CHECKING:
    from cqquality.returns.workbook.limits import Limits

Command = TypeVar("Command", bound=Callable[..., Any])
_WRITTEN = re.compile(r"([a-z_]+)=([1-9][0-9]{0,14})([KMG]?)")
_POWERS = {"": 0, "K": 10, "M": 20, "G": 30}


class LimitType(click.ParamType[Any]):
    """A limit and its number, as in cells=1000000 or part=2G."""

    name = "limit"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return name and number, or fail with the names there are."""
        from cqquality.returns.workbook.limits import NAMES

        found = _WRITTEN.fullmatch(value)
        if found is None or found[1] not in NAMES:
            names = ", ".join(NAMES)
            self.fail(
                said(
                    f"“{value}”不是“上限=数”，如 cells=1000000、part=2G；上限有：{names}",
                    f"'{value}' is no limit with its number, as in cells=1000000 or part=2G; "
                    f"the limits: {names}",
                ),
                param,
                ctx,
            )
        return found[1], int(found[2]) << _POWERS[found[3]]


def limit_option(command: Command) -> Command:
    """Add --limit."""
    return click.option(
        "--limit",
        "limits",
        multiple=True,
        type=LimitType(),
        metavar="NAME=N",
        help=said(
            "改变读取上限，可重复，如 cells=1000000、part=2G（docs/limits.md）",
            "change a limit of reading, repeatable, as in cells=1000000, part=2G (docs/limits.md)",
        ),
    )(command)


def chosen_limits(limits: tuple[tuple[str, int], ...]) -> "Limits":
    """Return the limits, those that were not named as they are."""
    from cqquality.returns.workbook.limits import Limits

    return Limits(**dict(limits))
