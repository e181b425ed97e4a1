"""Ledgers of any length: counted and summed by group, every row checked, without a grid in memory.

A `Job` says which columns to read by which headings, how, and what to add up. `tally_ledger` does
it; of what was not counted it keeps the kind, the number of rows and the first cells.
"""

from cqquality.returns.ledger.counting import tally_ledger
from cqquality.returns.ledger.job import Condition, Job, LedgerColumn
from cqquality.returns.ledger.readers import (
    LEFT_OUT,
    NumberReader,
    Reader,
    Reading,
    TextReader,
    YearReader,
)
from cqquality.returns.ledger.tally import Faults, Group, Result

__all__ = [
    "LEFT_OUT",
    "Condition",
    "Faults",
    "Group",
    "Job",
    "LedgerColumn",
    "NumberReader",
    "Reader",
    "Reading",
    "Result",
    "TextReader",
    "YearReader",
    "tally_ledger",
]
