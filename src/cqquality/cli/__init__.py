"""The command line: it parses, calls one function per stage, and chooses the exit code."""

import gc
import os
from importlib import import_module
from typing import Any

import click

from cqquality.cli.option import DEBUG, LANGUAGE, debug_option
from cqquality.cli.output import EXIT_CANNOT_RUN, complain, tolerate_narrow_encodings
from cqquality.cli.speech import locale_language, said
from cqquality.errors import CannotRun
from cqquality.version import VERSION

COMMANDS = {
    "evaluate": "evaluate",
    "explain": "explain",
    "diff": "diff",
    "batch": "batch",
    "inspect": "inspect",
    "template": "template",
    "list": "list_indicators",
    "show": "show",
    "check": "check",
    "test": "test",
    "schema": "schema",
    "docs": "docs",
    "new": "new",
    "diff-pack": "diff_pack",
}
"""The commands, each by the name of its function in the module of its own name."""


def command_called(name: str) -> click.Command:
    """Return the command called `name`, importing its module; raises KeyError without one."""
    function = COMMANDS[name]
    command: click.Command = getattr(import_module(f"{__name__}.{_module(name)}"), function)
    return command


def _module(name: str) -> str:
    return name.replace("-", "_")


class Program(click.Group):
    """The group of commands; the one place where exceptions become exit codes.

    The module of a command is imported when the command is asked for.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of all commands, in the order of the alphabet."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command by its name; None where there is none."""
        return command_called(cmd_name) if cmd_name in COMMANDS else None

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what stops it is told in one line, with a traceback only on --debug."""
        try:
            return super().invoke(ctx)
        except CannotRun as stop:
            if ctx.meta.get(DEBUG):
                raise
            complain(stop.findings, ctx.meta.get(LANGUAGE, locale_language()))
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except OSError as error:
            if ctx.meta.get(DEBUG):
                raise
            from cqquality.reports.plain import plain

            click.echo(plain(f"{error.filename or ''}: {error.strerror or error}"), err=True)
        except Exception as error:
            if ctx.meta.get(DEBUG):
                raise
            kind = type(error).__name__
            click.echo(
                said(
                    f"程序内部错误（{kind}: {error}）；加 --debug 重新运行可得详情",
                    f"internal error ({kind}: {error}); run again with --debug and report it",
                ),
                err=True,
            )
        raise SystemExit(EXIT_CANNOT_RUN)


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=said(
        "按指标定义读取 Excel 报表，输出每项指标距目标的差距，每个数都可追溯到单元格和政策条款。",
        "Gap-to-target reports from Excel returns; every figure leads back to its cell and clause.",
    ),
    epilog=said(
        "退出码：0 已完成；1 发现达到 --fail-on 级别的问题；2 无法运行。",
        "Exit codes: 0 done; 1 something at or above --fail-on was found; 2 could not run.",
    ),
)
@click.version_option(VERSION, prog_name="cqq")
@debug_option
def program() -> None:
    """Hold what all commands have in common."""


def main() -> None:
    """Run the command line."""
    gc.disable()  # a short run: collecting what start-up made only costs time
    os.environ.setdefault(
        "PYDANTIC_DISABLE_PLUGINS", "__all__"
    )  # none is used; looking costs 15 ms
    tolerate_narrow_encodings()
    program()
