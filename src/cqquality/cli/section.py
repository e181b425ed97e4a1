"""The option --section, which picks chapters of the policy."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cqquality.cli.speech import said

if TYPE_CHECKING:
    from cqquality.definitions.pack import Pack

Command = TypeVar("Command", bound=Callable[..., Any])


def section_option(command: Command) -> Command:
    """Add --section."""
    return click.option(
        "--section",
        "sections",
        multiple=True,
        metavar="ID",
        help=said("只列某一部分，可重复", "list this section only; repeatable"),
    )(command)


def check_sections(pack: "Pack", sections: tuple[str, ...]) -> None:
    """Refuse the name of a section that the pack does not have."""
    known = [section.id for section in pack.sections]
    for section in sections:
        if section not in known:
            listed = ", ".join(known)
            raise click.BadParameter(
                said(
                    f"没有“{section}”这一部分；可选：{listed}",
                    f"no section '{section}'; there are: {listed}",
                ),
                param_hint="--section",
            )
