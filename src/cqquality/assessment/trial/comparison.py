"""What came out against what was expected, key by key."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from msgspec import Struct

from cqquality.assessment.method.pace import NoPace
from cqquality.assessment.result import Pace, Result
from cqquality.definitions.case.model import Expected
from cqquality.definitions.case.value import Nothing
from cqquality.findings import Finding
from cqquality.period import Period
from cqquality.quantity import literal
from cqquality.text import Text


class Difference(Struct, frozen=True):
    """A key of the expectation that did not come out, with both values as they are written."""

    key: str
    expected: str
    got: str


def differences(
    expected: Expected, result: Result, findings: tuple[Finding, ...]
) -> Iterator[Difference]:
    """Yield every stated key in which `result`, or the codes of `findings`, differ."""
    for key, wanted in expected.stated.items():
        got = _got(key, result, findings)
        if not _agrees(wanted, got, expected.tolerance):
            yield Difference(key, _written(wanted), _written(got))


def _got(key: str, result: Result, findings: tuple[Finding, ...]) -> Any:
    if key == "findings":
        return tuple(sorted(finding.code.id for finding in findings))
    return _VALUES[key](result) if key in _VALUES else getattr(result, key)


def _of_pace(name: str) -> Callable[[Result], Any]:
    return lambda result: None if result.pace is None else getattr(result.pace, name)


_VALUES: Mapping[str, Callable[[Result], Any]] = {
    "status": lambda result: result.status.value,
    "stage": lambda result: result.stage.id if result.stage else None,
    "pace": lambda result: _label(result.pace),
    "no_pace": lambda result: _why_no_pace(result.pace),
    "missed": lambda result: tuple(point.period for point in result.history if point.hit is False),
    **{
        name: _of_pace(name)
        for name in ("elapsed", "share", "lead", "months_left", "needed", "reached")
    },
}


def _label(pace: Pace | None) -> str | None:
    return pace.label.value if pace is not None and pace.label is not None else None


def _why_no_pace(pace: Pace | None) -> str | Text | None:
    """Return the name of the reason; other reasons, an incomplete value for one, in words."""
    if pace is None or pace.reason is None:
        return None
    names = {reason.text: reason.value for reason in NoPace}
    return names.get(pace.reason, pace.reason)


def _agrees(wanted: object, got: Any, tolerance: Fraction | None) -> bool:
    if wanted is Nothing.NONE or wanted == Nothing.NONE.value:
        return got is None
    if isinstance(got, Text):
        return wanted in got
    if isinstance(wanted, tuple):
        return sorted(wanted) == sorted(got)
    if isinstance(wanted, Fraction) and got is not None:
        return bool(abs(wanted - got) <= (tolerance or 0))
    return bool(wanted == got)


def _written(value: object) -> str:
    """Write a value as a case states it."""
    match value:
        case None | Nothing.NONE:
            return Nothing.NONE.value
        case bool():
            return str(value).lower()
        case Fraction() | int():
            return literal(Fraction(value))
        case date():
            return value.isoformat()
        case Text():
            return " / ".join(value)
        case Period():
            return value.text.en
        case tuple():
            return "[" + ", ".join(map(_written, value)) + "]"
        case _:
            return str(value)
