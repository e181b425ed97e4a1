"""Indicators named on the command line: found by id, or refused with the nearest one."""

from typing import TYPE_CHECKING

import click

from cqquality.cli.speech import said

if TYPE_CHECKING:
    from cqquality.definitions.indicator import Indicator
    from cqquality.definitions.pack import Pack


def find_indicator(pack: "Pack", name: str) -> "Indicator":
    """Return the indicator with the id `name`, or refuse it and say which may be meant."""
    if name in pack.indicators:
        return pack.indicators[name]
    near = _nearest(pack, name)
    hint = said(f"，是否指 {near}？", f"; is {near} meant?") if near else ""
    raise click.BadParameter(
        said(
            f"没有编号为“{name}”的指标{hint}",
            f"there is no indicator '{name}'{hint}",
        ),
        param_hint="ID",
    )


def _nearest(pack: "Pack", name: str) -> str:
    """Return the id and name of the indicator nearest to `name`, by id, name or alias."""
    from difflib import get_close_matches

    known = {
        word.casefold(): each
        for each in pack.indicators.values()
        for word in (*each.aliases, each.name.en, each.name.zh, each.id)
    }
    near = get_close_matches(name.casefold(), known, n=1)
    if not near:
        return ""
    found = known[near[0]]
    return f"{found.id} {said(found.name.zh, found.name.en)}"
