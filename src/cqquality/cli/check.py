"""`cqq check`: load a pack and report everything that is wrong with it."""

from pathlib import Path

import click

from cqquality.cli.option import debug_option, language_option
from cqquality.cli.output import EXIT_FOUND, complain
from cqquality.cli.speech import said
from cqquality.text import Language, Text


@click.command(
    help=said(
        "检查指标包的定义。PACK 为文件夹或名称，默认为随程序安装的指标包。",
        "Check the definitions of a pack: a folder or a name, by default the installed pack.",
    ),
    short_help=said("检查定义", "check definitions"),
)
@click.argument("pack", required=False, metavar="[PACK]")
@language_option
@debug_option
def check(pack: str | None, language: Language) -> None:
    """Load, list the findings, and exit 1 if there are any."""
    from cqquality.definitions import find_pack, try_load

    folder: Path = find_pack(pack)
    loaded = try_load(folder)
    complain(loaded.findings, language)
    if loaded.pack is None:
        count = len(loaded.findings)
        summary = Text("{folder}：{count} 个问题", "{folder}: {count} problems")
        click.echo(summary.filled(folder=folder.name, count=count).to(language), err=True)
        raise SystemExit(EXIT_FOUND)
    summary = Text(
        "{folder}：{targets} 项量化指标、{commitments} 项定性任务、{items} 个数据项，没有问题",
        "{folder}: {targets} targets, {commitments} commitments, {items} data items, no problems",
    )
    click.echo(
        summary.filled(
            folder=folder.name,
            targets=len(loaded.pack.targets),
            commitments=len(loaded.pack.commitments),
            items=len(loaded.pack.items),
        ).to(language)
    )
