"""What DuckDB calls the kinds of columns."""

import re

from cqquality.errors import UnreadableFile
from cqquality.findings import Place
from cqquality.returns.ledger.cell_reader import AskedColumn
from cqquality.returns.ledger.relational import codes
from cqquality.returns.ledger.relational.stored import Stored, StoredKind

_KINDS = {
    "VARCHAR": StoredKind.TEXT,
    "BOOLEAN": StoredKind.BOOL,
    "DOUBLE": StoredKind.FLOAT,
    "DATE": StoredKind.DATE,
    "TIMESTAMP": StoredKind.DATE,
    "TIMESTAMP_S": StoredKind.DATE,
    "TIMESTAMP_MS": StoredKind.DATE,
    "TIMESTAMP_NS": StoredKind.DATE,
    '"NULL"': StoredKind.NOTHING,
}
_WHOLE = re.compile(r"U?(TINY|SMALL|BIG)?INT(EGER)?")
_DECIMAL = re.compile(r"DECIMAL\(\d+,(\d+)\)")


def stored_of(kind: str, column: AskedColumn, file: str) -> Stored:
    """Return what a column of a type holds; raises UnreadableFile for what cannot be used."""
    if kind in _KINDS:
        return Stored(_KINDS[kind])
    if _WHOLE.fullmatch(kind):
        return Stored(StoredKind.INTEGER)
    if found := _DECIMAL.fullmatch(kind):
        return Stored(StoredKind.DECIMAL, int(found[1]))
    raise UnreadableFile([codes.NO_KIND.at(Place(file), column.name.zh, kind=kind)])
