"""Whether a scorecard agrees with its pack and with itself: references, weights, cut points."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cqquality.definitions import codes
from cqquality.definitions.document import Document
from cqquality.definitions.reference import Known, Reference, dangling
from cqquality.definitions.scorecard import Scorecard
from cqquality.findings import Finding
from cqquality.text import Text

_OWNER = "scorecard"
Problem = tuple[tuple[int | str, ...], Text, Text]
"""Where something contradicts itself, what is wrong, and what to do."""


def check_scorecard(scorecard: Scorecard, file: Document, known: Known) -> Iterator[Finding]:
    """Yield everything wrong with a scorecard that its model could not see."""
    yield from dangling(_OWNER, _references(scorecard), known, lambda *steps: file.place(steps))
    for path, problem, remedy in (*_weights(scorecard), *_grades(scorecard)):
        yield codes.INCONSISTENT.at(
            file.place(path), _OWNER, owner=_OWNER, problem=problem, remedy=remedy
        )


def _references(scorecard: Scorecard) -> Iterator[Reference]:
    for number, section in enumerate(scorecard.sections):
        yield ("sections", number, "section"), "section", section.section
    for number, weighed in enumerate(scorecard.indicators):
        yield ("indicators", number, "indicator"), "indicator", weighed.indicator
    for number, name in enumerate(scorecard.veto.mandatory if scorecard.veto else ()):
        yield ("veto", "mandatory", number), "indicator", name


def _weights(scorecard: Scorecard) -> Iterator[Problem]:
    """Yield what is weighed twice, and sections that count for nothing."""
    names = {
        "sections": [weighed.section for weighed in scorecard.sections],
        "indicators": [weighed.indicator for weighed in scorecard.indicators],
    }
    for kind, listed in names.items():
        for number, name in enumerate(listed):
            if name in listed[:number]:
                yield (kind, number), *_TWICE
    for number, section in enumerate(scorecard.sections):
        if section.weight <= 0:
            yield ("sections", number, "weight"), *_NO_WEIGHT
    for number, indicator in enumerate(scorecard.indicators):
        if indicator.weight < 0:
            yield ("indicators", number, "weight"), *_NEGATIVE


def _grades(scorecard: Scorecard) -> Iterator[Problem]:
    """Yield cut points that do not fall to 0, grades named twice, a veto without its grade."""
    cuts = [grade.at_least for grade in scorecard.grades]
    if any(after >= before for before, after in pairwise(cuts)) or cuts[-1] != 0:
        yield ("grades",), *_NOT_FALLING
    names: Sequence[str] = [grade.id for grade in scorecard.grades]
    if len(set(names)) < len(names):
        yield ("grades",), *_TWICE
    if scorecard.veto and scorecard.veto.grade not in names:
        yield ("veto", "grade"), *_NO_GRADE


_TWICE = Text("列了两次", "listed twice"), Text("只留一处", "keep one of them")
_NO_WEIGHT = (
    Text("权重须大于0", "a section must weigh more than 0"),
    Text("不计分的部分不要列", "leave out what does not count"),
)
_NEGATIVE = Text("权重不得为负", "a weight below 0"), Text("不计分的写0", "write 0 to leave it out")
_NOT_FALLING = (
    Text("等级分界须由高到低，最低一级为0", "the cut points must fall, the last one to 0"),
    Text("例如 90、80、60、0", "as in 90, 80, 60, 0"),
)
_NO_GRADE = (
    Text("没有这一等级", "there is no such grade"),
    Text("改为 grades 中的一级", "name one of 'grades'"),
)
