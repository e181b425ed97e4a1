"""Which findings end a command with exit code 1: the option --fail-on."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click

from cqquality.findings import Finding, Severity

Command = TypeVar("Command", bound=Callable[..., Any])


def fail_on_option(levels: Sequence[str], help_text: str) -> Callable[[Command], Command]:
    """Return the option --fail-on with these levels."""
    return click.option(
        "--fail-on",
        type=click.Choice(levels),
        default="error",
        show_default=True,
        help=help_text,
    )


def fails(findings: Iterable[Finding], level: str) -> bool:
    """Whether one of the findings weighs `level` or more; "never" is above them all."""
    if level == "never":
        return False
    bound = Severity.ERROR if level == "error" else Severity.WARNING
    return any(finding.severity >= bound for finding in findings)
