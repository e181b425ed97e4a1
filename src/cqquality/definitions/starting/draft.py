"""Drafts of indicators: one for each number of a policy, for a person to finish.

Only what the text says is filled in. What it does not say is left out, so that a draft moved into
the pack unfinished is refused by `cqq check`.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cqquality.definitions.proof.amount import Amount, amounts
from cqquality.definitions.proof.policy_text import PolicyText
from cqquality.definitions.proof.token import Token
from cqquality.definitions.proof.wording import wording
from cqquality.quantity import literal

_STOP = re.compile(r"[，。；：！？、,;:!?（）()“”《》\s]")
_SENTENCE = re.compile(r"[。；！？;!?]")
_COUNTER = re.compile(r"\s*[（(]?[一二三四五六七八九十百\d]+\s*(?:[）)]|[、.．](?!\d))")
_WAYS: tuple[Literal["higher", "lower"], ...] = ("higher", "lower")
_MOST = 24
"""Characters a quotation may have."""

_HEAD = """\
# 根据政策文本{policy}起草，每个数字一项，均未经复核。程序不读取本文件：逐项补全、改正后移入
# 上一级的章节文件才算定义；不是目标的数字写入 not_targets.yaml 并说明理由。
# Drafted from the text of the policy, one entry for each number; none is reviewed. This file is not
# read by the program: finish an entry, put it right, and move it to a section file one level up;
# numbers that are no targets go to not_targets.yaml with the reason.
draft: true
indicators:
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """A number of the policy, the words around it that cite it, and what may be its name."""

    amount: Amount
    quote: str
    name: str


def drafts(policy: PolicyText) -> str:
    """Return the drafts as YAML; numbers in headings and at the head of a paragraph have none."""
    entries = [
        line
        for number, each in enumerate(drafted(policy), 1)
        for line in _entry(number, each, policy)
    ]
    return "\n".join((_HEAD.format(policy=policy.name) + "\n".join(entries), ""))


def drafted(policy: PolicyText) -> Iterator[Draft]:
    """Yield a draft for every number within a sentence."""
    for number, line in enumerate(policy.lines, 1):
        tokens = tuple(token for token in policy.tokens if token.line == number)
        if not _SENTENCE.search(line):  # a heading, a number of a document, a signature
            continue
        counter = _COUNTER.match(policy.folded_line(number))
        begin = counter.end() if counter else 0
        for amount in amounts([token for token in tokens if token.start >= begin], policy):
            yield Draft(amount, _quote(amount, tokens, policy), _name(amount, line, begin))


def _quote(amount: Amount, tokens: tuple[Token, ...], policy: PolicyText) -> str:
    """Return the fewest words that stand once in the line: those after the number, then before.

    They reach to the next stop or number; an empty text is returned where nothing is unique.
    """
    span, line = amount.span, policy.line(amount.span.line)
    before = max((t.end for t in tokens if t.end <= span.start), default=0)
    after = min((t.start for t in tokens if t.start >= span.end), default=len(line))
    stop = _STOP.search(line, span.end, after)
    end = min(stop.start() if stop else after, span.start + _MOST)
    for start in range(span.start, before - 1, -1):
        words = line[start:end].strip()
        if len(words) <= _MOST and len(policy.found(span.line, words)) == 1:
            return words
    return ""


def _name(amount: Amount, line: str, begin: int) -> str:
    """Return the phrase that leads up to the number."""
    return _STOP.split(line[begin : amount.span.start].rstrip())[-1]


def _entry(number: int, draft: Draft, policy: PolicyText) -> Iterator[str]:
    """Yield the lines of one draft; JSON strings are YAML strings."""
    line = draft.amount.span.line
    yield f"  - id: N{number:02}"
    if draft.name:
        yield f"    name: {{zh: {_text(draft.name)}}}"
    if draft.amount.day is not None:
        yield f"    # 时点 date: {draft.amount.day.isoformat()}"
    elif target := _target(draft.amount, policy):
        yield f"    target: {target}"
    if draft.quote:
        yield f"    source: {{line: {line}, quote: {_text(draft.quote)}}}"
    else:
        yield f"    source: {{line: {line}}}"


def _target(amount: Amount, policy: PolicyText) -> str:
    """Return the figure as written (50 of 50亿元), with the operator if the words have one."""
    numbers = policy.tokens_within(amount.span)[0].numbers
    if not numbers:
        return ""
    figures = [literal(number) for number in numbers]
    if len(figures) == 2:
        return f"{{kind: range, lower: {figures[0]}, upper: {figures[1]}}}"
    # A bare figure is a bound above or below by the direction, which a person has to say; so it is
    # with a decrease, whose figure gets a sign.
    read = [wording(amount, policy, None, way) for way in _WAYS]
    if read[0].operator != read[1].operator or read[0].falling:
        return f"{{value: {figures[0]}}}"
    return f"{{operator: {read[0].operator}, value: {figures[0]}}}"


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
