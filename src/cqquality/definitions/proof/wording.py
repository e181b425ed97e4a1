"""What the words around a figure mean: which operator, and which kinds of target.

At least: 以上, 不低于, and a bare figure; 以上 includes the figure itself, 超过 does not. To keep
is said by 保持, a change by 提高 or 降低 right before a percentage.
"""

import re
from dataclasses import dataclass
from typing import Literal

from cqquality.definitions.proof.amount import Amount
from cqquality.definitions.proof.policy_text import PolicyText
from cqquality.definitions.target import Operator

_BREAK = re.compile(r"[，。；：！？,;:!?]")
_LISTED = re.compile(r"(?:[\d.]+%?[^\d、]{0,4}、)+$")
"""Figures enumerated before this one share its verb: 分别保持在90％、95％以上."""

_BEFORE: tuple[tuple[re.Pattern[str], Operator], ...] = (
    (re.compile(r"(?:不低于|不少于|不小于|不下于|至少)$"), "ge"),
    (re.compile(r"(?:不超过|不高于|不多于|不大于|至多|最多|控制在|限制在)$"), "le"),
    (re.compile(r"(?:超过|突破|高于|大于|多于|超)$"), "gt"),
    (re.compile(r"(?:低于|小于|少于|不足|不到)$"), "lt"),
)
_AFTER = re.compile(r"[^，。；、\s]??[及或]?(以上|级|以内|之内|以下)")
_MEANING: dict[str, Operator] = {"以上": "ge", "级": "ge", "以内": "le", "之内": "le", "以下": "le"}
_KEEP = re.compile(r"(?:保持|维持|稳定|巩固)[在于到]?$")
_KEEP_ANYWHERE = re.compile(r"保持|维持|稳定|巩固|控制在|限制在")
_CHANGE = re.compile(
    r"(?:(?P<up>提高|提升|增长|上升|增加|扩大)|(?P<down>降低|下降|减少|压减|缩小|缩短))[了约]?$"
)
_CHANGE_ANYWHERE = re.compile(
    r"(?:提高|提升|增长|上升|增加|扩大|降低|下降|减少|压减|缩小|缩短)(?![到至])|增幅|降幅|增速"
)
_OPPOSITE: dict[Operator, Operator] = {"ge": "le", "gt": "lt", "le": "ge", "lt": "gt"}
_BEYOND: dict[Operator, Operator] = {"ge": "lt", "gt": "le", "le": "gt", "lt": "ge"}


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words around a figure call for.

    `kinds` are the kinds of target they allow; `falling` says that the figure is a decrease.
    """

    operator: Operator
    kinds: frozenset[str]
    falling: bool = False


def wording(
    amount: Amount, policy: PolicyText, unit: str | None, direction: Literal["higher", "lower"]
) -> Wording:
    """Read the words around the amount, behind which `unit` is written.

    A bare figure is a lower bound where higher is better, else an upper one.
    """
    line = policy.folded_line(amount.span.line)
    before = _LISTED.sub("", _clause_before(line, amount.span.start))
    after = line[amount.span.end :].lstrip().removeprefix(unit or "")
    operator, rest = _operator_before(before)
    found = _CHANGE.search(rest) if amount.percent else None
    falling, change = bool(found and found["down"]), amount.multiple or found is not None
    if operator is None:
        operator = _operator_after(after) or _bare(direction, change)
    if falling:
        operator = _OPPOSITE[operator]
    return Wording(operator, _kinds(rest, before, change), falling)


def _clause_before(line: str, start: int) -> str:
    """Return what stands between the last comma or stop and the figure, without spaces."""
    return "".join(_BREAK.split(line[:start])[-1].split())


def _operator_before(before: str) -> tuple[Operator | None, str]:
    for pattern, operator in _BEFORE:
        found = pattern.search(before)
        if found:
            return operator, before[: found.start()]
    return None, before


def _operator_after(after: str) -> Operator | None:
    found = _AFTER.match(after.lstrip())
    return _MEANING[found[1]] if found else None


def _bare(direction: Literal["higher", "lower"], change: bool) -> Operator:
    return "ge" if change or direction == "higher" else "le"


def _kinds(rest: str, clause: str, change: bool) -> frozenset[str]:
    if _KEEP.search(rest):
        return frozenset({"keep"})
    if change:
        return frozenset({"improve"})
    kinds = {"reach", "schedule", "range", "all", "rank"}
    if _KEEP_ANYWHERE.search(clause):
        kinds.add("keep")
    if _CHANGE_ANYWHERE.search(clause):
        kinds.add("improve")
    return frozenset(kinds)


def beyond(operator: Operator) -> Operator:
    """Return what holds on the other side of a threshold: below 1000 where at least 1000 is cut."""
    return _BEYOND[operator]
