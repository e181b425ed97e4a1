"""Why a verdict is as it is: from the target down to each cell, as a tree of plain values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from cqquality.assessment.analysis import analysis
from cqquality.assessment.evaluation import evaluate, figures_of
from cqquality.assessment.judging import judge
from cqquality.assessment.judging.evidence import Evidence
from cqquality.assessment.measuring import Measured, Measurements
from cqquality.assessment.method.pace import Course
from cqquality.assessment.outcome import evidence_on
from cqquality.assessment.progress import counts_from_zero, course_of
from cqquality.assessment.regional.local import (
    NamedRegion,
    figures_of_region,
    judged_locally,
    local_target,
)
from cqquality.assessment.regional.placement import spoilt_by
from cqquality.assessment.result import Assessment, Result
from cqquality.definitions.form_reference import form_items
from cqquality.definitions.measure import (
    Increase,
    Measure,
    Ratio,
    RelativeChange,
    Total,
    inner,
    items_of,
)
from cqquality.definitions.pack import Pack, Unit
from cqquality.findings import Finding, Spoilt
from cqquality.observation import Entry, Observation, Origin, Returns, StageReport
from cqquality.period import Period
from cqquality.text import Text


class Role(StrEnum):
    """What a figure is for in the one above it."""

    VALUE = "value"
    ITEM = "item"
    """The figure itself, as reported or added up over its periods."""
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    LEVEL = "level"
    BASELINE = "baseline"
    PART = "part"


class Source(Struct, frozen=True):
    """A cell with what was read from it; no value for the row of a list.

    `region` is empty for figures of the whole.
    """

    origin: Origin
    period: Period | None
    value: Fraction | None = None
    region: str = ""


class Step(Struct, frozen=True):
    """A figure on the way: what it is for, which item or indicator it is of, what it comes from.

    `code` is empty for a sum of several items; `kind` is that of the measure of an indicator. A
    step without parts and cells comes from the definition.
    """

    role: Role
    code: str
    name: Text
    unit: Unit
    value: Fraction
    period: Period
    kind: str = ""
    missing: tuple[Text, ...] = ()
    parts: "tuple[Step, ...]" = ()
    cells: tuple[Source, ...] = ()


class Explanation(Struct, frozen=True):
    """A result with everything it rests on.

    `region` is that of which the result is, None for the whole. `value` is None where nothing could
    be used, `periods` holds the value of every period where those decide, `compared` the cells that
    were only compared with the value or report a stage.
    """

    assessment: Assessment
    result: Result
    value: Step | None
    periods: tuple[Step, ...]
    baseline: Step | None
    course: Course | None
    compared: tuple[Source, ...]
    findings: tuple[Finding, ...]
    region: Text | None = None


def explain(
    pack: Pack,
    returns: Returns,
    name: str,
    as_of: date | None = None,
    readings: Mapping[str, str] | None = None,
    region: NamedRegion | None = None,
) -> Explanation:
    """Explain the verdict on the indicator called `name`; raises KeyError where there is none.

    `region` asks for the verdict on that region alone. The other arguments are those of `evaluate`.
    """
    assessment = evaluate(pack, returns, as_of, readings, analysed=True)
    pack = assessment.pack  # in the versions valid on the day
    figures, chosen = figures_of(pack, returns, as_of), dict(readings or {})
    if region is not None:
        figures = figures_of_region(figures, region.id, pack)
    measurements = Measurements(pack, figures, chosen)
    if region is None:
        evidence = evidence_on(name, measurements)
        verdict = judge(evidence)
        result = next(r for r in assessment.results if r.indicator.id == name)
    else:
        target = local_target(measurements.indicator(name), pack, region.id)
        evidence, verdict, result = judged_locally(target, measurements)
        result = replace(result, analysis=analysis(evidence, verdict, result.pace))
    tracing = _Tracing(pack, measurements, _cells(returns))
    shown = {point.period for point in result.history if by_period(result)}
    judged = [each for each in evidence.judged if each.period in shown]
    value = tracing.of_indicator(verdict.current, name, Role.VALUE) if verdict.current else None
    periods = tuple(tracing.of_indicator(each, name, Role.VALUE) for each in judged)
    steps = [step for step in (value, *periods) if step is not None]
    used = {cell.origin for step in steps for cell in cells_of(step)}
    compared = [origin for origin in result.sources if origin not in used]
    subjects, rows = _subjects(steps, name), _rows(used)
    lists = {(row.file, row.sheet) for cell in used for row in cell.rows}
    if region is None:  # figures that count for no region belong to the story of the whole
        rows |= _rows(o.origin for o in returns.observations if o.item in subjects)
        subjects |= _forms(pack, subjects | set(items_of(evidence.indicator.measure)))
    return Explanation(
        assessment=assessment,
        result=result,
        value=value,
        periods=periods,
        baseline=_baseline(evidence, tracing),
        course=course_of(evidence) if result.pace else None,
        compared=tuple(tracing.source(origin) for origin in compared),
        findings=tuple(
            _findings(assessment, set() if region else subjects, rows, lists, evidence.spoilt)
        ),
        region=region.name if region else None,
    )


def by_period(result: Result) -> bool:
    """Whether every period decides, not the newest value alone."""
    return result.indicator.target.kind in ("keep", "rise")


def cells_of(step: Step) -> Iterator[Source]:
    """Yield every cell below a step, in the order in which it is read."""
    yield from step.cells
    for part in step.parts:
        yield from cells_of(part)


_Cell = Observation | Entry | StageReport


def _cells(returns: Returns) -> dict[Origin, _Cell]:
    """Return what was read, by the cell it stands in."""
    read: tuple[_Cell, ...] = (*returns.observations, *returns.entries, *returns.stages)
    return {each.origin: each for each in read}


def _baseline(evidence: Evidence, tracing: "_Tracing") -> Step | None:
    """Return the level that progress counts from; nothing where it counts from zero."""
    base, indicator = evidence.measurement.baseline, evidence.indicator
    if base is None or counts_from_zero(evidence, indicator.measure):
        return None
    return tracing.of_indicator(base, indicator.id, Role.BASELINE)


_Row = tuple[str, str, int]
"""A file, a sheet and a row of it, 0 for the sheet itself."""


def _findings(
    assessment: Assessment,
    subjects: set[str],
    rows: set[_Row],
    lists: set[tuple[str, str]],
    spoilt: Sequence[Spoilt],
) -> Iterator[Finding]:
    """Yield the findings about the subjects, in the rows, and anywhere on sheets of lists.

    So are those for which figures of the indicator, the `spoilt` ones, cannot be used.
    """
    unusable = set(spoilt)
    for finding in assessment.findings:
        place = finding.place
        at = (place.file, place.sheet)
        if (
            finding.subject in subjects
            or (*at, place.row) in rows
            or at in lists
            or not unusable.isdisjoint(spoilt_by(finding, assessment.pack))
        ):
            yield finding


def _subjects(steps: list[Step], name: str) -> set[str]:
    """Return the indicator and everything it rests on."""
    return {name, *(code for step in steps for code in _codes(step))}


def _forms(pack: Pack, items: set[str]) -> set[str]:
    """Return the forms that ask for some of the items: a sheet of theirs may have been left out."""
    return {
        form.id
        for form in pack.forms.values()
        if any(item in items for _, item in form_items(form))
    }


def _rows(cells: Iterable[Origin]) -> set[_Row]:
    """Return the rows of cells, and their sheets."""
    return {(cell.file, cell.sheet, row) for cell in cells for row in (0, cell.row)}


def _codes(step: Step) -> Iterator[str]:
    yield step.code
    for part in step.parts:
        yield from _codes(part)


class _Tracing(Struct, frozen=True):
    """Turns values with their parts into steps with names, units and cells."""

    pack: Pack
    measurements: Measurements
    cells: Mapping[Origin, _Cell]

    def of_indicator(self, value: Measured, name: str, role: Role) -> Step:
        """Return the step of an indicator; only that of a list has its cells itself."""
        indicator = self.measurements.indicator(name)
        step = Step(
            role=role,
            code=name,
            name=indicator.name.text,
            unit=self.pack.unit[indicator.unit],
            value=value.value,
            period=value.period,
            kind=inner(indicator.measure).kind,
            missing=value.missing,
        )
        if not value.of and not value.parts:
            return replace(step, cells=tuple(map(self.source, value.sources)))
        return replace(step, parts=tuple(self._parts(value, inner(indicator.measure))))

    def _parts(self, value: Measured, measure: Measure) -> Iterator[Step]:
        if value.of:
            yield self._item(value, value.of, Role.ITEM)
        elif isinstance(measure, Total):
            for part in value.parts:
                yield self.of_indicator(part.parts[0], part.of, Role.PART)
        else:
            unit = self.pack.unit[self.pack.items[items_of(measure)[0]].unit]
            roles = _roles(measure, len(value.parts))
            for part, role in zip(value.parts, roles, strict=True):
                yield self._part(part, role, unit)

    def _part(self, part: Measured, role: Role, unit: Unit) -> Step:
        if part.of:
            return self._item(part, part.of, role)
        parts = tuple(self._item(each, each.of, Role.PART) for each in part.parts)
        names = [each.name for each in parts]
        return Step(
            role=role,
            code="",
            name=Text(" + ".join(n.zh for n in names), " + ".join(n.en for n in names)),
            unit=unit,
            value=part.value,
            period=part.period,
            missing=part.missing,
            parts=parts,
        )

    def _item(self, value: Measured, code: str, role: Role) -> Step:
        item = self.pack.items[code]
        return Step(
            role=role,
            code=code,
            name=item.name.text,
            unit=self.pack.unit[item.unit],
            value=value.value,
            period=value.period,
            missing=value.missing,
            cells=tuple(map(self.source, value.sources)),
        )

    def source(self, origin: Origin) -> Source:
        """Return a cell with what was read from it."""
        read = self.cells.get(origin)
        if isinstance(read, Observation):
            return Source(origin, read.period, read.value, read.region)
        return Source(origin, read.period if read else None)


def _roles(measure: Measure, count: int) -> tuple[Role, ...]:
    """Return what the parts of a value are for, in their order."""
    match measure:
        case Ratio():
            return Role.NUMERATOR, Role.DENOMINATOR
        case Increase(by="stocks") | RelativeChange():
            return Role.LEVEL, Role.BASELINE
        case _:
            return (Role.PART,) * count
