"""Trying one case: its figures judged as any return, and compared with what it expects."""

from msgspec import Struct

from cqquality.assessment.evaluation import evaluate
from cqquality.assessment.trial.comparison import Difference, differences
from cqquality.assessment.trial.figures import returns_of
from cqquality.definitions.case.model import Case
from cqquality.definitions.pack import Pack


class Outcome(Struct, frozen=True):
    """A case with everything that came out otherwise than expected."""

    case: Case
    differences: tuple[Difference, ...]

    @property
    def passed(self) -> bool:
        """Whether everything came out as expected."""
        return not self.differences


def try_case(case: Case, pack: Pack) -> Outcome:
    """Judge the whole pack by the figures of `case` and compare the indicator it is about."""
    reading = case.situation.reading
    readings = {case.indicator: reading} if reading else None
    assessment = evaluate(pack, returns_of(case, pack), case.as_of, readings)
    result = next(r for r in assessment.results if r.indicator.id == case.indicator)
    findings = tuple(f for f in assessment.findings if f.subject == case.indicator)
    return Outcome(case, tuple(differences(case.expected, result, findings)))
