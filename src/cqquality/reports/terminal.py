"""The report for a terminal."""

from cqquality.assessment.result import Assessment
from cqquality.reports.drawing import Screen, draw
from cqquality.reports.interface import ReportOptions
from cqquality.reports.outline import outline


class TerminalReport:
    """Tables by section, a summary, what is missing, and the findings with their cells."""

    def render(self, assessment: Assessment, options: ReportOptions) -> str:
        """Return the report, laid out for `options.width` cells in `options.encoding`."""
        screen = Screen(options.width, options.color, options.encoding)
        return draw(outline(assessment, options), screen)
