"""Workbooks of other kinds, .ods and .xlsb: their values, by python-calamine in another process.

A native library can take the whole interpreter down, and this one does over legal files of two
kilobytes; so it runs where that harms nobody, with bounded memory and time.
"""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO

from cqquality.findings import Place
from cqquality.returns.workbook.archive import Archive
from cqquality.returns.workbook.codes import VALUES_ONLY, Refused, damaged, too_large
from cqquality.returns.workbook.grid import (
    MAX_COLUMN,
    MAX_ROW,
    Cell,
    Kind,
    Sheet,
    Visibility,
    Workbook,
)
from cqquality.returns.workbook.limits import Limits

_PROGRAM = Path(__file__).with_name("values_program.py")
_TOO_MANY = 3
_STATES = {
    "Visible": Visibility.VISIBLE,
    "Hidden": Visibility.HIDDEN,
    "VeryHidden": Visibility.VERY_HIDDEN,
}
_KINDS = {"n": Kind.NUMBER, "s": Kind.TEXT, "b": Kind.BOOL}


def read_values(
    source: BinaryIO, path: Path, name: str, refusal: Refused, limits: Limits
) -> Workbook:
    """Read the values of the workbook at `path`; raise `refusal` where nothing here can."""
    if find_spec("python_calamine") is None:
        raise refusal
    Archive(source, limits).check()
    what = refusal.values["what"]
    found = VALUES_ONLY.at(Place(file=name), what=what)
    sheets = tuple(_sheet(sheet, limits) for sheet in _run(path, limits))
    kind = "ods" if ".ods" in str(what) else "xlsb"
    return Workbook(name=name, sheets=sheets, format=kind, findings=(found,))


def _run(path: Path, limits: Limits) -> Any:
    command = [sys.executable, "-I", str(_PROGRAM), str(path.absolute())]
    command += [str(limits.cells), str(limits.foreign_memory)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=limits.foreign_seconds,
        )
    except subprocess.TimeoutExpired:
        seconds = limits.foreign_seconds
        raise too_large("读取太久", "it takes too long", seconds, "foreign_seconds") from None
    if done.returncode == _TOO_MANY:
        raise too_large("单元格太多", "too many cells", limits.cells, "cells")
    if done.returncode:
        raise damaged("读不出其中的工作表", "its sheets cannot be read")
    sheets = json.loads(done.stdout)
    if not sheets:
        raise damaged("其中没有工作表", "there is no worksheet in it")
    return sheets


def _sheet(sheet: Any, limits: Limits) -> Sheet:
    cells: dict[tuple[int, int], Cell] = {}
    for row, column, letter, raw in sheet["cells"]:
        kind = _KINDS[letter] if len(raw) <= limits.text else Kind.BAD
        if row > MAX_ROW or column > MAX_COLUMN:
            raise damaged("行或列太多", "there are too many rows or columns")
        cells[row, column] = Cell(row, column, kind, raw[: limits.text])
    return Sheet(sheet["name"], _STATES.get(sheet["state"], Visibility.VISIBLE), cells)
