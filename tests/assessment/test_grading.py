"""Grades: an average of points, cut points on unrounded scores, vetoes, what an average hides."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace

from cqquality.assessment.grading import grade
from cqquality.assessment.result import Assessment, Point, Result, Status
from cqquality.assessment.scores import Grading
from cqquality.definitions import load_pack
from cqquality.definitions.model import Words
from cqquality.definitions.scorecard import (
    Grade,
    IndicatorWeight,
    Scorecard,
    SectionWeight,
    Veto,
)
from cqquality.definitions.target import Keep, Milestone, Range
from cqquality.period import year
from tests.building import SHIPPED
from tests.reports.samples import assessment, indicator, reach, result

NAME = Words(zh="表", en="card")
GRADES = tuple(
    Grade(id=name, name=Words(zh=name, en=name), at_least=Fraction(least))
    for name, least in (("A", 90), ("B", 80), ("C", 60), ("D", 0))
)
SECTIONS = (
    SectionWeight(section="product", weight=Fraction(3)),
    SectionWeight(section="brand", weight=Fraction(1)),
)


def card(**changes: Any) -> Scorecard:
    usual: dict[str, Any] = {
        "name": NAME,
        "note": NAME,
        "points": "share",
        "no_data": "zero",
        "sections": SECTIONS,
        "grades": GRADES,
    }
    return Scorecard(**(usual | changes))


def one(name: str, status: Status, section: str = "product", **changes: Any) -> Result:
    return result(indicator(name, reach("100"), "个", section=section), status, **changes)


def graded(
    *results: Result, scorecard: Scorecard | None = None, incidents: Sequence[str] = ()
) -> Grading:
    return grade(assessment(results), scorecard or card(), incidents)


def letters(found: Grading) -> tuple[str | None, str | None]:
    return tuple(each.id if each else None for each in (found.by_points, found.grade))  # type: ignore[return-value]


def test_sections_are_averaged_by_their_weights() -> None:
    found = graded(
        one("P01", Status.MET),
        one("P02", Status.NOT_MET, attainment="0.5"),
        one("B01", Status.MET, "brand"),
    )
    assert [section.points for section in found.sections] == [75, 100]
    assert found.points == Fraction(3 * 75 + 100, 4)
    assert letters(found) == ("B", "B")


@pytest.mark.parametrize(
    ("points", "letter"),
    [("90", "A"), ("89.9999", "B"), ("89.5", "B"), ("80", "B"), ("79.99", "C"), ("59.999", "D")],
)
def test_cut_points_are_compared_unrounded(points: str, letter: str) -> None:
    """The official bands of 90, 80-89 and 60-79 leave 89.5 open: it is below 90."""
    share = Fraction(points) / 100
    found = graded(one("P01", Status.NOT_MET, attainment=share))
    assert letters(found) == (letter, letter)


@pytest.mark.parametrize(
    ("one_result", "points"),
    [
        (one("P01", Status.MET_LATE), 100),
        (one("P01", Status.NOT_MET, attainment="-0.2"), 0),
        (one("P01", Status.NOT_DUE, attainment="1.2"), 100),
        (one("P01", Status.NOT_MET, value="90", baseline="80"), 50),
        (one("P01", Status.NOT_MET, value="90"), 0),
        (one("P01", Status.NO_DATA), 0),
    ],
)
def test_the_points_of_a_target(one_result: Result, points: int) -> None:
    assert graded(one_result).points == points


def test_a_value_to_hold_has_the_share_of_the_periods_held() -> None:
    of = indicator("P02", Keep(kind="keep", operator="ge", value=Fraction(96), periods="reported"))
    history = tuple(
        Point(year(number), Fraction(96), hit=number != 2011) for number in range(2011, 2016)
    )
    assert graded(result(of, Status.NOT_MET, history=history)).points == 80


def test_above_a_ceiling_there_are_no_points() -> None:
    few = Range(kind="range", lower=Fraction(3), upper=Fraction(5), ceiling=True)
    above = result(indicator("T03", few, "个"), Status.NOT_MET, value="6", attainment="2")
    assert graded(above).points == 0


def test_all_or_nothing_where_the_scorecard_says_so() -> None:
    strict = card(points="met")
    assert graded(one("P01", Status.NOT_MET, attainment="0.99"), scorecard=strict).points == 0


def test_no_data_may_be_left_out_and_is_counted_beside_it() -> None:
    results = one("P01", Status.MET), one("P02", Status.NO_DATA)
    found = graded(*results, scorecard=card(no_data="leave_out"))
    assert graded(*results).points == 50
    assert found.points == 100
    assert (found.unknown, found.unmet) == (1, 0)


def test_commitments_count_where_they_are_listed_and_attempts_lose_nothing() -> None:
    attempt = Milestone(kind="milestone", done_at="built", strength="attempt")
    tried = result(indicator("Q01", attempt, "阶段"), Status.UNREALISED)
    listed = card(indicators=(IndicatorWeight(indicator="Q01", weight=Fraction(9)),))
    assert graded(tried).points is None
    found = graded(one("P01", Status.MET), tried, scorecard=listed)
    assert found.points == 100
    assert len(found.sections[0].scores) == 2


def test_a_weight_of_0_leaves_a_part_out() -> None:
    only = card(indicators=(IndicatorWeight(indicator="P02", weight=Fraction(0)),))
    found = graded(one("P01", Status.MET), one("P02", Status.NOT_MET), scorecard=only)
    assert found.points == 100
    assert found.unmet == 0


VETO = card(veto=Veto(grade="C", mandatory=("P02",), incidents=True))


@pytest.mark.parametrize(
    ("mandatory", "incidents", "letter", "vetoes"),
    [
        (Status.MET, (), "A", 0),
        (Status.NOT_MET, (), "C", 1),
        (Status.NOT_DUE, (), "A", 0),
        (Status.MET, ("某事件",), "C", 1),
        (Status.NOT_MET, ("某事件",), "C", 2),
    ],
)
def test_a_veto_leaves_no_better_grade(
    mandatory: Status, incidents: tuple[str, ...], letter: str, vetoes: int
) -> None:
    results = [one(f"P{n}", Status.MET) for n in range(10, 30)]
    held = one("P02", mandatory, attainment="0.99")
    found = graded(*results, held, scorecard=VETO, incidents=incidents)
    assert letters(found) == ("A", letter)
    assert len(found.vetoes) == vetoes


def test_a_veto_does_not_better_a_worse_grade() -> None:
    assert letters(graded(one("P02", Status.NOT_MET), scorecard=VETO)) == ("D", "D")


def test_an_incident_means_nothing_where_the_scorecard_has_no_veto() -> None:
    assert letters(graded(one("P01", Status.MET), incidents=["x"])) == ("A", "A")


def test_the_lowest_section_and_the_unmet_stand_beside_the_average() -> None:
    found = graded(one("P01", Status.MET), one("B01", Status.NOT_MET, "brand", attainment="0.9"))
    assert letters(found) == ("A", "A")
    assert found.lowest is not None
    assert (found.lowest.section.id, found.unmet) == ("brand", 1)


def test_nothing_to_score() -> None:
    found = graded()
    assert (found.points, letters(found), found.lowest) == (None, (None, None), None)


def test_the_shipped_example_covers_every_section_with_targets() -> None:
    pack = load_pack(SHIPPED)
    assert pack.scorecard is not None
    weighed = {section.section for section in pack.scorecard.sections}
    assert weighed == {target.section for target in pack.targets}
    assert sum(section.weight for section in pack.scorecard.sections) == 100
    assert "非政策" in pack.scorecard.note.zh
    empty: Assessment = replace(assessment([]), pack=pack)
    assert grade(empty, pack.scorecard).points is None
