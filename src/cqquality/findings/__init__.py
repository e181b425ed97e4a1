"""Findings: what is wrong with input, as values instead of exceptions."""

from cqquality.findings.finding import Code, Finding, Place, Severity, Spoilt, address

__all__ = ["Code", "Finding", "Place", "Severity", "Spoilt", "address"]
