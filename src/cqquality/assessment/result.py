"""The outcome of an assessment: plain values that a report shows and never computes."""

from collections import Counter
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct

from cqquality.assessment.method.interval import CertaintyLabel
from cqquality.assessment.method.pace import PaceLabel
from cqquality.definitions.indicator import Indicator, Option
from cqquality.definitions.pack import Pack, Stage, Unit
from cqquality.definitions.version import Version
from cqquality.findings import Finding
from cqquality.observation import LedgerSource, Origin
from cqquality.period import Period
from cqquality.text import Text

if TYPE_CHECKING:
    from pandas import DataFrame

    from cqquality.assessment.scores import Grading
    from cqquality.assessment.trend import Analysis


class Status(StrEnum):
    """Whether a target is met; how fast it is approached is another matter (see Pace)."""

    MET = "met"
    MET_LATE = "met_late"
    NOT_MET = "not_met"
    NOT_DUE = "not_due"
    UNREALISED = "unrealised"
    """Attempted or encouraged, and not done: never a failure."""
    NO_DATA = "no_data"
    NOT_ASSESSABLE = "not_assessable"

    @property
    def text(self) -> Text:
        """The status in words."""
        return _STATUS_WORDS[self]


_STATUS_WORDS = {
    Status.MET: Text("已达标", "met"),
    Status.MET_LATE: Text("逾期完成", "met late"),
    Status.NOT_MET: Text("未达标", "not met"),
    Status.NOT_DUE: Text("未到期", "not yet due"),
    Status.UNREALISED: Text("未实现", "not realised"),
    Status.NO_DATA: Text("无数据", "no data"),
    Status.NOT_ASSESSABLE: Text("无法评价", "not assessable"),
}


_SLOW = (PaceLabel.BEHIND, PaceLabel.FAR_BEHIND, PaceLabel.BACKWARD)


class Pace(Struct, frozen=True):
    """Progress against time (序时进度): share of the required change, share of the time gone by.

    Where the share cannot be computed `label` is None and `reason` says why.
    """

    elapsed: Fraction
    share: Fraction | None
    label: PaceLabel | None
    reason: Text | None = None
    months_left: int | None = None
    needed: Fraction | None = None
    """What each of the remaining months must bring; None when achieved or no month is left."""
    reached: date | None = None
    """The day the target is reached at the mean pace so far: arithmetic, not a forecast."""

    @property
    def lead(self) -> Fraction | None:
        """Return how far ahead of time (+) or behind (-) it is, in percentage points."""
        return None if self.share is None else (self.share - self.elapsed) * 100


class SampleChange(NamedTuple):
    """The change of a pass rate against the same period a year before, both taken as samples."""

    period: Period
    """The period compared with."""
    points: Fraction
    """In percentage points, positive when the rate rose."""
    within_error: bool
    """Whether chance alone may well bring as much."""
    rough: bool
    """Whether so few failed (or passed) that the test is only rough."""


class Certainty(NamedTuple):
    """What the sample behind a pass rate says beside its verdict, which stays with the rate itself.

    `low` and `high` bound the rate in percent, at 95 %. Where all must pass `high` and `label` are
    None: `low` is then the rate that the sample shows to be exceeded, and never excuses a miss.
    """

    passed: int
    total: int
    low: Fraction
    high: Fraction | None
    method: str
    label: CertaintyLabel | None
    change: SampleChange | None = None


class Goal(Struct, frozen=True):
    """The target in figures, in the unit of the indicator.

    `operator` is one of ge gt le lt, `range` (value to upper), `all` (exactly 100 %), `rise`
    (no figure) or `milestone` (no figure).
    """

    operator: str
    value: Fraction | None
    upper: Fraction | None
    deadline: date


class Point(Struct, frozen=True):
    """One period of a history: its value and, where the target judges each period, the outcome."""

    period: Period
    value: Fraction
    hit: bool | None = None


class Result(Struct, frozen=True):
    """The judgement of one indicator.

    `value`, `gap` and `surplus` are in the unit of the indicator, gaps and surpluses of rates in
    percentage points; `gap` is 0 when the target is met. `attainment` (完成率) is a share, 1 for
    all of it, and None where it means nothing. `at_least` marks a value of which parts are
    missing; of a rate, which may then be too high or too low, `provisional` does. `version` is
    there where a later document has revised the target by then.
    """

    indicator: Indicator
    unit: Unit
    reading: Option | None
    goal: Goal
    status: Status
    reason: Text | None = None
    period: Period | None = None
    value: Fraction | None = None
    at_least: bool = False
    provisional: bool = False
    stage: Stage | None = None
    baseline: Fraction | None = None
    gap: Fraction | None = None
    surplus: Fraction | None = None
    attainment: Fraction | None = None
    pace: Pace | None = None
    history: tuple[Point, ...] = ()
    sources: tuple[Origin, ...] = ()
    certainty: Certainty | None = None
    analysis: "Analysis | None" = None
    version: Version | None = None

    @property
    def is_lacking(self) -> bool:
        """Whether it is not met, or behind its pace."""
        return self.status is Status.NOT_MET or (self.pace is not None and self.pace.label in _SLOW)

    @property
    def is_commitment(self) -> bool:
        """Whether it is a commitment without a number."""
        return self.goal.operator == "milestone"

    def record(self) -> dict[str, Any]:
        """Return the result as one flat row: names, plain words and exact figures."""
        indicator, period, pace = self.indicator, self.period, self.pace
        row: dict[str, Any] = {
            "id": indicator.id,
            "name_zh": indicator.name.zh,
            "name_en": indicator.name.en,
            "section": indicator.section,
            "unit": self.unit.id,
            "kind": indicator.target.kind,
            "reading": self.reading.id if self.reading else None,
            "operator": self.goal.operator,
            "target": self.goal.value,
            "target_upper": self.goal.upper,
            "deadline": self.goal.deadline,
            "period_start": period.start if period else None,
            "period_end": period.end if period else None,
        }
        for name in (
            "value",
            "at_least",
            "provisional",
            "baseline",
            "gap",
            "surplus",
            "attainment",
        ):
            row[name] = getattr(self, name)
        row["stage"] = self.stage.id if self.stage else None
        row["status"] = self.status.value
        row["reason_zh"], row["reason_en"] = self.reason or (None, None)
        row["pace"] = pace.label.value if pace and pace.label else None
        for name in ("elapsed", "share", "lead", "months_left", "needed", "reached"):
            row[name] = getattr(pace, name) if pace else None
        return row


