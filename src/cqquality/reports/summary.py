"""How many targets are met and how many keep pace, in the words reports of this kind use."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from cqquality.assessment.method.pace import PaceLabel
from cqquality.assessment.result import Result, Status, pace_tally, tally
from cqquality.reports import wording
from cqquality.text import Text

_IN_TIME = (PaceLabel.ACHIEVED_EARLY, PaceLabel.AHEAD, PaceLabel.ON_TRACK)
LATE = (PaceLabel.BEHIND, PaceLabel.FAR_BEHIND, PaceLabel.BACKWARD)
"""Labels of what does not keep pace."""

TARGETS = Text("项指标", "targets")
_OBLIGED = {
    "mandatory": Text("项约束性指标", "binding target(s)"),
    "expected": Text("项预期性指标", "target(s) expected only"),
}
COMMITMENTS = Text("项任务", "commitments")


def statuses(results: tuple[Result, ...], noun: Text) -> Text:
    """Say how many results have each status: "56项指标：已达标30项、占53.6%；…"."""
    counts = tally(results)
    parts = [_part(status.text, counts[status], len(results)) for status in Status]
    return _sentence(Text(f"{len(results)}{noun.zh}", f"{len(results)} {noun.en}"), parts)


def obligations(results: tuple[Result, ...]) -> tuple[Text, ...]:
    """Say the same of the binding targets and of those only expected, where a pack tells them."""
    found = []
    for name, noun in _OBLIGED.items():
        chosen = tuple(r for r in results if r.indicator.obligation == name)
        found += [statuses(chosen, noun)] if chosen else []
    return tuple(found)


def paces(results: tuple[Result, ...]) -> Text | None:
    """Say how many results keep pace and how many do not; None where none has a pace."""
    counts = pace_tally(results)
    if not counts:
        return None
    return wording.joined(
        _pace(Text("达到序时进度", "keeping pace"), _IN_TIME, counts),
        Text("；", "; "),
        _pace(Text("未达到序时进度", "not keeping pace"), LATE, counts),
    )


def _pace(name: Text, labels: Iterable[PaceLabel], counts: Counter[PaceLabel]) -> Text:
    """Say how many keep pace (or not), and with which labels."""
    present = [label for label in labels if counts[label]]
    number = sum(counts[label] for label in present)
    whole = _part(name, number, counts.total(), always=True)
    if not present:
        return whole
    detail = wording.listed(
        Text(f"{label.text.zh}{counts[label]}项", f"{label.text.en} {counts[label]}")
        for label in present
    )
    return wording.joined(whole, Text("（", " ("), detail, Text("）", ")"))


def _part(name: Text, number: int, of: int, *, always: bool = False) -> Text:
    """Say a count with its share; nothing for none of them, unless `always`."""
    if not number and not always:
        return Text("", "")
    portion = f"{wording.percent(Fraction(number, of))}%"
    return Text(f"{name.zh}{number}项、占{portion}", f"{name.en} {number} ({portion})")


def _sentence(subject: Text, parts: Iterable[Text]) -> Text:
    said = [part for part in parts if part.zh]
    if not said:
        return subject
    return Text(
        f"{subject.zh}：{'；'.join(part.zh for part in said)}",
        f"{subject.en}: {'; '.join(part.en for part in said)}",
    )
