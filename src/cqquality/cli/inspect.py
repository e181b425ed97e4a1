"""`cqq inspect`: what was understood of returns, sheet by sheet."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cqquality.cli.limit import chosen_limits, limit_option
from cqquality.cli.option import (
    debug_option,
    language_option,
    output_option,
    pack_option,
    period_option,
)
from cqquality.cli.output import EXIT_FOUND, spare, write
from cqquality.cli.screen import screen_for
from cqquality.cli.speech import said
from cqquality.cli.verdict import fail_on_option, fails
from cqquality.text import Language, Text

if TYPE_CHECKING:
    from cqquality.definitions.pack import Pack
    from cqquality.period import Period
    from cqquality.returns.inspection import Inspection
    from cqquality.returns.workbook.limits import Limits


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
@period_option
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=said("输出格式", "format of the output"),
)
@output_option
@click.option(
    "--annotate",
    "copy",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=said(
        "另存报送工作簿的副本：标出有问题的单元格，加批注，首页列出全部问题",
        "write a copy of the one workbook given, with every finding coloured, commented and listed",
    ),
)
@fail_on_option(
    ("never", "warning", "error"),
    said("发现此级别或以上的问题时以退出码 1 结束", "exit 1 at this level or above"),
)
@limit_option
@language_option
@debug_option
def inspect(
    returns: tuple[Path, ...],
    pack: str | None,
    period: "Period | None",
    format_name: str,
    output: Path | None,
    copy: Path | None,
    fail_on: str,
    limits: tuple[tuple[str, int], ...],
    language: Language,
) -> None:
    """Read, say what was understood, and choose the exit code."""
    from cqquality.definitions import find_pack, load_pack
    from cqquality.returns.inspection import inspect_returns

    spare(returns, output)
    if copy:
        _check_copy(returns, copy)
    definitions = load_pack(find_pack(pack))
    allowed = chosen_limits(limits)
    found = inspect_returns(returns, definitions, period=period, limits=allowed)
    inspection = _judged(found, definitions)
    if copy:
        _annotate(inspection, copy, allowed, language)
    if format_name == "json":
        from cqquality.reports.inspection.json import inspection_json

        write(inspection_json(inspection, language), output, for_programs=True)
    else:
        from cqquality.reports.drawing import draw
        from cqquality.reports.inspection.report import inspection_outline

        write(draw(inspection_outline(inspection, language), screen_for(output)), output)
    if fails(inspection.findings, fail_on):
        raise SystemExit(EXIT_FOUND)


def _judged(inspection: "Inspection", pack: "Pack") -> "Inspection":
    """Return the inspection with what judging its figures brings to light."""
    from cqquality.assessment.evaluation import counted, evaluate

    used = inspection.with_use(counted(pack, inspection.returns))
    return used.with_findings(evaluate(pack, inspection.returns).findings)


def _check_copy(returns: tuple[Path, ...], copy: Path) -> None:
    """Refuse a copy of several workbooks, and one that would replace the sender's own."""
    if len(returns) != 1 or returns[0].is_dir():
        raise click.BadParameter(
            said("只能批注一个工作簿，不能是多个或文件夹", "it takes one workbook, no folder"),
            param_hint="--annotate",
        )
    spare(returns, copy, "--annotate")


def _annotate(inspection: "Inspection", path: Path, limits: "Limits", language: Language) -> None:
    """Write the annotated copy and say where it is."""
    from cqquality.file import replace_file
    from cqquality.reports.annotation import annotate

    file = inspection.files[0]
    copy = annotate(file.path, file.name, inspection.findings, language, limits)
    if path.suffix.lower() != copy.extension:
        raise click.BadParameter(
            said(
                f"副本的扩展名必须是 {copy.extension}，否则 Excel 打不开",
                f"the copy must end in {copy.extension}, or Excel does not open it",
            ),
            param_hint="--annotate",
        )
    replace_file(path, copy.content)
    written = Text("已写入批注副本 {path}", "wrote the annotated copy {path}")
    click.echo(written.filled(path=path).to(language), err=True)
