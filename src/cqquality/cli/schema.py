"""`cqq schema`: the JSON Schemas of the files of a pack and of a batch."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cqquality.cli.option import debug_option, language_option
from cqquality.cli.output import write
from cqquality.cli.speech import said
from cqquality.text import Language

if TYPE_CHECKING:
    from cqquality.definitions.schema import FileKind


@click.command(
    help=said(
        "输出定义文件和任务文件的 JSON Schema，供编辑器补全和检查。NAME 为 pack、section、job 等；"
        "不写 NAME 时列出全部，或以 -o 写入一个文件夹。",
        "Write the JSON Schema of a definition file or of a job, by which editors complete and "
        "check it. NAME is pack, section, job and so on; without it they are listed, or with -o "
        "all written to a folder.",
    ),
    short_help=said("定义文件和任务文件的 JSON Schema", "JSON Schemas of definitions and jobs"),
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
    from cqquality.batch.schema import KINDS as OF_A_BATCH
    from cqquality.definitions.schema import KINDS as OF_A_PACK

    kinds = {**OF_A_PACK, **OF_A_BATCH}
    if name is not None:
        if name not in kinds:
            raise click.BadParameter(
                said(
                    f"没有“{name}”；可选：{', '.join(kinds)}",
                    f"no '{name}'; there are: {', '.join(kinds)}",
                ),
                param_hint="NAME",
            )
        write(_written(kinds[name]), output, for_programs=True)
    elif output is not None:
        output.mkdir(parents=True, exist_ok=True)
        for each, kind in kinds.items():
            write(_written(kind), output / f"{each}.json", for_programs=True)
    else:
        for each, kind in kinds.items():
            click.echo(f"{each:<12} {kind.file:<17} {kind.about.to(language)}")


def _written(kind: "FileKind") -> str:
    import json

    from cqquality.definitions.schema import schema_of

    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"
