"""`cqq evaluate`: judge every target by the returns."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from cqquality.cli.appendix import Appendix, appendix_options
from cqquality.cli.document import refuse_screen, sources_from
from cqquality.cli.ledger import LedgerChoice, ledger_options
from cqquality.cli.limit import chosen_limits, limit_option
from cqquality.cli.option import (
    as_of_option,
    debug_option,
    jobs_option,
    language_option,
    output_option,
    pack_option,
    period_option,
)
from cqquality.cli.output import EXIT_FOUND, spare, write
from cqquality.cli.progress import progress_bar
from cqquality.cli.reading import check_readings, chosen_readings, reading_option
from cqquality.cli.screen import screen_for
from cqquality.cli.section import check_sections, section_option
from cqquality.cli.speech import said
from cqquality.cli.verdict import fail_on_option, fails
from cqquality.text import Language

if TYPE_CHECKING:
    from cqquality.assessment.result import Assessment
    from cqquality.period import Period
    from cqquality.reports import ReportOptions


FORMATS = ("terminal", "json", "csv", "csv-long", "markdown", "html", "xlsx", "docx")
"""As in `cqquality.reports.Format`, whose import would slow down `cqq --help`."""


@click.command(
    help=said(
        "读取报表，判定每项指标的达标情况。RETURNS 为一个或多个工作簿或文件夹。",
        "Judge every target by the returns: one or more workbooks or folders.",
    ),
    short_help=said("评价报表，输出差距报告", "judge returns and print the gap report"),
)
@click.argument("returns", nargs=-1, type=click.Path(path_type=Path))
@ledger_options
@pack_option
@as_of_option
@period_option
@reading_option
@section_option
@click.option(
    "--only",
    type=click.Choice(["unmet"]),
    help=said("unmet：只列尚未达标的指标", "unmet: list only what is not met"),
)
@appendix_options
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    default="terminal",
    show_default=True,
    help=said("输出格式", "format of the report"),
)
@click.option(
    "--by",
    type=click.Choice(["region", "department"]),
    help=said(
        "另按区县（region）或部门（department）列出",
        "list results by region or by department as well",
    ),
)
@output_option
@click.option(
    "--wording",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help=said("通报（docx）的文字模板", "template with the words of the bulletin (docx)"),
)
@fail_on_option(
    ("never", "gap", "warning", "error"),
    said(
        "何时以退出码 1 结束：gap 指有未达标、滞后或以上任何问题",
        "exit 1 at this level or above; gap: a target missed or behind",
    ),
)
@jobs_option
@limit_option
@language_option
@debug_option
def evaluate(
    returns: tuple[Path, ...],
    ledger_choice: LedgerChoice,
    pack: str | None,
    as_of: date | None,
    period: "Period | None",
    readings: tuple[str, ...],
    sections: tuple[str, ...],
    only: str | None,
    appendix: Appendix,
    format_name: str,
    by: str | None,
    output: Path | None,
    wording: Path | None,
    fail_on: str,
    jobs: int | None,
    limits: tuple[tuple[str, int], ...],
    language: Language,
) -> None:
    """Read, judge, report, and choose the exit code."""
    from cqquality.assessment.default_day import default_day
    from cqquality.assessment.evaluation import evaluate as judged
    from cqquality.definitions import find_pack, load_pack
    from cqquality.reports import Format, report_for
    from cqquality.returns.reading import read_returns

    ledger_choice.check(returns)
    chosen_format = Format(format_name)
    refuse_screen(chosen_format, output)
    spare([*returns, *ledger_choice.files], output)
    appendix.refuse_formats_without_it(chosen_format)
    if by == "department" and chosen_format in (Format.DOCX, Format.CSV_LONG):
        words = said("department 不用于 docx、csv-long", "department is not for docx, csv-long")
        raise click.BadParameter(words, param_hint="--by")
    definitions = load_pack(find_pack(pack))
    check_sections(definitions, sections)
    chosen = chosen_readings(definitions, readings)
    with ledger_choice.asked(definitions, period) as asked, progress_bar(language) as progress:
        found = read_returns(
            returns,
            definitions,
            period=period,
            jobs=jobs,
            progress=progress,
            ledgers=asked.counted,
            limits=chosen_limits(limits),
        )
    check_readings(definitions, chosen, as_of or default_day(definitions, found))
    assessment = judged(
        definitions,
        found,
        as_of,
        chosen,
        by_region=by == "region",
        analysed=True,
    )
    options = replace(
        _options(output),
        language=language,
        sections=sections,
        only_unmet=only == "unmet",
        detail=appendix.detail,
        sources=sources_from(returns, output),
        wording=wording,
    )
    whole = appendix.added(assessment, found, as_of, chosen)
    if by is not None:
        from cqquality.assessment.result import By
        from cqquality.assessment.standing import standings

        whole = replace(whole, standings=standings(whole, By(by), sections))
    content = report_for(chosen_format).render(whole, options)
    write(content, output, for_programs=chosen_format != Format.TERMINAL)
    if _failed(assessment, fail_on):
        raise SystemExit(EXIT_FOUND)


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
