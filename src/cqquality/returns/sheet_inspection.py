"""What was understood of a sheet: what it is, what was taken from which cells, what was left."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cqquality.observation import Entry, Observation, Origin, StageReport
from cqquality.period import Period
from cqquality.returns.layout import Contents, Directory, Recognition, SheetReading, describe
from cqquality.returns.layout.item_table import is_blank
from cqquality.returns.ledger.answer import Count
from cqquality.returns.workbook import Cell, Sheet, Visibility
from cqquality.text import Text

Statement = Observation | StageReport | Entry


@dataclass(frozen=True, slots=True)
class Use:
    """A data item, or a ledger, with the cells of a sheet that were taken for it."""

    id: str
    name: Text
    unit: Text
    periods: tuple[Period, ...]
    regions: tuple[str, ...]
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class LeftColumn:
    """A column beside the data that was not read."""

    column: int
    heading: str
    cells: int
    """How many of its cells below the headings have content."""


@dataclass(frozen=True, slots=True)
class LeftOver:
    """What of a sheet was not taken.

    `above` are rows before the headings; `cells` stand where data are and were not taken, as marks
    for "no figure", notes and rows with a fault; `unfilled` rows have words and no figure.
    """

    above: tuple[int, ...] = ()
    cells: tuple[Cell, ...] = ()
    columns: tuple[LeftColumn, ...] = ()
    unfilled: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetInspection:
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
    by_item: dict[str, list[Observation | StageReport]] = defaultdict(list)
    reports: Sequence[Observation | StageReport] = (*contents.observations, *contents.stages)
    for each in reports:
        by_item[each.item].append(each)
    for code, stated in by_item.items():
        item = directory.items[code]
        yield _use(code, item.name.text, directory.unit_of(item).name.text, stated)
    by_ledger: dict[str, list[Entry]] = defaultdict(list)
    for entry in contents.entries:
        by_ledger[entry.ledger].append(entry)
    for name, entries in by_ledger.items():
        yield _use(name, directory.pack.ledgers[name].name.text, _ROWS, entries)


_ROWS = Text("条", "rows")


def _use(name: str, title: Text, unit: Text, stated: Sequence[Statement]) -> Use:
    return Use(
        id=name,
        name=title,
        unit=unit,
        periods=tuple(sorted({each.period for each in stated})),
        regions=tuple(sorted({getattr(each, "region", "") for each in stated} - {""})),
        origins=tuple(each.origin for each in stated),
    )


# What was left ---------------------------------------------------------------------------------


def _left(
    recognition: Recognition, sheet: Sheet, filled: Sequence[Cell], contents: Contents
) -> LeftOver:
    """Return what of a sheet with headings was not taken; of others nothing was."""
    if not recognition.columns:
        return LeftOver()
    stated: Sequence[Statement] = (*contents.observations, *contents.stages, *contents.entries)
    taken = {(each.origin.row, each.origin.column) for each in stated}
    entered = {entry.origin.row for entry in contents.entries}
    figures = {use.column for use in recognition.columns if use.is_figure}
    below = [cell for cell in filled if cell.row > recognition.header]
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


def _columns(recognition: Recognition, sheet: Sheet, below: Iterable[Cell]) -> Iterator[LeftColumn]:
    known = {use.column for use in recognition.columns}
    counts: dict[int, int] = defaultdict(int)
    for cell in below:
        if cell.column not in known:
            counts[cell.column] += 1
    for column, count in sorted(counts.items()):
        head = sheet.cells.get((recognition.header, column))
        yield LeftColumn(column, head.raw if head else "", count)
