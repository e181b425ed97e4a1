"""Reports: the outcome of an assessment in the formats people and programs read."""

from cqquality.reports.format import Format, report_for
from cqquality.reports.interface import Document, Report, ReportOptions

__all__ = ["Document", "Format", "Report", "ReportOptions", "report_for"]
