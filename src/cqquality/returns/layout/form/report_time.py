"""The period a form reports on, why it is not certain, and what goes beyond it."""

from collections.abc import Iterator

from msgspec.structs import replace

from cqquality.definitions.form import Listing, Milestones, Series
from cqquality.findings import Finding
from cqquality.period import Period
from cqquality.returns import form_codes as codes
from cqquality.returns.figure.folding import seen
from cqquality.returns.layout.form.body import body_of
from cqquality.returns.layout.form.figure_reader import is_figure_like
from cqquality.returns.layout.form.recognition import FormMatch
from cqquality.returns.layout.form.times_named import Doubt, is_yearless
from cqquality.returns.layout.source import Source
from cqquality.text import Text, same


def declared_periods(found: FormMatch, report: Period | None) -> list[Period]:
    """Return the period of a form; the earliest of several that contradict each other.

    It holds whether or not the figures can be used. Commitments say nothing of the time of figures.
    """
    if found.form and isinstance(found.form.layout, Milestones):
        return []
    if report:
        return [report]
    return sorted(period for period, _ in found.head.times.periods)[:1]


def periods_filled(source: Source, found: FormMatch) -> list[Period]:
    """Return the periods that head columns with figures."""
    rows = body_of(source, found).rows
    filled = {at for row in rows for at, cell in row.cells.items() if is_figure_like(cell)}
    return [each.period for at, each in found.figures() if each.period and at in filled]


def later_columns(source: Source, found: FormMatch, report: Period | None) -> Iterator[Finding]:
    """Yield a warning for each filled column that a period after that of its form heads."""
    filled = periods_filled(source, found)
    for at, column in found.figures():
        period, cell = column.period, found.band.headings[at].cell
        if report and period and period in filled and period.end > report.end:
            letters = cell.address.rstrip("0123456789")
            yield codes.LATER_DATE.at(
                source.place(cell.row, cell.column),
                id_of(found),
                rows=Text(f"{letters} 列", f"column {letters}"),
                seen=period.text,
                bound=Text(f"报告期 {report.text.zh}", f"the period {report.text.en} of the form"),
            )


def report_period(
    source: Source, found: FormMatch, declared: Period | None = None
) -> tuple[Period | None, Finding | None]:
    """Return the period a form reports on, or why it cannot be told; a series needs none.

    `declared` is the period of a sheet that names none.
    """
    layout = found.form.layout if found.form else None
    times = found.head.times
    by_column = all(column.period for _, column in found.figures())
    needless = isinstance(layout, Series) or (found.form is None and by_column)
    if isinstance(layout, Listing) and not layout.counts:
        needless = True
    if needless or times.period:
        return times.period, None
    if times.doubts:
        return None, _doubtful(source, found, times.doubts[0])
    if times.periods:
        return None, _contradictory(source, found)
    if declared and times.fits(declared):
        return declared, None
    if times.yearless:
        return None, _doubtful(source, found, times.yearless[0])
    place = source.place(found.band.top, 1)
    return None, codes.NO_REPORT_PERIOD.at(place, id_of(found), form=title_of(found))


def _contradictory(source: Source, found: FormMatch) -> Finding:
    """Say that a head names several periods, and where."""
    periods = found.head.times.periods
    words = Text(
        "、".join(f"{period.text.zh}（{cell.address}）" for period, cell in periods),
        ", ".join(f"{period.text.en} ({cell.address})" for period, cell in periods),
    )
    first, *others = (source.place(cell.row, cell.column) for _, cell in periods)
    told = codes.PERIOD_UNCLEAR.at(first, id_of(found), form=title_of(found), periods=words)
    return replace(told, also=tuple(each for each in others if each != first))


_NO_YEAR = Text("没有写明年份", "lacks its year")
_EITHER = Text("可能是{day}，也可能是{months}", "may be {day} or {months}")
_UNKNOWN = Text("不是可识别的时期", "is not a period that is understood")


def _doubtful(source: Source, found: FormMatch, doubt: Doubt) -> Finding:
    """Say why a time in a head is not certain."""
    why = _NO_YEAR if is_yearless(doubt.words) else _UNKNOWN
    if doubt.may_be:
        day, stretch = doubt.may_be
        why = _EITHER.filled(day=day.text, months=stretch.text)
    place = source.place(doubt.cell.row, doubt.cell.column)
    words = seen(doubt.cell.raw) if doubt.alone else doubt.words
    return codes.PERIOD_DOUBTFUL.at(place, id_of(found), form=title_of(found), seen=words, why=why)


def id_of(found: FormMatch) -> str:
    """Return the id of a form, empty for a table without definition."""
    return found.form.id if found.form else ""


def title_of(found: FormMatch) -> Text:
    """Return the title of a form, or what a table without definition was recognised by."""
    return found.form.title.text if found.form else same(seen(found.reasons[0].seen))
