"""One cell to one exact figure in the unit of its item."""

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from cqquality.definitions.pack import Unit
from cqquality.findings import Code, Finding, Place
from cqquality.quantity import SHARES, literal
from cqquality.returns.figure import codes
from cqquality.returns.figure.bounds import expected, trespass
from cqquality.returns.figure.cell_fault import cell_fault
from cqquality.returns.figure.date_cell import displayed
from cqquality.returns.figure.folding import fold, seen
from cqquality.returns.figure.marks import DEFAULT_MARKS, Mark, mark_of
from cqquality.returns.figure.numeral import stored_number
from cqquality.returns.figure.shown_word import shown_word
from cqquality.returns.figure.statement import Statement, read_statement
from cqquality.returns.figure.unit_word import wording
from cqquality.returns.figure.vagueness import ends, vagueness
from cqquality.returns.plausibility_codes import EXEMPT
from cqquality.returns.workbook.grid import Cell, Kind
from cqquality.returns.workbook.number_format import NumberFormat, classify
from cqquality.text import Text

_LONGEST = 60
"""No text that states a single figure is longer."""


class Figure(Struct, frozen=True):
    """What a cell states: a value in the unit of the item, or a missing mark, or neither.

    Percentages are in hundredths: 96.5 is 96.5 %. Without a value and a mark, one of the findings
    is an error and says why.
    """

    value: Fraction | None
    mark: Mark | None = None
    findings: tuple[Finding, ...] = ()


def read_figure(
    cell: Cell | None,
    unit: Unit,
    place: Place,
    subject: str,
    marks: Mapping[str, Mark] = DEFAULT_MARKS,
    *,
    date1904: bool = False,
) -> Figure:
    """Read the figure of the item `subject` from a cell; nothing is guessed, no data is not zero.

    The unit must be one of numbers; a stage is read with `read_stage`.
    """
    asked = _Asked(unit, place, subject)
    if cell is None:
        return Figure(None, mark_of("", marks))
    if cell.kind is Kind.TEXT:
        return _from_text(cell.raw, asked, marks)
    fault = cell_fault(cell, place, subject)
    return Figure(None, findings=(fault,)) if fault else _from_number(cell, asked, date1904)


class _Asked(Struct, frozen=True):
    """What is asked for at a place, and the two ways to answer."""

    unit: Unit
    place: Place
    subject: str

    def refuse(self, code: Code, seen: str, **values: object) -> Figure:
        return Figure(None, findings=(self._finding(code, seen, values),))

    def accept(
        self, value: Fraction, seen: str, *, stated: bool, notes: tuple[Code, ...]
    ) -> Figure:
        """Answer with `value`, unless the dimension forbids it or leaves its meaning open."""
        fault = trespass(value, self.unit.dimension)
        if fault:
            return self.refuse(fault, seen)
        if self.unit.dimension in SHARES and not stated and 0 < abs(value) <= 1:
            return self.refuse(codes.AMBIGUOUS_SHARE, seen, **_both_readings(value))
        if not notes:
            return Figure(value)
        values = {"value": literal(value)}
        return Figure(value, findings=tuple(self._finding(note, seen, values) for note in notes))

    def _finding(self, code: Code, seen: str, values: Mapping[str, object]) -> Finding:
        unit = Text(self.unit.name.zh, self.unit.name.en)
        wanted = expected(self.unit.dimension)
        return code.at(self.place, self.subject, seen=seen, unit=unit, expected=wanted, **values)


def _both_readings(value: Fraction) -> dict[str, str]:
    return {"share": f"{literal(value * 100)}%", "percent": f"{literal(value)}%"}


def _from_number(cell: Cell, asked: _Asked, date1904: bool) -> Figure:
    value = stored_number(cell.raw)
    if value is None:
        return asked.refuse(codes.BROKEN_CELL, seen(cell.raw))
    kind = classify(cell.number_format)
    if kind is NumberFormat.DATE:
        return asked.refuse(codes.DATE, displayed(value, cell.number_format, date1904))
    if kind is not NumberFormat.PERCENT:
        return _from_plain(value, shown_word(cell.number_format), asked)
    shown = f"{literal(value * 100)}%"
    if asked.unit.dimension not in SHARES:
        return asked.refuse(codes.PERCENT_ELSEWHERE, shown)
    return asked.accept(value * 100, shown, stated=True, notes=())


def _from_plain(value: Fraction, word: str, asked: _Asked) -> Figure:
    """Read a number behind which its format shows `word`: a unit, or a remark without meaning.

    A percent sign that the format merely shows does not say whether 0.965 was meant as 96.5 %.
    """
    shown, found = literal(value) + word, wording(word, asked.unit)
    if isinstance(found, Code) and found is not codes.NOT_A_NUMBER:
        return asked.refuse(found, shown)
    factor = Fraction(1) if isinstance(found, Code) else found.factor
    notes = () if factor == 1 else (codes.SCALED,)
    return asked.accept(value * factor, shown, stated=False, notes=notes)


def _from_text(raw: str, asked: _Asked, marks: Mapping[str, Mark]) -> Figure:
    mark = mark_of(raw, marks)
    text, shown = fold(raw), seen(raw)
    if mark is Mark.EXEMPT:
        return replace(asked.refuse(EXEMPT, shown), mark=mark)
    if mark:
        return Figure(Fraction(0) if mark is Mark.ZERO else None, mark)
    if len(text) > _LONGEST:
        return asked.refuse(codes.NOT_A_NUMBER, shown)
    vague = vagueness(text)
    if vague:
        low, high = ends(text)
        return asked.refuse(vague, shown, low=low, high=high)
    statement = read_statement(text, asked.unit)
    if isinstance(statement, Code):
        return asked.refuse(statement, shown)
    return asked.accept(
        statement.value, shown, stated=statement.unit_stated, notes=_notes(statement)
    )


def _notes(statement: Statement) -> tuple[Code, ...]:
    notes = []
    if statement.factor != 1:
        notes.append(codes.SCALED)
    if statement.loose:
        notes.append(codes.INNER_SPACE)
    return tuple(notes) or (codes.NUMBER_AS_TEXT,)
