"""What changed between two records: exact, and nothing where nothing did."""

from datetime import date
from fractions import Fraction

import pytest
from msgspec.structs import replace

from cqquality.assessment.comparison import Revision, compare
from cqquality.assessment.method.pace import PaceLabel
from cqquality.assessment.record import Judged, Record
from cqquality.assessment.result import Goal, Status
from cqquality.period import Period, parse, year
from cqquality.quantity import Dimension
from cqquality.text import Text

GOAL = Goal("ge", Fraction(90), None, date(2015, 12, 31))
P02 = Judged(
    id="P02",
    name=Text("合格率", "Pass rate"),
    unit="%",
    dimension=Dimension.PERCENT,
    goal=GOAL,
    reading=None,
    status=Status.NOT_MET,
    pace=PaceLabel.BEHIND,
    period=year(2013),
    value=Fraction(265, 3),
    at_least=False,
    stage=None,
    gap=Fraction(5, 3),
    points={year(2012): Fraction(80), year(2013): Fraction(265, 3)},
)


def record(*judged: Judged, files: tuple[str, ...] = ("a.xlsx",), day: int = 2013) -> Record:
    return Record("pack", date(day, 12, 31), files, judged)


def test_the_same_is_no_change() -> None:
    found = compare(record(P02), record(P02))
    assert not found.is_any
    assert found.differences == ()


@pytest.mark.parametrize(
    ("old", "new", "won", "lost"),
    [
        ("not_due", "met", True, False),
        ("not_met", "met_late", True, False),
        ("met", "met_late", False, False),
        ("met", "not_met", False, True),
        ("met", "no_data", False, True),
        ("not_due", "not_met", False, True),
        ("not_due", "unrealised", False, False),
        ("no_data", "not_due", False, False),
    ],
)
def test_a_verdict_turns(old: str, new: str, won: bool, lost: bool) -> None:
    was, now = (replace(P02, status=Status(status)) for status in (old, new))
    (found,) = compare(record(was), record(now)).differences
    assert (found.turned, found.won, found.lost) == (True, won, lost)


@pytest.mark.parametrize(
    ("old", "new", "widened"),
    [
        (Fraction(5, 3), Fraction(2), Fraction(1, 3)),
        (Fraction(5, 3), Fraction(0), Fraction(-5, 3)),
        (None, Fraction(1), None),
        (Fraction(1), None, None),
    ],
)
def test_a_gap_moves(old: Fraction | None, new: Fraction | None, widened: Fraction | None) -> None:
    (found,) = compare(record(replace(P02, gap=old)), record(replace(P02, gap=new))).differences
    assert found.widened == widened
    assert not found.turned


@pytest.mark.parametrize(
    ("points", "revisions"),
    [
        ({year(2012): Fraction(81)}, [Revision(year(2012), Fraction(80), Fraction(81))]),
        ({}, [Revision(year(2012), Fraction(80), None)]),
        ({year(2012): Fraction(80), year(2011): Fraction(1)}, []),
    ],
)
def test_a_past_figure_is_revised(
    points: dict[Period, Fraction], revisions: list[Revision]
) -> None:
    was = replace(P02, points={year(2012): Fraction(80)}, gap=Fraction(1))
    now = replace(P02, points=points)
    (found,) = compare(record(was), record(now)).differences
    assert list(found.revisions) == revisions


@pytest.mark.parametrize(
    ("was", "now", "is_revised"),
    [
        ("2014Q1", "2014H1", False),
        ("2014-03-31", "2014-06-30", False),
        ("2014-05", "2014", False),
        ("2013", "2014H1", True),
        ("2014H1", "2014Q1", True),
    ],
)
def test_a_later_figure_of_the_year_revises_none(was: str, now: str, is_revised: bool) -> None:
    before, after = parse(was), parse(now)
    assert before
    assert after
    old = replace(P02, period=before, points={before: Fraction(80)})
    new = replace(P02, period=after, points={after: Fraction(90)})
    (found,) = compare(record(old, day=2014), record(new, day=2014)).differences
    assert bool(found.revisions) == is_revised


def test_what_is_not_yet_over_on_the_newer_day_is_no_revision() -> None:
    newer = record(replace(P02, points={year(2012): Fraction(80)}), day=2012)
    assert compare(record(P02), newer).differences == ()


@pytest.mark.parametrize(
    "now", [replace(P02, goal=replace(GOAL, value=Fraction(91))), replace(P02, reading="other")]
)
def test_another_yardstick_is_said(now: Judged) -> None:
    (found,) = compare(record(P02), record(now)).differences
    assert found.redefined


def test_returns_and_indicators_come_and_vanish() -> None:
    p03 = replace(P02, id="P03")
    found = compare(record(P02, files=("a", "b")), record(p03, files=("b", "c")))
    assert (found.came, found.vanished) == (("c",), ("a",))
    assert (found.added, found.dropped) == ((p03,), (P02,))
    assert found.is_any
