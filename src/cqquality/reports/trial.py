"""The outcome of trying cases: what came out otherwise, for people and for programs."""

from collections.abc import Iterator, Sequence

from cqquality.assessment.trial import Outcome
from cqquality.definitions.pack import Pack
from cqquality.reports.json.part import written
from cqquality.text import Language, Text

FORMAT = 1
"""Raised whenever a key of the JSON changes its meaning or goes."""

_FAILED = Text("{place} {id}：不符", "{place} {id}: came out otherwise")
_DIFFERENCE = Text("  {key}：应为 {expected}，得 {got}", "  {key}: expected {expected}, got {got}")
_SUMMARY = Text("{count} 个案例，{failed} 个不符", "{count} cases, {failed} came out otherwise")
_ALL_PASSED = Text("{count} 个案例全部相符", "{count} cases, all as expected")
_NO_CASES = Text("没有案例", "no cases")


def as_text(outcomes: Sequence[Outcome], language: Language) -> str:
    """Return each difference with its case and place, and a summary line."""
    lines = [line.to(language) for outcome in outcomes for line in _lines(outcome)]
    failed = sum(not outcome.passed for outcome in outcomes)
    words = _SUMMARY if failed else _ALL_PASSED if outcomes else _NO_CASES
    lines.append(words.filled(count=len(outcomes), failed=failed).to(language))
    return "\n".join(lines) + "\n"


def _lines(outcome: Outcome) -> Iterator[Text]:
    if outcome.passed:
        return
    yield _FAILED.filled(place=outcome.case.place, id=outcome.case.id)
    for each in outcome.differences:
        yield _DIFFERENCE.filled(key=each.key, expected=each.expected, got=each.got)


def as_json(pack: Pack, outcomes: Sequence[Outcome]) -> str:
    """Return every case with its place and differences; described in docs/cases.md."""
    document = {
        "format": FORMAT,
        "pack": pack.id,
        "count": len(outcomes),
        "failed": sum(not outcome.passed for outcome in outcomes),
        "cases": [_plain(outcome) for outcome in outcomes],
    }
    return written(document)


def _plain(outcome: Outcome) -> dict[str, object]:
    case, place = outcome.case, outcome.case.place
    return {
        "id": case.id,
        "indicator": case.indicator,
        "place": {"file": place.file, "line": place.line, "column": place.column},
        "passed": outcome.passed,
        "differences": [
            {"key": each.key, "expected": each.expected, "got": each.got}
            for each in outcome.differences
        ],
    }
