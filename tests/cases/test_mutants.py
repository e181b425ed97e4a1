"""Whatever is changed in a target beside its figure is noticed too, by a rule, proof or case.

Figures, operators, kinds, lines and deadlines are changed in tests/definitions/proof; here it is
the unit, the direction and the baseline. Not noticed are `lag`, and `decimals` of rates, of which
the policy says nothing, and a `basis` that comes to the same for the figures of a year.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from cqquality.assessment.trial import try_case
from cqquality.definitions import load_pack
from cqquality.definitions.case.loading import load_cases
from cqquality.definitions.case.model import Case
from cqquality.definitions.pack import Pack
from cqquality.definitions.review import Review
from cqquality.definitions.rules import rules
from tests.building import SHIPPED
from tests.definitions.proof.policies import NEEDS_POLICY, changed, codes, shipped

TODAY = date(2026, 11, 23)


@cache
def cases() -> dict[str, list[Case]]:
    found: dict[str, list[Case]] = defaultdict(list)
    for case in load_cases(SHIPPED, shipped()[0]):
        found[case.indicator].append(case)
    return found


def mutants(pack: Pack, name: str) -> Iterator[tuple[str, Pack]]:
    indicator = pack.indicators[name]
    own = pack.dimension(indicator.unit)
    for unit in [unit.id for unit in pack.units if unit.dimension is not own][:2]:
        yield f"unit {unit}", changed(pack, name, unit=unit)
    other = "lower" if indicator.direction == "higher" else "higher"
    yield f"direction {other}", changed(pack, name, direction=other)
    if indicator.baseline is None:
        return
    day, value = indicator.baseline.date, indicator.baseline.value
    for year in (day.year - 1, day.year + 1):
        moved = replace(indicator.baseline, date=day.replace(year=year))
        yield f"baseline {year}", changed(pack, name, baseline=moved)
    if value is not None:
        raised = replace(indicator.baseline, value=value + 1)
        yield "baseline value", changed(pack, name, baseline=raised)


def is_noticed(mutant: Pack, name: str) -> bool:
    review = Review(mutant, TODAY)
    return (
        bool(codes(mutant, shipped()[1]))
        or any(True for rule in rules() for _ in rule.check(review))
        or any(not try_case(case, mutant).passed for case in cases()[name])
    )


@NEEDS_POLICY
@pytest.mark.parametrize("name", [target.id for target in load_pack(SHIPPED).targets])
def test_every_other_change_is_noticed(name: str) -> None:
    pack, _ = shipped()
    every = list(mutants(pack, name))
    assert len(every) >= 3
    assert [what for what, mutant in every if not is_noticed(mutant, name)] == []
