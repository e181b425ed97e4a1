"""Reading what is not plain to the engine, before anything is added up."""

from collections.abc import Iterable, Iterator
from typing import Any

from cqquality.errors import UnreadableFile
from cqquality.findings import Place
from cqquality.returns.ledger.question import Question
from cqquality.returns.ledger.relational import codes
from cqquality.returns.ledger.relational.column import DIRECT, NUMBER, Column
from cqquality.returns.ledger.relational.database import Database
from cqquality.returns.ledger.relational.granule import Granule
from cqquality.returns.ledger.relational.statements import Statements
from cqquality.returns.ledger.relational.stored import StoredKind
from cqquality.text import Text


class Preparation:
    """The columns of a ledger with every odd value in them read; `rows` is how many rows it has.

    `file` is what the ledger is called where something is wrong with it.
    """

    def __init__(self, database: Database, question: Question, granule: Granule, file: str) -> None:
        self._database, self._file = database, file
        self.columns = [
            Column(at, asked, stored, question, database.dialect, granule)
            for at, (asked, stored) in enumerate(
                zip(question.columns, database.stored, strict=True)
            )
        ]
        self.statements = Statements(question, self.columns, database.dialect)
        self.rows = 0

    def read(self) -> None:
        """Count the blanks and the odd values of every column, and read these."""
        ((self.rows, *counts),) = self._database.rows(self.statements.profile())
        for column, blanks, odd in zip(self.columns, counts[::2], counts[1::2], strict=True):
            column.has_blanks, column.has_found = blanks > 0, odd > 0
            if odd:
                self._read_odd(column)

    def _read_odd(self, column: Column) -> None:
        if column.stored.kind is StoredKind.DATE:
            self._refuse_days_of_no_calendar(column)
        values = (value for (value,) in self._database.rows(self.statements.oddities(column)))
        counted = _Counted(values)
        types = self._database.dialect
        self._database.load(
            column.table,
            (
                ("raw", types.type_of(column.stored)),
                ("code", "bigint"),
                ("amount", NUMBER),
                ("words", types.text),
            ),
            column.read_all(counted),
        )
        is_text = column.asked.kind == "text" and column.stored.kind is StoredKind.TEXT
        if is_text and not column.plain and counted.number <= DIRECT:
            column.take_directly()

    def _refuse_days_of_no_calendar(self, column: Column) -> None:
        """Refuse days that nothing here can hold: they would be taken for others."""
        statement = self.statements.days_of_no_calendar(column)
        ((number,),) = self._database.rows(statement)
        if number:
            name = column.asked.name
            reason = Text(
                f"“{name.zh}”列有 {number} 个日期不在公元 1 年至 9999 年之内",
                f"column '{name.en}' has {number} days outside the years 1 to 9999",
            )
            broken = codes.BROKEN.at(Place(self._file), engine=self._database.name, reason=reason)
            raise UnreadableFile([broken])


class _Counted:
    """Counts what is taken from it."""

    def __init__(self, values: Iterable[Any]) -> None:
        self._values = values
        self.number = 0

    def __iter__(self) -> Iterator[Any]:
        for value in self._values:
            self.number += 1
            yield value
