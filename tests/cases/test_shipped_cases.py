"""The cases of the shipped pack: one test each, and whether they are enough."""

from collections import defaultdict
from dataclasses import replace
from fractions import Fraction

import pytest

from cqquality.assessment.trial import try_case
from cqquality.definitions import load_pack
from cqquality.definitions.case.loading import load_cases
from cqquality.definitions.case.model import Case
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.target import (
    All,
    Better,
    Improve,
    Keep,
    Milestone,
    Range,
    Rank,
    Reach,
    Rise,
    Schedule,
    Step,
    Target,
)
from tests.building import SHIPPED

PACK = load_pack(SHIPPED)
CASES = load_cases(SHIPPED, PACK)
BY_INDICATOR: dict[str, list[Case]] = defaultdict(list)
for _case in CASES:
    BY_INDICATOR[_case.indicator].append(_case)
TARGETS = [indicator.id for indicator in PACK.targets]
COMMITMENTS = [indicator.id for indicator in PACK.commitments]
IMPOSSIBLE = {"E01", "E05"}
"""Nothing is above 100 %: the case says that more is refused."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(case: Case) -> None:
    outcome = try_case(case, PACK)
    assert outcome.passed, f"{case.place} {case.id}: {outcome.differences}"


def expected(name: str, row: str, reading: str | None = None) -> str | None:
    """Return the status expected in the row of that name, under the default reading."""
    default = PACK.indicators[name].readings
    usual = (None, default.default if default else None, reading)
    return next(
        case.expected.status
        for case in BY_INDICATOR[name]
        if case.id.split("/")[-1] == row and case.situation.reading in usual
    )


@pytest.mark.parametrize("name", TARGETS)
def test_every_target_is_tried_on_both_sides_and_without_data(name: str) -> None:
    rows = [expected(name, row) for row in ("at", "below", "above", "none")]
    above = "not_assessable" if name in IMPOSSIBLE else "met"
    assert rows == ["met", "not_met", above, "no_data"]


@pytest.mark.parametrize("name", COMMITMENTS)
def test_every_commitment_is_tried_done_not_done_and_without_data(name: str) -> None:
    rows = [expected(name, row) for row in ("done", "not done", "none")]
    missed = "unrealised" if name in {"Q34", "Q45"} else "not_met"
    assert rows == ["met", missed, "no_data"]


def test_there_are_56_of_each() -> None:
    assert (len(TARGETS), len(COMMITMENTS)) == (56, 56)


EDGES = [
    ("edges", "pace", "baseline_missing"),
    ("edges", "pace", "too_few_points"),
    ("edges", "pace", "already_met_at_base"),
    ("edges", "pace", "mixed_periods"),
    ("edges", "pace", "series_break"),
    ("reach", "found", "CQ309"),  # too old
    ("reach", "found", "CQ320"),  # older than the base
    ("reach", "found", "CQ310"),  # published late
    ("reach", "found", "CQ308"),  # a lower bound
    ("reach", "found", "CQ301"),  # contradicts itself
    ("all", "pace", "baseline_missing"),
    ("all", "found", "CQ303"),  # more than all
    ("improve", "found", "CQ314"),  # no baseline
    ("keep", "found", "CQ307"),  # a year missing
    ("keep", "status", "not_assessable"),
    ("rise", "status", "not_assessable"),  # one value, or a gap
    ("range", "status", "met"),
    ("rank", "status", "not_due"),
    ("milestone", "status", "met_late"),
    ("milestone", "status", "unrealised"),
]
"""Edges that a case must stand at: kind of target, what shows the edge, and how."""


@pytest.mark.parametrize(("kind", "shown_by", "edge"), EDGES)
def test_every_kind_of_target_is_tried_at_its_edges(kind: str, shown_by: str, edge: str) -> None:
    of_kind = [
        case.expected
        for case in CASES
        if kind in ("edges", PACK.indicators[case.indicator].target.kind)
    ]
    shown: dict[str, list[str | None]] = {
        "pace": [expected.no_pace for expected in of_kind],
        "found": [code for expected in of_kind for code in expected.findings or ()],
        "status": [expected.status for expected in of_kind],
    }
    assert edge in shown[shown_by]


READINGS = [
    (indicator.id, option.id)
    for indicator in PACK.indicators.values()
    for option in (indicator.readings.options if indicator.readings else ())
    if option.id != indicator.readings.default  # type: ignore[union-attr]
]


@pytest.mark.parametrize(("name", "reading"), READINGS)
def test_every_reading_is_tried(name: str, reading: str) -> None:
    assert any(case.situation.reading == reading for case in BY_INDICATOR[name])


def harder(target: Target) -> Target:
    """Return a target that is a little harder to meet."""
    match target:
        case Reach() | Keep():
            return replace(target, value=target.value + Fraction(1, 10**6))
        case Improve():
            return replace(target, by=target.by + Fraction(1, 10**6))
        case Range():
            return replace(target, lower=target.lower + 1)
        case Rank():
            return replace(target, at_most=target.at_most - 1)
        case Rise() | Better():
            return Reach(kind="reach", operator="ge", value=Fraction(6))
        case Schedule():
            return replace(target, steps=_moved(target, Fraction(1, 10**6)))
        case All():
            return Reach(kind="reach", operator="gt", value=Fraction(100))
        case Milestone():
            following = [stage.id for stage in PACK.stages]
            return replace(target, done_at=following[following.index(target.done_at) + 1])


def _moved(target: Schedule, by: Fraction) -> tuple[Step, ...]:
    return tuple(replace(step, value=step.value + by) for step in target.steps)


def easier(target: Target) -> Target:
    """Return a target that is a little easier to meet."""
    match target:
        case Reach() | Keep():
            return replace(target, value=target.value - 1)
        case Improve():
            return replace(target, by=target.by - 1)
        case Range():
            return replace(target, lower=target.lower - 1)
        case Rank():
            return replace(target, at_most=target.at_most + 1)
        case Rise() | Better():
            return replace(target, strict=False)
        case Schedule():
            return replace(target, steps=_moved(target, Fraction(-1)))
        case All():
            return Reach(kind="reach", operator="ge", value=Fraction("99.9"))
        case Milestone():
            before = [stage.id for stage in PACK.stages]
            return replace(target, done_at=before[before.index(target.done_at) - 1])


def failures(changed: Indicator) -> list[str]:
    pack = replace(PACK, indicators={**PACK.indicators, changed.id: changed})
    return [c.id for c in BY_INDICATOR[changed.id] if not try_case(c, pack).passed]


@pytest.mark.parametrize("name", [i for i in PACK.indicators if i != "E02"])
def test_a_changed_target_is_noticed(name: str) -> None:
    indicator = PACK.indicators[name]
    assert failures(replace(indicator, target=harder(indicator.target)))
    assert failures(replace(indicator, target=easier(indicator.target)))
