"""`cqq template`: write the blank workbook of a pack."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cqquality.cli.option import DayType, PeriodType, debug_option, language_option, pack_option
from cqquality.cli.speech import said
from cqquality.file import replace_file
from cqquality.text import Language, Text

if TYPE_CHECKING:
    from cqquality.definitions.form import Form
    from cqquality.definitions.pack import Pack
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
@click.option(
    "--form",
    metavar="ID",
    help=said(
        "只生成这一张报表（编号或表号）", "write this form of a department only (id or number)"
    ),
)
@click.option(
    "--region",
    default="",
    metavar="NAME",
    help=said("填报的区县，与 --form 同用", "the district that fills in the --form"),
)
@click.option(
    "--force",
    is_flag=True,
    help=said("覆盖已有的文件", "replace a file that is there"),
)
@language_option
@debug_option
def template(
    output: Path,
    pack: str | None,
    until: date | None,
    period: "Period | None",
    form: str | None,
    region: str,
    force: bool,
    language: Language,
) -> None:
    """Write the workbook and say where it is."""
    from cqquality.definitions import find_pack, load_pack
    from cqquality.returns.template import blank_form, blank_workbook

    definitions = load_pack(find_pack(pack))
    if form:
        wanted = _form(definitions, form)
        _check_region(definitions, region, period.end if period else definitions.plan.deadline)
        content = blank_form(definitions, wanted, period=period, region=region, language=language)
    elif region:
        raise click.UsageError(said("--region 须与 --form 同用", "--region needs --form"))
    else:
        content = blank_workbook(definitions, until=until, period=period, language=language)
    if not force and output.is_file() and output.read_bytes() != content:
        words = said(
            f"{output} 已存在，可能是填好的报表；另取文件名，或用 --force 覆盖",
            f"{output} exists and may be filled in; use another name, or --force to replace it",
        )
        raise click.BadParameter(words, param_hint="--output")
    replace_file(output, content)
    click.echo(Text("已写入 {path}", "wrote {path}").filled(path=output).to(language))


def _check_region(pack: "Pack", name: str, day: date) -> None:
    """Refuse a district that the list of regions does not have, under any name."""
    if not name or pack.regions is None:
        return
    from cqquality.definitions.region.gazetteer import Gazetteer
    from cqquality.definitions.region.match import Match

    if not isinstance(Gazetteer(pack.regions).find(name, day), Match):
        words = said(f"没有区县“{name}”", f"there is no region '{name}'")
        raise click.BadParameter(words, param_hint="--region")


def _form(pack: "Pack", name: str) -> "Form":
    """Return the form of that id or number; fail with those there are."""
    for form in pack.forms.values():
        if name in (form.id, form.number):
            return form
    known = ", ".join(pack.forms) or "-"
    raise click.BadParameter(
        said(f"没有报表“{name}”；现有：{known}", f"there is no form '{name}'; known: {known}"),
        param_hint="--form",
    )
