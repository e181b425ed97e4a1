"""Print the reference of all commands, in the language of the locale: `python tools/commands.py`.

The words are those of `--help`, which are fixed when the program starts; so each language takes a
process of its own.
"""

import sys
from collections.abc import Iterator

import click

from cqquality.cli import COMMANDS, command_called, program
from cqquality.cli.speech import said

_CELL = str.maketrans({"|": r"\|", "<": r"\<", "\n": " "})

_USUAL = {"--help", "--version"}
"""Options whose words are those of the library, in English only."""


def page() -> str:
    """Return the page: the program, then each command by name."""
    context = click.Context(program, info_name="cqq")
    names = sorted(COMMANDS)
    parts = [
        said("# 命令 Commands", "# Commands"),
        said(
            "[English](commands.en.md)\n\n本页由 `tools/docs.py` 根据程序生成，请勿手工修改。",
            "[中文](commands.md)\n\nThis page is made by `tools/docs.py` from the program; do not "
            "edit it.",
        ),
        str(program.help),
        "\n".join(_listed(name) for name in names),
        *_options(program, context),
        str(program.epilog),
    ]
    for name in names:
        parts += _command(command_called(name), name, context)
    return "\n\n".join(part for part in parts if part) + "\n"


def _listed(name: str) -> str:
    return f"- [`cqq {name}`](#cqq-{name}) {command_called(name).get_short_help_str(100)}"


def _command(command: click.Command, name: str, parent: click.Context) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=parent)
    pieces = " ".join(command.collect_usage_pieces(context))
    yield f"## cqq {name}"
    yield f"```sh\ncqq {name} {pieces}\n```"
    yield str(command.help)
    yield from _options(command, context)
    yield command.epilog or ""


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    rows = [
        f"| {_names(each)} | {_values(each)} | {(each.help or '').translate(_CELL)} |"
        for each in command.get_params(context)
        if isinstance(each, click.Option) and not _USUAL.intersection(each.opts)
    ]
    heads = said("| 选项 | 取值 | 作用 |", "| option | value | meaning |")
    yield "\n".join((heads, "|---|---|---|", *rows))


def _names(option: click.Option) -> str:
    return said("、", ", ").join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))


def _values(option: click.Option) -> str:
    """Return what an option takes, with its default where the help shows it."""
    if option.is_flag or option.count:
        return ""
    taken = option.metavar or option.type.name.upper()
    if isinstance(option.type, click.Choice):
        taken = said("、", ", ").join(f"`{choice}`" for choice in option.type.choices)
    default = said("（默认 `{}`）", " (default `{}`)").format(option.default)
    return taken.translate(_CELL) + (default if option.show_default else "")


if __name__ == "__main__":
    sys.stdout.buffer.write(page().encode("utf-8"))
