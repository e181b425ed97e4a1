"""Whether the deadlines are those of the text: the plan's, or one that a target cites itself."""

from collections.abc import Iterator, Sequence
from datetime import date

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.pack import Pack
from cqquality.definitions.proof import codes
from cqquality.definitions.proof.amount import amounts
from cqquality.definitions.proof.citation import Quotation, Where
from cqquality.definitions.proof.policy_text import PolicyText
from cqquality.definitions.target import Schedule
from cqquality.findings import Finding
from cqquality.text import Text, same


def plan_disagreements(
    pack: Pack, quotations: Sequence[Quotation], policy: PolicyText, where: Where
) -> Iterator[Finding]:
    """Yield a finding where the deadline of the plan is not the date its citation names."""
    days = _days(quotations, policy)
    if pack.plan.deadline not in days:
        yield codes.DEADLINE_DIFFERS.at(
            where("plan", "", "deadline"),
            owner=Text("计划", "the plan"),
            defined=pack.plan.deadline,
            seen=_named(days),
        )


def deadline_disagreements(
    indicator: Indicator,
    quotations: Sequence[Quotation],
    policy: PolicyText,
    pack: Pack,
    where: Where,
) -> Iterator[Finding]:
    """Yield a finding where a deadline is neither the plan's nor cited, or a date is idle.

    A date that a target cites is its deadline or the end of its baseline.
    """
    days = _days(quotations, policy)
    known = {indicator.deadline} | ({indicator.baseline.date} if indicator.baseline else set())
    due = {indicator.deadline}
    if isinstance(indicator.target, Schedule):
        due |= {step.by for step in indicator.target.steps}
    known |= due
    founded = due <= days | {pack.plan.deadline}
    if not founded or not days <= known:
        yield codes.DEADLINE_DIFFERS.at(
            where("indicators", indicator.id, "deadline"),
            indicator.id,
            owner=indicator.id,
            defined=indicator.deadline,
            seen=_named(days or {pack.plan.deadline}),
        )


def _days(quotations: Sequence[Quotation], policy: PolicyText) -> set[date]:
    return {
        amount.day
        for quotation in quotations
        for amount in amounts(quotation.tokens, policy)
        if amount.day
    }


def _named(days: set[date]) -> Text:
    if not days:
        return Text("没有期限", "there is none")
    return same(", ".join(str(day) for day in sorted(days)))
