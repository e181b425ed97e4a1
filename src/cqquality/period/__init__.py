"""Periods of time: as values, and as people write them."""

from cqquality.period.value import (
    Period,
    elapsed_share,
    half,
    instant,
    month,
    month_end,
    months,
    quarter,
    so_far,
    uncovered,
    year,
)
from cqquality.period.written import meanings, parse, unified

__all__ = [
    "Period",
    "elapsed_share",
    "half",
    "instant",
    "meanings",
    "month",
    "month_end",
    "months",
    "parse",
    "quarter",
    "so_far",
    "uncovered",
    "unified",
    "year",
]
