"""The file of cases as it is written, and a case as it is tried.

A file holds groups. What a group states holds for every row of its `each`; a group without rows is
one case. Only what is expected in so many words is compared.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Annotated, Literal

from cqquality.definitions.case.value import (
    Cells,
    Figures,
    Names,
    Periods,
    Stages,
    Stated,
    StatedDay,
    StatedPeriod,
)
from cqquality.definitions.constraint import Limits
from cqquality.definitions.document import Document
from cqquality.definitions.model import Day, Definition, Id, ItemCode, Number
from cqquality.findings import Place

StatusName = Literal[
    "met", "met_late", "not_met", "not_due", "unrealised", "no_data", "not_assessable"
]
PaceName = Literal[
    "achieved_early", "ahead", "on_track", "behind", "far_behind", "backward", "none"
]
NoPaceName = Literal[
    "baseline_missing",
    "before_base",
    "too_few_points",
    "deadline_passed",
    "target_equals_base",
    "already_met_at_base",
    "mixed_periods",
    "series_break",
    "none",
]


class Expected(Definition):
    """What must come out; what is left out is not compared.

    Figures are exact unless `tolerance` allows a difference either way. `pace` is the label of the
    pace and `no_pace` why there is none; `reason` the words beside the status, in either language;
    `missed` the periods that failed a target judged by period; `findings` the codes of everything
    found about the indicator, each as often as it is found.
    """

    status: StatusName | None = None
    reason: str | None = None
    period: StatedPeriod = None
    value: Stated = None
    at_least: bool | None = None
    stage: str | None = None
    baseline: Stated = None
    gap: Stated = None
    surplus: Stated = None
    attainment: Stated = None
    pace: PaceName | None = None
    no_pace: NoPaceName | None = None
    elapsed: Stated = None
    share: Stated = None
    lead: Stated = None
    months_left: Stated = None
    needed: Stated = None
    reached: StatedDay = None
    missed: Periods = None
    findings: tuple[str, ...] | None = None
    tolerance: Number | None = None

    @property
    def stated(self) -> Mapping[str, object]:
        """What is to be compared, by key."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        values.pop("tolerance")
        return {name: value for name, value in values.items() if value is not None}


class Situation(Definition):
    """Figures, stages and ledgers at hand on a day, and what must come of them.

    `stage` belongs to the item of the commitment itself. A row of a ledger is a mapping by column;
    where columns hold lists it stands for as many rows.
    """

    as_of: Day | None = None
    reading: Id | None = None
    given: Mapping[ItemCode, Figures] | None = None
    stage: Stages | None = None
    ledgers: Mapping[Id, tuple[Mapping[Id, Cells], ...]] | None = None
    expect: Expected | None = None

    def over(self, general: "Situation") -> "Situation":
        """Return this situation with what only the `general` one states."""
        return Situation(
            as_of=self.as_of or general.as_of,
            reading=self.reading or general.reading,
            given={**(general.given or {}), **(self.given or {})},
            stage=general.stage if self.stage is None else self.stage,
            ledgers={**(general.ledgers or {}), **(self.ledgers or {})},
            expect=_laid_over(self.expect, general.expect),
        )


def _laid_over(special: Expected | None, general: Expected | None) -> Expected | None:
    if special is None or general is None:
        return special or general
    allowed = {} if special.tolerance is None else {"tolerance": special.tolerance}
    return replace(general, **special.stated, **allowed)  # type: ignore[arg-type]


class CaseGroup(Situation):
    """Cases of one indicator, or of several that behave alike."""

    id: Annotated[str, Limits(min_length=1)]
    name: str | None = None
    indicator: Names
    each: Mapping[str, Situation] | None = None


class CaseFile(Definition):
    """A file of cases."""

    cases: tuple[CaseGroup, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One case: an indicator in a situation on a day.

    Its id is "group/indicator/row", without what there is only one of.
    """

    id: str
    group: str
    indicator: str
    as_of: date
    situation: Situation
    document: Document
    path: tuple[int | str, ...]

    @property
    def place(self) -> Place:
        """Where it is written."""
        return self.document.key_place(self.path)

    @property
    def expected(self) -> Expected:
        """What must come out."""
        return self.situation.expect or Expected()


def cases_of(file: CaseFile, document: Document, deadline: date) -> Iterator[Case]:
    """Yield every single case of a file; judged as of `deadline` where no day is given."""
    for number, group in enumerate(file.cases):
        for indicator in group.indicator:
            inner = f"/{indicator}" if len(group.indicator) > 1 else ""
            for label, row in (group.each or {"": group}).items():
                situation = row.over(group)
                yield Case(
                    id=f"{group.id}{inner}" + (f"/{label}" if label else ""),
                    group=group.id,
                    indicator=indicator,
                    as_of=situation.as_of or deadline,
                    situation=situation,
                    document=document,
                    path=("cases", number, "each", label) if label else ("cases", number, "id"),
                )
