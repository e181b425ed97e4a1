"""The shipped pack as a whole: nothing missing, nothing merged, nothing left over.

The figures, operators and units of the targets are compared with an independent table elsewhere.
"""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from cqquality.definitions import load_pack
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Measure, items_of
from cqquality.definitions.pack import Pack
from cqquality.definitions.target import Target

PACK = load_pack(Path(__file__).parents[2] / "indicators" / "cq-2011-55")
EVERY = pytest.mark.parametrize("indicator", PACK.indicators.values(), ids=lambda i: i.id)
WITH_READINGS = pytest.mark.parametrize(
    "indicator", [i for i in PACK.indicators.values() if i.readings], ids=lambda i: i.id
)

TARGETS = {
    "brand": "B01 B02 B03 B03a B03b B03c B04 B05 B05a B06 B07 B08 B09 B10 B11",
    "standards": "S01 S02 S03 S04 S05 S06 S07",
    "technology": "T01 T02 T03 T04 T05 T06 T07 T08 T09 T10 T11a T11b T12 T13 T14",
    "product": "P01 P02 P03 P04 P05 P06 P07",
    "engineering": "E01 E03 E04 E05 E06 E07",
    "service": "V01 V02 V03 V04 V05",
    "tasks": "V06",
}
SECTION_LINES = {
    "overall": [11],
    "brand": [12],
    "standards": [13],
    "technology": [14],
    "product": [15],
    "engineering": [16],
    "service": [17],
    "tasks": [21, 23, 25, 27, 29, 31],
    "safeguards": [35, 37, 39, 41],
}


def test_all_56_targets_are_there_in_the_order_of_the_policy() -> None:
    expected = [(section, name) for section, names in TARGETS.items() for name in names.split()]
    assert [(target.section, target.id) for target in PACK.targets] == expected
    assert len(expected) == 56


def test_all_56_commitments_are_there_in_the_order_of_the_policy() -> None:
    ids = [commitment.id for commitment in PACK.commitments]
    assert [name for name in ids if name != "E02"] == [f"Q{n:02}" for n in range(1, 56)]
    assert ids.index("E02") == ids.index("Q13") + 1


def test_the_plan_runs_from_2011_to_2015() -> None:
    plan = PACK.plan
    assert (plan.base, plan.start) == (date(2010, 12, 31), date(2011, 1, 1))
    assert {plan.deadline} == {i.deadline for i in PACK.indicators.values()} == {date(2015, 12, 31)}


def test_targets_and_commitments_per_line_of_the_policy() -> None:
    assert Counter(i.source.line for i in PACK.targets) == {
        12: 15, 13: 7, 14: 15, 15: 7, 16: 6, 17: 5, 27: 1,
    }  # fmt: skip
    assert Counter(i.source.line for i in PACK.commitments) == {
        11: 5, 12: 1, 13: 1, 14: 1, 15: 3, 16: 3, 17: 5,
        21: 5, 23: 4, 25: 12, 27: 4, 29: 2, 31: 5, 35: 2, 37: 1, 39: 1, 41: 1,
    }  # fmt: skip


@EVERY
def test_an_indicator_stands_in_the_section_of_its_line(indicator: Indicator) -> None:
    assert indicator.source.line in SECTION_LINES[indicator.section]


@EVERY
def test_an_indicator_is_named_in_both_languages(indicator: Indicator) -> None:
    zh, en = indicator.name.zh, indicator.name.en
    assert not zh.isascii()
    assert en.isascii()
    assert max(len(zh), len(en)) <= 80


@EVERY
def test_a_quotation_is_a_few_characters(indicator: Indicator) -> None:
    limit = 10 if indicator.target.kind == "milestone" else 12
    assert all(
        1 < len(quote) <= limit for quote in (indicator.source.quote, *indicator.source.also)
    )


@EVERY
def test_somebody_answers_for_every_indicator_at_any_time(indicator: Indicator) -> None:
    first, *later = indicator.responsible
    assert first.since is None
    assert indicator.responsible[-1].until is None
    for before, after in zip(indicator.responsible, later, strict=False):
        assert before.until is not None
        assert after.since is not None
        assert (after.since - before.until).days == 1


