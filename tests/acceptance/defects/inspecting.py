"""What `cqq inspect` says of returns: what counts, from which cell, and every finding."""

import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from click.testing import CliRunner

from cqquality.cli import program
from cqquality.period import Period
from tests.acceptance.defects.sending import NAME

COUNTED = re.compile(r"counted from the list: (\S+) for (\S+) is (\d+)")


def inspected(folder: Path) -> dict[str, Any]:
    """Return what `cqq inspect` says of the returns in a folder."""
    command = ["inspect", str(folder), "--format", "json", "--fail-on", "never", "--lang", "en"]
    done = CliRunner().invoke(program, command)
    assert done.exit_code == 0, done.output
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def typed_in(folder: Path, rows: Sequence[Sequence[Any]], tab: str = "表") -> dict[str, Any]:
    """Return what `cqq inspect` says of a workbook with rows of cells on one sheet."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = tab
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(folder / f"{NAME}.xlsx")
    return inspected(folder)


def taken(said: dict[str, Any]) -> dict[str, str]:
    """Return what counts, by its cell; rows of a list by their first cell."""
    found: dict[str, list[str]] = {}
    for file in said["files"]:
        for sheet in file["sheets"]:
            for item in sheet["items"]:
                for cell in item["cells"]:
                    if cell["used"] or cell["recalled"]:
                        where = _where(file, said, cell)
                        found[where] = [*found.get(where, []), _words(item["id"], cell)]
    counts = (COUNTED.search(finding["message"]) for finding in said["findings"])
    words = {where: "; ".join(said) for where, said in found.items()}
    return words | {f"{count[1]} {count[2]}": count[3] for count in counts if count}


def _where(file: dict[str, Any], said: dict[str, Any], cell: dict[str, Any]) -> str:
    """Return the cell; of several files, behind the name of any but the return itself."""
    name = Path(file["file"]).stem
    ours = name == NAME or len(said["files"]) == 1
    return str(cell["cell"]) if ours else f"{name} {cell['cell']}"


def _words(item: str, cell: dict[str, Any]) -> str:
    first, last = (date.fromisoformat(cell["period"][end]) for end in ("start", "end"))
    words = [item, str(Period(last, first)), cell["region"], cell["value"]]
    return " ".join(word for word in words if word)


def told(said: dict[str, Any]) -> list[str]:
    """Return the findings as "code cell", but for those that give counts."""
    found = (f"{f['code']} {f['cell'] or ''}".strip() for f in said["findings"])
    return sorted(each for each in found if not each.startswith("CQ292"))
