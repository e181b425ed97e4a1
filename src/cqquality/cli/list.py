"""`cqq list`: the definitions of a pack in short."""

from pathlib import Path

import click

from cqquality.cli.option import debug_option, language_option, output_option, pack_option
from cqquality.cli.output import write
from cqquality.cli.screen import screen_for
from cqquality.cli.section import check_sections, section_option
from cqquality.cli.speech import said
from cqquality.text import Language


@click.command(
    "list",
    help=said(
        "列出指标包的全部指标：编号、名称、目标、计量单位、章节、牵头单位。",
        "List the indicators of a pack: id, name, target, unit, section, lead department.",
    ),
    short_help=said("列出指标", "list the indicators"),
)
@pack_option
@section_option
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help=said("输出格式", "format of the list"),
)
@click.option(
    "--packs",
    "wants_packs",
    is_flag=True,
    help=said(
        "列出可用名称指定的指标包（CQQ_PACKS 中的文件夹和随程序安装的）",
        "list the packs that have a name: in the folders of CQQ_PACKS, and installed",
    ),
)
@output_option
@language_option
@debug_option
def list_indicators(
    pack: str | None,
    sections: tuple[str, ...],
    format_name: str,
    wants_packs: bool,
    output: Path | None,
    language: Language,
) -> None:
    """Load the pack and print its indicators, or print which packs there are."""
    from cqquality.definitions import find_pack, load_pack

    if wants_packs:
        _list_packs(output, language, as_json=format_name == "json")
        return
    definitions = load_pack(find_pack(pack))
    check_sections(definitions, sections)
    if format_name == "json":
        from cqquality.reports.json.definition import list_json

        write(list_json(definitions, sections), output, for_programs=True)
    else:
        from cqquality.reports.definition_outline import list_outline
        from cqquality.reports.drawing import draw

        blocks = list_outline(definitions, language, sections)
        write(draw(blocks, screen_for(output)), output)


def _list_packs(output: Path | None, language: Language, *, as_json: bool) -> None:
    from cqquality.definitions.shelf import packs
    from cqquality.reports.pack_list import packs_json, packs_outline

    known = packs()
    if as_json:
        write(packs_json(known), output, for_programs=True)
    else:
        from cqquality.reports.drawing import draw

        write(draw(packs_outline(known, language), screen_for(output)), output)