@EVERY
def test_codes_of_data_items_begin_with_the_indicator(indicator: Indicator) -> None:
    for code in _items(indicator):
        assert code in PACK.items
        assert code.rpartition("-")[0] == indicator.id


@EVERY
def test_only_a_rank_gets_better_by_falling(indicator: Indicator) -> None:
    assert (indicator.direction == "lower") == (indicator.target.kind == "rank")


@WITH_READINGS
def test_the_default_reading_comes_first_and_changes_nothing(indicator: Indicator) -> None:
    assert indicator.readings is not None
    first = indicator.readings.options[0]
    assert first.id == indicator.readings.default
    assert (first.measure, first.target, first.baseline) == (None, None, None)


@WITH_READINGS
def test_every_other_reading_changes_the_judgement(indicator: Indicator) -> None:
    assert indicator.readings is not None
    for option in indicator.readings.options[1:]:
        assert indicator.under(option.id) != indicator


def test_every_data_item_is_used_by_one_indicator() -> None:
    uses = Counter(code for i in PACK.indicators.values() for code in _items(i))
    assert {code for code in PACK.items if uses[code] != 1} == set()


def test_rates_are_percentages_or_scores_and_everything_else_is_not_a_rate() -> None:
    rates = {code for code, item in PACK.items.items() if item.basis == "rate"}
    assert {PACK.items[code].unit for code in rates} == {"%", "分", "位"}


def test_increases_take_items_of_the_right_basis() -> None:
    for measure in (m for i in PACK.indicators.values() for m in _measures(i)):
        inner = measure.measure if measure.kind == "subset" else measure
        if inner.kind == "increase":
            assert {PACK.items[code].basis + "s" for code in inner.items} == {inner.by}


@pytest.mark.parametrize("names", ["items", "indicators"])
def test_no_name_is_claimed_twice(names: str) -> None:
    claims = Counter(
        name for owner in getattr(PACK, names).values() for name in {owner.name.zh, *owner.aliases}
    )
    assert [name for name, times in claims.items() if times > 1] == []


def test_no_unit_stage_or_department_goes_unused_or_shares_a_name() -> None:
    assert {u.id for u in PACK.units} == _units_in_use(PACK)
    assert {d.id for d in PACK.departments} == {
        name
        for i in PACK.indicators.values()
        for part in i.responsible
        for name in (*part.lead, *part.support)
    }
    claims = Counter(
        name
        for department in PACK.departments
        for name in (department.name.zh, department.short, *department.aliases)
    ) + Counter(name for stage in PACK.stages for name in (stage.name.zh, *stage.aliases))
    assert max(claims.values()) == 1


def test_only_one_attempt_and_one_encouragement_among_the_commitments() -> None:
    strengths = {i.id: getattr(i.target, "strength", "") for i in PACK.commitments}
    weak = {name: strength for name, strength in strengths.items() if strength != "firm"}
    assert weak == {"Q34": "attempt", "Q45": "encourage"}


def test_everything_can_be_shown_on_a_gbk_console() -> None:
    for file in Path(__file__).parents[2].glob("indicators/cq-2011-55/*.yaml"):
        file.read_text(encoding="utf-8").encode("gbk")


def _measures(indicator: Indicator) -> list[Measure]:
    options = indicator.readings.options if indicator.readings else ()
    return [indicator.measure, *(option.measure for option in options if option.measure)]


def _targets(indicator: Indicator) -> list[Target]:
    options = indicator.readings.options if indicator.readings else ()
    return [indicator.target, *(option.target for option in options if option.target)]


def _items(indicator: Indicator) -> set[str]:
    """Return every data item an indicator takes in any of its readings."""
    taken = {code for measure in _measures(indicator) for code in items_of(measure)}
    return taken | {target.peers for target in _targets(indicator) if target.kind == "rank"}


def _units_in_use(pack: Pack) -> set[str]:
    columns = {c.unit for ledger in pack.ledgers.values() for c in ledger.columns if c.unit}
    items = {item.unit for item in pack.items.values()}
    return columns | items | {indicator.unit for indicator in pack.indicators.values()}
