"""Tables with regions in rows and data items across that no form defines: what headings allow.

Nothing is guessed: the first column is headed as one of regions, a row is one of the list of
regions, and every word above a column is understood: one item by its code or exact name, at most
one word of the time, its unit.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice

from msgspec import Struct, field
from msgspec.structs import replace

from cqquality.definitions.indicator import Item
from cqquality.findings import Finding
from cqquality.period import parse
from cqquality.returns import left_codes as codes
from cqquality.returns.figure.folding import fold, seen
from cqquality.returns.layout.directory import Directory
from cqquality.returns.layout.form.band import Band, Heading, bands, is_named, names
from cqquality.returns.layout.form.body import read_body
from cqquality.returns.layout.form.column import (
    LAST_YEAR,
    UNREAD,
    Column,
    Figures,
    Stub,
    usual_basis,
)
from cqquality.returns.layout.form.recognition import FormMatch
from cqquality.returns.layout.item_table import is_blank
from cqquality.returns.layout.source import Source
from cqquality.returns.layout.spelling import spelling
from cqquality.returns.workbook import Kind, Sheet
from cqquality.text import Text, listed, same

REGIONS = names("区县", "区县名称", "各区县", "地区", "区", "行政区", "行政区划", "区、县")
"""What the column of regions may be called, with (自治县) or the like behind it."""
_LABEL = Column("区县", (REGIONS,), Stub.LABEL, needed=True)
_SHOWN = 12
_ROWS = 8
"""Among how many rows one must be a region."""


class _Words(Struct, frozen=True):
    """What the words above a column say; `strange` are those that nobody knows."""

    items: list[tuple[Item, ...]] = field(default_factory=list)
    times: list[Figures] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)

    def figures(self) -> Figures | None:
        """Return what the column holds; None unless that is certain."""
        if len(self.items) != 1 or len(self.items[0]) != 1 or self.strange:
            return None
        if len(self.times) > 1 or len(self.units) > 1:
            return None
        time = self.times[0] if self.times else Figures()
        return replace(time, item=self.items[0][0].code, unit=next(iter(self.units), None))


def region_columns(top: Sheet, directory: Directory) -> tuple[Band, dict[int, Column]] | None:
    """Return the headings of a table of regions and its columns; None where it is none."""
    found: list[tuple[int, int, Band, dict[int, Column]]] = []
    for band in bands(top, REGIONS) if directory.pack.regions else ():
        label = band.column(REGIONS)
        columns = dict(_columns(band, directory)) if label else {}
        if label and columns and not _goes_on(top, band, label, columns):
            others = (at for at, each in band.headings.items() if each.is_called(*UNREAD.names))
            columns |= {label: _LABEL, **dict.fromkeys(others, UNREAD)}
            found.append((len(columns), band.top - band.bottom, band, columns))
    return max(found, key=lambda each: each[:2])[2:] if found else None


def _goes_on(top: Sheet, band: Band, label: int, columns: Mapping[int, Column]) -> bool:
    """Whether the row below is one of headings too: words above figures, and no region."""
    below = band.bottom + 1
    region = top.cells.get((below, label))
    words = (top.cells.get((below, at)) for at in columns)
    return is_blank(region) and any(
        cell is not None and cell.kind is Kind.TEXT and not re.search(r"\d", cell.raw)
        for cell in words
    )


def names_regions(sheet: Sheet, found: FormMatch, directory: Directory) -> bool:
    """Whether one of the first rows below the headings is of the list of regions."""
    if directory.pack.regions is None:
        return False
    from cqquality.definitions.region.gazetteer import Gazetteer
    from cqquality.definitions.region.match import Match

    known = Gazetteer(directory.pack.regions)
    day = found.head.period.end if found.head.period else date.max
    rows = (row for row in read_body(sheet, found).rows if row.label)
    return any(isinstance(known.find(row.label, day), Match) for row in islice(rows, _ROWS))


def understood(source: Source, found: FormMatch, directory: Directory) -> list[Finding]:
    """Say which columns were taken for which items, and which were not though they name one."""
    headings = found.band.headings
    first = headings[min(found.columns)].cell
    what = [same(f"{seen(headings[at].text)} → {each.item}") for at, each in found.figures()]
    place = source.place(first.row, first.column)
    findings = [codes.UNDERSTOOD.at(place, what=listed(what, _SHOWN))]
    left = [headings[at] for at in doubtful(found, directory)]
    if left:
        cell = left[0].cell
        words = [_doubt(each, directory) for each in left]
        place = source.place(cell.row, cell.column)
        findings.append(codes.HALF_UNDERSTOOD.at(place, what=listed(words, _SHOWN)))
    return findings


def doubtful(found: FormMatch, directory: Directory) -> list[int]:
    """Return the columns of which the headings name an item and more."""
    if found.form or not any(each.item for _, each in found.figures()):
        return []
    return [
        at
        for at in (h.cell.column for h in found.leftover)
        if _words(found.band.headings[at], directory).items
    ]


def _columns(band: Band, directory: Directory) -> Iterator[tuple[int, Column]]:
    """Yield the columns of which everything is understood."""
    before: Figures | None = None
    for at, heading in sorted(band.headings.items()):
        figures = _words(heading, directory).figures()
        if figures is None:
            before = None
            continue
        if figures.last_year and before and before.item == figures.item:
            figures = replace(figures, basis=before.basis, period=None)
        item = directory.items[figures.item or ""]
        yield at, Column(item.name.zh, (names(heading.levels[-1]),), figures)
        before = figures


def _words(heading: Heading, directory: Directory) -> _Words:
    found = _Words()
    for level in heading.levels:
        spelt = spelling(level)
        words, remark = spelt.bare or spelt.whole, spelt.unit
        item = directory.items.get(words.upper())
        whole = directory.named(level)
        items = (item,) if item else whole or directory.named(words)
        time = _time(words)
        if remark and not whole:
            (found.units if _is_unit(remark, directory) else found.strange).append(remark)
        if items:
            found.items.append(items)
        elif time:
            found.times.append(time)
        elif _is_unit(level, directory):
            found.units.append(level)
        else:
            found.strange.append(level)
    return found


def _is_unit(words: str, directory: Directory) -> bool:
    """Whether words are a unit of the pack, or one of its multiples: 万批次."""
    return bool(directory.unit(words) or directory.unit(words.lstrip("十百千万亿")))


def _time(words: str) -> Figures | None:
    """Return of what time a word says a figure is."""
    basis, period = usual_basis(words), parse(fold(words))
    if basis:
        return Figures(basis)
    if is_named(words, *LAST_YEAR.names):
        return Figures(last_year=True)
    return Figures(period=period) if period else None


def _doubt(heading: Heading, directory: Directory) -> Text:
    """Say what of a heading is not certain."""
    words = _words(heading, directory)
    many = next((items for items in words.items if len(items) > 1), ())
    if many:
        codes_of = ", ".join(item.code for item in many)
        return Text(
            f"“{seen(heading.text)}”（{codes_of} 都叫此名）",
            f"'{seen(heading.text)}' (the name of {codes_of})",
        )
    if words.strange:
        strange = seen(words.strange[0])
        return Text(
            f"“{seen(heading.text)}”（“{strange}”不明）",
            f"'{seen(heading.text)}' ('{strange}' is unknown)",
        )
    return same(f"“{seen(heading.text)}”")
