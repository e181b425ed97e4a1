"""The formats a report comes in, and who writes each."""

from enum import StrEnum
from typing import Literal, assert_never, overload

from cqquality.reports.interface import Document, Report


class Format(StrEnum):
    """The formats a report comes in."""

    TERMINAL = "terminal"
    JSON = "json"
    CSV = "csv"
    CSV_LONG = "csv-long"
    MARKDOWN = "markdown"
    HTML = "html"
    XLSX = "xlsx"
    DOCX = "docx"

    @property
    def is_document(self) -> bool:
        """Whether it is no text and belongs into a file."""
        return self in (Format.XLSX, Format.DOCX)


_Document = Literal[Format.XLSX, Format.DOCX]
_Text = Literal[
    Format.TERMINAL, Format.JSON, Format.CSV, Format.CSV_LONG, Format.MARKDOWN, Format.HTML
]


@overload
def report_for(chosen: _Text) -> Report: ...
@overload
def report_for(chosen: _Document) -> Document: ...
@overload
def report_for(chosen: Format) -> Report | Document: ...
def report_for(chosen: Format) -> Report | Document:
    """Return the report that writes the format."""
    match chosen:
        case Format.TERMINAL:
            from cqquality.reports.terminal import TerminalReport

            return TerminalReport()
        case Format.JSON:
            from cqquality.reports.json.report import JsonReport

            return JsonReport()
        case Format.CSV:
            from cqquality.reports.csv import CsvReport

            return CsvReport()
        case Format.CSV_LONG:
            from cqquality.reports.csv_long import CsvLongReport

            return CsvLongReport()
        case Format.MARKDOWN:
            from cqquality.reports.markdown import MarkdownReport

            return MarkdownReport()
        case Format.HTML:
            from cqquality.reports.html import HtmlReport

            return HtmlReport()
        case Format.XLSX:
            from cqquality.reports.workbook import WorkbookReport

            return WorkbookReport()
        case Format.DOCX:
            from cqquality.reports.bulletin import BulletinReport

            return BulletinReport()
        case _:
            assert_never(chosen)
