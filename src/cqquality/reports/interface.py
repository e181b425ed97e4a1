"""What every report has in common: options and one method."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from msgspec import Struct, field

from cqquality.assessment.comparison import Comparison
from cqquality.assessment.result import Assessment, Result, Status
from cqquality.text import Language

DONE = (Status.MET, Status.MET_LATE)
"""What is met, in time or not; everything else is listed as not (yet) met."""


class ReportOptions(Struct, frozen=True):
    """How to show an assessment, and which part of it.

    `sections` holds ids, empty for all; `only_unmet` leaves out what is met; `detail` adds to each
    target what time says of it, where it was analysed. `width` (cells), `color` and `encoding`
    describe the terminal; other formats take no notice of them. `sources` says where the files of
    the returns lie as seen from the report, for links into them. `wording` is the template of the
    bulletin, None for the one that comes with the program. With a `comparison` the report opens
    with what changed; but for JSON and CSV, which are compared by `cqq diff`.
    """

    language: Language = Language.ZH
    sections: tuple[str, ...] = ()
    only_unmet: bool = False
    detail: bool = False
    width: int = 160
    color: bool = False
    encoding: str = "utf-8"
    sources: Mapping[str, str] = field(default_factory=dict)
    wording: Path | None = None
    comparison: Comparison | None = None

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
        return tuple(result for result in covered if result.status not in DONE)


class Report(Protocol):
    """A way to show an assessment as text; it computes nothing.

    The text is to be written as it is, line ends included: as UTF-8, on a terminal in
    `ReportOptions.encoding`.
    """

    def render(self, assessment: Assessment, options: ReportOptions) -> str:
        """Return the report."""
        ...


class Document(Protocol):
    """A way to show an assessment as a file that is no text; it computes nothing either.

    The same assessment and options give the same bytes.
    """

    def render(self, assessment: Assessment, options: ReportOptions) -> bytes:
        """Return the content of the file."""
        ...
