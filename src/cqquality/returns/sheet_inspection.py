"""What was understood of a sheet: what it is, what was taken from which cells, what was left."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from cqquality.observation import Observation, Origin
from cqquality.period import Period
from cqquality.returns.layout import Contents, Directory, Recognition, SheetReading, describe
from cqquality.returns.layout.item_table import is_blank, is_marker_row
from cqquality.returns.ledger.answer import Count
from cqquality.returns.workbook import Cell, Sheet, Visibility
from cqquality.text import Text


class Taken(NamedTuple):
    """A cell that was taken: what it says, of what time and which region.

    `value` is a figure in the unit of its item, or a stage; None for a row of a list. `recalled`
    figures are of an earlier time: they are compared, and used where nothing else is. What was
    said elsewhere already, contradicted or replaced, and units that overlap others are not `used`.
    """

    origin: Origin
    period: Period
    value: Fraction | str | None = None
    region: str = ""
    recalled: bool = False
    used: bool = True


class Use(Struct, frozen=True):
    """A data item, or a ledger, with what was taken for it from a sheet."""

    id: str
    name: Text
    unit: Text
    taken: tuple[Taken, ...]

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The cells that were taken."""
        return tuple(each.origin for each in self.taken)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods they are of, the oldest first."""
        return tuple(sorted({each.period for each in self.taken}))

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions they are of, as they are called there."""
        return tuple(sorted({each.region for each in self.taken} - {""}))

    def with_use(self, used: Collection[Origin]) -> "Use":
        """Return the same where only the cells of `used` count."""
        return replace(
            self, taken=tuple(each._replace(used=each.origin in used) for each in self.taken)
        )


class LeftColumn(Struct, frozen=True):
    """A column beside the data that was not read."""

    column: int
    heading: str
    cells: int
    """How many of its cells below the headings have content."""


class LeftOver(Struct, frozen=True):
    """What of a sheet was not taken.

    `above` are rows before the headings; `cells` stand where data are and were not taken, as marks
    for "no figure", notes and rows with a fault; `unfilled` rows have words and no figure.
    """

    above: tuple[int, ...] = ()
    cells: tuple[Cell, ...] = ()
    columns: tuple[LeftColumn, ...] = ()
    unfilled: tuple[int, ...] = ()


class SheetInspection(Struct, frozen=True):
    """A sheet: what it was recognised to be, what was taken from where, and what was left."""

    name: str
    state: Visibility
    recognition: Recognition
    rows: tuple[int, int]
    """The first and the last row below the headings with content; 0, 0 without any."""
    uses: tuple[Use, ...]
    left: LeftOver
    count: Count | None = None
    """Of a list that was added up: what became of its rows."""

    @property
    def unused(self) -> tuple[Taken, ...]:
        """What was read and counts nowhere."""
        return tuple(each for use in self.uses for each in use.taken if not each.used)

    def with_use(self, used: Collection[Origin]) -> "SheetInspection":
        """Return the inspection where only the cells of `used` count."""
        return replace(self, uses=tuple(use.with_use(used) for use in self.uses))


def added_up(
    sheet: SheetInspection, count: Count, figures: Sequence[Observation], directory: Directory
) -> SheetInspection:
    """Return the inspection of a list with the figures that its rows came to."""
    left = replace(sheet.left, cells=(), unfilled=())
    uses = tuple(_uses(Contents(observations=list(figures)), directory))
    return replace(sheet, uses=uses, left=left, count=count)


def inspected(reading: SheetReading, directory: Directory) -> SheetInspection:
    """Return what was understood of a sheet."""
    sheet = reading.source.sheet
    recognition = describe(reading.layout, sheet)
    uses = tuple(_uses(reading.contents, directory))
    filled = [cell for cell in sheet.cells.values() if not is_blank(cell)]
    below = [cell.row for cell in filled if cell.row > recognition.header]
    return SheetInspection(
        name=sheet.name,
        state=sheet.state,
        recognition=recognition,
        rows=(min(below, default=0), max(below, default=0)),
        uses=uses,
        left=_left(recognition, sheet, filled, reading.contents),
    )


# What was taken --------------------------------------------------------------------------------


def _uses(contents: Contents, directory: Directory) -> Iterator[Use]:
    """Yield the items in the order in which a sheet first states them, then the ledger."""
    by_item: dict[str, list[Taken]] = defaultdict(list)
    for name, taken in _statements(contents):
        by_item[name].append(taken)
    for code, found in by_item.items():
        item = directory.items[code]
        yield Use(code, item.name.text, directory.unit_of(item).name.text, tuple(found))
    by_ledger: dict[str, list[Taken]] = defaultdict(list)
    for entry in contents.entries:
        by_ledger[entry.ledger].append(Taken(entry.origin, entry.period))
    for name, rows in by_ledger.items():
        yield Use(name, directory.pack.ledgers[name].name.text, _ROWS, tuple(rows))


_ROWS = Text("条", "rows")


def _statements(contents: Contents) -> Iterator[tuple[str, Taken]]:
    """Yield the figures and stages of a sheet, each with its item."""
    for each in contents.observations:
        yield each.item, Taken(each.origin, each.period, each.value, each.region)
    for each in contents.recalled:
        yield each.item, Taken(each.origin, each.period, each.value, each.region, recalled=True)
    for report in contents.stages:
        yield report.item, Taken(report.origin, report.period, report.stage)


# What was left ---------------------------------------------------------------------------------


def _left(
    recognition: Recognition, sheet: Sheet, filled: Sequence[Cell], contents: Contents
) -> LeftOver:
    """Return what of a sheet with headings was not taken; of others nothing was."""
    if not recognition.columns:
        return LeftOver()
    taken = {(each.origin.row, each.origin.column) for _, each in _statements(contents)}
    entered = {entry.origin.row for entry in contents.entries}
    figures = {use.column for use in recognition.columns if use.is_figure}
    below = [cell for cell in filled if cell.row > recognition.header]
    markers = _marker_rows(below)
    below = [cell for cell in below if cell.row not in markers]
    spare = [
        cell
        for cell in below
        if cell.column in figures
        and (cell.row, cell.column) not in taken
        and cell.row not in entered
    ]
    with_figures = {cell.row for cell in below if cell.column in figures}
    return LeftOver(
        above=tuple(sorted({cell.row for cell in filled if cell.row < recognition.header})),
        cells=tuple(sorted(spare)),
        columns=tuple(_columns(recognition, sheet, below)),
        unfilled=tuple(sorted({cell.row for cell in below} - with_figures)),
    )


def _marker_rows(cells: Iterable[Cell]) -> set[int]:
    """Return the rows that number the columns (甲 乙 丙 1 2): they hold no data to be taken."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        rows[cell.row].append(cell)
    return {row for row, filled in rows.items() if is_marker_row(filled)}


def _columns(recognition: Recognition, sheet: Sheet, below: Iterable[Cell]) -> Iterator[LeftColumn]:
    known = {use.column for use in recognition.columns}
    counts: dict[int, int] = defaultdict(int)
    for cell in below:
        if cell.column not in known:
            counts[cell.column] += 1
    for column, count in sorted(counts.items()):
        head = sheet.cells.get((recognition.header, column))
        yield LeftColumn(column, head.raw if head else "", count)
