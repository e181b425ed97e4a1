"""The handbook of a pack: every indicator in words, for those who are measured by it."""

from cqquality.reports.handbook.html import html
from cqquality.reports.handbook.markdown import markdown

__all__ = ["html", "markdown"]
