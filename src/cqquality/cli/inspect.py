"""`cqq inspect`: what was understood of returns, sheet by sheet."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cqquality.cli.option import debug_option, language_option, output_option, pack_option
from cqquality.cli.output import EXIT_FOUND, write
from cqquality.cli.screen import screen_for
from cqquality.cli.speech import said
from cqquality.cli.verdict import fail_on_option, fails
from cqquality.text import Language

if TYPE_CHECKING:
    from cqquality.definitions.pack import Pack
    from cqquality.returns.inspection import Inspection


@click.command(
    help=said(
        "逐张工作表说明读懂了什么：识别为哪种表、依据、时期、单位、取了哪些单元格、剩下什么，"
        "以及全部问题。RETURNS 为一个或多个工作簿或文件夹。",
        "Say sheet by sheet what was understood: which form and why, periods, units, the cells "
        "taken, what was left over, and all findings. RETURNS are workbooks or folders.",
    ),
    short_help=said("查看报表是如何读懂的", "show how returns are understood"),
)
@click.argument("returns", nargs=-1, required=True, type=click.Path(path_type=Path))
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
@fail_on_option(
    ("never", "warning", "error"),
    said("发现此级别或以上的问题时以退出码 1 结束", "exit 1 at this level or above"),
)
@language_option
@debug_option
def inspect(
    returns: tuple[Path, ...],
    pack: str | None,
    format_name: str,
    output: Path | None,
    fail_on: str,
    language: Language,
) -> None:
    """Read, say what was understood, and choose the exit code."""
    from cqquality.definitions import find_pack, load_pack
    from cqquality.returns.inspection import inspect_returns

    definitions = load_pack(find_pack(pack))
    inspection = _judged(inspect_returns(returns, definitions), definitions)
    if format_name == "json":
        from cqquality.reports.inspection_json import inspection_json

        write(inspection_json(inspection, language), output, for_programs=True)
    else:
        from cqquality.reports.drawing import draw
        from cqquality.reports.inspection import inspection_outline

        write(draw(inspection_outline(inspection, language), screen_for(output)), output)
    if fails(inspection.findings, fail_on):
        raise SystemExit(EXIT_FOUND)


def _judged(inspection: "Inspection", pack: "Pack") -> "Inspection":
    """Return the inspection with what judging its figures brings to light."""
    from cqquality.assessment.evaluation import evaluate

    return inspection.with_findings(evaluate(pack, inspection.returns).findings)
