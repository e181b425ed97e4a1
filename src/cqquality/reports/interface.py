"""What every report has in common: options and one method."""

from dataclasses import dataclass
from typing import Protocol

from cqquality.assessment.result import Assessment, Result, Status
from cqquality.text import Language

_DONE = (Status.MET, Status.MET_LATE)


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How to show an assessment, and which part of it.

    `sections` holds ids, empty for all; `only_unmet` leaves out what is met. `width` (cells),
    `color` and `encoding` describe the terminal; other formats take no notice of them.
    """

    language: Language = Language.ZH
    sections: tuple[str, ...] = ()
    only_unmet: bool = False
    width: int = 160
    color: bool = False
    encoding: str = "utf-8"

    def covered(self, results: tuple[Result, ...]) -> tuple[Result, ...]:
        """Return the results of the chosen sections: what the summary counts."""
        if not self.sections:
            return results
        return tuple(result for result in results if result.indicator.section in self.sections)

    def listed(self, results: tuple[Result, ...]) -> tuple[Result, ...]:
        """Return the results to list: covered and, if so wished, not met."""
        covered = self.covered(results)
        if not self.only_unmet:
            return covered
        return tuple(result for result in covered if result.status not in _DONE)


class Report(Protocol):
    """A way to show an assessment; it computes nothing.

    The text is to be written as it is, line ends included: as UTF-8, on a terminal in
    `ReportOptions.encoding`.
    """

    def render(self, assessment: Assessment, options: ReportOptions) -> str:
        """Return the report."""
        ...
