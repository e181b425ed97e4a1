"""`cqq diff-pack`: what changed from one pack to another."""

from pathlib import Path

import click

from cqquality.cli.option import debug_option, language_option, output_option
from cqquality.cli.output import EXIT_FOUND, write
from cqquality.cli.speech import said
from cqquality.text import Language


@click.command(
    "diff-pack",
    help=said(
        "用文字说明两个指标包的差异：目标提高、算法改变、指标增删改名、期限变动等。"
        "OLD、NEW 为文件夹或名称。",
        "Say in words how two packs differ: targets raised, measures changed, indicators added, "
        "removed or renamed, deadlines moved. OLD and NEW are folders or names.",
    ),
    short_help=said("比较两个指标包", "compare two packs"),
    epilog=said(
        "退出码：0 已完成；1 有差异且 --fail-on change；2 无法运行。",
        "Exit codes: 0 done; 1 they differ, with --fail-on change; 2 could not run.",
    ),
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=said("输出格式", "format of the output"),
)
@click.option(
    "--fail-on",
    type=click.Choice(["never", "change"]),
    default="never",
    show_default=True,
    help=said("有差异时以退出码 1 结束", "exit 1 where they differ"),
)
@output_option
@language_option
@debug_option
def diff_pack(
    old: str, new: str, format_name: str, fail_on: str, output: Path | None, language: Language
) -> None:
    """Load both packs and tell them apart."""
    from cqquality.definitions import find_pack, load_pack
    from cqquality.reports.revision import as_json, as_text, changes

    before, after = load_pack(find_pack(old)), load_pack(find_pack(new))
    found = changes(before, after)
    if format_name == "json":
        write(as_json(found, before, after), output, for_programs=True)
    else:
        write(as_text(found, language), output)
    if found and fail_on == "change":
        raise SystemExit(EXIT_FOUND)
