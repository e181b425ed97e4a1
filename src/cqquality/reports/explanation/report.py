"""An explanation as a tree for people: verdict, target, reading, value, cells, pace, findings."""

from collections.abc import Iterator

from cqquality.assessment.explanation import Explanation, Role, Source, Step, by_period
from cqquality.assessment.result import Point, Result
from cqquality.definitions.indicator import Option
from cqquality.definitions.target import Schedule
from cqquality.definitions.version import Version
from cqquality.findings import Finding
from cqquality.quantity import literal
from cqquality.reports import arithmetic, definition, revised, sampling, wording
from cqquality.reports.explanation.tree import Node, node
from cqquality.reports.finding_list import SEVERITIES
from cqquality.reports.finding_list import message as said_of
from cqquality.reports.particulars import OBLIGATIONS
from cqquality.reports.trend import lines
from cqquality.text import Text, same

_ROLES = {
    Role.VALUE: Text("实际值", "value"),
    Role.ITEM: Text("数据项", "data item"),
    Role.NUMERATOR: Text("分子", "numerator"),
    Role.DENOMINATOR: Text("分母", "denominator"),
    Role.LEVEL: Text("最新数", "level"),
    Role.BASELINE: Text("基期值", "baseline"),
    Role.PART: Text("其中", "of which"),
}
_DEFINED = node(Text("取自指标定义", "taken from the definition"))


def explanation_tree(explanation: Explanation) -> Node:
    """Return the tree: what is decided first, what it rests on below."""
    writer = _Writer(explanation)
    result = explanation.result
    status, name = result.status.text, result.indicator.name
    where = explanation.region or same("")
    title = Text(
        f"{result.indicator.id} {name.zh}{where.zh and f'（{where.zh}）'}：{status.zh}",
        f"{result.indicator.id} {name.en}{where.en and f' ({where.en})'}: {status.en}",
    )
    return node(title, writer.branches())


class _Writer:
    """Writes the branches of one explanation."""

    def __init__(self, explanation: Explanation) -> None:
        self._of = explanation
        self._result = explanation.result
        self._pack = explanation.assessment.pack

    def branches(self) -> Iterator[Node]:
        """Yield the branches in the order in which one asks for them."""
        yield self._verdict()
        yield self._target()
        yield from self._reading()
        yield node(_named("算法", "method", self._measure()))
        yield from self._value()
        yield from self._baseline()
        yield from self._pace()
        yield from self._beside()
        yield from self._compared()
        yield from self._findings()

    def _verdict(self) -> Node:
        result, day = self._result, self._of.assessment.as_of
        reason = (result.reason,) if result.reason else ()
        parts = (result.status.text, *reason)
        words = Text("；".join(part.zh for part in parts), "; ".join(part.en for part in parts))
        below = [node(_against(result))] if result.value is not None else []
        return node(Text(f"判定（{day}）：{words.zh}", f"verdict on {day}: {words.en}"), below)

    def _target(self) -> Node:
        indicator, pack = self._result.indicator, self._pack
        wanted, when = definition.requirement(indicator, pack), wording.day(indicator.deadline)
        source, version = indicator.source, self._result.version
        cited = f"{pack.policy.number} {source.clause} {wording.citation(source)}"
        below = [node(_named("依据", "source", same(cited)))]
        said = revised.steps(self._result)
        if isinstance(indicator.target, Schedule):
            goal, due = wording.target(self._result), wording.day(self._result.goal.deadline)
            now = Text(f"当前一步：{due.zh}{goal.zh}", f"step judged: {goal.en} by {due.en}")
            below = [node(now), *([node(said)] if said else []), *below]
        if version is not None:
            below = [*self._versions(version), *below]
        if indicator.obligation is not None:
            below.append(node(OBLIGATIONS[indicator.obligation]))
        return node(
            Text(f"目标：{wanted.zh}，期限{when.zh}", f"target: {wanted.en} by {when.en}"), below
        )

    def _versions(self, version: Version) -> Iterator[Node]:
        """Yield the revision in force with its source, then what it replaced."""
        pack, before = self._pack, version.replaced
        yield node(_named("修订", "revised", definition.revision(version, pack)))
        if before is not None:
            due, was = wording.day(before.deadline), definition.requirement(before, pack)
            words = Text(f"{was.zh}，期限{due.zh}", f"{was.en} by {due.en}")
            yield node(_named("原为", "before it", words))

    def _reading(self) -> Iterator[Node]:
        reading, readings = self._result.reading, self._result.indicator.readings
        if reading is None or readings is None:
            return
        others = [each for each in readings.options if each.id != reading.id]
        below = [node(_named("未采用", "not used", _option(each))) for each in others]
        yield node(_named("口径", "reading", _option(reading)), below)

    def _measure(self) -> Text:
        return definition.measure(self._result.indicator.measure, self._pack)

    def _value(self) -> Iterator[Node]:
        if self._of.value is None:
            yield node(_named("实际值", "value", wording.value(self._result)))
        elif by_period(self._result):
            yield node(Text("各期实际值", "value of each period"), self._periods())
        else:
            yield self._step(self._of.value)

    def _periods(self) -> Iterator[Node]:
        points = {point.period: point for point in self._result.history}
        for step in self._of.periods:
            yield self._step(step, _outcome(points[step.period]))

    def _step(self, step: Step, outcome: Text | None = None) -> Node:
        """Return the node of a figure: what it is, how it arises, what it comes from."""
        figure = self._figure(step)
        how = arithmetic.formula(step)
        left = f"{how} {arithmetic.equals(step, figure)} " if how else ""
        value = wording.joined(same(left), wording.quantity(figure, step.unit))
        name, when = self._name(step), wording.period(step.period)
        said = Text(f"{name.zh}（{when.zh}）：{value.zh}", f"{name.en} ({when.en}): {value.en}")
        if outcome is not None:
            said = Text(f"{said.zh}，{outcome.zh}", f"{said.en}, {outcome.en}")
        below = [*map(self._step, step.parts), *map(_cell, step.cells)]
        return node(wording.joined(said, _lacking(step)), below or [_DEFINED])

    def _name(self, step: Step) -> Text:
        """Return what a figure is for and what it is of; the indicator itself goes without."""
        role = _ROLES[step.role]
        if step.code == self._result.indicator.id and step.kind:
            return role
        code = f"{step.code} " if step.code else ""
        return Text(f"{role.zh} {code}{step.name.zh}", f"{role.en} {code}{step.name.en}")

    def _figure(self, step: Step) -> str:
        if step.role is Role.VALUE:
            return wording.number(self._result, step.value)
        return arithmetic.figure(step.value)

    def _baseline(self) -> Iterator[Node]:
        if self._of.baseline is not None and not by_period(self._result):
            yield self._step(self._of.baseline)

    def _pace(self) -> Iterator[Node]:
        pace, course = self._result.pace, self._of.course
        if pace is None:
            return
        label = pace.label.text if pace.label else pace.reason or wording.NOTHING
        steps = arithmetic.pace_lines(self._of, course, pace) if course else ()
        yield node(_named("序时进度", "pace", label), map(node, steps))

    def _beside(self) -> Iterator[Node]:
        """Yield what stands beside the verdict and decides nothing."""
        error = sampling.note(self._result)
        said = [_named("抽样误差", "sampling error", error)] if error else []
        said += lines(self._result)
        if said:
            yield node(Text("参考（不影响判定）", "beside it (deciding nothing)"), map(node, said))

    def _compared(self) -> Iterator[Node]:
        if self._of.compared:
            title = Text("其他单元格（核对或参评总数）", "other cells (compared, or peers)")
            if self._result.is_commitment:
                title = Text("所据单元格", "cell of the stage")
            yield node(title, map(_cell, self._of.compared))

    def _findings(self) -> Iterator[Node]:
        found = self._of.findings
        if not found:
            return
        title = Text(f"数据问题（{len(found)}处）", f"findings ({len(found)})")
        yield node(title, map(_finding, found))


