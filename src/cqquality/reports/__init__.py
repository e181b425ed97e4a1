"""Reports: the outcome of an assessment in the formats people and programs read."""

from cqquality.reports.interface import Format, Report, ReportOptions, report_for

__all__ = ["Format", "Report", "ReportOptions", "report_for"]
