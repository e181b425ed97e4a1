"""The assessment: every indicator of a pack judged on a date by the returns at hand."""

from collections.abc import Iterator, Mapping
from datetime import date

from cqquality.assessment import codes
from cqquality.assessment.figures import Figures
from cqquality.assessment.judging import Evidence, Verdict, judge, missing_years
from cqquality.assessment.judging.evidence import lacks_baseline
from cqquality.assessment.measuring import Measurements
from cqquality.assessment.measuring.case import place_of
from cqquality.assessment.progress import attainment, progress
from cqquality.assessment.result import Assessment, Result, Status
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Count, Total, items_of
from cqquality.definitions.pack import Pack
from cqquality.definitions.target import Rank
from cqquality.findings import Finding, Place
from cqquality.observation import Origin, Returns
from cqquality.period import instant
from cqquality.text import listed


def evaluate(
    pack: Pack,
    returns: Returns,
    as_of: date | None = None,
    readings: Mapping[str, str] | None = None,
) -> Assessment:
    """Judge every indicator of `pack` as of a date, by default the end of the newest figure.

    `readings` names a reading by indicator id where not the default one is wanted; raises
    KeyError for one that is not declared.
    """
    day = as_of or newest_day(returns) or pack.plan.deadline
    figures = Figures(returns, pack.items, day)
    measurements = Measurements(pack, figures, dict(readings or {}))
    results, findings = [], list(returns.findings)
    for name in pack.indicators:
        indicator = measurements.indicator(name)
        evidence = Evidence(
            indicator=indicator,
            pack=pack,
            measurement=measurements.of(name),
            figures=figures,
            spoilt=not figures.spoilt.isdisjoint(_subjects(indicator, measurements)),
        )
        verdict = judge(evidence)
        findings += _remarks(evidence, verdict)
        results.append(_result(evidence, verdict, (readings or {}).get(name)))
    findings += measurements.findings
    if figures.later:
        findings.append(codes.LATER_FIGURES.at(Place(), count=figures.later, as_of=day))
    findings.sort(key=lambda finding: (-finding.severity, finding.order))
    return Assessment(pack, day, returns.files, tuple(results), tuple(findings))


def newest_day(returns: Returns) -> date | None:
    """Return the last day of the newest figure, the day of judgement unless another is named."""
    ends = [observation.period.end for observation in returns.observations]
    ends += [entry.period.end for entry in returns.entries]
    return max(ends or [report.period.end for report in returns.stages], default=None)


def _subjects(indicator: Indicator, measurements: Measurements) -> Iterator[str]:
    """Yield every item and ledger that the verdict on an indicator rests on."""
    measure, target = indicator.measure, indicator.target
    yield from items_of(measure)
    if isinstance(measure, Count):
        yield measure.ledger
    if isinstance(measure, Total):
        for part in measure.parts:
            yield from _subjects(measurements.indicator(part), measurements)
    if isinstance(target, Rank):
        yield target.peers


def _result(evidence: Evidence, verdict: Verdict, reading: str | None) -> Result:
    indicator, value = evidence.indicator, verdict.current
    baseline = evidence.measurement.baseline
    return Result(
        indicator=indicator,
        unit=evidence.pack.unit[indicator.unit],
        reading=indicator.readings.option(reading) if indicator.readings else None,
        goal=verdict.goal,
        status=verdict.status,
        reason=verdict.reason,
        period=value.period if value else None,
        value=value.value if value else None,
        at_least=bool(value and value.missing),
        stage=verdict.stage,
        baseline=baseline.value if baseline else None,
        gap=verdict.gap,
        surplus=verdict.surplus,
        attainment=attainment(evidence, verdict),
        pace=progress(evidence, verdict),
        history=verdict.history,
        sources=_sources(evidence, verdict),
    )


def _sources(evidence: Evidence, verdict: Verdict) -> tuple[Origin, ...]:
    """Return every cell the verdict rests on, each once."""
    by_period = evidence.indicator.target.kind in ("keep", "rise")
    values = evidence.measurement.history if by_period else (verdict.current,)
    found = [origin for value in values if value for origin in value.sources]
    return tuple(dict.fromkeys((*found, *verdict.more_sources)))


def _remarks(evidence: Evidence, verdict: Verdict) -> Iterator[Finding]:
    """Yield what a reader of the verdict must know about the data behind it."""
    name, value = evidence.indicator.id, verdict.current
    if value is None and evidence.outdated is not None and verdict.status is Status.NO_DATA:
        newest = evidence.outdated.period.text
        yield codes.OUTDATED.at(Place(), name, period=newest, as_of=evidence.as_of)
    if lacks_baseline(evidence):
        day = instant(_base_day(evidence)).text
        yield codes.BASELINE_MISSING.at(Place(), name, date=day)
    if value is not None and value.missing:
        yield codes.AT_LEAST.at(
            place_of(value.sources), name, missing=listed(value.missing, most=6)
        )
    if value is not None and evidence.indicator.lag and value.period.end.year < evidence.as_of.year:
        yield codes.LAGGED.at(Place(), name, period=value.period.text)
    if value is not None and evidence.indicator.target.kind in ("keep", "rise"):
        absent_years = tuple(missing_years(evidence))
        if absent_years:
            yield codes.PERIODS_MISSING.at(Place(), name, periods=listed(absent_years, most=6))


def _base_day(evidence: Evidence) -> date:
    baseline = evidence.indicator.baseline
    return baseline.date if baseline else evidence.pack.plan.base
