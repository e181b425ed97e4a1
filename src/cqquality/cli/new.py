"""`cqq new`: the beginning of a pack."""

from pathlib import Path

import click

from cqquality.cli.option import debug_option, language_option
from cqquality.cli.speech import said
from cqquality.file import replace_file
from cqquality.text import Language, Text


@click.command(
    help=said(
        "在文件夹 DIR 中新建一个指标包：带注释的示例文件，可直接通过检查。"
        "加 --document 时另从政策原文起草：可能是目标的数字各一项指标，其余列为非目标，"
        "写入 drafts/，供人补全；草稿不算定义，程序不读取。",
        "Start a pack in the folder DIR: example files with comments, which pass the check. With "
        "--document drafts are made from the policy, in drafts/, for a person to finish: an "
        "indicator for each number that may be a target, all others as no targets. Drafts are no "
        "definitions, and are not read.",
    ),
    short_help=said("新建指标包", "start a pack"),
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--document",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=said("政策原文（纯文本，一段一行）", "text of the policy, one paragraph to a line"),
)
@language_option
@debug_option
def new(folder: Path, document: Path | None, language: Language) -> None:
    """Write the files; a folder in which there is anything is left alone."""
    from cqquality.definitions.starting import drafts, skeleton

    if folder.exists() and any(folder.iterdir()):
        raise click.BadParameter(
            said(f"文件夹“{folder}”不是空的", f"the folder '{folder}' is not empty"),
            param_hint="DIR",
        )
    files = skeleton(folder.resolve().name)
    if document is not None:
        from cqquality.definitions.proof import read_policy

        files |= drafts(read_policy(document))
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, text.encode("utf-8"))
    click.echo(Text("已新建 {path}", "started {path}").filled(path=folder).to(language))
