"""Every number of a policy, sorted for a person to look at: what may be a target, and what hardly.

In doubt a number may be a target: a reader strikes out more easily than he finds what is not there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from cqquality.definitions.proof.amount import Amount, amounts
from cqquality.definitions.proof.policy_text import PolicyText
from cqquality.definitions.proof.token import Script, Token
from cqquality.text import Text

_SENTENCE = re.compile(r"[。；！？;!?]")
_COUNTER = re.compile(r"\s*[（(]?[一二三四五六七八九十百\d]+\s*(?:[）)]|[、.．](?!\d))")
_UNIT = re.compile(
    r"\s*(?:[个项家件名人次户所座条台辆吨亩里米度分天位款种处片场批篇站点]|万|亿|元|公里|小时|分钟)"
)
_CLASS = re.compile(r"\s*元?级")
_DEED = re.compile(
    "新增|新建|建成|建设|培育|创建|打造|达到|实现|完成|不少于|不低于|不超过|增加|减少|累计"
)
_BOUND = re.compile(
    r"(?:达到?|超过|突破|不低于|不少于|不超过|不高于|高于|低于|少于|控制在|保持在)\s*$"
)
_OVER = re.compile(r"\s*[^，。；、\s]{0,2}(?:以上|以下|以内)")
_SPAN_OF_TIME = re.compile(r"\s*年")
_NUMBER_OF = re.compile(r"\s*(?:号|[〕\]］）)]\s*\d|[•·+＋]|大)")


class Sort(Enum):
    """What a number may be; for those that are hardly targets, why not."""

    TARGET = Text("可能是目标", "May be a target")
    DATE = Text("日期、年限", "Dates and spans of time")
    NUMBERING = Text("标题、文号、序号", "Headings, numbers of documents, numbering")
    NAME = Text("名称或虚数（一批、第一、双十）", "Names and figures of speech")


@dataclass(frozen=True, slots=True)
class Sorted:
    """A number of the policy and what it may be."""

    amount: Amount
    sort: Sort


def sorted_numbers(policy: PolicyText) -> Iterator[Sorted]:
    """Yield every number of the text in its order."""
    for number, line in enumerate(policy.lines, 1):
        tokens = tuple(token for token in policy.tokens if token.line == number)
        counter = _COUNTER.match(policy.folded_line(number))
        begin = counter.end() if counter else 0
        is_sentence = _SENTENCE.search(line) is not None
        for amount in amounts(tokens, policy):
            numbering = not is_sentence or amount.span.start < begin
            yield Sorted(amount, Sort.NUMBERING if numbering else _sort(amount, tokens, policy))


def _sort(amount: Amount, tokens: Sequence[Token], policy: PolicyText) -> Sort:
    line = policy.folded_line(amount.span.line)
    before, after = line[: amount.span.start], line[amount.span.end :]
    if amount.day is not None or (_SPAN_OF_TIME.match(after) and not amount.percent):
        return Sort.DATE
    if amount.percent or len(amount.numbers) == 2:
        return Sort.TARGET
    if _NUMBER_OF.match(after) or re.search(r"[〔\[［（(•·+＋]\s*$", before):
        return Sort.NAME
    bounded = bool(_BOUND.search(before) or _OVER.match(after))
    if _is_hanzi(amount, tokens):
        done = _DEED.search(re.split(r"[，。；：,;:]", before)[-1]) and not before.endswith("第")
        several = any(number > 1 for number in amount.numbers)
        return Sort.TARGET if several and _UNIT.match(after) and done else Sort.NAME
    counted = _UNIT.match(after) or _CLASS.match(after)
    return Sort.TARGET if bounded or counted else Sort.NAME


def _is_hanzi(amount: Amount, tokens: Sequence[Token]) -> bool:
    first = next(token for token in tokens if token.start == amount.span.start)
    return first.script is Script.HANZI
