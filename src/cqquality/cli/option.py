"""Options that several commands share, and how their values are read."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cqquality.cli.speech import locale_language, said
from cqquality.text import Language

if TYPE_CHECKING:
    from cqquality.period import Period

LANGUAGE = "cqquality.language"
DEBUG = "cqquality.debug"
"""Under these names the root context keeps what its commands were told."""

Command = TypeVar("Command", bound=Callable[..., Any])


def pack_option(command: Command) -> Command:
    """Add --pack."""
    return click.option(
        "--pack",
        metavar="NAME|DIR",
        help=said("指标包的名称或文件夹", "name or folder of the pack of definitions"),
    )(command)


def pack_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the argument PACK, which may also be given as --pack like everywhere."""

    @wraps(command)
    def named(*, pack: str | None, named_pack: str | None, **values: Any) -> Any:
        if pack is not None and named_pack not in (None, pack):
            raise click.UsageError(
                said("PACK 和 --pack 只写一个", "give either PACK or --pack, not both")
            )
        return command(pack=pack or named_pack, **values)

    option = click.option(
        "--pack",
        "named_pack",
        metavar="NAME|DIR",
        help=said("同参数 PACK", "the same as the argument PACK"),
    )
    return click.argument("pack", required=False, metavar="[PACK]")(option(named))


def language_option(command: Command) -> Command:
    """Add --lang, and remember it for what may have to be said when the command is stopped."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice([language.value for language in Language]),
        default=locale_language().value,
        is_eager=True,
        callback=_remember_language,
        help=said("输出的语言（默认随系统）", "language of the output (default: the locale's)"),
    )(command)


def _remember_language(ctx: click.Context, _option: click.Parameter, value: str) -> Language:
    language = Language(value)
    ctx.find_root().meta[LANGUAGE] = language
    return language


def debug_option(command: Command) -> Command:
    """Add --debug, which may stand before or after the name of the command."""
    return click.option(
        "--debug",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_remember_debug,
        help=said("出错时显示调用栈", "show tracebacks"),
    )(command)


def _remember_debug(ctx: click.Context, _option: click.Parameter, value: bool) -> None:
    ctx.find_root().meta[DEBUG] = value or ctx.find_root().meta.get(DEBUG, False)


def jobs_option(command: Command) -> Command:
    """Add --jobs; nothing given leaves the number to the files and the machine."""
    return click.option(
        "--jobs",
        type=click.IntRange(1, 61),  # Windows cannot wait for more
        metavar="N",
        help=said(
            "读取文件的进程数（默认：文件多时每核一个，否则 1）",
            "processes that read files (default: one a core for many files, else 1)",
        ),
    )(command)


def output_option(command: Command) -> Command:
    """Add -o/--output."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, dir_okay=False),
        help=said("写入文件而不是屏幕", "write to this file instead of the screen"),
    )(command)


class PeriodType(click.ParamType[Any]):
    """A period such as 2013, 2014-06 or 2014Q2."""

    name = "period"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the Period, or fail with what was expected."""
        from cqquality.period import meanings

        found = meanings(value) if isinstance(value, str) else (value,)
        if len(found) != 1:
            self.fail(_no_period(value, found), param, ctx)
        return found[0]


def _no_period(value: str, found: "Sequence[Period]") -> str:
    """Say why a text is no period, and how one is written."""
    if not found:
        return said(
            f"“{value}”不是时期；例如 2013、2014-06、2014Q2、2014-06-30",
            f"'{value}' is not a period; write 2013, 2014-06, 2014Q2 or 2014-06-30",
        )
    day, stretch = found
    return said(
        f"“{value}”可能是一天，也可能是几个月；请写 {day.text.zh} 或 {stretch.text.zh}",
        f"'{value}' may be a day or some months; write {day.text.en} or '{stretch.text.en}'",
    )


class DayType(PeriodType):
    """A day, or a period that stands for its last day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the last day of the period given."""
        return value if isinstance(value, date) else super().convert(value, param, ctx).end


def period_option(command: Command) -> Command:
    """Add --period, the period of sheets that name none."""
    return click.option(
        "--period",
        type=PeriodType(),
        metavar="2014-06",
        help=said(
            "表头没有写明报告期的表，按此时期读取",
            "the period of sheets that name none",
        ),
    )(command)


def as_of_option(command: Command) -> Command:
    """Add --as-of."""
    return click.option(
        "--as-of",
        "as_of",
        type=DayType(),
        metavar="2014-06",
        help=said(
            "评价日：该时期的最后一天（默认为最近一期报表的期末）",
            "judge as of the end of this period (default: the end of the newest period reported)",
        ),
    )(command)
