"""`cqq explain`: why a verdict is as it is, down to each cell."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cqquality.cli.indicator import find_indicator
from cqquality.cli.ledger import LedgerChoice, ledger_options
from cqquality.cli.limit import chosen_limits, limit_option
from cqquality.cli.option import (
    as_of_option,
    debug_option,
    language_option,
    output_option,
    pack_option,
    period_option,
)
from cqquality.cli.output import spare, write
from cqquality.cli.reading import check_readings, chosen_readings, reading_option
from cqquality.cli.screen import screen_for
from cqquality.cli.speech import said
from cqquality.text import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cqquality.assessment.explanation import Explanation
    from cqquality.assessment.regional.local import NamedRegion
    from cqquality.definitions.pack import Pack
    from cqquality.period import Period
    from cqquality.reports.explanation.rows_behind import RowsBehind
    from cqquality.returns.ledger.asked import AskedLedger


@click.command(
    help=said(
        "说明一项指标为何如此判定：目标、条文、口径、算法、数值、每个单元格、进度的算式、数据问题。",
        "Explain a verdict: target, clause, reading, method, value, every cell, pace, findings.",
    ),
    short_help=said("说明一项判定的由来", "explain a verdict down to its cells"),
)
@click.argument("indicator_id", metavar="ID")
@click.argument("returns", nargs=-1, type=click.Path(path_type=Path))
@ledger_options
@click.option(
    "--rows",
    "most",
    type=click.IntRange(1, 10_000),
    metavar="N",
    help=said(
        "另列台账中分子、分母和未计入的行，各至多 N 行",
        "list the rows of ledgers behind each figure and those set aside, up to N of each",
    ),
)
@pack_option
@as_of_option
@period_option
@reading_option
@click.option(
    "--region",
    metavar="NAME",
    help=said("只说明某一区县（名称或代码）", "explain one region alone, by name or code"),
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=said("输出格式", "format of the output"),
)
@output_option
@limit_option
@language_option
@debug_option
def explain(
    indicator_id: str,
    returns: tuple[Path, ...],
    ledger_choice: LedgerChoice,
    most: int | None,
    pack: str | None,
    as_of: date | None,
    period: "Period | None",
    readings: tuple[str, ...],
    region: str | None,
    format_name: str,
    output: Path | None,
    limits: tuple[tuple[str, int], ...],
    language: Language,
) -> None:
    """Judge everything, and print what one verdict rests on."""
    from cqquality.assessment.default_day import default_day
    from cqquality.assessment.explanation import explain as explained
    from cqquality.definitions import find_pack, load_pack
    from cqquality.returns.reading import read_with_lists

    ledger_choice.check(returns)
    spare([*returns, *ledger_choice.files], output)
    definitions = load_pack(find_pack(pack))
    indicator = find_indicator(definitions, indicator_id)
    chosen = chosen_readings(definitions, readings)
    with ledger_choice.asked(definitions, period) as asked:
        figures, lists = read_with_lists(
            returns,
            definitions,
            period=period,
            limits=chosen_limits(limits),
            ledgers=asked.counted,
        )
        day = as_of or default_day(definitions, figures)
        check_readings(definitions, chosen, day)
        place = None if region is None else _region(definitions, region, day)
        found = explained(definitions, figures, indicator.id, as_of, chosen, place)
        behind = _rows_behind(found, [*lists.asked, *asked.ledgers], most) if most else ()
    if format_name == "json":
        from cqquality.reports.explanation.json import explanation_json

        write(explanation_json(found, language, behind), output, for_programs=True)
    else:
        from cqquality.reports.explanation.ledger_rows import rows_tree
        from cqquality.reports.explanation.report import explanation_tree
        from cqquality.reports.explanation.tree import draw_tree

        screen = screen_for(output)
        trees = [explanation_tree(found), *([rows_tree(behind)] if most else [])]
        drawn = (draw_tree(each, language, screen.width, screen.encoding) for each in trees)
        write("\n".join(drawn), output)


def _rows_behind(
    found: "Explanation", ledgers: "Sequence[AskedLedger]", most: int
) -> "Sequence[RowsBehind]":
    from cqquality.reports.explanation.rows_behind import rows_behind  # loads the room of ledgers

    return rows_behind(found, ledgers, most)


def _region(pack: "Pack", name: str, day: date) -> "NamedRegion":
    from cqquality.assessment.regional.local import region_called

    found = region_called(name, pack, day)
    if found is None:
        words = said(f"{day} 没有区县“{name}”", f"no region '{name}' on {day}")
        raise click.BadParameter(words, param_hint="--region")
    return found
