"""Texts with digits in them that state no single figure: dates, ranges, bounds, approximations."""

import re

from cqquality.findings import Code
from cqquality.returns.figure import codes

_NUMBER = r"[0-9][0-9,. ]*"
_SPAN = re.compile(
    rf"[^0-9]*?(?P<low>{_NUMBER}[^0-9()]*?) *[-~∼—–―−至到]+ *(?P<high>{_NUMBER}[^0-9]*)"
)
_LESS_OR_MORE = (
    "[<>≤≥≦≧]=?|=[<>]|不足|不到|不[少低小]于|不[高大多]于|不超过?|超过?|超出|[大小高低多少]于"
    "|至[少多]|最[少多]|突破|逾"
)

_PATTERNS: tuple[tuple[Code, re.Pattern[str]], ...] = tuple(
    (code, re.compile(pattern))
    for code, pattern in (
        (codes.ERROR_VALUE, r"#(?:[A-Z0-9/]+[!?]?|#+).*"),
        (codes.DATE, r"(?:[0-9]{2,4}年)?[0-9]{1,2}月(?:[0-9]{1,2}[日号])?"),
        (codes.DATE, r"[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?"),
        (codes.DATE, r"[0-9]{1,2}-[A-Za-z]{3}(?:-[0-9]{2,4})?|[A-Za-z]{3}-[0-9]{2}"),
        (codes.SPAN, _SPAN.pattern),
        (codes.BOUND, rf"(?:{_LESS_OR_MORE}) *{_NUMBER}[^0-9]*"),
        (codes.BOUND, rf"{_NUMBER}[^0-9]*(?:及?以[上下内]|\+)"),
        (codes.APPROXIMATE, rf"(?:大?约|将?近|接近|大概|大致|[估预]计|≈|~) *{_NUMBER}[^0-9]*"),
        (codes.APPROXIMATE, rf"{_NUMBER}[^0-9]*(?:左右|上下|[余多来几])[^0-9]*"),
    )
)


def vagueness(text: str) -> Code | None:
    """Return why a folded text is no single figure, as far as its wording tells."""
    return next((code for code, pattern in _PATTERNS if pattern.fullmatch(text)), None)


def ends(text: str) -> tuple[str, str]:
    """Return both ends of a range as they are written.

    >>> ends("90~92%")
    ('90', '92%')
    """
    found = _SPAN.fullmatch(text)
    return (found["low"].strip(), found["high"].strip()) if found else (text, text)
