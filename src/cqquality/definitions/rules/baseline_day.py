"""Baselines of another day than the plan or the policy: the words, or a note, must say so."""

from collections.abc import Iterator

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.proof.amount import amounts
from cqquality.definitions.proof.policy_text import PolicyText
from cqquality.definitions.review import Review
from cqquality.definitions.variant import variants
from cqquality.findings import Code, Finding, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ139",
    severity=Severity.ERROR,
    title=Text("基期没有依据", "Baseline without a source"),
    message=Text(
        "{owner}：基期 {day} 不是计划的基期 {base}，引文中没有这个年份，也没有说明",
        "{owner}: the baseline of {day} is not that of the plan, {base}, nor quoted, nor explained",
    ),
    help=Text(
        "更正日期；政策写明另一年的，引文须含该年（quote 或 also），否则在 baseline 的 note 中说明",
        "mend the date; where the policy names another year quote it ('quote' or 'also'), else say "
        "why in the 'note' of the baseline",
    ),
    why=Text(
        "基期差一年，增量和进度全部不同，而结论看不出来。",
        "With a baseline a year off every increase and every pace is another, and nothing shows.",
    ),
    example="# base of the plan: 2010-12-31\nbaseline: {date: 2011-12-31}",
    good=(
        "baseline: {date: 2010-12-31}\n"
        "# or\nbaseline: {date: 2008-12-31}\nsource: {line: 4, clause: 一, quote: 比2008年翻一番}"
    ),
)


def check(review: Review) -> Iterator[Finding]:
    """Yield every baseline of a day that nothing speaks for.

    The day the policy was issued is one to count from as well.
    """
    base, issued = review.pack.plan.base, review.pack.policy.issued
    for indicator in review.pack.indicators.values():
        known = {base, issued, *_quoted(indicator)}
        for variant in variants(indicator):
            baseline = variant.indicator.baseline
            if baseline and baseline.date not in known and baseline.note is None:
                yield CODE.at(
                    variant.place(review.where, "baseline", "date"),
                    indicator.id,
                    owner=variant.owner("baseline"),
                    day=baseline.date,
                    base=base,
                )


def _quoted(indicator: Indicator) -> Iterator[object]:
    """Yield the days whose year or month is among the words quoted."""
    source = indicator.source
    policy = PolicyText("", (source.quote, *source.also))
    yield from (amount.day for amount in amounts(policy.tokens, policy) if amount.day)
