"""`cqq check`: load a pack, report all that is wrong with it, prove it against its policy."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

import click

from cqquality.cli.option import debug_option, language_option, output_option
from cqquality.cli.output import EXIT_FOUND, complain, write
from cqquality.cli.speech import said
from cqquality.text import Language, Text

if TYPE_CHECKING:
    from cqquality.definitions.loading import Loaded
    from cqquality.definitions.pack import Pack
    from cqquality.definitions.proof import Proof


class CheckFormat(StrEnum):
    """The formats in which the outcome of a check comes."""

    TEXT = "text"
    HTML = "html"


@click.command(
    help=said(
        "检查指标包的定义；加 --document 时与政策原文逐字核对，每个数字都须有归属。"
        "PACK 为文件夹或名称，默认为随程序安装的指标包。",
        "Check the definitions of a pack; with --document, prove them against the text of the"
        " policy, where every number must be accounted for. PACK is a folder or a name, by default"
        " the installed pack.",
    ),
    short_help=said("检查定义", "check definitions"),
)
@click.argument("pack", required=False, metavar="[PACK]")
@click.option(
    "--document",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=said("政策原文（纯文本，一段一行）", "text of the policy, one paragraph to a line"),
)
@click.option(
    "--format",
    "chosen",
    type=click.Choice([each.value for each in CheckFormat]),
    default=CheckFormat.TEXT.value,
    help=said("输出格式；html 须有 --document", "output format; html needs --document"),
)
@output_option
@language_option
@debug_option
def check(
    pack: str | None, document: Path | None, chosen: str, output: Path | None, language: Language
) -> None:
    """Load, list the findings, and exit 1 if there are any."""
    from cqquality.definitions import find_pack, try_load

    wanted = CheckFormat(chosen)
    if wanted is CheckFormat.HTML and document is None:
        raise click.UsageError(
            said("--format html 须有 --document", "--format html needs --document")
        )
    folder: Path = find_pack(pack)
    loaded = try_load(folder)
    complain(loaded.findings, language)
    if loaded.pack is None:
        count = len(loaded.findings)
        summary = Text("{folder}：{count} 个问题", "{folder}: {count} problems")
        click.echo(summary.filled(folder=folder.name, count=count).to(language), err=True)
        raise SystemExit(EXIT_FOUND)
    if document is None:
        write(_contents(folder.name, loaded.pack, language), output)
        return
    proof = _proof(loaded, loaded.pack, document)
    complain(proof.findings, language)
    shown = _shown(proof, loaded.pack, wanted, language)
    write(shown, output, for_programs=wanted is CheckFormat.HTML)
    if proof.findings:
        raise SystemExit(EXIT_FOUND)


def _contents(folder: str, pack: "Pack", language: Language) -> str:
    summary = Text(
        "{folder}：{targets} 项量化指标、{commitments} 项定性任务、{items} 个数据项，没有问题\n",
        "{folder}: {targets} targets, {commitments} commitments, {items} data items, no problems\n",
    )
    return summary.filled(
        folder=folder,
        targets=len(pack.targets),
        commitments=len(pack.commitments),
        items=len(pack.items),
    ).to(language)


def _proof(loaded: "Loaded", pack: "Pack", document: Path) -> "Proof":
    from cqquality.definitions.proof import prove, read_policy

    return prove(pack, read_policy(document), loaded.where)


def _shown(proof: "Proof", pack: "Pack", wanted: CheckFormat, language: Language) -> str:
    from cqquality.reports import proof as report

    match wanted:
        case CheckFormat.TEXT:
            return report.summary(proof, language)
        case CheckFormat.HTML:
            return report.page(proof, pack, language)
        case _:
            assert_never(wanted)
