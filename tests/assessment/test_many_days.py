"""Many days judged at once: each as if it were judged alone, whatever is known only later."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from cqquality.assessment.evaluation import evaluate, evaluate_each
from cqquality.assessment.result import Assessment
from cqquality.definitions import load_pack
from cqquality.definitions.indicator import Revision
from cqquality.definitions.pack import Pack
from cqquality.observation import (
    NotApplicable,
    NotDue,
    Observation,
    Origin,
    Returns,
    StageReport,
)
from cqquality.period import Period, instant, month, quarter, year
from tests.building import SHIPPED, indicator, pack, returns

PACK = load_pack(SHIPPED)
DAYS = [
    date(2013, 12, 31),  # not in order: nothing of a later day may be known on an earlier one
    date(2011, 1, 31),
    date(2012, 6, 15),
    date(2010, 6, 30),
    date(2013, 3, 31),
    date(2012, 12, 31),
    date(2016, 6, 30),
]
REGIONS = ("渝中区", "綦江区", "万盛区", "大足区", "两江新区", "乌有县")
"""Two of them a third had become part of, one that overlaps others, and one that is none."""


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("regions", [("",), REGIONS, ("", *REGIONS)], ids=["whole", "parts", "all"])
def test_many_days_are_judged_as_each_alone(regions: Sequence[str], seed: int) -> None:
    found = untidy(PACK, regions, seed)
    alone = [evaluate(PACK, found, day, by_region=True, analysed=True) for day in DAYS]
    at_once = list(evaluate_each(PACK, found, DAYS, by_region=True, analysed=True))
    assert at_once == alone
    assert [_cells(each) for each in at_once] == [_cells(each) for each in alone]


def test_the_figures_compared_hold_what_goes_wrong() -> None:
    codes = {
        finding.code.id
        for seed in (1, 2)
        for each in evaluate_each(PACK, untidy(PACK, ("", *REGIONS), seed), DAYS)
        for finding in each.findings
    }
    assert codes >= {"CQ301", "CQ303", "CQ306", "CQ308", "CQ311", "CQ312", "CQ330", "CQ333"}


def test_versions_of_targets_change_between_the_days() -> None:
    revised = revising(PACK, date(2012, 7, 1))
    found = untidy(PACK, ("", *REGIONS), 3)
    alone = [evaluate(revised, found, day, by_region=True) for day in DAYS]
    assert list(evaluate_each(revised, found, DAYS, by_region=True)) == alone
    assert len({len(each.pack.versions) for each in alone}) == 2


def test_a_contradiction_counts_from_the_day_it_is_known() -> None:
    """Two years are in doubt once a figure of both together does not agree with them."""
    flows = pack(indicator(), items=["A flow 个"])
    rows = [("A", "2011年", "6"), ("A", "2012年", "6"), ("A", "2011-2012年", "99")]
    days = [date(2011, 12, 31), date(2012, 12, 31)]
    early, late = evaluate_each(flows, returns(rows), days)
    assert early.results[0].value == 6
    assert late.results[0].value is None
    assert list(evaluate_each(flows, returns(rows), days[::-1])) == [late, early]


def untidy(definitions: Pack, regions: Sequence[str], seed: int) -> Returns:
    """Return figures of three years with gaps, repetitions, contradictions and marks among them."""
    chance = random.Random(seed)  # noqa: S311 - a seed, not a secret
    figures = list(_figures(definitions, regions, chance))
    items = list(definitions.items)
    marks = [
        (chance.choice(items), month(2012, 1 + n % 12), chance.choice(regions), _cell(9000 + n))
        for n in range(40)
    ]
    stages = [
        StageReport(
            each.measure.item,
            month(2011 + n, 6),
            chance.choice(definitions.stages).id,
            _cell(9900 + n),
        )
        for each in definitions.commitments
        for n in range(3)
        if each.measure.kind == "progress" and chance.random() < 0.3
    ]
    return Returns(
        files=("a.xlsx",),
        observations=tuple(figures),
        stages=tuple(stages),
        entries=(),
        findings=(),
        not_applicable=tuple(NotApplicable(*mark) for mark in marks[:20] if mark[2]),
        not_due=tuple(NotDue(*mark) for mark in marks[20:]),
    )


def revising(definitions: Pack, day: date) -> Pack:
    """Return the pack with every target that has a value one higher from `day` on."""
    revised = {
        name: replace(
            each,
            revisions=(
                Revision(
                    valid_from=day,
                    document="later",
                    source=each.source,
                    target=replace(each.target, value=each.target.value + 1),
                ),
            ),
        )
        for name, each in definitions.indicators.items()
        if each.target.kind in ("reach", "keep")
    }
    return replace(definitions, indicators={**definitions.indicators, **revised})


def _figures(
    definitions: Pack, regions: Sequence[str], chance: random.Random
) -> Iterator[Observation]:
    row = 1
    for region in regions:
        for code, item in definitions.items.items():
            for number in range(36):
                for period in _periods(item.basis, 2011 + number // 12, number % 12 + 1, chance):
                    row += 1
                    value = Fraction(chance.randint(900, 1200), chance.choice([1, 10]))
                    yield Observation(code, period, value, _cell(row), region)


def _periods(basis: str, of_year: int, of_month: int, chance: random.Random) -> Iterator[Period]:
    """Yield the periods reported in a month: mostly that month, sometimes none, or others."""
    if basis == "rate" and chance.random() < 0.8:
        return
    if chance.random() < 0.97:
        when = month(of_year, of_month)
        yield instant(when.end) if basis == "stock" else when
    if basis != "stock":
        if of_month % 3 == 0 and chance.random() < 0.03:
            yield quarter(of_year, of_month // 3)
        if of_month == 12 and chance.random() < 0.1:
            yield year(of_year)
        if chance.random() < 0.002:
            yield Period(date(of_year + 1, 6, 30), date(of_year, 7, 1))


def _cell(row: int) -> Origin:
    return Origin("a.xlsx", "s", row, 4, f"D{row}", "")


def _cells(assessment: Assessment) -> list[tuple[Origin, ...]]:
    """Return the cells behind every result."""
    shares = (share for each in assessment.breakdowns for share in each.shares)
    return [r.sources for r in (*assessment.results, *(share.result for share in shares))]
