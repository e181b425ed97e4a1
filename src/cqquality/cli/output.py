"""Where text goes: the screen in its own encoding, or a file, whole or not at all."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from cqquality.cli.speech import said
from cqquality.file import replace_file
from cqquality.findings import Finding
from cqquality.text import Language

EXIT_FOUND = 1
EXIT_CANNOT_RUN = 2


def tolerate_narrow_encodings() -> None:
    """Let characters that the screen's encoding lacks appear as escapes instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def write(content: str | bytes, output: Path | None, *, for_programs: bool = False) -> None:
    """Write text, or a document as it is, to the file `output`, or to the screen for None.

    What is meant `for_programs` leaves through a pipe as UTF-8 with its own line ends, whatever
    the locale; people read the encoding of their screen.
    """
    if output is not None:
        replace_file(output, content.encode("utf-8") if isinstance(content, str) else content)
    elif isinstance(content, str) and for_programs and not sys.stdout.isatty():
        click.echo(content.encode("utf-8"), nl=False)
    else:
        click.echo(content, nl=False)


def spare(inputs: Iterable[Path], output: Path | None, option: str = "--output") -> None:
    """Refuse to write over what is read: a file that is named, or any in a folder that is."""
    if output is None or not output.is_file():
        return
    from cqquality.returns.file_list import is_workbook

    for path in inputs:
        inside = path.is_dir() and output.resolve().is_relative_to(path.resolve())
        if (inside and is_workbook(output)) or (path.is_file() and output.samefile(path)):
            words = said(
                f"{output} 是要读取的文件，不能覆盖；请另取文件名",
                f"{output} is one of the files to read and is not written over; use another name",
            )
            raise click.BadParameter(words, param_hint=option)


def complain(findings: Iterable[Finding], language: Language) -> None:
    """Print findings to the error stream, one line each, without what would move its cursor."""
    from cqquality.reports.plain import plain

    for finding in findings:
        place = f"{finding.place} " if str(finding.place) else ""
        colon = "：" if language is Language.ZH else ": "
        remedy = {Language.ZH: "处理", Language.EN: "help"}[language] + colon
        told = f"{finding.code.id} {finding.message(language)} | {remedy}{finding.help(language)}"
        click.echo(plain(f"{place}{told}"), err=True)
