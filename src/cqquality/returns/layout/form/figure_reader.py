"""One cell of a form to a figure in the unit of its item, or to a stage."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from fractions import Fraction

from msgspec import Struct

from cqquality.definitions.form import Form
from cqquality.definitions.indicator import Item
from cqquality.definitions.model import Words
from cqquality.definitions.pack import Unit
from cqquality.findings import Code, Finding, Severity, Spoilt
from cqquality.observation import NotApplicable, NotDue, Observation, StageReport
from cqquality.period import Period
from cqquality.quantity import Dimension
from cqquality.returns import codes, form_codes
from cqquality.returns.figure import read_figure, read_stage
from cqquality.returns.figure.bounds import expected, trespass
from cqquality.returns.figure.folding import fold, key, seen
from cqquality.returns.figure.marks import Mark, marks_of
from cqquality.returns.figure.unit_word import wording
from cqquality.returns.layout.contents import Contents
from cqquality.returns.layout.directory import Directory
from cqquality.returns.layout.fault import Faults
from cqquality.returns.layout.form.body import Body, Row, is_subtotal, is_total, signs
from cqquality.returns.layout.form.line_book import AnyLine, LineBook
from cqquality.returns.layout.item_table import is_blank
from cqquality.returns.layout.source import Source
from cqquality.returns.workbook import Cell, Kind
from cqquality.returns.workbook.number_format import NumberFormat, classify
from cqquality.text import Text, same


class Place(Struct, frozen=True):
    """What a cell is about: an item in a period and a region, in the unit the form prints."""

    item: Item
    period: Period
    region: str = ""
    unit: str | None = None
    scale: Fraction | None = None
    stated: str = ""
    """The unit that this very sheet states above the column or the table."""
    is_unit: bool = False
    """Whether it is called a unit there (计量单位：…) and is no other remark."""

    @property
    def spoilt(self) -> Spoilt:
        """What cannot be used where such a cell is refused."""
        return Spoilt(self.item.code, self.period, self.region)


def spoiling(findings: Iterable[Finding], *figures: Spoilt) -> list[Finding]:
    """Return findings with the figures that the errors among them keep from being used."""
    return [f.spoiling(*figures) if f.severity is Severity.ERROR else f for f in findings]


_FIGURE = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?%?")
_BARE_UNITS = frozenset("‰千万亿")
"""Words that are a unit or a scale wherever they stand."""


def is_figure_like(cell: Cell) -> bool:
    """Whether a cell holds a figure, or words with one in them; a verdict or a remark has none."""
    return cell.kind is not Kind.TEXT or any(character.isdigit() for character in cell.raw)


def columns_free(row: Row, columns: Collection[int]) -> bool:
    """Whether nothing is filled in in any of some columns."""
    return not any(at in row.cells for at in columns)


class FigureReader:
    """Reads the cells of a sheet and collects what they say."""

    def __init__(self, source: Source, directory: Directory, form: Form | None) -> None:
        self.source = source
        self.directory = directory
        self.contents = Contents()
        self.faults = Faults()
        self.marks = marks_of(form)

    def observation(self, cell: Cell | None, about: Place) -> Observation | None:
        """Return the figure in a cell; None for a blank, a mark or, with a finding, a fault."""
        if cell is None or is_blank(cell):
            return None
        unit = self.directory.unit_of(about.item)
        printed = printed_unit(unit, about.unit, about.scale, self.directory)
        place = self.source.place(cell.row, cell.column)
        if printed is None or self._contradicts(about, unit):
            stated = about.stated or about.unit or ""
            self.wrong_unit(cell, about.item, stated, about.spoilt)
            return None
        asked, factor = printed
        figure = read_figure(
            cell, asked, place, about.item.code, self.marks, date1904=self.source.date1904
        )
        self.contents.findings += spoiling(figure.findings, about.spoilt)
        if figure.mark is Mark.NOT_APPLICABLE and about.region:
            self.contents.not_applicable.append(
                NotApplicable(about.item.code, about.period, about.region, self.source.take(cell))
            )
        if figure.mark is Mark.EXEMPT:
            origin = self.source.take(cell)
            self.contents.not_due.append(
                NotDue(about.item.code, about.period, about.region, origin)
            )
        if figure.value is None:
            return None
        value = figure.value * factor
        fault = trespass(value, unit.dimension)
        if fault:
            self._out_of_bounds(cell, about, fault)
            return None
        return Observation(
            about.item.code, about.period, value, self.source.take(cell), about.region
        )

    def stage(self, cell: Cell | None, item: Item, period: Period) -> StageReport | None:
        """Return the stage in a cell; None for a blank, a mark or, with a finding, a fault."""
        if cell is None or is_blank(cell):
            return None
        place = self.source.place(cell.row, cell.column)
        stages = self.directory.pack.stages
        stage, findings = read_stage(cell, stages, place, item.code, self.marks)
        self.contents.findings += spoiling(findings, Spoilt(item.code, period, ""))
        return StageReport(item.code, period, stage, self.source.take(cell)) if stage else None

    def read(self, cell: Cell | None, about: Place, *, recalled: bool = False) -> None:
        """Collect what a cell says, as a figure of its own time or as one recalled later."""
        if self.directory.unit_of(about.item).dimension is Dimension.STAGE:
            report = self.stage(cell, about.item, about.period)
            self.contents.stages += [report] if report else []
            return
        figure = self.observation(cell, about)
        if figure:
            kept = self.contents.recalled if recalled else self.contents.observations
            kept.append(figure)

    def line_of(
        self, row: Row, book: LineBook[AnyLine], title: Text, filled: Cell | None
    ) -> Sequence[AnyLine]:
        """Return the lines a row may be about: by its label, and by its code where that has one.

        None, with the fault noted, where a label is unknown or belongs to another code. Without
        anything `filled` in, only a wrong code is a fault; totals are of no line.
        """
        named, coded = book.called(row.label), book.coded(row.code)
        if not row.label:
            if filled and not coded:
                self.alone(filled)
            return coded
        place = self.source.place(row.number, row.label_cell.column if row.label_cell else 1)
        shown = seen(row.label)
        if not named:
            if filled and (is_total(row.label) or is_subtotal(row.label)):
                self.faults.note(form_codes.NOT_READ, place, "", row.label, what=same(shown))
            elif filled:
                hint = book.hint(row.label)
                self.faults.note(
                    form_codes.UNKNOWN_LINE, place, "", row.label, seen=shown, form=title, hint=hint
                )
            return ()
        lines = [line for line in named if line in coded] if coded else named
        if not lines:
            self.faults.note(
                form_codes.LINE_DISAGREES, place, "", row.label, code=row.code, seen=shown
            )
        return lines

    def alone(self, figure: Cell) -> None:
        """Note a figure in a row that says nothing of what it is about."""
        place = self.source.place(figure.row, figure.column)
        self.faults.note(codes.VALUE_ALONE, place, "", figure.raw, seen=seen(figure.raw))

    def below_notes(
        self, body: Body, is_ours: Callable[[Row], bool], columns: Collection[int]
    ) -> None:
        """Note the rows below the notes that are filled in: of the table, or any with figures."""
        for row in body.below:
            ours = is_ours(row) and not columns_free(row, columns)
            if body.end and (ours or self._has_figures(row)):
                place = self.source.place(row.number, 1)
                self.faults.note(form_codes.BELOW_NOTES, place, "", "", seen=seen(body.end.raw))

    def _has_figures(self, row: Row) -> bool:
        """Whether a row has figures that are no telephone number beside a signature."""
        return not signs(row) and any(
            (cell.kind is Kind.NUMBER and classify(cell.number_format) is not NumberFormat.DATE)
            or (not self.source.keeps_types and _FIGURE.fullmatch(fold(cell.raw)))
            for cell in row.cells.values()
        )

    def unit_agrees(self, row: Row, unit: str | None, item: Item, *figures: Spoilt) -> bool:
        """Whether a row states the unit of its line, or none; else its `figures` are spoilt."""
        own = self.directory.unit_of(item)
        if not row.unit or self.directory.unit(row.unit) is own or row.unit == unit:
            return True
        if row.unit_cell:
            self.wrong_unit(row.unit_cell, item, row.unit, *figures)
        return False

    def _contradicts(self, about: Place, unit: Unit) -> bool:
        """Whether the sheet states a unit, and another one than the form has there.

        Words in brackets behind a heading may say anything; only a unit contradicts.
        """
        stated = about.stated
        own = {key(word) for word in (unit.id, *unit.aliases, about.unit or unit.id)}
        if not stated or key(stated) in own:
            return False
        known = self.directory.unit(stated)
        if known or about.is_unit or key(stated) in _BARE_UNITS:
            return known is not unit
        return not isinstance(wording(stated, unit), Code)

    def wrong_unit(self, cell: Cell, item: Item, stated: str, *spoilt: Spoilt) -> None:
        """Note that a unit is stated in which the item is not reported here."""
        place = self.source.place(cell.row, cell.column)
        unit = self.directory.unit_of(item).id
        self.faults.note(codes.WRONG_UNIT, place, item.code, stated, seen=seen(stated), unit=unit)
        self.faults.spoil(codes.WRONG_UNIT, item.code, stated, spoilt)

    def _out_of_bounds(self, cell: Cell, about: Place, fault: Code) -> None:
        item = about.item
        unit = self.directory.unit_of(item)
        place = self.source.place(cell.row, cell.column)
        self.contents.findings.append(
            fault.at(
                place,
                item.code,
                seen=seen(cell.raw),
                unit=Text(unit.name.zh, unit.name.en),
                expected=expected(unit.dimension),
            ).spoiling(about.spoilt)
        )


def printed_unit(
    unit: Unit, printed: str | None, scale: Fraction | None, directory: Directory
) -> tuple[Unit, Fraction] | None:
    """Return the unit a form prints, to read by, and the factor to the unit of the item.

    None where the two are not of one kind, and the form does not say how one becomes the other.
    """
    if not printed or directory.unit(printed) is unit:
        return unit, scale or Fraction(1)
    found = wording(printed, unit)
    factor = scale or (None if isinstance(found, Code) else found.factor)
    if factor is None:
        return None
    counted = unit.dimension is Dimension.COUNT and factor != 1
    dimension = Dimension.AMOUNT if counted else unit.dimension
    return Unit(id=printed, name=Words(zh=printed, en=printed), dimension=dimension), factor
