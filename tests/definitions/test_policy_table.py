"""The shipped pack says what the policy says: every target against a table typed by itself."""

from fractions import Fraction
from pathlib import Path

import pytest

from cqquality.definitions import load_pack
from cqquality.definitions.measure import Count
from cqquality.definitions.target import (
    All,
    Improve,
    Keep,
    Milestone,
    Range,
    Rank,
    Reach,
    Target,
)
from tests.definitions.policy_table import ATTEMPTED, COMMITMENTS, ENCOURAGED, TARGETS, Row

PACK = load_pack(Path(__file__).parents[2] / "indicators" / "cq-2011-55")

MEANING = {
    "": ("reach", "ge"),
    "以上": ("reach", "ge"),
    "达…以上": ("reach", "ge"),
    "达到…以上": ("reach", "ge"),
    "各": ("reach", "ge"),
    "保持在…以上": ("keep", "ge"),
    "-": ("range", ""),
    "达到100％": ("all", ""),
    "全部": ("all", ""),
    "逐年增多": ("rise", ""),
    "领先地位": ("rank", ""),
    "在现有基础上提高": ("improve", "ge"),
}
"""What the words of the policy come to: the kind of target, and its operator if it has one."""

EVERY_ROW = pytest.mark.parametrize("row", TARGETS, ids=lambda row: row.id)


def test_the_table_has_56_targets_and_56_commitments() -> None:
    names = [row.id for row in TARGETS] + " ".join(COMMITMENTS.values()).split()
    assert len(TARGETS) == 56
    assert len(names) == len(set(names)) == 112


def test_the_pack_has_the_targets_of_the_table_in_its_order() -> None:
    assert [target.id for target in PACK.targets] == [row.id for row in TARGETS]


@EVERY_ROW
def test_operator(row: Row) -> None:
    target = PACK.indicators[row.id].target
    assert (target.kind, getattr(target, "operator", "")) == MEANING[row.words]


@EVERY_ROW
def test_figures(row: Row) -> None:
    assert _figures(PACK.indicators[row.id].target) == tuple(map(Fraction, row.figures))


@EVERY_ROW
def test_unit(row: Row) -> None:
    unit = PACK.unit[PACK.indicators[row.id].unit]
    assert row.unit in (unit.id, *unit.aliases)


@EVERY_ROW
def test_line(row: Row) -> None:
    assert PACK.indicators[row.id].source.line == row.line


@EVERY_ROW
def test_the_size_that_counts(row: Row) -> None:
    measure = PACK.indicators[row.id].measure
    levels = (
        [condition.value for condition in measure.where if condition.operator == "ge"]
        if isinstance(measure, Count)
        else []
    )
    assert levels == ([Fraction(row.level)] if row.level else [])


def test_commitments_and_their_lines() -> None:
    found: dict[int, list[str]] = {}
    for commitment in PACK.commitments:
        found.setdefault(commitment.source.line, []).append(commitment.id)
    assert found == {line: names.split() for line, names in COMMITMENTS.items()}


def test_how_firmly_commitments_were_made() -> None:
    strengths = {
        c.id: c.target.strength for c in PACK.commitments if isinstance(c.target, Milestone)
    }
    firm = set(strengths) - {*ATTEMPTED, *ENCOURAGED}
    assert {strengths[name] for name in ATTEMPTED} == {"attempt"}
    assert {strengths[name] for name in ENCOURAGED} == {"encourage"}
    assert {strengths[name] for name in firm} == {"firm"}


def _figures(target: Target) -> tuple[Fraction | int, ...]:
    match target:
        case Range():
            return target.lower, target.upper
        case Rank():
            return (target.at_most,)
        case Improve():
            return (target.by,)
        case All():
            return (100,)
        case Reach() | Keep():
            return (target.value,)
        case _:
            return ()
