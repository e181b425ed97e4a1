"""Of what time a column is, seen from the period its form reports on."""

from datetime import date

from cqquality.definitions.form import Basis
from cqquality.period import Period, month, month_end, months, quarter, year


def period_of(basis: Basis, report: Period, *, last_year: bool = False) -> Period:
    """Return the period of a column of a form that reports on `report`.

    >>> from cqquality.period import half
    >>> str(period_of("month", half(2017, 1))), str(period_of("opening", half(2017, 1)))
    ('2017-06', '2016')
    """
    if last_year:
        report = _a_year_before(report)
    end = report.end
    match basis:
        case "month":
            return month(end.year, end.month)
        case "quarter":
            return quarter(end.year, (end.month + 2) // 3)
        case "cumulative":
            return Period(end, date(end.year, 1, 1))
        case "end":
            return _ending(end)
        case "opening":
            return year(end.year - 1)
        case _:
            return report


def _a_year_before(period: Period) -> Period:
    return Period(_year_before(period.end), _year_before(period.start))


def _year_before(day: date) -> date:
    """Return the same day a year before; the last day of a month stays the last one."""
    if day == month_end(day.year, day.month):
        return month_end(day.year - 1, day.month)
    return day.replace(year=day.year - 1)


def _ending(end: date) -> Period:
    """Return the year or the month at whose end a stock is counted."""
    if (end.month, end.day) == (12, 31):
        return year(end.year)
    if end == month_end(end.year, end.month):
        return months(end.year, end.month, end.month)
    return Period(end, end)
