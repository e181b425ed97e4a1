"""`cqq template`: write the blank workbook of a pack."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cqquality.cli.option import DayType, PeriodType, debug_option, language_option, pack_option
from cqquality.cli.speech import said
from cqquality.text import Language, Text

if TYPE_CHECKING:
    from cqquality.period import Period


@click.command(
    help=said(
        "生成空白报表工作簿，供部门填报。", "Write the blank workbook for departments to fill in."
    ),
    short_help=said("生成空白报表", "write the blank return"),
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help=said("要写入的 .xlsx 文件", "the .xlsx file to write"),
)
@pack_option
@click.option(
    "--as-of",
    "until",
    type=DayType(),
    metavar="2013",
    help=said("只列到此时期为止的各年", "ask for the years up to this one only"),
)
@click.option(
    "--period",
    type=PeriodType(),
    metavar="2014-06",
    help=said("只填报这一个时期", "ask for this one period only"),
)
@language_option
@debug_option
def template(
    output: Path,
    pack: str | None,
    until: date | None,
    period: "Period | None",
    language: Language,
) -> None:
    """Write the workbook and say where it is."""
    from cqquality.definitions import find_pack, load_pack
    from cqquality.returns.template import write_template

    definitions = load_pack(find_pack(pack))
    write_template(output, definitions, until=until, period=period, language=language)
    click.echo(Text("已写入 {path}", "wrote {path}").filled(path=output).to(language))