class RegionShare(Struct, frozen=True):
    """One region in the breakdown of an indicator.

    `rank` counts from the best; `deficit` is what the region lacks, in the unit of a count or, of
    a rate, in passes; `contribution` is its share of all deficits together. `closes` marks the
    smallest set of regions whose closing would close the gap of the whole.
    """

    region: str
    name: Text
    result: Result
    rank: int | None = None
    deficit: Fraction | None = None
    contribution: Fraction | None = None
    closes: bool = False


class Memo(Struct, frozen=True):
    """The figure of a unit that overlaps its host regions: shown, never added."""

    unit: str
    name: Text
    item: str
    period: Period
    value: Fraction
    origin: Origin


class Breakdown(Struct, frozen=True):
    """An indicator by region: every region of the list, those without figures among them."""

    whole: Result
    shares: tuple[RegionShare, ...]
    memos: tuple[Memo, ...] = ()

    @property
    def reported(self) -> int:
        """How many regions have a value."""
        return sum(share.result.value is not None for share in self.shares)


class By(StrEnum):
    """Whose results stand together."""

    REGION = "region"
    DEPARTMENT = "department"


class Standing(Struct, frozen=True):
    """A region, or a department, with the results it answers for.

    Those of a region are its own, of every indicator that regions report on; those of a department
    are the results it leads, and `supported` are those it supports. `lacking` are its targets
    missed or behind their pace, `contribution` says how much of all targets lacking they are, and
    `rank` counts from the least share of targets lacking.
    """

    id: str
    name: Text
    results: tuple[Result, ...]
    supported: tuple[Result, ...] = ()
    rank: int | None = None
    contribution: Fraction | None = None

    @property
    def targets(self) -> tuple[Result, ...]:
        """The quantified targets it answers for."""
        return tuple(result for result in self.results if not result.is_commitment)

    @property
    def commitments(self) -> tuple[Result, ...]:
        """The commitments without a number it answers for."""
        return tuple(result for result in self.results if result.is_commitment)

    @property
    def lacking(self) -> tuple[Result, ...]:
        """Its targets missed or behind their pace."""
        return tuple(result for result in self.targets if result.is_lacking)


class Standings(Struct, frozen=True):
    """Every region or department that answers for something, in the order of its list.

    `unassigned` are the results nobody answers for.
    """

    by: By
    parts: tuple[Standing, ...]
    unassigned: tuple[Result, ...] = ()


class Outcome(NamedTuple):
    """What comes of one reading."""

    reading: Option
    result: Result


class Dependence(NamedTuple):
    """An indicator whose verdict depends on the reading of a clause, its own or another's.

    `used` is the id of the reading that the assessment itself took.
    """

    clause: Indicator
    indicator: Indicator
    outcomes: tuple[Outcome, ...]
    used: str


class Assessment(Struct, frozen=True):
    """The judgement of a whole pack on a date: results in the order of the pack, all findings.

    `breakdowns` and `standings` are there where results were asked for by region or department.
    `sensitivity` is None unless the readings were tried (`assessment.sensitivity`), `grading`
    unless a grade was asked for (`assessment.grading`). `ledgers` are those an engine added up.
    """

    pack: Pack
    as_of: date
    files: tuple[str, ...]
    results: tuple[Result, ...]
    findings: tuple[Finding, ...]
    breakdowns: tuple[Breakdown, ...] = ()
    standings: Standings | None = None
    sensitivity: tuple[Dependence, ...] | None = None
    grading: "Grading | None" = None
    ledgers: tuple[LedgerSource, ...] = ()

    def to_frame(self) -> "DataFrame":
        """Return the results as a pandas table, one row each; columns in docs/api.md.

        Figures are there twice: `value` as a float, for convenience, and `value_exact` as text
        that `fractions.Fraction` takes. A verdict must never be drawn from the floats.
        """
        from cqquality.assessment.frame import frame

        return frame([result.record() for result in self.results])

    @property
    def targets(self) -> tuple[Result, ...]:
        """The results of the quantified targets."""
        return tuple(result for result in self.results if not result.is_commitment)

    @property
    def has_gaps(self) -> bool:
        """Whether a target is missed, or behind its pace."""
        return any(result.is_lacking for result in self.results)

    @property
    def commitments(self) -> tuple[Result, ...]:
        """The results of the commitments without a number."""
        return tuple(result for result in self.results if result.is_commitment)


def tally(results: tuple[Result, ...]) -> Counter[Status]:
    """Count results by status."""
    return Counter(result.status for result in results)


def pace_tally(results: tuple[Result, ...]) -> Counter[PaceLabel]:
    """Count the results that have a pace, by its label."""
    return Counter(r.pace.label for r in results if r.pace is not None and r.pace.label)
