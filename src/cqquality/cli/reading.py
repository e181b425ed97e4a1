"""The option --reading, which takes another reading of an ambiguous clause."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cqquality.cli.speech import said

if TYPE_CHECKING:
    from cqquality.definitions.pack import Pack

Command = TypeVar("Command", bound=Callable[..., Any])


def reading_option(command: Command) -> Command:
    """Add --reading."""
    return click.option(
        "--reading",
        "readings",
        multiple=True,
        metavar="ID=NAME",
        help=said(
            "改用某指标的另一口径，如 B10=inclusive", "use another reading, as in B10=inclusive"
        ),
    )(command)


def chosen_readings(pack: "Pack", readings: tuple[str, ...]) -> dict[str, str]:
    """Return the readings by indicator, refusing what the pack does not declare."""
    chosen = {}
    for reading in readings:
        indicator_id, _, name = reading.partition("=")
        indicator = pack.indicators.get(indicator_id)
        options = (
            [o.id for o in indicator.readings.options] if indicator and indicator.readings else []
        )
        if name not in options:
            declared = ", ".join(options) or said("无", "none")
            raise click.BadParameter(
                said(
                    f"“{reading}”不是已声明的口径；{indicator_id} 的口径：{declared}",
                    f"'{reading}' is not a declared reading; those of {indicator_id}: {declared}",
                ),
                param_hint="--reading",
            )
        chosen[indicator_id] = name
    return chosen
