"""Grades in words and tables: the method first, and beside the average what it hides."""

from collections.abc import Iterator
from fractions import Fraction

from cqquality.assessment.scores import Grading, Score, SectionScore
from cqquality.definitions.scorecard import Grade, Scorecard
from cqquality.quantity import literal, shown
from cqquality.reports import wording
from cqquality.reports.block import SPACE, Align, Block, Column, Line, Row, Table, Tone, cell
from cqquality.reports.json.part import Plain, both, exact
from cqquality.text import Language, Text

_POINTS_RULE = {
    "met": Text("达标100分，未达标0分", "a target met has 100 points, any other none"),
    "share": Text(
        "达标100分，未达标按已完成的份额（按期判定的按达标期数）计分",
        "a target met has 100 points, any other the share of the way done (or of periods held)",
    ),
}
_NO_DATA_RULE = {
    "zero": Text("无数据计0分", "no data counts as 0"),
    "leave_out": Text("无数据不计入", "no data does not count"),
}


def grading_list(grading: Grading, language: Language) -> Iterator[Block]:
    """Yield the heading, the method, the sections, the score with its grade, what it hides."""
    yield SPACE
    title = Text("考核评分：{name}", "Score: {name}").filled(name=grading.scorecard.name.text)
    yield Line(title.to(language), Tone.HEADING)
    for text in (grading.scorecard.note.text, method(grading.scorecard)):
        yield Line(text.to(language), Tone.QUIET, hang=2)
    yield _table(grading, language)
    yield SPACE
    for text in verdict(grading):
        yield Line(text.to(language), hang=2)


def method(card: Scorecard) -> Text:
    """Say how points, weights and cut points make the grade."""
    grades = wording.listed(map(_cut, card.grades))
    points, missing = _POINTS_RULE[card.points], _NO_DATA_RULE[card.no_data]
    return Text(
        f"方法：{points.zh}；{missing.zh}；按部分加权平均，按未舍入的分数分级：{grades.zh}",
        f"method: {points.en}; {missing.en}; mean weighted by section, grades by unrounded "
        f"scores: {grades.en}",
    )


def _cut(grade: Grade) -> Text:
    least = literal(grade.at_least)
    return Text(f"{grade.name.zh}≥{least}", f"{grade.name.en} ≥ {least}")


def verdict(grading: Grading) -> Iterator[Text]:
    """Yield the score and the grade, the vetoes, the lowest part, what is unmet and unknown."""
    if grading.points is None or grading.grade is None:
        yield Text("没有可计分的指标", "nothing can be scored")
        return
    figure, grade = points(grading, grading.points), grading.grade.name
    yield Text(f"总分{figure}，等级{grade.zh}", f"score {figure}, grade {grade.en}")
    if grading.by_points is not None and grading.vetoes:
        before = grading.by_points.name
        why = wording.listed(grading.vetoes)
        yield Text(
            f"一票否决（按分数为{before.zh}）：{why.zh}", f"veto (by points {before.en}): {why.en}"
        )
    if grading.lowest is not None and grading.lowest.points is not None:
        name, least = grading.lowest.section.name, points(grading, grading.lowest.points)
        yield Text(f"最低：{name.zh}{least}分", f"lowest: {name.en}, {least}")
    yield Text(
        f"未达标{grading.unmet}项，无数据或无法评价{grading.unknown}项（平均分不反映）",
        f"not met {grading.unmet}, unknown {grading.unknown}: no average shows those",
    )


def points(grading: Grading, value: Fraction) -> str:
    """Write a score on the right side of every cut point."""
    return shown(value, 2, [grade.at_least for grade in grading.scorecard.grades])


def _table(grading: Grading, language: Language) -> Table:
    columns = tuple(
        Column(name.to(language), Align.FIGURE)
        for name in (
            Text("权重", "weight"),
            Text("得分", "points"),
            Text("指标数", "targets"),
            Text("未达标", "not met"),
            Text("无数据", "unknown"),
        )
    )
    rows = tuple(_row(grading, section, language) for section in grading.sections)
    heads = Text("部分", "section"), Text("名称", "name")
    return Table(heads[0].to(language), heads[1].to(language), columns, rows)


def _row(grading: Grading, section: SectionScore, language: Language) -> Row:
    score = "—" if section.points is None else points(grading, section.points)
    figures = (
        literal(section.weight),
        score,
        str(len(section.scores)),
        str(section.unmet),
        str(section.unknown),
    )
    return Row(section.section.id, section.section.name.to(language), tuple(map(cell, figures)))


def grading_json(grading: Grading | None) -> Plain | None:
    """Return the same for programs, with the points of every indicator; None where not graded."""
    if grading is None:
        return None
    lowest = grading.lowest
    return {
        "name": both(grading.scorecard.name.text),
        "note": both(grading.scorecard.note.text),
        "method": both(method(grading.scorecard)),
        "points": exact(grading.points),
        "by_points": _grade(grading.by_points),
        "grade": _grade(grading.grade),
        "vetoes": [both(veto) for veto in grading.vetoes],
        "lowest": lowest.section.id if lowest else None,
        "unmet": grading.unmet,
        "unknown": grading.unknown,
        "sections": [_section(section) for section in grading.sections],
    }


def _grade(grade: Grade | None) -> str | None:
    return grade.id if grade else None


def _section(section: SectionScore) -> Plain:
    return {
        "id": section.section.id,
        "weight": exact(section.weight),
        "points": exact(section.points),
        "unmet": section.unmet,
        "unknown": section.unknown,
        "scores": [_score(score) for score in section.scores],
    }


def _score(score: Score) -> Plain:
    return {
        "id": score.indicator.id,
        "weight": exact(score.weight),
        "points": exact(score.points),
    }
