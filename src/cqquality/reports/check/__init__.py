"""The outcome of checking a pack, for people, programs and the services that run checks."""

from cqquality.reports.check.interface import CheckFormat, CheckReport, Checkup, report_for

__all__ = ["CheckFormat", "CheckReport", "Checkup", "report_for"]
