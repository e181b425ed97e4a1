"""What a case is made of: series of figures, cells of ledgers, figures that are stated or none."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Annotated, Any, TypeVar

from cqquality.definitions.constraint import Converted
from cqquality.period import Period, parse, year

_RATIO = re.compile(r"-?[0-9]+/[1-9][0-9]*")
_T = TypeVar("_T")


class Nothing(Enum):
    """The answer `none`: that there is no such figure is what is expected."""

    NONE = "none"


def spread(
    series: tuple[_T | None, ...] | Mapping[Period, _T], as_of: date
) -> Iterator[tuple[Period, _T]]:
    """Yield the values of a series with their periods; those of a list end with the as-of year."""
    if isinstance(series, Mapping):
        yield from series.items()
        return
    first = as_of.year - len(series) + 1
    for number, value in enumerate(series, start=first):
        if value is not None:
            yield year(number), value


def _exact(value: Any) -> Fraction:
    if isinstance(value, str) and _RATIO.fullmatch(value):
        return Fraction(value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError
    return Fraction(value)


def _word(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _period(value: Any) -> Period:
    period = parse(str(value)) if isinstance(value, str | int) else None
    if period is None:
        raise ValueError
    return period


def _day(value: Any) -> date:
    return date.fromisoformat(_word(value))


def _or_none(convert: Callable[[Any], _T]) -> Callable[[Any], _T | Nothing]:
    return lambda value: Nothing.NONE if value == Nothing.NONE.value else convert(value)


def _series(convert: Callable[[Any], _T]) -> Callable[[Any], Any]:
    def converted(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {_period(when): convert(each) for when, each in value.items()}
        if isinstance(value, tuple):
            return tuple(None if each is None else convert(each) for each in value)
        return (convert(value),)

    return converted


def _cell(value: Any) -> Fraction | str:
    return value if isinstance(value, str) and not _RATIO.fullmatch(value) else _exact(value)


def _cells(value: Any) -> tuple[Fraction | str, ...]:
    return tuple(_cell(each) for each in value) if isinstance(value, tuple) else (_cell(value),)


def _names(value: Any) -> tuple[str, ...]:
    return tuple(_word(each) for each in value) if isinstance(value, tuple) else (_word(value),)


_SERIES = {"type": ["number", "string", "array", "object"]}

Figures = Annotated[
    tuple[Fraction | None, ...] | Mapping[Period, Fraction],
    Converted("a number, a list of one a year, or numbers by period", _series(_exact), _SERIES),
]
"""The figures of an item: `{2013-06: 12, 2013: 20}`; `[2, ~, 3]`, of which the last is for the year
of the judgement and `~` was not reported; or one number for that year."""

Stages = Annotated[
    tuple[str | None, ...] | Mapping[Period, str],
    Converted("a stage, a list of one a year, or stages by period", _series(_word), _SERIES),
]
"""The stages of a commitment, written like figures."""

Cells = Annotated[
    tuple[Fraction | str, ...],
    Converted("a cell or a list of cells", _cells, {"type": ["number", "string", "array"]}),
]
"""A column of several rows of a ledger; a single cell is the same in all of them."""

Stated = Annotated[
    Fraction | Nothing | None,
    Converted(
        "a number, a fraction like 1/3, or none",
        _or_none(_exact),
        {"type": ["number", "string"]},
    ),
]
"""A figure to expect, exactly; `none` where there must be none."""

StatedDay = Annotated[
    date | Nothing | None,
    Converted("a date like 2015-12-31, or none", _or_none(_day), {"type": "string"}),
]

StatedPeriod = Annotated[
    Period | Nothing | None,
    Converted("a period like 2013, 2013-06 or 2013Q2, or none", _or_none(_period), {}),
]

Periods = Annotated[
    tuple[Period, ...] | None,
    Converted(
        "a list of periods like [2011, 2013Q2]",
        lambda value: tuple(_period(each) for each in value),
        {"type": "array"},
    ),
]

Names = Annotated[
    tuple[str, ...], Converted("an id or a list of ids", _names, {"type": ["string", "array"]})
]
