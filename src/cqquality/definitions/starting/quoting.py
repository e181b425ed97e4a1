"""The words that cite a number of a policy: as few as stand once in its line."""

import re

from cqquality.definitions.proof.amount import Amount
from cqquality.definitions.proof.policy_text import PolicyText

_STOP = re.compile(r"[，。；：！？、,;:!?（）()“”《》\s]")
_SIDE = re.compile(
    r"(?:不低于|不少于|不小于|不超过|不高于|不多于|超过|突破|高于|大于|低于|小于|少于|至少|至多"
    r"|(?:控制|限制|保持|稳定|维持)在|达到|提高|提升|增长|上升|增加|降低|下降|减少|翻)\s*$"
)
_POINTS = re.compile(r"\s*个?百分[点比]")
MOST = 24
"""Characters a quotation may have."""


def quote(amount: Amount, policy: PolicyText) -> str:
    """Return the fewest words that stand once in the line: those after the number, then before.

    They reach to the next stop or number, and begin with the verb that says which side of it is
    meant (不超过, 保持在); an empty text is returned where nothing is unique.
    """
    span, line = amount.span, policy.line(amount.span.line)
    others = [t for t in policy.tokens if t.line == span.line]
    points = _POINTS.match(line, span.end)
    end = points.end() if points else span.end  # the 百 of 百分点 belongs to the number
    before = max((t.end for t in others if t.end <= span.start), default=0)
    after = min((t.start for t in others if t.start >= end), default=len(line))
    stop = _STOP.search(line, end, after)
    last = min(stop.start() if stop else after, span.start + MOST)
    verb = _SIDE.search(line, before, span.start)
    first = verb.start() if verb else span.start
    for start in (*range(first, before - 1, -1), *range(span.start, first, -1)):
        words = line[start:last].strip()
        if len(words) <= MOST and len(policy.found(span.line, words)) == 1:
            return words
    return ""


def name(amount: Amount, policy: PolicyText) -> str:
    """Return the phrase that leads up to the number, without the verb before the number itself."""
    before = policy.line(amount.span.line)[: amount.span.start].rstrip()
    phrase = _ITEM.split(before)[-1]
    while phrase.count("(") + phrase.count("（") > phrase.count(")") + phrase.count("）"):
        phrase = re.split(r"[(（]", phrase, maxsplit=1)[1]
    return _VERB.sub("", phrase.strip().removeprefix("其中"))


def clause(amount: Amount, policy: PolicyText) -> str:
    """Return the words around the number, from stop to stop; of an enumeration the one item.

    The whole of it where the item is nothing but the number.
    """
    item = _around(amount, policy, _ITEM)
    return (
        item
        if len(item) > amount.span.end - amount.span.start + 3
        else _around(amount, policy, _CLAUSE)
    )


def _around(amount: Amount, policy: PolicyText, stops: re.Pattern[str]) -> str:
    span, line = amount.span, policy.line(amount.span.line)
    start = max((m.end() for m in stops.finditer(line, 0, span.start)), default=0)
    stop = stops.search(line, span.end)
    return line[start : stop.start() if stop else len(line)].strip()


_CLAUSE = re.compile(r"[，。；：！？,;:!?]")
_ITEM = re.compile(r"[，。；：！？、,;:!?“”《》]")
_VERB = re.compile(
    r"(?:的?(?:总数)?(?:达到?|超过|突破|保持在|稳定在|控制在|提高到?|降低到?|下降到?|增长到?)|不超过|不低于"
    r"|不少于|低于|高于|少于|各|的)$"
)
