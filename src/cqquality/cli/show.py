"""`cqq show`: everything that is defined of one indicator."""

from pathlib import Path

import click

from cqquality.cli.indicator import find_indicator
from cqquality.cli.option import debug_option, language_option, output_option, pack_option
from cqquality.cli.output import write
from cqquality.cli.screen import screen_for
from cqquality.cli.speech import said
from cqquality.text import Language


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
    indicator = find_indicator(definitions, indicator_id)
    if format_name == "json":
        from cqquality.reports.json.definition import show_json

        write(show_json(indicator, definitions), output, for_programs=True)
    else:
        from cqquality.reports.definition_outline import show_outline
        from cqquality.reports.drawing import draw

        blocks = show_outline(indicator, definitions, language)
        write(draw(blocks, screen_for(output)), output)
