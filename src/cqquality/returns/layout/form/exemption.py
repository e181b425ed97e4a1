"""Quarters that need not be reported, as the notes of a form say: 第四季度免报."""

import re
from collections.abc import Iterator

from cqquality.period import Period, quarter
from cqquality.returns.figure.folding import key
from cqquality.returns.workbook import Cell, Kind, Sheet

_EXEMPT = re.compile(r"第?([一二三四1-4])季度(?:报表)?(?:按规定)?免报")
_NUMBERS = {word: number for number, word in enumerate("一二三四", 1)}
_SHORTEST = len("第四季度免报")


def exempt_quarters(sheet: Sheet, above: int, report: Period) -> Iterator[tuple[Cell, Period]]:
    """Yield the quarters of the year of `report` that a note below row `above` exempts.

    A cell with those words alone stands for a figure and exempts only that one.
    """
    for cell in sheet.cells.values():
        if cell.row <= above or cell.kind is not Kind.TEXT or "免报" not in cell.raw:
            continue
        words = key(cell.raw)
        for found in _EXEMPT.finditer(words):
            if len(words) > _SHORTEST:
                number = _NUMBERS.get(found[1]) or int(found[1])
                yield cell, quarter(report.end.year, number)
