"""The outcome of checking a pack, for people, programs and the services that run checks."""

from cqquality.reports.check.format import CheckFormat, report_for
from cqquality.reports.check.interface import CheckReport, Checkup

__all__ = ["CheckFormat", "CheckReport", "Checkup", "report_for"]
