"""A draft of the head of pack.yaml: what a policy says of itself, and the deadline it names."""

import re
from collections.abc import Iterator
from datetime import date

from cqquality.definitions.proof.numeral import worth
from cqquality.definitions.proof.policy_text import PolicyText, Span
from cqquality.definitions.proof.token import folded
from cqquality.definitions.starting.draft import text
from cqquality.definitions.starting.sorting import Sort, sorted_numbers

_NUMBER = re.compile(r"[（(]?([^\s（(]+[〔\[［（(]\d{4}[〕\]］）)]\s*\d+\s*号)[）)]?\s*")
_SENTENCE = re.compile("[。；！？]")
_DIGITS = r"[〇零OＯ○一二三四五六七八九十\d]"
_ISSUED = re.compile(rf"({_DIGITS}{{4}})\s*年\s*({_DIGITS}{{1,3}})\s*月\s*({_DIGITS}{{1,3}})\s*日")

_HEAD = """\
# 政策文本{policy}自述的内容，未经复核：核对后写进上一级的 pack.yaml。
# What the policy says of itself, not reviewed: check it and write it to pack.yaml one level up.
draft: true
"""


def pack_head(policy: PolicyText) -> str:
    """Return the draft as YAML; what the text does not say is left out."""
    return _HEAD.format(policy=policy.name) + "".join(f"{line}\n" for line in _lines(policy))


def deadline(policy: PolicyText) -> tuple[date, Span] | None:
    """Return the first day that the text sets with 到…年, and where it says so."""
    for each in sorted_numbers(policy):
        span, line = each.amount.span, policy.line(each.amount.span.line)
        if each.sort is Sort.DATE and each.amount.day and line[: span.start].endswith("到"):
            return each.amount.day, Span(span.line, span.start - 1, span.end)
    return None


def _lines(policy: PolicyText) -> Iterator[str]:
    first = next((line.strip() for line in policy.lines if line.strip()), "")
    title = "" if _SENTENCE.search(first) else first
    issuer = title.partition("关于")[0] if "关于" in title else ""
    number = next((m[1] for line in policy.lines[:10] if (m := _NUMBER.fullmatch(line))), "")
    issued = _issued(policy)
    if title or number or issued:
        yield "policy:"
    if title:
        yield f"  title: {{zh: {text(title)}}}"
    if number:
        yield f"  number: {text(number)}"
    if issuer:
        yield f"  issuer: {{zh: {text(issuer)}}}"
    if issued:
        yield f"  issued: {issued}"
    if due := deadline(policy):
        day, span = due
        quoted = f"{policy.line(span.line)[span.start : span.end]}年"
        yield "plan:"
        yield f"  deadline: {day}"
        yield f"  source: {{line: {span.line}, quote: {text(quoted)}}}"


def _issued(policy: PolicyText) -> date | None:
    """Return the day in the signature: the last line that is nothing but a date."""
    signed = (_ISSUED.fullmatch(folded(line).strip()) for line in reversed(policy.lines))
    found = next((match for match in signed if match), None)
    if found is None:
        return None
    year, month, day = (_figure(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _figure(part: str) -> int:
    return int(part) if part.isdecimal() else int(worth(part) or 0)
