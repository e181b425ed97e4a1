"""The figures of a case as if they had been read from a return."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from cqquality.definitions.case.model import Case
from cqquality.definitions.case.value import spread
from cqquality.definitions.measure import Progress
from cqquality.definitions.pack import Ledger, Pack
from cqquality.observation import Entry, Observation, Origin, Returns, StageReport
from cqquality.period import Period, meanings
from cqquality.quantity import literal


def returns_of(case: Case, pack: Pack) -> Returns:
    """Return what a return with the figures of `case` would say, at the place of the case."""
    return Returns(
        files=(case.place.file,),
        observations=tuple(_observations(case)),
        stages=tuple(_stages(case, pack)),
        entries=tuple(_entries(case, pack)),
        findings=(),
    )


def _observations(case: Case) -> Iterator[Observation]:
    for item, series in (case.situation.given or {}).items():
        for period, value in spread(series, case.as_of):
            yield Observation(item, period, value, _origin(case, literal(value)))


def _stages(case: Case, pack: Pack) -> Iterator[StageReport]:
    measure = pack.indicators[case.indicator].measure
    if isinstance(measure, Progress):
        for period, stage in spread(case.situation.stage or (), case.as_of):
            yield StageReport(measure.item, period, stage, _origin(case, stage))


def _entries(case: Case, pack: Pack) -> Iterator[Entry]:
    for name, rows in (case.situation.ledgers or {}).items():
        for row in rows:
            for number in range(max(map(len, row.values()))):
                values = {c: v[number] if len(v) > 1 else v[0] for c, v in row.items()}
                period = _period(values, pack.ledgers[name], case.as_of)
                yield Entry(name, period, values, _origin(case, name))


def _period(values: Mapping[str, Fraction | str], ledger: Ledger, as_of: date) -> Period:
    """Return the period a row is of, the year of the judgement where it names none."""
    written = values.get(ledger.period, Fraction(as_of.year))
    found = meanings(written if isinstance(written, str) else literal(written))
    if not found:
        raise ValueError(written)
    return found[0]  # a day, where that and a stretch of months are written alike


def _origin(case: Case, text: str) -> Origin:
    place = case.place
    return Origin(place.file, case.id, place.line, place.column, "", text)