def _named(zh: str, en: str, what: Text) -> Text:
    return Text(f"{zh}：{what.zh}", f"{en}: {what.en}")


def _option(option: Option) -> Text:
    label = option.label
    return Text(f"{label.zh}（{option.id}）", f"{label.en} ({option.id})")


def _against(result: Result) -> Text:
    """Hold the value against the target: "实际值88.75分，目标≥90分，差距1.25分"."""
    value, goal, distance = wording.value(result), wording.target(result), wording.distance(result)
    exceeds = bool(result.surplus) and not result.gap
    gap = Text("，", ", ") if exceeds else Text("，差距", ", gap ")
    return Text(
        f"实际值{value.zh}，目标{goal.zh}{gap.zh}{distance.zh}",
        f"value {value.en}, target {goal.en}{gap.en}{distance.en}",
    )


def _outcome(point: Point) -> Text | None:
    if point.hit is None:
        return None
    return Text("达标", "met") if point.hit else Text("未达标", "not met")


def _lacking(step: Step) -> Text:
    if not step.missing:
        return same("")
    missing = wording.listed(step.missing)
    return Text(f"，缺{missing.zh}", f", without {missing.en}")


def _cell(source: Source) -> Node:
    """Return the node of a cell: where, what stands in it, and what it was read as."""
    origin, figure = source.origin, source.value
    if origin.rows:
        return _rows(source)
    where = str(origin.place) + (f" {source.region}" if source.region else "")
    read = same("")
    if figure is not None and literal(figure) != origin.text.strip():
        read = Text(f"，读作{literal(figure)}", f", read as {literal(figure)}")
    when = same("")
    if source.period is not None:
        words = wording.period(source.period)
        when = Text(f"（{words.zh}）", f" ({words.en})")
    return node(
        Text(
            f"{where} “{origin.text}”{read.zh}{when.zh}",
            f"{where} '{origin.text}'{read.en}{when.en}",
        )
    )


def _rows(source: Source) -> Node:
    """Return the node of a figure that was added up: what it comes to, and from which rows."""
    period = wording.period(source.period) if source.period else same("")
    value = literal(source.value) if source.value is not None else ""
    region = f"{source.region} " if source.region else ""
    parts = [
        node(
            Text(
                f"[{each.file}]{each.sheet} 第 {each.first}-{each.last} 行中的 {each.count} 行",
                f"{each.count} rows of [{each.file}]{each.sheet}, from row {each.first} to row "
                f"{each.last}",
            )
        )
        for each in source.origin.rows
    ]
    count = sum(each.count for each in source.origin.rows)
    said = Text(
        f"{region}{value}，由台账 {count} 行得出（{period.zh}）",
        f"{region}{value}, from {count} rows of a list ({period.en})",
    )
    return node(said, parts)


def _finding(finding: Finding) -> Node:
    severity, _ = SEVERITIES[finding.code.severity]
    said, place = said_of(finding), f"{finding.place} ".lstrip()
    return node(
        Text(
            f"{severity.zh} {finding.code.id} {place}{said.zh}",
            f"{severity.en} {finding.code.id} {place}{said.en}",
        )
    )
