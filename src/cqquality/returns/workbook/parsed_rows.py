"""The rows of a ledger that are not written plainly, through the XML parser."""

from collections.abc import Iterable, Iterator, Sequence

from cqquality.findings import address
from cqquality.returns.workbook.codes import Refused, damaged
from cqquality.returns.workbook.contents import TWICE, Parts, token_of
from cqquality.returns.workbook.grid import Cell
from cqquality.returns.workbook.limits import Limits
from cqquality.returns.workbook.markup import steps
from cqquality.returns.workbook.row_pattern import Token
from cqquality.returns.workbook.worksheet import Worksheet

Taken = tuple[list[int], list[list[Token]]]
_TOGETHER = 2048


class ParsedRows:
    """Reads rows element by element and hands them on in the shape of `RowPattern.take`."""

    def __init__(self, part: str, columns: Sequence[int], limits: Limits) -> None:
        self._part = part
        self._columns = columns
        self._limits = limits

    def take(self, pieces: Iterable[bytes], after: int = 0) -> Iterator[Taken]:
        """Read a worksheet part, of which the rows up to `after` have been read before."""
        rows = _Rows(self._columns)
        visitor = _AfterRow(self._part, rows, self._limits, after)
        for _ in steps(self._part, pieces, visitor, self._limits):
            yield from rows.done(_TOGETHER)
        if not visitor.complete:
            raise damaged(f"{self._part} 里没有工作表数据", f"{self._part} has no sheet data")
        self.hidden_rows = len(visitor.parts.hidden_rows)
        yield from rows.done(0)


class _AfterRow(Worksheet):
    """Counts rows without a number on from a given one."""

    def __init__(self, name: str, rows: "_Rows", limits: Limits, after: int) -> None:
        super().__init__(name, rows, limits)
        self._row = after


class _Rows:
    """Collects the cells of the columns that are wanted."""

    def __init__(self, columns: Sequence[int]) -> None:
        self._columns = columns
        self._numbers: list[int] = []
        self._cells: list[list[Token]] = [[] for _ in columns]
        self._current: dict[int, bytes] = {}
        self._row = 0

    def put(
        self,
        cells: dict[tuple[int, int], Cell],  # noqa: ARG002 - a ledger is not kept
        row: int,
        column: int,
        style: str | None,
        form: str | None,
        value: str | None,
        formula: str | None,
    ) -> None:
        if row != self._row:
            if row < self._row:
                raise out_of_order(address(row, column))
            self._finish()
            self._row = row
        if column in self._columns:
            token = token_of(Parts(style, form, value, formula))
            before = self._current.get(column)
            self._current[column] = token if before is None else before + TWICE + token

    def done(self, least: int) -> Iterator[Taken]:
        """Hand on the rows that are complete, if there are more than `least`."""
        if not least:
            self._finish()
        if len(self._numbers) > least:
            yield self._numbers, self._cells
            self._numbers, self._cells = [], [[] for _ in self._columns]

    def _finish(self) -> None:
        if self._current:
            self._numbers.append(self._row)
            for column, cells in zip(self._columns, self._cells, strict=True):
                cells.append(self._current.get(column))
            self._current.clear()


def out_of_order(where: str) -> Refused:
    """Refuse a ledger whose rows do not follow each other."""
    return damaged(f"{where} 所在的行不按顺序", f"the row of {where} is out of order")
