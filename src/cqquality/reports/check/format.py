"""The formats in which the outcome of a check comes."""

from enum import StrEnum
from typing import assert_never

from cqquality.reports.check.interface import CheckReport


class CheckFormat(StrEnum):
    """The formats in which the outcome of a check comes."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"
    HTML = "html"


def report_for(chosen: CheckFormat) -> CheckReport:
    """Return the report that writes the format."""
    match chosen:
        case CheckFormat.TEXT:
            from cqquality.reports.check.text import TextReport

            return TextReport()
        case CheckFormat.JSON:
            from cqquality.reports.check.json import JsonReport

            return JsonReport()
        case CheckFormat.GITHUB:
            from cqquality.reports.check.github import GithubReport

            return GithubReport()
        case CheckFormat.SARIF:
            from cqquality.reports.check.sarif import SarifReport

            return SarifReport()
        case CheckFormat.JUNIT:
            from cqquality.reports.check.junit import JunitReport

            return JunitReport()
        case CheckFormat.HTML:
            from cqquality.reports.check.html import HtmlReport

            return HtmlReport()
        case _:
            assert_never(chosen)
