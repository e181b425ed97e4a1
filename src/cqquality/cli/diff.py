"""`cqq diff`: what changed between two results."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cqquality.cli.limit import chosen_limits, limit_option
from cqquality.cli.option import debug_option, language_option, output_option, pack_option
from cqquality.cli.output import EXIT_FOUND, spare, write
from cqquality.cli.screen import screen_for
from cqquality.cli.speech import said
from cqquality.text import Language

if TYPE_CHECKING:
    from cqquality.assessment.record import Record
    from cqquality.definitions.pack import Pack


@click.command(
    help=said(
        "比较两次评价：判定的变化、差距的扩大与缩小、往期数据的修订、报表的增减。"
        "OLD 和 NEW 为 cqq evaluate --format json 的结果，或报表文件、文件夹。",
        "Compare two results: verdicts that turned, gaps that grew or shrank, past figures that "
        "were revised, returns that came or vanished. OLD and NEW are results of cqq evaluate "
        "--format json, or returns: a workbook or a folder.",
    ),
    short_help=said("比较两次评价的结果", "say what changed between two results"),
    epilog=said(
        "退出码：0 已完成；1 有变化且 --fail-on change；2 无法运行。",
        "Exit codes: 0 done; 1 something changed and --fail-on change; 2 could not run.",
    ),
)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
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
@click.option(
    "--fail-on",
    type=click.Choice(["never", "change"]),
    default="never",
    show_default=True,
    help=said("change：有变化时以退出码 1 结束", "change: exit 1 where anything changed"),
)
@limit_option
@language_option
@debug_option
def diff(
    old: Path,
    new: Path,
    pack: str | None,
    format_name: str,
    output: Path | None,
    fail_on: str,
    limits: tuple[tuple[str, int], ...],
    language: Language,
) -> None:
    """Read both, compare, report, and choose the exit code."""
    from cqquality.assessment.comparison import compare

    spare([old, new], output)
    records = _record(old, pack, limits), _record(new, pack, limits)
    _check_packs(new, *records)
    comparison = compare(*records)
    if format_name == "json":
        from cqquality.reports.comparison.json import comparison_json

        write(comparison_json(comparison), output, for_programs=True)
    else:
        from cqquality.reports.comparison.report import comparison_outline
        from cqquality.reports.drawing import draw

        outline = comparison_outline(comparison, language, _known(pack, comparison.new))
        write(draw(outline, screen_for(output)), output)
    if fail_on == "change" and comparison.is_any:
        raise SystemExit(EXIT_FOUND)


def _record(path: Path, pack: str | None, limits: tuple[tuple[str, int], ...]) -> "Record":
    """Return the result in a JSON file, or that of judging returns."""
    if path.suffix.lower() == ".json":
        from cqquality.reports.json.reading import read_record

        return read_record(path)
    from cqquality.assessment.evaluation import evaluate
    from cqquality.assessment.record import record_of
    from cqquality.definitions import find_pack, load_pack
    from cqquality.returns.reading import read_returns

    definitions = load_pack(find_pack(pack))
    returns = read_returns([path], definitions, limits=chosen_limits(limits))
    return record_of(evaluate(definitions, returns))


def _check_packs(path: Path, old: "Record", new: "Record") -> None:
    """Refuse results of different packs."""
    from cqquality.errors import CannotRun
    from cqquality.findings import Place
    from cqquality.reports import codes

    if old.pack != new.pack:
        raise CannotRun([codes.OTHER_PACK.at(Place(str(path)), old=old.pack, new=new.pack)])


def _known(pack: str | None, record: "Record") -> "Pack | None":
    """Return the definitions that name units and stages, where they are at hand."""
    from cqquality.definitions import find_pack, load_pack, pack_names

    name = pack or (record.pack if record.pack in pack_names() else None)
    return load_pack(find_pack(name)) if name else None
