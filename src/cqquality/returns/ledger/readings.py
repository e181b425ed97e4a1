"""The values of one column of a ledger, each different cell read once."""

from collections.abc import Sequence

from cqquality.findings import Finding
from cqquality.returns.ledger.job import Condition, LedgerColumn
from cqquality.returns.ledger.readers import LEFT_OUT, Value
from cqquality.returns.workbook.contents import REMEMBERED, Contents, cost
from cqquality.returns.workbook.grid import Cell
from cqquality.returns.workbook.row_pattern import Token


class Readings(dict[Token, Value | None]):
    """The values by what stands in the cells; None where there is no sound value.

    The sets say of which cells there is more to know, so that a block without any is passed at the
    speed of a look-up.
    """

    def __init__(
        self,
        column: LedgerColumn,
        contents: Contents,
        conditions: Sequence[Condition],
        date1904: bool,
    ) -> None:
        self.found: dict[Token, tuple[Finding, ...]] = {}
        self.unmet: set[Token] = set()
        self.blank: set[Token] = set()
        self._column = column
        self._contents = contents
        self._conditions = [c for c in conditions if c.column == column.name]
        self._date1904 = date1904
        self._size = 0

    def of(self, cells: Sequence[Token]) -> list[Value | None]:
        """Return the values of the cells; what the sets say holds until the next call."""
        if self._size > REMEMBERED:
            self._size = 0
            for memory in (self, self.found, self.unmet, self.blank):
                memory.clear()
        return list(map(self.__getitem__, cells))

    def __missing__(self, token: Token) -> Value | None:
        content = self._contents[token]
        cell = Cell(0, 0, *content) if content else None
        value, findings = self._column.reader.read(cell, self._column.name, date1904=self._date1904)
        if cell is None:
            self.blank.add(token)
        if value is not None and not self._is_met(value):
            self.unmet.add(token)
        elif findings:
            self.found[token] = findings
        self[token] = value
        self._size += cost(token)
        return value

    def _is_met(self, value: Value) -> bool:
        return value is not LEFT_OUT and all(c.met(value) for c in self._conditions)
