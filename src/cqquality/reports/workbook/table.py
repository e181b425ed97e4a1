"""A table on a sheet: title, note, headings, rows, and how all of it prints."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from cqquality.reports.block import Tone
from cqquality.reports.plain import storable
from cqquality.reports.wording import NOTHING, joined
from cqquality.reports.workbook.edition import FIRST_ROW, HEADER_ROW, Edition
from cqquality.reports.workbook.field import Field, Number, Words
from cqquality.reports.workbook.look import Looks, number_format
from cqquality.reports.wrapping import Ruler
from cqquality.text import Text, same

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_A4 = 9
_LINE, _TALLEST = 14.5, 409
"""The height of a line, and of the tallest row Excel has, in points."""
_RULER = Ruler("gbk")
_WIDE = 1.12
"""How much wider a character is than the digit by which Excel measures columns, with a margin."""
_LINKS = 60_000
"""Links on one sheet; Excel refuses a file with more than 65,530."""

Of = TypeVar("Of")


@dataclass(frozen=True, slots=True)
class Column(Generic[Of]):
    """A column: heading, width in characters, and what a row shows in it.

    `tones` colours cells by what they say, and `bars` draws shares of 100 behind the figures. A
    column that does not `print` is for the screen alone, a `hidden` one for those who look for it.
    """

    heading: Text
    width: float
    field: Callable[[Edition, Of], Field]
    tones: Mapping[Text, Tone] | None = None
    prints: bool = True
    hidden: bool = False
    bars: bool = False
    centred: bool = False


class Pen:
    """Writes on one sheet: text always as text, numbers as numbers."""

    def __init__(self, sheet: "Worksheet", edition: Edition, looks: Looks) -> None:
        self.sheet, self.edition, self.looks = sheet, edition, looks
        self._links = 0

    def words(self, row: int, column: int, text: str, look: Any) -> None:
        """Write a text."""
        self.sheet.write_string(row, column, storable(text), look)

    def field(self, row: int, column: int, field: Field, *, centred: bool = False) -> None:
        """Write a field of a table; numbers stand to the right, and words left or `centred`."""
        match field:
            case None:
                self.sheet.write_blank(row, column, None, self.looks.words())
            case Words():
                self._link(row, column, field.link)
                middle = centred or field.text == NOTHING
                look = self.looks.words(link=bool(field.link), centred=middle)
                self.words(row, column, self.edition.say(field.text), look)
            case Number() if field.is_safe:
                self._link(row, column, field.link)
                form = number_format(field, self.edition.options.language)
                look = self.looks.number(form, link=bool(field.link))
                self.sheet.write_number(row, column, float(field.value), look)
            case Number():
                text = joined(field.before, same(field.digits), field.after)
                self.field(row, column, Words(text, field.link))

    def _link(self, row: int, column: int, link: str) -> None:
        """Make a link of a cell, whose content is written over it."""
        if link and self._links < _LINKS:
            self._links += 1
            self.sheet.write_url(row, column, link, None, " ")

    def head(self, title: str, note: str) -> None:
        """Write the title and the note of a sheet."""
        self.words(0, 0, title, self.looks.title)
        self.words(1, 0, note, self.looks.note)
        self.sheet.set_row(0, 28)
        self.sheet.set_row(1, 18)

    def headings(self, row: int, headings: Sequence[str]) -> None:
        """Write the headings of a table."""
        for column, heading in enumerate(headings):
            self.words(row, column, heading, self.looks.heading)
        self.sheet.set_row(row, 32)


def write_table(
    pen: Pen, columns: Sequence[Column[Of]], rows: Sequence[Of], first: int = FIRST_ROW
) -> int:
    """Write a numbered table whose rows begin at `first`, and return the row below it.

    Title and note are left to the caller; widths are those of the table.
    """
    everything = (_serial(rows), *columns)
    pen.headings(first - 1, [pen.edition.say(column.heading) for column in everything])
    for place, column in enumerate(everything):
        pen.sheet.set_column(place, place, column.width, None, {"hidden": column.hidden})
    for number, row in enumerate(rows):
        fields = (_number(number + 1), *(column.field(pen.edition, row) for column in columns))
        for place, (column, field) in enumerate(zip(everything, fields, strict=True)):
            pen.field(first + number, place, field, centred=column.centred)
        pen.sheet.set_row(first + number, height(pen.edition, everything, fields))
    for place, column in enumerate(everything):
        colour(pen, column, place, first, first + len(rows) - 1)
    return first + len(rows)


def _serial(rows: Sequence[Of]) -> Column[Of]:
    return Column(Text("序号", "no."), max(5, len(str(len(rows))) + 2), lambda _, __: None)


def _number(number: int) -> Number:
    return Number(Fraction(number), str(number))


def height(edition: Edition, columns: Sequence[Column[Of]], fields: Sequence[Field]) -> float:
    """Return the height of a row in points, for not every program finds it by itself."""
    lines = 1
    for column, field in zip(columns, fields, strict=True):
        if isinstance(field, Words) and not column.hidden:
            lines = max(lines, ceil(_RULER.width(edition.say(field.text)) * _WIDE / column.width))
    return min(_LINE * lines + 4, _TALLEST)


def colour(pen: Pen, column: Column[Of], place: int, first: int, last: int) -> None:
    """Colour the cells of a column by what they say."""
    if last < first:
        return
    for words, tone in (column.tones or {}).items():
        said = pen.edition.say(words).replace('"', '""')
        rule = {"type": "cell", "criteria": "==", "value": f'"{said}"'}
        pen.sheet.conditional_format(
            first, place, last, place, {**rule, "format": pen.looks.tone(tone)}
        )
    if column.bars:
        pen.sheet.conditional_format(first, place, last, place, _BAR)


_BAR = {
    "type": "data_bar",
    "bar_color": "#9DC3E6",
    "min_type": "num",
    "min_value": 0,
    "max_type": "num",
    "max_value": 100,
}


def write_table_sheet(
    pen: Pen, title: Text, note: Text, columns: Sequence[Column[Of]], rows: Sequence[Of]
) -> int:
    """Write a sheet that is one table, with filter and frozen headings; return the row below."""
    pen.head(pen.edition.say(title), pen.edition.say(note))
    below = write_table(pen, columns, rows)
    pen.sheet.autofilter(HEADER_ROW, 0, max(below - 1, HEADER_ROW), len(columns))
    pen.sheet.freeze_panes(FIRST_ROW, 3)
    pen.sheet.repeat_rows(HEADER_ROW)
    printed = sum(1 for column in columns if column.prints)
    set_print(pen, below, printed)
    return below


def set_print(pen: Pen, below: int, columns: int) -> None:
    """Make the rows above `below` print on A4 across, one page wide, with page numbers."""
    sheet, say = pen.sheet, pen.edition.say
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, max(below - 1, 0), columns)
    name = storable(say(pen.edition.assessment.pack.name.text)).replace("&", "&&")
    pages = say(Text("第 &P 页，共 &N 页", "Page &P of &N"))
    sheet.set_footer(f'&L&"{_FOOT}"&8{name[:80]}&R&"{_FOOT}"&8{pages}')


_FOOT = "Microsoft YaHei,Regular"
