"""Reading forms with data items in rows: with columns of one report, or one for each period."""

from collections.abc import Sequence

from cqquality.definitions.form import Items, Line, Series
from cqquality.findings import Code, Spoilt
from cqquality.findings import Place as CellPlace
from cqquality.period import Period
from cqquality.returns import codes as return_codes
from cqquality.returns import form_codes as codes
from cqquality.returns.figure.folding import seen
from cqquality.returns.layout.contents import Contents
from cqquality.returns.layout.directory import Directory, meaning
from cqquality.returns.layout.form.basis import period_of
from cqquality.returns.layout.form.body import Body, Row, body_of
from cqquality.returns.layout.form.column import Figures
from cqquality.returns.layout.form.figure_reader import FigureReader, Place, is_figure_like
from cqquality.returns.layout.form.line_book import LineBook, bare, label_names
from cqquality.returns.layout.form.recognition import FormMatch
from cqquality.returns.layout.source import Source
from cqquality.returns.workbook import Cell
from cqquality.text import Text, same


def read_lines(
    source: Source,
    found: FormMatch,
    directory: Directory,
    report: Period | None,
    region: str,
) -> Contents:
    """Read the rows of a form whose lines are known, or of a table that has no definition."""
    reader = _Reader(source, found, directory, report, region)
    body = body_of(source, found)
    for row in body.rows:
        reader.read_row(row)
    reader.finish(body)
    return reader.contents


class _Reader(FigureReader):
    def __init__(
        self,
        source: Source,
        found: FormMatch,
        directory: Directory,
        report: Period | None,
        region: str,
    ) -> None:
        super().__init__(source, directory, found.form)
        self._found, self._report, self._region = found, report, region
        layout = found.form.layout if found.form else None
        lines = layout.lines if isinstance(layout, Items | Series) else ()
        self._book = LineBook(lines, directory)
        self._above: Line | None = None
        self._left: list[Row] = []

    def read_row(self, row: Row) -> None:
        """Read the figures of one row; a row without any says nothing."""
        cells = [(row.cells[at], column) for at, column in self._columns if at in row.cells]
        figure = next((cell for cell, _ in cells if is_figure_like(cell)), None)
        line = self._line(row, figure)
        if line is None and figure is None and cells and not self._is_ours(row):
            self._left.append(row)  # words alone, as in a row of remarks
        if line is None or not cells or not line.item:
            return
        item = self.directory.items[line.item]
        times = [self._period(column) for _, column in cells]
        figures = (Spoilt(item.code, time, self._region) for time in times)
        if not self.unit_agrees(row, line.unit, item, *figures):
            return
        for cell, column in cells:
            about = Place(
                item,
                self._period(column),
                self._region,
                line.unit,
                line.scale,
                *self._found.unit_above(cell.column),
            )
            self.read(cell, about, recalled=column.last_year)

    def finish(self, body: Body) -> None:
        """Tell what was left over, and what stands below the end of the table."""
        self.below_notes(body, self._is_ours, [at for at, _ in self._columns])
        self.contents.findings += self.faults.findings()
        if self._left:
            words = "、".join(dict.fromkeys(seen(row.label) for row in self._left))
            place = self._place(self._left[0])
            self.contents.findings.append(codes.NOT_READ.at(place, what=same(words)))

    @property
    def _columns(self) -> list[tuple[int, Figures]]:
        return self._found.figures()

    def _is_ours(self, row: Row) -> bool:
        if self._found.form:
            return bool(row.label and self._book.called(row.label))
        return bool(row.label and self.directory.named(bare(row.label)))

    def _period(self, column: Figures) -> Period:
        if column.period:
            return column.period
        assert self._report  # noqa: S101 - without it the sheet would not be read
        return period_of(column.basis, self._report, last_year=column.last_year)

    def _line(self, row: Row, figure: Cell | None) -> Line | None:
        """Return the line a row is about; None, with the fault noted, where that is not certain."""
        line = self._defined(row, figure) if self._found.form else self._undefined(row, figure)
        if line and not line.indent:
            self._above = line
        return line

    def _defined(self, row: Row, figure: Cell | None) -> Line | None:
        form = self._found.form
        title = form.title.text if form else same("")
        lines = self.line_of(row, self._book, title, figure)
        if not row.label:
            return lines[0] if len(lines) == 1 else None
        return self._one(row, lines, figure) if lines else None

    def _one(self, row: Row, lines: Sequence[Line], figure: Cell | None) -> Line | None:
        """Return the line meant by a label that several have: the one below the same line."""
        if len(lines) == 1:
            return lines[0]
        below = [line for line in lines if self._parent(line) is self._above]
        if len(below) == 1:
            return below[0]
        if figure:
            alike = ", ".join(line.item or line.code or "" for line in lines)
            what = row.label
            self._note(return_codes.AMBIGUOUS_ITEM, row, what, seen=seen(what), codes=alike)
        return None

    def _parent(self, line: Line) -> Line | None:
        """Return the line of the first level that a line stands below in the form."""
        above: Line | None = None
        for each in self._book.lines:
            if each is line:
                return above
            above = above if each.indent else each
        return above

    def _undefined(self, row: Row, figure: Cell | None) -> Line | None:
        item = self.directory.items.get(row.code)
        named = self.directory.named(bare(row.label)) if row.label else ()
        if item is None and len(named) == 1:
            item = named[0]
        if item is None and figure and len(named) > 1:
            alike = ", ".join(each.code for each in named)
            shown = seen(row.label)
            self._note(return_codes.AMBIGUOUS_ITEM, row, row.label, seen=shown, codes=alike)
        elif item is None and figure and row.label:
            self._stranger(row)
        elif item is None and figure:
            self.alone(figure)
        return Line(item=item.code) if item else None

    def _stranger(self, row: Row) -> None:
        """Note a row of nobody's form: an error where it nearly has the name of an item."""
        hint = self._hint_of_forms(row.label) or self.directory.hint(row.label)
        if hint.zh:
            self._note(return_codes.UNKNOWN_ITEM, row, row.label, seen=seen(row.label), hint=hint)
        else:
            self._left.append(row)

    def _note(self, fault: Code, row: Row, what: str, /, **values: object) -> None:
        self.faults.note(fault, self._place(row), "", what, **values)

    def _place(self, row: Row) -> CellPlace:
        return self.source.place(row.number, row.label_cell.column if row.label_cell else 1)

    def _hint_of_forms(self, label: str) -> Text | None:
        """Return ", is … meant?" with the items that forms of the pack have under that label."""
        meant = {
            line.item: None
            for form in self.directory.pack.forms.values()
            if isinstance(form.layout, Items | Series)
            for line in form.layout.lines
            if line.item and bare(label) in label_names(line, self.directory)
        }
        return meaning(*(self.directory.items[code] for code in meant)) if meant else None
