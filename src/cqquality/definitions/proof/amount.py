"""The amounts in a quotation: its numbers with the magnitude and the unit they are written with."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache

from cqquality.definitions.proof.numeral import MAGNITUDES, magnitude
from cqquality.definitions.proof.policy_text import PolicyText, Span
from cqquality.definitions.proof.token import Script, Token
from cqquality.period import parse

_YEAR = re.compile(r"\s*年(?:\s*\d{1,2}\s*月)?")
_TIMES = re.compile(r"\s*倍")
_DOUBLING = re.compile(r"\s*番")
_DOUBLED = re.compile(r"翻[了约]?\s*$")
_ADDED = re.compile(r"(?:提高|提升|增长|上升|增加|扩大|多)[了约]?\s*$")
_POINT = re.compile(r"分[点比]")
_POINTS_AFTER = re.compile(r"\s*个?百分点")


@dataclass(frozen=True, slots=True)
class Amount:
    """Numbers that belong together, as written: 90％, 3-5, 1000亿; `span` is where.

    `numbers` are in ones: 1000亿 is 100 000 000 000. `day` is set instead for a year or month.
    A `multiple`, like 翻一番 or 2倍, is the change in percent that it comes to.
    """

    numbers: tuple[Fraction, ...]
    percent: bool
    span: Span
    day: date | None = None
    multiple: bool = False


def amounts(tokens: Sequence[Token], policy: PolicyText) -> list[Amount]:
    """Return the amounts that the tokens make: 1000 and 亿 are one, the 百 of 百分点 is none."""
    found: list[Amount] = []
    for token in tokens:
        after = policy.folded_line(token.line)[token.end :]
        times = magnitude(token.text) if token.script is Script.HANZI else None
        last = found[-1] if found else None
        if times and last and last.span.end == token.start and not last.percent:
            numbers = tuple(number * times for number in last.numbers)
            found[-1] = Amount(numbers, percent=False, span=_joined(last.span, token))
        elif not (times and _POINT.match(after)):
            before = policy.folded_line(token.line)[: token.start]
            found.append(_multiple(token, before, after) or _amount(token, after))
    return found


def _joined(span: Span, token: Token) -> Span:
    return Span(span.line, span.start, token.end)


def _multiple(token: Token, before: str, after: str) -> Amount | None:
    """Return what a multiple comes to: 翻两番 is 300 % more, 增长1倍 and 达到2倍 are 100 % more."""
    if len(token.numbers) != 1 or token.percent:
        return None
    (number,) = token.numbers
    times = _TIMES.match(after)
    doubled = _DOUBLING.match(after) if _DOUBLED.search(before) else None
    if doubled and number.denominator == 1:
        more, end = Fraction(2) ** int(number) - 1, doubled.end()
    elif times:
        more, end = number if _ADDED.search(before) else number - 1, times.end()
    else:
        return None
    span = Span(token.line, token.start, token.end + end)
    return Amount((more * 100,), percent=True, span=span, multiple=True)


def _amount(token: Token, after: str) -> Amount:
    span = Span(token.line, token.start, token.end)
    year = _YEAR.match(after)
    if year and token.numbers:
        period = parse(f"{token.numbers[-1]}{year[0]}")
        if period:
            return Amount((), percent=False, span=span, day=period.end)
    return Amount(token.numbers, token.percent or bool(_POINTS_AFTER.match(after)), span)


def unit_magnitude(unit: str) -> int:
    """Return what the name of a unit multiplies by: 10**8 for 亿元, 1 for 个."""
    run = ""
    for character in unit:
        if character not in MAGNITUDES or unit.startswith("百分"):
            break
        run += character
    return magnitude(run) or 1


def bare(unit: str) -> str:
    """Return the name of a unit without its magnitude: 元 for 亿元."""
    return unit.lstrip("".join(MAGNITUDES)) if unit_magnitude(unit) > 1 else unit


def unit_after(amount: Amount, policy: PolicyText, units: Iterable[str]) -> str | None:
    """Return the one of `units` written right behind the amount, the longest that fits."""
    text = policy.folded_line(amount.span.line)[amount.span.end :].lstrip()
    return next((unit for unit in _longest_first(tuple(units)) if text.startswith(unit)), None)


@cache
def _longest_first(units: tuple[str, ...]) -> list[str]:
    return sorted({bare(unit) for unit in units} - {""}, key=lambda unit: (-len(unit), unit))
