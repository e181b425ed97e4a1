"""From a verdict down to each cell."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

import pytest

from cqquality.assessment.explanation import Explanation, Role, Step, cells_of, explain
from cqquality.definitions import find_pack, load_pack
from cqquality.definitions.pack import Pack
from cqquality.observation import Observation, Returns
from cqquality.quantity import literal
from tests.building import Row, indicator, origin, pack, period, returns, yearly

BASE = "{date: 2010-12-31}"


def explained(
    definitions: Pack, said: Iterable[Row] | Returns, name: str = "X01", as_of: str = "2013-12-31"
) -> Explanation:
    read = said if isinstance(said, Returns) else returns(said)
    return explain(definitions, read, name, date.fromisoformat(as_of))


def value_of(explanation: Explanation) -> Step:
    assert explanation.value is not None
    return explanation.value


def roles(step: Step) -> list[tuple[str, str, str]]:
    return [(part.role.value, part.code, literal(part.value)) for part in step.parts]


def cells(step: Step) -> list[str]:
    return [source.origin.cell for source in cells_of(step)]


def test_a_reported_value_leads_to_its_cell() -> None:
    found = explained(pack(indicator(baseline=BASE)), yearly("A", {2010: "2", 2013: "7"}))
    value = value_of(found)
    assert roles(value) == [("item", "A", "7")]
    assert cells(value) == ["D2"]
    assert found.baseline is not None
    assert cells(found.baseline) == ["D1"]
    assert found.course is not None
    assert found.course.base == 2
    assert found.course.target.value == 10


def test_a_rate_leads_to_numerator_and_denominator_and_what_was_compared() -> None:
    rate = "{kind: ratio, numerator: [K1, K2], denominator: [N], reported: R}"
    definition = pack(
        indicator("{kind: reach, operator: ge, value: 90}", rate, "%"),
        items=("K1 flow 个", "K2 flow 个", "N flow 个", "R rate %"),
    )
    rows = [("K1", "2013年", "30"), ("K2", "2013年", "60"), ("N", "2013年", "100")]
    found = explained(definition, [*rows, ("R", "2013年", "95")])
    value = value_of(found)
    assert roles(value) == [("numerator", "", "90"), ("denominator", "N", "100")]
    assert roles(value.parts[0]) == [("part", "K1", "30"), ("part", "K2", "60")]
    assert cells(value) == ["D1", "D2", "D3"]
    assert [source.origin.cell for source in found.compared] == ["D4"]
    assert [finding.code.id for finding in found.findings] == ["CQ302"]


def test_an_increase_leads_to_level_and_baseline() -> None:
    stocks = "{kind: increase, by: stocks, items: [A]}"
    found = explained(
        pack(indicator(measure=stocks, baseline=BASE)), yearly("A", {2010: "40", 2013: "46"})
    )
    assert roles(value_of(found)) == [("level", "A", "46"), ("baseline", "A", "40")]
    assert found.baseline is None  # it stands in the value


def test_a_baseline_from_the_definition_has_no_cell() -> None:
    stocks = "{kind: increase, by: stocks, items: [A]}"
    definition = pack(indicator(measure=stocks, baseline="{date: 2010-12-31, value: 40}"))
    value = value_of(explained(definition, yearly("A", {2013: "46"})))
    assert value.value == 6
    assert roles(value)[1] == ("baseline", "", "40")
    assert cells(value.parts[1]) == []


def test_a_total_leads_through_its_parts() -> None:
    flows = "{kind: increase, by: flows, items: [%s]}"
    definition = pack(
        indicator(measure=flows % "A", name="X02", baseline=BASE),
        indicator(measure=flows % "B", name="X03", baseline=BASE),
        indicator(measure="{kind: total, parts: [X02, X03]}", baseline=BASE),
        items=("A flow 个", "B flow 个"),
    )
    values = {2011: "1", 2012: "2", 2013: "3"}
    value = value_of(explained(definition, [*yearly("A", values), *yearly("B", values)]))
    assert roles(value) == [("part", "X02", "6"), ("part", "X03", "6")]
    assert roles(value.parts[1]) == [("item", "B", "6")]
    assert cells(value) == ["D1", "D2", "D3", "D4", "D5", "D6"]


def test_every_period_of_a_value_to_hold_is_there() -> None:
    keep = "{kind: keep, operator: ge, value: 96, periods: reported}"
    definition = pack(indicator(keep, unit="%"), items=["A rate %"])
    found = explained(definition, yearly("A", {2010: "1", 2011: "95", 2013: "97"}))
    assert [step.value for step in found.periods] == [95, 97]
    assert [cell for step in found.periods for cell in cells(step)] == ["D2", "D3"]


def test_nothing_reported_is_explained_as_well() -> None:
    found = explained(pack(), [])
    assert (found.value, found.periods, found.result.status) == (None, (), "no_data")


def test_an_unknown_indicator_is_an_error() -> None:
    with pytest.raises(KeyError):
        explained(pack(), [], "X99")


def test_a_total_of_districts_leads_to_the_cell_of_each() -> None:
    rows = [("万州区", "20"), ("涪陵区", "30")]
    said = Returns(
        files=("r.xlsx",),
        observations=tuple(
            Observation("V03-1", period("2014"), Fraction(value), origin(row, value), region)
            for row, (region, value) in enumerate(rows, start=1)
        ),
        stages=(),
        entries=(),
        findings=(),
    )
    value = value_of(explained(load_pack(find_pack()), said, "V03", "2014-12-31"))
    assert value.value == 50
    assert {(s.region, s.origin.cell, s.origin.text) for s in cells_of(value)} == {
        ("万州区", "D1", "20"),
        ("涪陵区", "D2", "30"),
    }
    assert value.missing
    assert value.parts[0].role is Role.ITEM
