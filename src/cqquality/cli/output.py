"""Where text goes: the screen in its own encoding, or a file, whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import click

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
        write_file(output, content.encode("utf-8") if isinstance(content, str) else content)
    elif isinstance(content, str) and for_programs and not sys.stdout.isatty():
        click.echo(content.encode("utf-8"), nl=False)
    else:
        click.echo(content, nl=False)


def write_file(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(temporary, 0o666 & ~_umask())  # noqa: PTH101 - as open() would have made it
        os.replace(temporary, path)  # noqa: PTH105
    except BaseException:
        os.unlink(temporary)  # noqa: PTH108
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def complain(findings: Iterable[Finding], language: Language) -> None:
    """Print findings to the error stream, one line each."""
    for finding in findings:
        place = f"{finding.place} " if str(finding.place) else ""
        colon = "：" if language is Language.ZH else ": "
        remedy = {Language.ZH: "处理", Language.EN: "help"}[language] + colon
        click.echo(
            f"{place}{finding.code.id} {finding.message(language)} | "
            f"{remedy}{finding.help(language)}",
            err=True,
        )
