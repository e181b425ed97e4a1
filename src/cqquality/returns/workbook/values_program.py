"""Print the values of a workbook as JSON; run by `values` in a process of its own.

It imports nothing of this package. Exit 3 means more cells than allowed.
"""

import json
import sys
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any


def _bound(memory: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # not on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _written(value: Any) -> tuple[str, str]:
    if isinstance(value, bool):
        return "b", "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return "n", repr(value).removesuffix(".0")
    if isinstance(value, datetime) and value.time() == time():
        return "s", value.date().isoformat()
    if isinstance(value, date | time):
        return "s", value.isoformat()
    return "s", str(value) if isinstance(value, timedelta | str) else ""


def _cells(sheet: Any, most: int) -> list[tuple[int, int, str, str]]:
    cells = []
    top, left = sheet.start or (0, 0)
    for row, values in enumerate(sheet.to_python(skip_empty_area=True), top + 1):
        for column, value in enumerate(values, left + 1):
            kind, raw = _written(value)
            if raw:
                cells.append((row, column, kind, raw))
        if len(cells) > most:
            sys.exit(3)
    return cells


def main() -> None:
    """Read the file named first, with at most so many cells and so much memory."""
    path, most, memory = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    _bound(memory)
    from python_calamine import CalamineWorkbook

    sheets = []
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib would take longer to import
        book = CalamineWorkbook.from_filelike(file)
        for about in book.sheets_metadata:
            if str(about.typ).endswith("WorkSheet"):
                cells = _cells(book.get_sheet_by_name(about.name), most)
                most -= len(cells)
                state = str(about.visible).rpartition(".")[2]
                sheets.append({"name": about.name, "state": state, "cells": cells})
    sys.stdout.write(json.dumps(sheets))


if __name__ == "__main__":
    main()
