"""A copy of a sender's workbook with every finding marked where it is."""

from cqquality.reports.annotation.copy import AnnotatedCopy, annotate

__all__ = ["AnnotatedCopy", "annotate"]
