"""The assessment: every indicator of a pack judged on a date by the returns at hand."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec.structs import replace

from cqquality.assessment import codes
from cqquality.assessment.default_day import default_day
from cqquality.assessment.figures import Figures, is_owed
from cqquality.assessment.judging import Evidence, Verdict, judge, missing_years
from cqquality.assessment.judging.absence import lacks_baseline
from cqquality.assessment.measuring import Measurements
from cqquality.assessment.measuring.case import place_of
from cqquality.assessment.outcome import evidence_on, result_of
from cqquality.assessment.result import Assessment, Result, Status
from cqquality.definitions.pack import Pack
from cqquality.findings import Finding, Place
from cqquality.observation import Origin, Returns
from cqquality.period import instant
from cqquality.text import listed


def evaluate(
    pack: Pack,
    returns: Returns,
    as_of: date | None = None,
    readings: Mapping[str, str] | None = None,
    *,
    by_region: bool = False,
    analysed: bool = False,
) -> Assessment:
    """Judge every indicator of `pack` as of a date, by default that of `default_day`.

    The version of each that is valid on the date is judged (`definitions.version`).
    `readings` names a reading by indicator id where not the default one is wanted; raises
    KeyError for an indicator or a reading that is not declared. Figures of regions are added up
    where the whole was not reported; `by_region` judges each region as well. `analysed` adds to
    each result what time says of it (`Result.analysis`), which takes a tenth longer.
    """
    days = [as_of or default_day(pack, returns)]
    found = evaluate_each(pack, returns, days, readings, by_region=by_region, analysed=analysed)
    return next(found)


def evaluate_each(
    pack: Pack,
    returns: Returns,
    days: Iterable[date],
    readings: Mapping[str, str] | None = None,
    *,
    by_region: bool = False,
    analysed: bool = False,
) -> Iterator[Assessment]:
    """Yield the assessment of each day as `evaluate` would return it.

    Figures are put in order, and regions added up, once for all the days.
    """
    chosen = dict(readings or {})
    if any(observation.region for observation in returns.observations):
        yield from _each_with_regions(pack, returns, days, chosen, by_region, analysed)
        return
    figures = Figures(returns, pack.items, date.max)
    editions: dict[int, Measurements] = {}
    for day in days:
        edition = pack.edition(day)
        if edition not in editions:
            editions[edition] = Measurements(_valid(pack, day, chosen), figures, chosen)
        yield _assessed(editions[edition].on(figures.on(day)), returns, analysed=analysed)


def _valid(pack: Pack, day: date, readings: Mapping[str, str]) -> Pack:
    """Return the definitions of the day; raises KeyError for a reading they do not declare."""
    valid = pack.on(day)
    for name, reading in readings.items():
        valid.indicators[name].under(reading)
    return valid


def _each_with_regions(
    pack: Pack,
    returns: Returns,
    days: Iterable[date],
    readings: dict[str, str],
    by_region: bool,
    analysed: bool,
) -> Iterator[Assessment]:
    from cqquality.assessment.regional.breakdown import Breakdowns
    from cqquality.assessment.regional.placement import placed
    from cqquality.assessment.regional.rollup import remarks, rolled_up

    placement = placed(returns, pack)
    all_figures = rolled_up(placement.returns, pack, date.max)
    editions: dict[int, tuple[Measurements, Breakdowns]] = {}
    for day in days:
        edition = pack.edition(day)
        if edition not in editions:
            valid = _valid(pack, day, readings)
            of_whole = Measurements(valid, all_figures, readings)
            editions[edition] = of_whole, Breakdowns(valid, all_figures, placement, readings)
        (measurements, breakdowns), figures = editions[edition], all_figures.on(day)
        whole = _assessed(measurements.on(figures), placement.returns, analysed=analysed)
        yield replace(
            whole,
            findings=_in_order([*whole.findings, *remarks(figures, whole.pack)]),
            breakdowns=breakdowns.on(whole, figures) if by_region else (),
        )


def _assessed(measurements: Measurements, returns: Returns, *, analysed: bool) -> Assessment:
    pack, figures = measurements.pack, measurements.figures
    results, findings = [], list(returns.findings)
    for name in pack.indicators:
        evidence = evidence_on(name, measurements)
        verdict = judge(evidence)
        findings += _remarks(evidence, verdict)
        result = result_of(evidence, verdict)
        results.append(_analysed(result, evidence, verdict) if analysed else result)
    findings += measurements.findings
    if figures.later:
        later = codes.LATER_FIGURES.at(Place(), count=figures.later, as_of=figures.as_of)
        findings.append(later)
    return Assessment(
        pack,
        figures.as_of,
        returns.files,
        tuple(results),
        _in_order(findings),
        ledgers=returns.ledgers,
    )


def _analysed(result: Result, evidence: Evidence, verdict: Verdict) -> Result:
    from cqquality.assessment.analysis import analysis

    return replace(result, analysis=analysis(evidence, verdict, result.pace))


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (-finding.severity, finding.order)))


def figures_of(pack: Pack, returns: Returns, as_of: date | None = None) -> Figures:
    """Return the figures that `evaluate` judges by, regions added up where the whole is missing."""
    day = as_of or default_day(pack, returns)
    if not any(observation.region for observation in returns.observations):
        return Figures(returns, pack.items, day)
    from cqquality.assessment.regional.placement import placed
    from cqquality.assessment.regional.rollup import rolled_up

    return rolled_up(placed(returns, pack).returns, pack, day)


def counted(pack: Pack, returns: Returns) -> frozenset[Origin]:
    """Return the cells whose figures count, each for the whole or for a region of the pack."""
    from cqquality.assessment.regional.placement import placed

    own = placed(returns, pack).returns
    figures = {figure.origin for figure in own.observations}
    return frozenset(figures | {s.origin for s in own.stages} | {e.origin for e in own.entries})


def _remarks(evidence: Evidence, verdict: Verdict) -> Iterator[Finding]:
    """Yield what a reader of the verdict must know about the data behind it."""
    name, value = evidence.indicator.id, verdict.current
    if value is None and evidence.outdated is not None and verdict.status is Status.NO_DATA:
        newest = evidence.outdated.period.text
        yield codes.OUTDATED.at(Place(), name, period=newest, as_of=evidence.as_of)
    before = evidence.before_base
    if before is not None:
        since = instant(evidence.base_day).text
        yield codes.BEFORE_BASE.at(Place(), name, period=before.text, date=since)
    elif lacks_baseline(evidence):
        day = instant(evidence.base_day).text
        yield codes.BASELINE_MISSING.at(Place(), name, date=day)
    owed = tuple(filter(is_owed, value.missing)) if value is not None else ()
    if value is not None and owed and not value.heard:
        yield codes.AT_LEAST.at(place_of(value.sources), name, missing=listed(owed, most=6))
    if value is not None and evidence.indicator.lag and value.period.end.year < evidence.as_of.year:
        yield codes.LAGGED.at(Place(), name, period=value.period.text)
    if value is not None and evidence.indicator.target.kind in ("keep", "rise"):
        known = value.period.end.year  # where parts of it are missing that is told by itself
        absent_years = tuple(
            period.text for period in missing_years(evidence) if period.end.year != known
        )
        if absent_years:
            yield codes.PERIODS_MISSING.at(Place(), name, periods=listed(absent_years, most=6))
