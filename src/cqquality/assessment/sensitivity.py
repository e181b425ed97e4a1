"""Which verdicts depend on how an ambiguous clause is read: every declared reading tried."""

from collections.abc import Iterator, Mapping
from datetime import date

from cqquality.assessment.evaluation import figures_of
from cqquality.assessment.figures import Figures
from cqquality.assessment.judging import judge
from cqquality.assessment.measuring import Measurements
from cqquality.assessment.outcome import evidence_on, result_of
from cqquality.assessment.result import Dependence, Outcome, Result
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Total
from cqquality.definitions.pack import Pack
from cqquality.observation import Returns


def sensitivity(
    pack: Pack,
    returns: Returns,
    as_of: date | None = None,
    readings: Mapping[str, str] | None = None,
) -> tuple[Dependence, ...]:
    """Return every indicator whose status or pace depends on a reading, with each outcome.

    One clause at a time is read otherwise; `readings` are those of the rest. A reading may decide
    of a total as well: that stands in the list by itself.
    """
    figures, chosen = figures_of(pack, returns, as_of), dict(readings or {})
    pack = pack.on(figures.as_of)
    return tuple(
        dependence
        for clause in pack.indicators.values()
        if clause.readings is not None
        for dependence in _of_one(clause, pack, figures, chosen)
    )


def _of_one(
    clause: Indicator, pack: Pack, figures: Figures, readings: dict[str, str]
) -> Iterator[Dependence]:
    """Yield the indicators whose verdict depends on the reading of `clause`."""
    if clause.readings is None:
        return
    options, used = clause.readings.options, readings.get(clause.id, clause.readings.default)
    chosen = [{**readings, clause.id: option.id} for option in options]
    measured = [Measurements(pack, figures, each) for each in chosen]
    for name in pack.indicators:
        if not _rests_on(name, clause.id, pack):
            continue
        results = []
        for measurements in measured:
            evidence = evidence_on(name, measurements)
            results.append(result_of(evidence, judge(evidence)))
        if len({_verdict(result) for result in results}) > 1:
            outcomes = tuple(map(Outcome, options, results))
            yield Dependence(clause, pack.indicators[name], outcomes, used)


def _rests_on(name: str, clause: str, pack: Pack) -> bool:
    """Whether an indicator is that of the clause, or a total of which it is a part."""
    measure = pack.indicators[name].measure
    parts = measure.parts if isinstance(measure, Total) else ()
    return name == clause or any(_rests_on(part, clause, pack) for part in parts)


def _verdict(result: Result) -> tuple[object, ...]:
    """Return the two sides of a verdict: whether it is met, and whether it keeps pace."""
    return result.status, result.pace.label if result.pace else None
