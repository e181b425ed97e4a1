"""A draft of not_targets.yaml: the numbers of a policy that hardly are targets, by reason."""

from collections.abc import Iterator

from cqquality.definitions.proof.policy_text import PolicyText, Span
from cqquality.definitions.starting.draft import listed, text
from cqquality.definitions.starting.quoting import quote
from cqquality.definitions.starting.sorting import Sort, sorted_numbers

_HEAD = """\
# 政策文本{policy}中多半不是目标的数字，按原因分组，均未经复核。逐条看过、写好理由（中英文）、删去
# draft 一行，再移到上一级。其中若有目标，为它写一项指标。
# The numbers of the policy that hardly are targets, by reason; none is reviewed. Look at each, put
# the reason in both languages, remove the line 'draft', and move the file one level up.
draft: true
not_targets:
"""


def not_targets(policy: PolicyText, plan: Span | None = None) -> str:
    """Return the draft as YAML; `plan` is where the deadline is cited, which claims its number."""
    groups = [line for sort in Sort for line in _group(sort, policy, plan)]
    return listed(_HEAD.format(policy=policy.name), groups)


def _group(sort: Sort, policy: PolicyText, plan: Span | None) -> Iterator[str]:
    places = [
        f"      - {{line: {each.amount.span.line}, quote: {text(quote(each.amount, policy))}}}"
        for each in sorted_numbers(policy)
        if each.sort is sort
        and sort is not Sort.TARGET
        and (plan is None or not plan.common(each.amount.span))
    ]
    if places:
        yield f"  - reason: {{zh: {text(f'待核：{sort.value.zh}')}}}  # {sort.value.en}"
        yield "    places:"
        yield from places
