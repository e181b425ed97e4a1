"""`cqq schema`: the JSON Schemas of the files of a pack."""

from pathlib import Path

import click

from cqquality.cli.option import debug_option, language_option
from cqquality.cli.output import write
from cqquality.cli.speech import said
from cqquality.text import Language


@click.command(
    help=said(
        "输出定义文件的 JSON Schema，供编辑器补全和检查。NAME 为 pack、section、regions 等；"
        "不写 NAME 时列出全部，或以 -o 写入一个文件夹。",
        "Write the JSON Schema of a definition file, by which editors complete and check it. NAME "
        "is pack, section, regions and so on; without it they are listed, or with -o all written "
        "to a folder.",
    ),
    short_help=said("定义文件的 JSON Schema", "JSON Schemas of definition files"),
)
@click.argument("name", required=False, metavar="[NAME]")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help=said(
        "写入该文件；不写 NAME 时写入该文件夹", "write to this file, without NAME to this folder"
    ),
)
@language_option
@debug_option
def schema(name: str | None, output: Path | None, language: Language) -> None:
    """Write one schema, all of them, or their list."""
    from cqquality.definitions.schema import KINDS

    if name is not None:
        if name not in KINDS:
            raise click.BadParameter(
                said(
                    f"没有“{name}”；可选：{', '.join(KINDS)}",
                    f"no '{name}'; there are: {', '.join(KINDS)}",
                ),
                param_hint="NAME",
            )
        write(_written(name), output, for_programs=True)
    elif output is not None:
        output.mkdir(parents=True, exist_ok=True)
        for each in KINDS:
            write(_written(each), output / f"{each}.json", for_programs=True)
    else:
        for each, kind in KINDS.items():
            click.echo(f"{each:<12} {kind.file:<17} {kind.about.to(language)}")


def _written(name: str) -> str:
    import json

    from cqquality.definitions.schema import schema

    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"
