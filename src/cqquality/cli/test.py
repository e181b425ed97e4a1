"""`cqq test`: try the cases of a pack."""

from typing import TYPE_CHECKING

import click

from cqquality.cli.option import debug_option, language_option, pack_argument
from cqquality.cli.output import EXIT_FOUND, write
from cqquality.cli.speech import said
from cqquality.text import Language

if TYPE_CHECKING:
    from cqquality.definitions.case.model import Case


@click.command(
    help=said(
        "按 cases/ 中的案例核验指标包：给定数据，应得到所写的判定。PACK 为文件夹或名称。",
        "Try the cases of a pack: given figures must lead to the judgements written beside them. "
        "PACK is a folder or a name.",
    ),
    short_help=said("核验案例", "try the cases of a pack"),
    epilog=said(
        "退出码：0 全部相符；1 有不符；2 无法运行。",
        "Exit codes: 0 all came out; 1 some did not; 2 could not run.",
    ),
)
@pack_argument
@click.option(
    "--only",
    multiple=True,
    metavar="ID",
    help=said("只核验某指标或某案例，可重复", "only this indicator or case; repeatable"),
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=said("输出格式", "format of the outcome"),
)
@language_option
@debug_option
def test(pack: str | None, only: tuple[str, ...], format_name: str, language: Language) -> None:
    """Load, try, report, and exit 1 if something came out otherwise."""
    from cqquality.assessment.trial import try_case
    from cqquality.definitions import find_pack, load_pack
    from cqquality.definitions.case.loading import load_cases
    from cqquality.reports.trial import as_json, as_text

    folder = find_pack(pack)
    definitions = load_pack(folder)
    cases = _chosen(load_cases(folder, definitions), only)
    outcomes = [try_case(case, definitions) for case in cases]
    if format_name == "json":
        write(as_json(definitions, outcomes), None, for_programs=True)
    else:
        write(as_text(outcomes, language), None)
    if not all(outcome.passed for outcome in outcomes):
        raise SystemExit(EXIT_FOUND)


def _chosen(cases: tuple["Case", ...], only: tuple[str, ...]) -> list["Case"]:
    """Return the cases of the indicators, groups or single ids in `only`; all for nothing."""
    for name in only:
        if not any(name in _names(case) for case in cases):
            raise click.BadParameter(
                said(f"没有“{name}”的案例", f"there is no case of '{name}'"), param_hint="--only"
            )
    return [case for case in cases if not only or not _names(case).isdisjoint(only)]


def _names(case: "Case") -> set[str]:
    return {case.id, case.group, case.indicator}
