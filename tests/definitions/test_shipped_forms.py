"""The shipped forms: every indicator can arrive through one, and nothing pretends to be real."""

from pathlib import Path

import pytest

from cqquality.definitions import load_pack
from cqquality.definitions.form import Form, Listing, items_collected
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Count, Measure, Ratio, Sum, Total, items_of
from cqquality.definitions.target import Rank

PACK = load_pack(Path(__file__).parents[2] / "indicators" / "cq-2011-55")
COLLECTED = {item for form in PACK.forms.values() for item in items_collected(form)}
LISTS = {f.layout.ledger for f in PACK.forms.values() if isinstance(f.layout, Listing)}
FORMS = pytest.mark.parametrize("form", PACK.forms.values(), ids=lambda form: form.id)


def arrives(measure: Measure) -> bool:
    """Whether all a measure takes is collected; of totals and rates it may be the parts."""
    match measure:
        case Count():
            return measure.ledger in LISTS
        case Total():
            return all(arrives(PACK.indicators[part].under().measure) for part in measure.parts)
        case Ratio():
            return {*measure.numerator, *measure.denominator} <= COLLECTED
        case Sum():
            return {*measure.items} <= COLLECTED
        case _:
            return {*items_of(measure)} <= COLLECTED


@pytest.mark.parametrize("indicator", PACK.indicators.values(), ids=lambda i: i.id)
def test_every_indicator_can_arrive_through_forms_in_every_reading(indicator: Indicator) -> None:
    options = indicator.readings.options if indicator.readings else ()
    measures = [indicator.measure, *(o.measure for o in options if o.measure)]
    assert [m for m in measures if not arrives(m)] == []
    assert not isinstance(indicator.target, Rank) or indicator.target.peers in COLLECTED


def test_every_section_has_a_form() -> None:
    assert {form.section for form in PACK.forms.values()} == {s.id for s in PACK.sections}


def test_every_layout_is_in_use() -> None:
    kinds = {form.layout.kind for form in PACK.forms.values()}
    assert kinds == {"items", "matrix", "series", "stock_flow", "ledger", "milestones"}


@FORMS
def test_invented_numbers_are_marked(form: Form) -> None:
    assert form.fictional


@FORMS
def test_a_form_goes_to_those_who_answer_for_it(form: Form) -> None:
    leads = {
        department
        for indicator in PACK.indicators.values()
        if {*items_of(indicator.measure)} & {*items_collected(form)}
        for duty in indicator.responsible
        for department in (*duty.lead, *duty.support)
    }
    assert not leads or leads & {*form.senders}


@FORMS
def test_a_form_can_be_shown_on_any_screen(form: Form) -> None:
    form.title.zh.encode("gbk")
    assert form.title.en.isascii()
