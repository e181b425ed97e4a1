"""The option --reading, which takes another reading of an ambiguous clause."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cqquality.cli.speech import said

if TYPE_CHECKING:
    from cqquality.definitions.indicator import Indicator
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
    """Return the readings by indicator, refusing what no version of the definitions declares."""
    from cqquality.definitions.version import versions

    chosen = {}
    for reading in readings:
        indicator_id, _, name = reading.partition("=")
        indicator = pack.indicators.get(indicator_id)
        known = [version.indicator for version in versions(indicator)] if indicator else []
        if not any(each.declares(name) for each in known):
            declared = _declared(known)
            raise click.BadParameter(
                said(
                    f"“{reading}”不是已声明的口径；{indicator_id} 的口径：{declared}",
                    f"'{reading}' is not a declared reading; those of {indicator_id}: {declared}",
                ),
                param_hint="--reading",
            )
        chosen[indicator_id] = name
    return chosen


def check_readings(pack: "Pack", chosen: Mapping[str, str], day: date) -> None:
    """Refuse readings that the version of the definitions valid on `day` does not declare."""
    from cqquality.definitions.version import version_on

    for name, reading in pack.undeclared(chosen, day).items():
        declared = _declared([version_on(pack.original(name), day).indicator])
        raise click.BadParameter(
            said(
                f"“{name}={reading}”不是 {day} 有效的口径；当日 {name} 的口径：{declared}",
                f"'{name}={reading}' is no reading on {day}; those of {name} then: {declared}",
            ),
            param_hint="--reading",
        )


def _declared(versions: Sequence["Indicator"]) -> str:
    """List the readings of some versions of an indicator, each once."""
    found = {o.id: None for each in versions if each.readings for o in each.readings.options}
    return ", ".join(found) or said("无", "none")
