"""`cqq check`: apply every rule to a pack, and hold it against the text of its policy."""

import os
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cqquality.cli.option import (
    DayType,
    debug_option,
    language_option,
    output_option,
    pack_argument,
)
from cqquality.cli.output import EXIT_FOUND, complain, write
from cqquality.cli.speech import said
from cqquality.text import Language

if TYPE_CHECKING:
    from cqquality.definitions.checking import Checked
    from cqquality.definitions.proof import Proof
    from cqquality.findings import Finding
    from cqquality.reports.check import Checkup

FORMATS = ("text", "json", "github", "sarif", "junit", "html")


@click.command(
    help=said(
        "检查指标包的定义；加 --document 时与政策原文逐字核对，每个数字都须有归属。"
        "PACK 为文件夹或名称，默认为随程序安装的指标包。",
        "Check the definitions of a pack; with --document, prove them against the text of the"
        " policy, where every number must be accounted for. PACK is a folder or a name, by default"
        " the installed pack.",
    ),
    short_help=said("检查定义", "check definitions"),
    epilog=said(
        "退出码：0 没有错误；1 有错误（加 --strict 时含警告）；2 无法运行。",
        "Exit codes: 0 no errors; 1 errors, or with --strict warnings; 2 could not run.",
    ),
)
@pack_argument
@click.option(
    "--document",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=said("政策原文（纯文本，一段一行）", "text of the policy, one paragraph to a line"),
)
@click.option(
    "--amendment",
    metavar="ID",
    help=said(
        "--document 是修订文件 ID 的原文：只核对它修订的内容",
        "the --document is the later document ID: only what it revised is proved",
    ),
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    help=said(
        "输出格式（默认 text，在 GitHub Actions 中为 github）；html 须有 --document",
        "output format (default: text, on GitHub Actions github); html needs --document",
    ),
)
@click.option(
    "--strict", is_flag=True, help=said("有警告也以退出码 1 结束", "exit 1 on warnings too")
)
@click.option(
    "--as-of",
    "as_of",
    type=DayType(),
    metavar="2026-11-23",
    help=said("以该日判断复核是否过期（默认今天）", "judge by this day what is out of date"),
)
@output_option
@language_option
@debug_option
def check(
    pack: str | None,
    document: Path | None,
    amendment: str | None,
    format_name: str | None,
    strict: bool,
    as_of: date | None,
    output: Path | None,
    language: Language,
) -> None:
    """Check, report, and choose the exit code."""
    from cqquality.definitions import find_pack
    from cqquality.definitions.checking import check_pack
    from cqquality.reports.check import CheckFormat, report_for

    chosen = CheckFormat(format_name or _usual_format())
    if chosen is CheckFormat.HTML and document is None:
        raise click.UsageError(
            said("--format html 须有 --document", "--format html needs --document")
        )
    folder = find_pack(pack)
    checked = check_pack(folder, as_of)
    proof = _proof(checked, document, amendment)
    if proof is not None:
        checked, proof = checked.proved(proof)
    checkup = _checkup(folder, checked, proof, document, strict=strict)
    if chosen is CheckFormat.HTML:  # the page shows the proof; what else there is, is said beside
        complain(checkup.findings, language)
    if chosen is not CheckFormat.HTML or checkup.proof is not None:
        text = report_for(chosen).render(checkup, language)
        write(text, output, for_programs=chosen is not CheckFormat.TEXT)
    if checkup.failed:
        raise SystemExit(EXIT_FOUND)


def _usual_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _proof(checked: "Checked", document: Path | None, amendment: str | None) -> "Proof | None":
    """Hold the pack against its policy or a later document, if there are both."""
    if amendment is not None and document is None:
        raise click.UsageError(said("--amendment 须有 --document", "--amendment needs --document"))
    if document is None or checked.pack is None:
        return None
    known = [each.id for each in checked.pack.amendments]
    if amendment is not None and amendment not in known:
        listed = ", ".join(known) or "—"
        raise click.BadParameter(
            said(
                f"没有这个修订文件；已有：{listed}", f"there is no such document; known: {listed}"
            ),
            param_hint="--amendment",
        )
    from cqquality.definitions.proof import prove, read_policy

    return prove(checked.pack, read_policy(document), checked.loaded.where, amendment)


def _checkup(
    folder: Path,
    checked: "Checked",
    proof: "Proof | None",
    document: Path | None,
    *,
    strict: bool,
) -> "Checkup":
    from cqquality.reports.check import Checkup

    files = [file.name for file in checked.loaded.files]
    files += [finding.place.file for finding in checked.findings]  # cases for one
    paths = {name: _path(folder / name) for name in files if (folder / name).is_file()}
    if document is not None:
        paths.setdefault(document.name, _path(document))
    return Checkup(
        name=folder.name or str(folder.resolve().name),
        pack=checked.pack,
        findings=_together(checked.findings, proof.findings if proof else (), paths),
        paths=paths,
        strict=strict,
        proof=proof,
    )


def _together(
    found: Iterable["Finding"], proved: Iterable["Finding"], paths: Mapping[str, str]
) -> tuple["Finding", ...]:
    """Return all findings in the order of the files; what both found is told as proved."""
    by_words = {(each.place, each.message_text): each for each in (*found, *proved)}
    order = list(paths)
    return tuple(
        sorted(
            by_words.values(),
            key=lambda each: (
                order.index(each.place.file) if each.place.file in paths else -1,
                each.order,
            ),
        )
    )


def _path(path: Path) -> str:
    """Return the path from here, with forward slashes, as services that read reports expect."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # on another drive
        return path.as_posix()
