"""What a report that is no text needs: a file to go to, and the way from there to the returns."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cqquality.cli.speech import said
from cqquality.file import way_from

if TYPE_CHECKING:
    from cqquality.reports import Format


def refuse_screen(chosen: "Format", output: Path | None) -> None:
    """Refuse to write a document to a screen, before any work is done."""
    if chosen.is_document and output is None and sys.stdout.isatty():
        raise click.UsageError(
            said(
                f"{chosen} 格式不能显示在屏幕上；请用 -o 文件 指定输出文件",
                f"{chosen} cannot be shown on a screen; use -o FILE",
            )
        )


def sources_from(returns: Sequence[Path], output: Path | None) -> dict[str, str]:
    """Return where the files of the returns lie, seen from the folder of the report, by name.

    Empty where there is no report file to see from; without those on another drive.
    """
    from cqquality.returns.file_list import list_files, short_names

    if output is None:
        return {}
    paths = [candidate.path for candidate in list_files(returns)[0]]
    folder = output.resolve().parent
    named = zip(short_names(paths), paths, strict=True)
    ways = {name: way_from(folder, path) for name, path in named}
    return {name: way for name, way in ways.items() if way}
