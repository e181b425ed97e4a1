"""From the figures of an indicator to its result: what the verdict rests on, what is shown."""

from collections.abc import Iterator
from functools import partial

from cqquality.assessment.certainty import certainty
from cqquality.assessment.judging import Evidence, Verdict
from cqquality.assessment.measuring import Measurements
from cqquality.assessment.progress import attainment, progress
from cqquality.assessment.result import Result
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Count, Total, items_of
from cqquality.definitions.pack import Pack
from cqquality.definitions.target import Rank
from cqquality.observation import Origin


def evidence_on(name: str, measurements: Measurements) -> Evidence:
    """Return everything known about the indicator called `name`."""
    return evidence_for(measurements.indicator(name), measurements.pack, measurements)


def evidence_for(indicator: Indicator, pack: Pack, measurements: Measurements) -> Evidence:
    """Return everything known about an indicator, of which another target may be asked."""
    name, figures = indicator.id, measurements.figures
    return Evidence(
        indicator=indicator,
        pack=pack,
        measurement=measurements.of(name),
        figures=figures,
        within=partial(measurements.within, name),
        reading=measurements.reading(name),
        spoilt=tuple(
            s for each in _subjects(indicator, measurements) for s in figures.spoilt(each)
        ),
    )


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


def result_of(evidence: Evidence, verdict: Verdict, *, has_target: bool = True) -> Result:
    """Return the outcome of a verdict; without a target there is no way to it to speak of."""
    indicator, value = evidence.indicator, verdict.current
    baseline = evidence.measurement.baseline
    return Result(
        indicator=indicator,
        unit=evidence.pack.unit[indicator.unit],
        reading=indicator.readings.option(evidence.reading) if indicator.readings else None,
        goal=verdict.goal,
        status=verdict.status,
        reason=verdict.reason,
        period=value.period if value else None,
        value=value.value if value else None,
        at_least=bool(value and value.missing and not value.heard),
        provisional=bool(value and value.heard),
        stage=verdict.stage,
        baseline=baseline.value if baseline else None,
        gap=verdict.gap,
        surplus=verdict.surplus,
        attainment=attainment(evidence, verdict) if has_target else None,
        pace=progress(evidence, verdict) if has_target else None,
        history=verdict.history,
        sources=_sources(evidence, verdict),
        certainty=certainty(evidence, verdict),
        version=evidence.pack.versions.get(indicator.id),
    )


def _sources(evidence: Evidence, verdict: Verdict) -> tuple[Origin, ...]:
    """Return every cell the verdict rests on, each once."""
    by_period = evidence.indicator.target.kind in ("keep", "rise")
    values = evidence.measurement.history if by_period else (verdict.current,)
    found = [origin for value in values if value for origin in value.sources]
    return tuple(dict.fromkeys((*found, *verdict.more_sources)))
