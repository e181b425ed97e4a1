"""`cqq docs`: the handbook of a pack."""

from pathlib import Path

import click

from cqquality.cli.option import debug_option, language_option, output_option, pack_argument
from cqquality.cli.output import write
from cqquality.cli.speech import said
from cqquality.text import Language


@click.command(
    help=said(
        "生成指标包的手册：每项指标的算法、数据项、目标、政策依据、口径、报送报表和责任单位，"
        "供各部门查阅。PACK 为文件夹或名称，默认为随程序安装的指标包。",
        "Write the handbook of a pack: of every indicator the measure, data items, target, source,"
        " readings, forms and who answers for it, for departments to read. PACK is a folder or a"
        " name, by default the installed pack.",
    ),
    short_help=said("生成指标手册", "write the handbook of a pack"),
)
@pack_argument
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["markdown", "html"]),
    default="markdown",
    show_default=True,
    help=said("输出格式", "format of the output"),
)
@output_option
@language_option
@debug_option
def docs(pack: str | None, format_name: str, output: Path | None, language: Language) -> None:
    """Load the pack and write it down in words."""
    from cqquality.definitions import find_pack, load_pack
    from cqquality.reports.handbook import html, markdown

    render = {"markdown": markdown, "html": html}[format_name]
    write(render(load_pack(find_pack(pack)), language), output, for_programs=True)
