"""Grades by the scorecard of a pack: an average, and beside it what an average hides.

Scores are exact and compared with the cut points unrounded.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cqquality.assessment.result import Assessment, Result, Status
from cqquality.assessment.scores import Grading, Score, SectionScore
from cqquality.definitions.scorecard import Grade, Scorecard
from cqquality.text import Text, same

FULL = Fraction(100)
_DONE = (Status.MET, Status.MET_LATE)
_UNKNOWN = (Status.NO_DATA, Status.NOT_ASSESSABLE)


def grade(assessment: Assessment, scorecard: Scorecard, incidents: Sequence[str] = ()) -> Grading:
    """Grade an assessment; `incidents` are those declared for it, in words."""
    sections = tuple(_sections(assessment, scorecard))
    points = _mean([(section.weight, section.points) for section in sections])
    by_points = _grade_of(points, scorecard)
    vetoes = tuple(_vetoes(assessment, scorecard, incidents))
    return Grading(
        scorecard=scorecard,
        sections=sections,
        points=points,
        by_points=by_points,
        grade=_after_veto(by_points, scorecard) if vetoes else by_points,
        vetoes=vetoes,
    )


def _sections(assessment: Assessment, scorecard: Scorecard) -> Iterator[SectionScore]:
    named = {section.id: section for section in assessment.pack.sections}
    for weighed in scorecard.sections:
        scores = tuple(_scores(assessment, scorecard, weighed.section))
        points = _mean([(score.weight, score.points) for score in scores])
        yield SectionScore(named[weighed.section], weighed.weight, scores, points)


def _scores(assessment: Assessment, scorecard: Scorecard, section: str) -> Iterator[Score]:
    weights = {each.indicator: each.weight for each in scorecard.indicators}
    for result in assessment.results:
        usual = Fraction(0 if result.is_commitment else 1)
        weight = weights.get(result.indicator.id, usual)
        if result.indicator.section == section and weight:
            yield Score(
                indicator=result.indicator,
                weight=weight,
                points=_points(result, scorecard),
                missed=result.status is Status.NOT_MET,
                unknown=result.status in _UNKNOWN,
            )


def _points(result: Result, scorecard: Scorecard) -> Fraction | None:
    """Return the points of a result; what was only attempted or encouraged never loses any."""
    if result.status in _DONE:
        return FULL
    if result.status is Status.UNREALISED:
        return None
    if result.status in _UNKNOWN:
        return None if scorecard.no_data == "leave_out" else Fraction(0)
    share = _share(result) if scorecard.points == "share" else Fraction(0)
    return FULL * min(max(share, Fraction(0)), Fraction(1))


def _share(result: Result) -> Fraction:
    """Return the share of the way that is done: of the periods, or from the baseline; else 0.

    Beyond a ceiling there is no way left to go: 0.
    """
    if result.goal.upper is not None and (result.value or 0) > result.goal.upper:
        return Fraction(0)
    judged = [point for point in result.history if point.hit is not None]
    if judged and result.indicator.target.kind in ("keep", "rise"):
        return Fraction(sum(1 for point in judged if point.hit), len(judged))
    if result.attainment is not None:
        return result.attainment
    value, base, target = result.value, result.baseline, result.goal.value
    if value is None or base is None or target is None or base == target:
        return Fraction(0)
    return (value - base) / (target - base)


def _mean(weighed: Sequence[tuple[Fraction, Fraction | None]]) -> Fraction | None:
    """Return the weighted mean of what counts; None where nothing does."""
    counting = [(weight, points) for weight, points in weighed if points is not None]
    whole = sum((weight for weight, _ in counting), Fraction(0))
    return sum((w * p for w, p in counting), Fraction(0)) / whole if whole else None


def _grade_of(points: Fraction | None, scorecard: Scorecard) -> Grade | None:
    if points is None:
        return None
    return next(grade for grade in scorecard.grades if points >= grade.at_least)


def _vetoes(
    assessment: Assessment, scorecard: Scorecard, incidents: Sequence[str]
) -> Iterator[Text]:
    if scorecard.veto is None:
        return
    for result in assessment.results:
        indicator = result.indicator
        if indicator.id in scorecard.veto.mandatory and result.status is Status.NOT_MET:
            yield _MISSED.filled(id=indicator.id, name=indicator.name.text)
    if scorecard.veto.incidents:
        for incident in incidents:
            yield _DECLARED.filled(what=same(incident))


_MISSED = Text("约束性指标{id} {name}未达标", "the mandatory target {id} {name} is missed")
_DECLARED = Text("申报的事件：{what}", "incident declared: {what}")


def _after_veto(by_points: Grade | None, scorecard: Scorecard) -> Grade | None:
    """Return the grade of the veto, unless the points come to a worse one."""
    veto = scorecard.veto.grade if scorecard.veto else ""
    limit = next((grade for grade in scorecard.grades if grade.id == veto), by_points)
    if by_points is None or limit is None:
        return by_points
    return min(by_points, limit, key=lambda grade: grade.at_least)
