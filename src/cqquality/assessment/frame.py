"""Results as a table for pandas: one row each, figures twice, as floats and as exact text."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cqquality.quantity import literal

if TYPE_CHECKING:
    from pandas import DataFrame, Series

FIGURES = (
    "target",
    "target_upper",
    "value",
    "baseline",
    "gap",
    "surplus",
    "attainment",
    "elapsed",
    "share",
    "lead",
    "needed",
)
"""Columns of numbers; beside each stands one called `…_exact`."""

FLAGS = ("at_least", "provisional")

DAYS = ("as_of", "deadline", "period_start", "period_end", "reached")

NUMBERS = ("rank", "months_left")


def frame(records: Iterable[Mapping[str, Any]]) -> "DataFrame":
    """Return the table of `records`, with an `…_exact` column of text beside each of figures.

    Missing figures are NaN and None, missing days NaT.
    """
    from pandas import DataFrame

    columns: dict[str, list[Any]] = {}
    for record in records:
        for name, value in record.items():
            columns.setdefault(name, []).append(value)
    table: dict[str, Series[Any]] = {}
    for name, values in columns.items():
        table[name] = _column(name, values)
        if name in FIGURES:
            table[f"{name}_exact"] = _texts([_exact(value) for value in values])
    return DataFrame(table)


def _column(name: str, values: list[Any]) -> "Series[Any]":
    from pandas import Series

    if name in FIGURES:
        floats = [None if value is None else float(value) for value in values]
        return Series(floats, dtype="float64")
    if name in DAYS:
        return Series(values, dtype="datetime64[s]")
    if name in NUMBERS:
        return Series(values, dtype="Int64")
    return Series(values, dtype="bool") if name in FLAGS else _texts(values)


def _texts(values: list[str | None]) -> "Series[Any]":
    from pandas import Series

    return Series(values, dtype="object")


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else literal(value)
