"""`cqq show`: everything that is defined of one indicator."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cqquality.cli.option import debug_option, language_option, output_option, pack_option
from cqquality.cli.output import write
from cqquality.cli.screen import screen_for
from cqquality.cli.speech import said
from cqquality.text import Language

if TYPE_CHECKING:
    from cqquality.definitions.indicator import Indicator
    from cqquality.definitions.pack import Pack


@click.command(
    help=said(
        "显示一项指标的全部定义：算法、数据项、目标、口径、责任单位、政策依据。",
        "Show all that is defined of an indicator: measure, items, target, readings, source.",
    ),
    short_help=said("显示一项指标的定义", "show the definition of an indicator"),
)
@click.argument("indicator_id", metavar="ID")
@pack_option
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=said("输出格式", "format of the output"),
)
@output_option
@language_option
@debug_option
def show(
    indicator_id: str,
    pack: str | None,
    format_name: str,
    output: Path | None,
    language: Language,
) -> None:
    """Load the pack and print one of its indicators."""
    from cqquality.definitions import find_pack, load_pack

    definitions = load_pack(find_pack(pack))
    indicator = _indicator(definitions, indicator_id)
    if format_name == "json":
        from cqquality.reports.definition_json import show_json

        write(show_json(indicator, definitions), output, for_programs=True)
    else:
        from cqquality.reports.definition_outline import show_outline
        from cqquality.reports.drawing import draw

        blocks = show_outline(indicator, definitions, language)
        write(draw(blocks, screen_for(output)), output)


def _indicator(pack: "Pack", name: str) -> "Indicator":
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
