"""`cqq evaluate`: judge every target by the returns."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cqquality.cli.option import (
    as_of_option,
    debug_option,
    language_option,
    output_option,
    pack_option,
)
from cqquality.cli.output import EXIT_FOUND, write
from cqquality.cli.reading import chosen_readings, reading_option
from cqquality.cli.screen import screen_for
from cqquality.cli.section import check_sections, section_option
from cqquality.cli.speech import said
from cqquality.cli.verdict import fail_on_option, fails
from cqquality.text import Language

if TYPE_CHECKING:
    from cqquality.assessment.result import Assessment
    from cqquality.assessment.scores import Grading
    from cqquality.reports import ReportOptions


FORMATS = ("terminal", "json", "csv", "markdown", "html")
"""As in `cqquality.reports.Format`, whose import would slow down `cqq --help`."""


@click.command(
    help=said(
        "读取报表，判定每项指标的达标情况。RETURNS 为一个或多个工作簿或文件夹。",
        "Judge every target by the returns: one or more workbooks or folders.",
    ),
    short_help=said("评价报表，输出差距报告", "judge returns and print the gap report"),
)
@click.argument("returns", nargs=-1, required=True, type=click.Path(path_type=Path))
@pack_option
@as_of_option
@reading_option
@click.option(
    "--sensitivity",
    is_flag=True,
    help=said(
        "逐一试用各口径，列出判定随之而变的指标",
        "try every reading, list verdicts that depend on it",
    ),
)
@click.option(
    "--scorecard",
    is_flag=True,
    help=said("按指标包的评分表评分定级", "score and grade by the scorecard of the pack"),
)
@click.option(
    "--incident",
    "incidents",
    multiple=True,
    metavar="TEXT",
    help=said(
        "申报一起事件，用于一票否决；可重复", "declare an incident, for the veto; repeatable"
    ),
)
@section_option
@click.option(
    "--only",
    type=click.Choice(["unmet"]),
    help=said("unmet：只列尚未达标的指标", "unmet: list only what is not met"),
)
@click.option(
    "--detail",
    is_flag=True,
    help=said(
        "逐项列出今后月均所需、同比环比、保持与趋势",
        "list for each target what is needed from here on, changes, holding, trend",
    ),
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    default="terminal",
    show_default=True,
    help=said("输出格式", "format of the report"),
)
@output_option
@fail_on_option(
    ("never", "gap", "warning", "error"),
    said(
        "何时以退出码 1 结束：gap 指有未达标、滞后或以上任何问题",
        "exit 1 at this level or above; gap: a target missed or behind",
    ),
)
@language_option
@debug_option
def evaluate(
    returns: tuple[Path, ...],
    pack: str | None,
    as_of: date | None,
    readings: tuple[str, ...],
    sensitivity: bool,
    scorecard: bool,
    incidents: tuple[str, ...],
    sections: tuple[str, ...],
    only: str | None,
    detail: bool,
    format_name: str,
    output: Path | None,
    fail_on: str,
    language: Language,
) -> None:
    """Read, judge, report, and choose the exit code."""
    from cqquality.assessment.evaluation import evaluate as judged
    from cqquality.definitions import find_pack, load_pack
    from cqquality.reports import Format, report_for
    from cqquality.returns.reading import read_returns

    _refuse_where_there_is_no_place(
        format_name, {"--sensitivity": sensitivity, "--scorecard": scorecard}
    )
    if incidents and not scorecard:
        raise click.BadParameter(
            said("须与 --scorecard 同用", "only together with --scorecard"),
            param_hint="--incident",
        )
    definitions = load_pack(find_pack(pack))
    check_sections(definitions, sections)
    chosen = chosen_readings(definitions, readings)
    said_in = read_returns(returns, definitions)
    analysed = detail or format_name == Format.JSON
    assessment = judged(definitions, said_in, as_of, chosen, analysed=analysed)
    if sensitivity:
        from cqquality.assessment.sensitivity import sensitivity as depends

        found = depends(definitions, said_in, as_of, chosen)
        assessment = replace(assessment, sensitivity=found)
    if scorecard:
        assessment = replace(assessment, grading=_graded(assessment, incidents))
    options = replace(
        _options(output),
        language=language,
        sections=sections,
        detail=detail,
        only_unmet=only == "unmet",
    )
    text = report_for(Format(format_name)).render(assessment, options)
    write(text, output, for_programs=format_name != Format.TERMINAL)
    if _failed(assessment, fail_on):
        raise SystemExit(EXIT_FOUND)


def _refuse_where_there_is_no_place(format_name: str, wanted: dict[str, bool]) -> None:
    """Refuse what a format would leave out without a word."""
    for name, asked in wanted.items():
        if asked and format_name not in _WITH_APPENDICES:
            raise click.BadParameter(
                said("只用于 terminal、json、markdown", "only for terminal, json and markdown"),
                param_hint=name,
            )


_WITH_APPENDICES = ("terminal", "json", "markdown")


def _graded(assessment: "Assessment", incidents: tuple[str, ...]) -> "Grading":
    from cqquality.assessment.grading import grade

    scorecard = assessment.pack.scorecard
    if scorecard is None:
        raise click.BadParameter(
            said("指标包没有 scorecard.yaml", "the pack has no scorecard.yaml"),
            param_hint="--scorecard",
        )
    return grade(assessment, scorecard, incidents)


def _options(output: Path | None) -> "ReportOptions":
    """Return the options for where the report goes."""
    from cqquality.reports import ReportOptions

    screen = screen_for(output)
    return ReportOptions(
        width=screen.width,
        color=screen.color,
        encoding=screen.encoding,
    )


def _failed(assessment: "Assessment", level: str) -> bool:
    """Whether something at or above the level was found; a gap is the least of them."""
    return fails(assessment.findings, level) or (level == "gap" and assessment.has_gaps)
