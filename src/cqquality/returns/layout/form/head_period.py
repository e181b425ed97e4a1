"""The period a form reports on, as its head says it: once, or several times to the same effect.

Nothing is chosen among times that contradict each other, and a time that is not understood is not
passed over for another one.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from cqquality.period import Period, instant, parse
from cqquality.returns.figure.folding import fold
from cqquality.returns.layout.form.times_named import Doubt, Named, TimesNamed, times_named
from cqquality.returns.workbook import Cell, Sheet

__all__ = ["Doubt", "Times", "times_of"]


class Times(Struct, frozen=True):
    """The times that a head names.

    `periods` are all that may be meant, each with its cell: one, unless they contradict each other.
    `doubts` are words for a time nobody can be sure of, `yearless` those that lack their year.
    """

    periods: tuple[tuple[Period, Cell], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    yearless: tuple[Doubt, ...] = ()

    @property
    def period(self) -> Period | None:
        """The period that is meant; None unless that is certain."""
        certain = len(self.periods) == 1 and not self.doubts
        return self.periods[0][0] if certain else None

    @property
    def cell(self) -> Cell | None:
        """The cell that names the period, or the first that names one."""
        return self.periods[0][1] if self.periods else None

    def fits(self, period: Period) -> bool:
        """Whether a period that someone declares is the one that lacks its year here."""
        whole = [in_year(period, each.words) for each in self.yearless]
        return all(each is not None and agree(period, each) for each in whole)


def times_of(sheet: Sheet, cells: Sequence[Cell], *, date1904: bool = False) -> Times:
    """Return the times named in the cells of a head; where there are none, by the name of a tab."""
    named = times_named(sheet, cells, date1904=date1904)
    if not named.times and not named.doubts:
        named = TimesNamed(_of_tab(sheet, cells), (), named.yearless)
    alone = [each for each in named.times if each.alone]
    meant = _narrowest(alone or [each for each in named.times if not each.is_signing])
    if len(meant) == 1:
        meant = _refined(meant[0], named)
    if len(meant) == 1:
        others = (each for each in named.times if not agree(meant[0].period, each.period))
        meant += [each for each in others if not _may_sign(each, meant[0].period)]
        meant += _contradicting(meant[0].period, named.yearless)
    if not meant:
        return Times((), named.doubts, named.yearless)
    return Times(tuple((each.period, each.cell) for each in _each_once(meant)), named.doubts)


def agree(report: Period, other: Period) -> bool:
    """Whether a form on `report` may name another period as well: its year, or what ends with it.

    >>> from cqquality.period import half, month, quarter, year
    >>> agree(half(2013, 1), year(2013)), agree(quarter(2013, 2), half(2013, 1))
    (True, True)
    >>> agree(half(2013, 1), year(2014)), agree(year(2013), month(2013, 6))
    (False, False)
    """
    if other.contains(report) and (_is_years(other) or other.end == report.end):
        return True
    return report.contains(other) and report.end == other.end


def in_year(year: Period, words: str) -> Period | None:
    """Return the period that words without a year stand for in the year in which another ends."""
    return parse(f"{year.end.year}年{words}")


def _is_years(period: Period) -> bool:
    first, last = period.start, period.end
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _narrowest(named: Iterable[Named]) -> list[Named]:
    """Return the different periods without the years that contain another of them."""
    once = _each_once(named)
    return [
        each
        for each in once
        if not (
            _is_years(each.period)
            and any(each is not other and each.period.contains(other.period) for other in once)
        )
    ]


def _each_once(named: Iterable[Named]) -> list[Named]:
    return list({each.period: each for each in reversed(list(named))}.values())[::-1]


def _refined(year: Named, named: TimesNamed) -> list[Named]:
    """Return a year, or what words without one make of it: 2014年 in the title, 三季度 below.

    Not where the year has a cell of its own and the words have none.
    """
    words = [each for each in named.yearless if each.alone or not year.alone]
    if not words or not (_is_years(year.period) and year.period.months == 12):
        return [year]
    found = [(in_year(year.period, each.words), each) for each in words]
    return _each_once(Named(period, each.cell, each.alone) for period, each in found if period)


def _contradicting(report: Period, yearless: Iterable[Doubt]) -> list[Named]:
    found = ((in_year(report, each.words), each.cell) for each in yearless)
    return [Named(period, cell) for period, cell in found if period and not agree(report, period)]


def _may_sign(other: Named, report: Period) -> bool:
    """Whether it is a day within other words on which a form on `report` may be signed."""
    day = other.period
    return not other.alone and day == instant(day.end) and day.start >= report.start


def _of_tab(sheet: Sheet, cells: Iterable[Cell]) -> tuple[Named, ...]:
    period, first = parse(fold(sheet.name)), next(iter(cells), None)
    return (Named(period, first, alone=True),) if period and first else ()
