"""The report as a bulletin (通报) for Word."""

from cqquality.reports.bulletin.report import BulletinReport

__all__ = ["BulletinReport"]
