"""Whether a definition says what its citation says: figure, unit, operator, kind."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.pack import Pack
from cqquality.definitions.proof import codes
from cqquality.definitions.proof.amount import (
    Amount,
    amounts,
    unit_after,
    unit_magnitude,
)
from cqquality.definitions.proof.citation import Quotation, Where
from cqquality.definitions.proof.figure import (
    SIGNS,
    Reading,
    figures,
    readings,
    stated,
)
from cqquality.definitions.proof.policy_text import PolicyText
from cqquality.definitions.proof.token import folded
from cqquality.definitions.proof.wording import wording
from cqquality.definitions.target import All, Better, Improve, Milestone, Rank, Rise
from cqquality.findings import Code, Finding
from cqquality.quantity import SHARES
from cqquality.text import Text, same

_EVERYTHING = re.compile(r"全部|全面|所有|一律|悉数|均")
_FIRST = re.compile(r"领先|首位|居首|榜首")
_PLACE = re.compile(r"领先|首位|居首|榜首|前列|第|前")
_MORE = re.compile(r"增多|增加|增长|提高|上升|提升|扩大")
_LESS = re.compile(r"减少|下降|降低|缩小|缩短")
_NOT_WORSE = re.compile(r"不(?:减少?|下降|降低?|增加?|上升|低于|高于)")
_AS_BEFORE = re.compile(r"(?:保持|维持|稳定)在?.*水平")
_STEADILY = re.compile(r"逐[年季月步]|连年|持续|稳步|不断")
_IN_WORDS = {"翻番": Fraction(100), "减半": Fraction(-50)}
_WHOLE = Fraction(100)
_LEVEL = Text("允许持平", "level is allowed (strict: false)")
_OTHER_WAY = Text("方向相反", "the other direction")


@dataclass(frozen=True, slots=True)
class Case:
    """One quotation with a figure, beside the indicator that cites it."""

    quotation: Quotation
    amounts: tuple[Amount, ...]
    policy: PolicyText
    pack: Pack
    where: Where


def disagreements(
    indicator: Indicator, quotation: Quotation, policy: PolicyText, pack: Pack, where: Where
) -> Iterator[Finding]:
    """Yield what the main quotation of a target contradicts, in any of its readings."""
    seen = tuple(amount for amount in amounts(quotation.tokens, policy) if amount.day is None)
    case = Case(quotation, seen, policy, pack, where)
    for reading in readings(indicator):
        yield from _figure(reading, case)
        yield from _words(reading, case)


def _finding(code: Code, reading: Reading, case: Case, **values: object) -> Finding:
    name = reading.indicator.id
    steps = ("readings",) if reading.option else ("target",)
    return code.at(
        case.where("indicators", name, *steps),
        name,
        owner=reading.owner,
        quote=case.quotation.quote,
        defined=stated(reading.indicator),
        **values,
    )


def _figure(reading: Reading, case: Case) -> Iterator[Finding]:
    """Compare the figures, and with each its unit."""
    indicator, target = reading.indicator, reading.indicator.target
    seen = {number for amount in case.amounts for number in amount.numbers}
    if isinstance(target, All):
        agrees = _is_everything(case)
    elif isinstance(target, Improve) and not seen:
        agrees = _change_in_words(case) == target.by
    elif isinstance(target, Rank) and not seen:
        agrees = bool(reading.option) or _rank_without_figure(target, case)
    else:
        scale = unit_magnitude(indicator.unit)
        agrees = seen == {figure * scale for figure in figures(target)}
    if not agrees or not all(_unit_fits(amount, indicator, case) for amount in case.amounts):
        yield _finding(codes.FIGURE_DIFFERS, reading, case)


def _is_everything(case: Case) -> bool:
    if not case.amounts:
        return bool(_EVERYTHING.search(case.quotation.quote))
    return all(amount.percent and amount.numbers == (_WHOLE,) for amount in case.amounts)


def _change_in_words(case: Case) -> Fraction | None:
    """Return the change that words without a number state: 翻番 is 100 % more, 减半 half."""
    words = folded(case.quotation.quote)
    return next((more for word, more in _IN_WORDS.items() if word in words), None)


def _rank_without_figure(target: Rank, case: Case) -> bool:
    """To lead is to be first; how far 前列 reaches the words do not say."""
    return target.at_most == 1 or not _FIRST.search(case.quotation.quote)


def _unit_fits(amount: Amount, indicator: Indicator, case: Case) -> bool:
    """Whether a percentage has a unit in percent, and a unit written behind the figure is its."""
    if amount.percent != (case.pack.dimension(indicator.unit) in SHARES):
        return False
    if amount.percent:
        return True
    written = unit_after(amount, case.policy, case.pack.unit)
    return written is None or case.pack.unit.get(written) in (None, case.pack.unit[indicator.unit])


def _words(reading: Reading, case: Case) -> Iterator[Finding]:
    """Compare operator and kind with the words; another reading may well be of another kind."""
    target = reading.indicator.target
    match target:
        case Milestone():
            return
        case Rise():
            expected = _rise(reading.indicator, target, case)
        case Better():
            expected = _better(reading.indicator, target, case)
        case Rank() if not _PLACE.search(case.quotation.quote):
            expected = Text("没有名次", "no place among others")
        case Rank() | All():
            expected = None
        case _:
            expected = _bounded(reading, case)
    if expected is not None:
        yield _finding(codes.WORDING_DIFFERS, reading, case, expected=expected)


def _rise(indicator: Indicator, target: Rise, case: Case) -> Text | None:
    words = folded(case.quotation.quote)
    if not _STEADILY.search(words):
        return Text("不是逐期变化", "no steady change")
    if _NOT_WORSE.search(words):
        return _LEVEL if target.strict else None
    rising, falling = _MORE.search(words), _LESS.search(words)
    if _is_opposite(indicator, words):
        return _OTHER_WAY
    if not target.strict:
        return Text("逐期变化，不含持平", "a change in every period (strict: true)")
    return None if rising or falling else Text("不是逐期变化", "no steady change")


def _better(indicator: Indicator, target: Better, case: Case) -> Text | None:
    words = folded(case.quotation.quote)
    if _STEADILY.search(words):
        return Text("逐期变化（rise）", "a change in every period (rise)")
    if _NOT_WORSE.search(words) or _AS_BEFORE.search(words):
        return _LEVEL if target.strict else None
    if _is_opposite(indicator, words):
        return _OTHER_WAY
    if not (_MORE.search(words) or _LESS.search(words)):
        return Text("没有变化的方向", "no change either way")
    return None if target.strict else Text("不含持平", "better than before (strict: true)")


def _is_opposite(indicator: Indicator, words: str) -> bool:
    other = _MORE if indicator.direction == "lower" else _LESS
    return bool(other.search(words))


def _bounded(reading: Reading, case: Case) -> Text | None:
    """Return what the words around the figures call for, where the target has something else."""
    for amount in case.amounts:
        expected = _expected(amount, reading, case)
        if expected is not None:
            return expected
    return None


def _expected(amount: Amount, reading: Reading, case: Case) -> Text | None:
    indicator, target = reading.indicator, reading.indicator.target
    unit = unit_after(amount, case.policy, case.pack.unit)
    words = wording(amount, case.policy, unit, indicator.direction)
    kinds = words.kinds
    if indicator.measure.kind == "relative_change":
        kinds = kinds | {"reach"}
    if not reading.option and target.kind not in kinds:
        return _kinds(kinds)
    operator = getattr(target, "operator", None)
    if operator is not None and operator != words.operator:
        return same(SIGNS[words.operator])
    if isinstance(target, Improve) and words.falling != (target.by < 0):
        return Text("降低", "a decrease") if words.falling else Text("提高", "an increase")
    return None


def _kinds(kinds: Sequence[str] | frozenset[str]) -> Text:
    listed = sorted(kinds)
    return Text(" 或 ".join(listed), " or ".join(listed))
