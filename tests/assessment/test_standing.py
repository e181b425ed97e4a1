"""Where departments and regions stand: counts, ranks, shares of what is lacking."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from msgspec import structs

from cqquality.assessment.method.pace import PaceLabel
from cqquality.assessment.result import Assessment, Breakdown, By, Pace, RegionShare, Result, Status
from cqquality.assessment.standing import standings
from cqquality.definitions.indicator import Responsibility
from cqquality.definitions.model import Words
from cqquality.definitions.pack import Department
from cqquality.text import same
from tests.reports.samples import AS_OF, PACK, everything

SAMPLE = everything()
DEPARTMENTS = tuple(Department(id=name, name=Words(zh=name, en=name), short=name) for name in "abc")


def target(name: str, status: Status, *duties: Responsibility, late: bool = False) -> Result:
    some = next(r for r in SAMPLE.targets if r.pace is None)
    label = PaceLabel.BEHIND if late else PaceLabel.ON_TRACK
    return structs.replace(
        some,
        indicator=replace(some.indicator, id=name, responsible=duties, section="product"),
        status=status,
        pace=Pace(Fraction(1, 2), Fraction(1, 2), label) if status is Status.NOT_DUE else None,
    )


def duty(*lead: str, support: Iterable[str] = (), until: date | None = None) -> Responsibility:
    return Responsibility(lead=lead, support=tuple(support), until=until)


def judged(*results: Result) -> Assessment:
    return structs.replace(SAMPLE, pack=replace(PACK, departments=DEPARTMENTS), results=results)


EXAMPLE = judged(
    target("T1", Status.MET, duty("a")),
    target("T2", Status.NOT_MET, duty("a", "b")),
    target("T3", Status.NOT_DUE, duty("b", support="c"), late=True),
    target("T4", Status.NO_DATA, duty("c")),
    target("T5", Status.NOT_MET),
)


@pytest.mark.parametrize(
    ("department", "led", "lacking", "rank", "contribution"),
    [
        ("a", ["T1", "T2"], ["T2"], 1, Fraction(1, 3)),
        ("b", ["T2", "T3"], ["T2", "T3"], 2, Fraction(2, 3)),
        ("c", ["T4"], [], None, None),
    ],
)
def test_a_joint_target_counts_for_each_lead(
    department: str, led: list[str], lacking: list[str], rank: int, contribution: Fraction
) -> None:
    part = next(p for p in standings(EXAMPLE, By.DEPARTMENT).parts if p.id == department)
    assert [r.indicator.id for r in part.results] == led
    assert [r.indicator.id for r in part.lacking] == lacking
    assert (part.rank, part.contribution) == (rank, contribution)


def test_what_nobody_leads_is_told() -> None:
    assert [r.indicator.id for r in standings(EXAMPLE, By.DEPARTMENT).unassigned] == ["T5"]


def test_who_only_supports_is_listed_with_what() -> None:
    found = standings(EXAMPLE, By.DEPARTMENT)
    (c,) = [part for part in found.parts if part.id == "c"]
    assert [r.indicator.id for r in c.supported] == ["T3"]


def test_who_does_not_answer_on_the_day_is_left_out() -> None:
    before = duty("a", until=date(AS_OF.year - 1, 12, 31))
    found = standings(judged(target("T1", Status.MET, before)), By.DEPARTMENT)
    assert found.parts == ()
    assert len(found.unassigned) == 1


def test_a_section_alone() -> None:
    found = standings(EXAMPLE, By.DEPARTMENT, ["overall"])
    assert (found.parts, found.unassigned) == ((), ())


def test_regions_stand_by_all_their_indicators() -> None:
    first, second = (target(name, Status.NOT_MET) for name in ("T1", "T2"))

    def breakdown(whole: Result, north: Status, south: Status) -> Breakdown:
        results = {"north": north, "south": south}
        return Breakdown(
            whole,
            tuple(
                RegionShare(name, same(name), structs.replace(whole, status=status))
                for name, status in results.items()
            ),
        )

    assessment = structs.replace(
        judged(first, second),
        breakdowns=(
            breakdown(first, Status.MET, Status.NOT_MET),
            breakdown(second, Status.NOT_MET, Status.NOT_MET),
        ),
    )
    north, south = standings(assessment, By.REGION).parts
    assert (north.rank, south.rank) == (1, 2)
    assert (north.contribution, south.contribution) == (Fraction(1, 3), Fraction(2, 3))
