"""The formats a report comes in, and who writes each."""

from enum import StrEnum
from typing import assert_never

from cqquality.reports.interface import Report


class Format(StrEnum):
    """The formats a report comes in."""

    TERMINAL = "terminal"
    JSON = "json"
    CSV = "csv"


def report_for(chosen: Format) -> Report:
    """Return the report that writes the format."""
    match chosen:
        case Format.TERMINAL:
            from cqquality.reports.terminal import TerminalReport

            return TerminalReport()
        case Format.JSON:
            from cqquality.reports.json import JsonReport

            return JsonReport()
        case Format.CSV:
            from cqquality.reports.csv import CsvReport

            return CsvReport()
        case _:
            assert_never(chosen)
