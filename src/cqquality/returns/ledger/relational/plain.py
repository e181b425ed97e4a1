"""Which values of a column an engine may take as they are: those the reader has nothing to say of.

Each test is narrower than what `AskedColumn.read` takes; what fails it is merely read in Python.
"""

import re
from datetime import date
from fractions import Fraction

from cqquality.period import instant
from cqquality.quantity import SHARES
from cqquality.returns.figure.bounds import LARGEST, trespass
from cqquality.returns.figure.folding import key
from cqquality.returns.ledger.cell_reader import PLAIN_NUMBER, AskedColumn, Reading, cell_of
from cqquality.returns.ledger.relational.dialect import Dialect
from cqquality.returns.ledger.relational.stored import Stored, StoredKind

_DIGITS = 15
"""Digits that a number in a workbook has, and `stored_number` takes."""
_PLACES = 4
_WORD = "[0-9A-Za-z一-鿿_./()#-]"
PLAIN_TEXT = f"{_WORD}*[0-9]{_WORD}*"
"""Texts with a digit in them and nothing that folding changes but capitals."""
PLAIN_DAYS = (date(1950, 1, 1), date(2099, 12, 31))


def plain_test(
    raw: str, asked: AskedColumn, stored: Stored, dialect: Dialect, *, wide: bool
) -> str | None:
    """Return the test of a plain value of the column `raw`; None where none is.

    A `wide` column of texts is one with about as many texts as rows.
    """
    if asked.kind == "number":
        return _number(raw, asked, stored, dialect)
    if asked.kind == "date" and stored.kind is StoredKind.DATE and _days_are_plain(asked):
        first, last = (f"date '{day}'" for day in PLAIN_DAYS)
        return f"{raw} between {first} and {last}"
    if asked.kind == "text" and wide:
        return _text(raw, asked, stored, dialect)
    return None


def _number(raw: str, asked: AskedColumn, stored: Stored, dialect: Dialect) -> str | None:
    dimension = (asked.unit or PLAIN_NUMBER).dimension
    if dimension in SHARES or trespass(Fraction(1), dimension):
        return None
    least = 1 if trespass(Fraction(0), dimension) else 0
    whole = trespass(Fraction(3, 2), dimension) is not None
    match stored.kind:
        case StoredKind.INTEGER:
            return f"{raw} between {least} and {LARGEST - 1}"
        case StoredKind.DECIMAL if stored.scale < _DIGITS:
            limit = 10 ** (_DIGITS - stored.scale) - 1
            test = f"{raw} between {least} and {limit}"
            return f"{test} and {raw} = floor({raw})" if whole else test
        case StoredKind.FLOAT:
            limit = 10 ** (_DIGITS - _PLACES) - 1
            exact = f"cast(cast({raw} as decimal({_DIGITS},{_PLACES})) as double) = {raw}"
            exact = f"{raw} = floor({raw})" if whole else exact
            return f"case when {raw} between {least} and {limit} then {exact} else false end"
        case StoredKind.TEXT:
            return dialect.whole_match(raw, plain_digits(whole=whole))
        case _:
            return None


def plain_digits(*, whole: bool) -> str:
    """Return the pattern of texts that are plain numbers."""
    most = _DIGITS - _PLACES - 1
    return f"[1-9][0-9]{{0,{most}}}" + ("" if whole else f"([.][0-9]{{1,{_PLACES}}})?")


def _days_are_plain(asked: AskedColumn) -> bool:
    return all(asked.read(cell_of(day)) == Reading(instant(day)) for day in PLAIN_DAYS)


def _text(raw: str, asked: AskedColumn, stored: Stored, dialect: Dialect) -> str | None:
    if stored.kind is StoredKind.INTEGER:
        return f"{raw} is not null"
    if stored.kind is not StoredKind.TEXT:
        return None
    marks = {key(word) for word, _ in asked.marks}
    marked = sorted(mark for mark in marks if re.fullmatch(PLAIN_TEXT, mark))
    test = dialect.whole_match(raw, PLAIN_TEXT)
    listed = ", ".join(f"'{mark}'" for mark in marked)
    return f"{test} and lower({raw}) not in ({listed})" if listed else test
