"""Drafts of indicators: one for each number of a policy that may be a target.

Only what the text says is filled in. What it does not say is left out, so that a draft moved into
the pack unfinished is refused by `cqq check`.
"""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from cqquality.definitions.proof.amount import Amount, unit_after
from cqquality.definitions.proof.policy_text import PolicyText
from cqquality.definitions.proof.wording import wording
from cqquality.definitions.starting.quoting import clause, name, quote
from cqquality.definitions.starting.sorting import Sort, Sorted, sorted_numbers
from cqquality.quantity import literal

_WAYS: tuple[Literal["higher", "lower"], ...] = ("higher", "lower")
_HEADING = re.compile(
    r"\s*([一二三四五六七八九十百]+)\s*、|\s*([（(][一二三四五六七八九十百]+[）)])"
)
_CUT = re.compile(r"\s*元?级|\s*[^，。；、\s]{0,2}资质")
_UNITS = (
    *"个项家件名人次户所座条台辆吨亩米天分位款种处片场批篇站",
    *("亿元", "万元", "元", "公里", "小时", "分钟", "万人", "人次", "百分点"),
)

HEAD = """\
# 根据政策文本{policy}起草，可能是目标的数字一项一条，均未经复核。程序不读取 drafts/：逐条补全、
# 改正后移入上一级的章节文件才算定义。其余数字见 not_targets.yaml，政策本身见 pack.yaml。
# Drafted from the text of the policy, one entry for each number that may be a target; none is
# reviewed. Nothing in drafts/ is read by the program: finish an entry, put it right, and move it to
# a section file one level up. All other numbers are in not_targets.yaml.
draft: true
indicators:
"""


def indicators(policy: PolicyText, deadline: date | None = None) -> str:
    """Return the drafts as YAML; `deadline` is that of the plan, where the text names one."""
    found = list(sorted_numbers(policy))
    targets = [each for each in found if each.sort is Sort.TARGET]
    clauses = _clauses(policy)
    lines = [
        line
        for number, each in enumerate(targets, 1)
        for line in _entry(
            number, each.amount, policy, clauses, _due(each, found, policy) or deadline
        )
    ]
    return listed(HEAD.format(policy=policy.name), lines)


def listed(head: str, lines: Sequence[str]) -> str:
    """Return a file that ends in a list, which may be empty."""
    body = "\n".join(("", *lines)) if lines else " []"
    return f"{head.rstrip()}{body}\n"


def _clauses(policy: PolicyText) -> Sequence[str]:
    """Return for each line the numbering of the headings it stands below: 一(二)."""
    chapter, part, found = "", "", []
    for line in policy.lines:
        heading = _HEADING.match(line)
        if heading and heading[1]:
            chapter, part = heading[1], ""
        elif heading:
            part = heading[2].replace("（", "(").replace("）", ")")
        found.append(chapter + part)
    return found


def _due(of: Sorted, found: Sequence[Sorted], policy: PolicyText) -> date | None:
    """Return the last date named before the number in its line, as in 到2023年…不少于30座."""
    span = of.amount.span
    days = [
        each.amount.day
        for each in found
        if each.amount.day and each.amount.span.line == span.line and each.amount.span < span
        if policy.line(span.line)[: each.amount.span.start].endswith("到")
    ]
    return days[-1] if days else None


def _entry(
    number: int, amount: Amount, policy: PolicyText, clauses: Sequence[str], due: date | None
) -> Iterator[str]:
    """Yield the lines of one draft; JSON strings are YAML strings."""
    line = amount.span.line
    yield f"  - id: N{number:02}"
    yield f"    # {clause(amount, policy)}"
    if _CUT.match(policy.folded_line(line), amount.span.end):
        yield "    # 像是界限而非目标：写入相应指标的 source.also  looks like a threshold: 'also'"
    if called := name(amount, policy):
        yield f"    name: {{zh: {text(called)}}}"
    if unit := _unit(amount, policy):
        yield f"    unit: {text(unit)}"
    if target := _target(amount, policy):
        yield f"    target: {target}"
    if due is not None:
        yield f"    deadline: {due}"
    cited = [f"line: {line}"]
    cited += [f"clause: {text(clauses[line - 1])}"] if clauses[line - 1] else []
    cited += [f"quote: {text(words)}"] if (words := quote(amount, policy)) else []
    yield f"    source: {{{', '.join(cited)}}}"


def _unit(amount: Amount, policy: PolicyText) -> str:
    """Return the unit as written, with the 亿 of 1000亿元 before it."""
    if amount.percent:
        return "%"
    first = policy.tokens_within(amount.span)[0]
    times = policy.folded_line(first.line)[first.end : amount.span.end].strip()
    return times + (unit_after(amount, policy, _UNITS) or "")


def _target(amount: Amount, policy: PolicyText) -> str:
    """Return the target as far as the words go, its figure as written (50 of 50亿元)."""
    numbers = amount.numbers
    if not amount.multiple:
        numbers = policy.tokens_within(amount.span)[0].numbers
    figures = [literal(number) for number in numbers]
    if len(figures) == 2:
        return f"{{kind: range, lower: {figures[0]}, upper: {figures[1]}}}"
    if not figures:
        return ""
    # A bare figure is a bound above or below by the direction, which a person has to say.
    unit = unit_after(amount, policy, _UNITS)
    read = [wording(amount, policy, unit, way) for way in _WAYS]
    operator = f"operator: {read[0].operator}, " if read[0].operator == read[1].operator else ""
    if read[0].kinds == {"improve"}:
        sign = "-" if read[0].falling else ""
        return f"{{kind: improve, {operator}by: {sign}{figures[0]}}}"
    kind = "keep" if read[0].kinds == {"keep"} else "reach"
    return f"{{kind: {kind}, {operator}value: {figures[0]}}}"


def text(words: str) -> str:
    """Return words as YAML text."""
    return json.dumps(words, ensure_ascii=False)
