"""The report as one page for a browser, which needs nothing but itself."""

from cqquality.reports.html.report import HtmlReport

__all__ = ["HtmlReport"]
