"""The proof of a pack against its policy, as text and as a page."""

from cqquality.reports.proof.page import page
from cqquality.reports.proof.summary import summary

__all__ = ["page", "summary"]
