"""The report as a workbook of Excel."""

from cqquality.reports.workbook.report import WorkbookReport

__all__ = ["WorkbookReport"]
