"""Which verdicts depend on a reading."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

import pytest

from cqquality.assessment.result import Dependence
from cqquality.assessment.sensitivity import sensitivity
from cqquality.definitions import load_pack
from cqquality.definitions.pack import Pack
from tests.building import SHIPPED, Row, indicator, pack, returns, yearly

TWO = """\
readings:
  default: each
  options:
    - {id: each, label: {zh: 逐期, en: every period}}
    - id: end
      label: {zh: 期末, en: at the end}
      target: {kind: reach, operator: ge, value: 96}
"""
KEEP = "{kind: keep, operator: ge, value: 96, periods: reported}"
P04 = {2011: "95.71", 2012: "96.2", 2013: "96.56", 2014: "97.75", 2015: "98.05"}


def tried(
    definitions: Pack, rows: Iterable[Row], readings: Mapping[str, str] | None = None
) -> tuple[Dependence, ...]:
    return sensitivity(definitions, returns(rows), date(2015, 12, 31), readings)


def verdicts(found: Dependence) -> dict[str, str]:
    return {outcome.reading.id: outcome.result.status.value for outcome in found.outcomes}


def test_a_verdict_that_depends_on_the_reading_is_listed_with_each() -> None:
    definition = pack(indicator(KEEP, unit="%", more=TWO), items=["A rate %"])
    (found,) = tried(definition, yearly("A", P04))
    assert verdicts(found) == {"each": "not_met", "end": "met"}
    assert (found.clause.id, found.indicator.id, found.used) == ("X01", "X01", "each")
    (other,) = tried(definition, yearly("A", P04), {"X01": "end"})
    assert (other.used, verdicts(other)) == ("end", verdicts(found))


@pytest.mark.parametrize("values", [{2011: "97", 2015: "97"}, {2015: "90"}, {}])
def test_a_verdict_that_is_the_same_is_not_listed(values: dict[int, str]) -> None:
    definition = pack(indicator(KEEP, unit="%", more=TWO), items=["A rate %"])
    assert tried(definition, yearly("A", values)) == ()


PART = """\
readings:
  default: own
  options:
    - {id: own, label: {zh: 自报, en: own}}
    - {id: other, label: {zh: 另报, en: other}, measure: {kind: reported, item: B}}
"""


def test_the_reading_of_a_part_may_decide_of_the_total() -> None:
    definition = pack(
        indicator("{kind: reach, operator: ge, value: 1}", name="X01", more=PART),
        indicator("{kind: reach, operator: ge, value: 1}", name="X02"),
        indicator(measure="{kind: total, parts: [X01, X02]}", name="X03"),
        items=("A stock 个", "B stock 个"),
    )
    (found,) = tried(definition, [*yearly("A", {2015: "5"}), *yearly("B", {2015: "2"})])
    assert (found.clause.id, found.indicator.id) == ("X01", "X03")
    assert verdicts(found) == {"own": "met", "other": "not_met"}


def test_the_shipped_readings_of_the_core_brands() -> None:
    """Eight of 500 to 1000 and five of more: ten only if those count too."""
    rows: list[dict[str, Fraction | str]] = [
        {"enterprise": f"企业{number}", "revenue": Fraction(1200 if number < 5 else 600)}
        for number in range(13)
    ]
    said = returns(entries=[("core-brand-enterprises", "2015年", row) for row in rows])
    tried_all = sensitivity(load_pack(SHIPPED), said, date(2015, 12, 31))
    found = {each.indicator.id: each for each in tried_all}
    assert verdicts(found["B10"]) == {"exclusive": "not_met", "inclusive": "met"}
