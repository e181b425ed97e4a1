"""One result as the page shows it: words for the eye, exact figures for the machine."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import groupby

from msgspec import Struct

from cqquality.assessment.result import Assessment, Point, Result, Status
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Increase, RelativeChange, Subset, Total
from cqquality.observation import Origin
from cqquality.quantity import literal
from cqquality.reports import wording
from cqquality.reports.block import Tone
from cqquality.reports.html.bullet import Bullet, bullet
from cqquality.reports.html.label import say
from cqquality.reports.html.phrase import Phrases
from cqquality.reports.html.remark import Noted
from cqquality.reports.html.steps import Step, steps
from cqquality.reports.html.trend import Trend, trend
from cqquality.reports.interface import DONE
from cqquality.reports.result_cells import PACE_TONES, STATUS_TONES

GRAVITY = (
    Status.NOT_MET,
    Status.NOT_ASSESSABLE,
    Status.NO_DATA,
    Status.NOT_DUE,
    Status.UNREALISED,
    Status.MET_LATE,
    Status.MET,
)
"""The statuses by how much they ask for attention: the order when sorted."""


class Cells(Struct, frozen=True):
    """Source cells of one sheet: where it is, and each cell with its text as it was stored."""

    place: str
    cells: tuple[Origin, ...]


class Period(Struct, frozen=True):
    """One period of the history in words; `hit` is empty where it is not judged by itself."""

    name: str
    figure: str
    hit: str


class Entry(Struct, frozen=True):
    """What the page says of one result; `exact` figures are those of the JSON report."""

    result: Result
    name: str
    tone: str
    gravity: int
    is_unmet: bool
    is_lacking: bool
    value: str
    period: str
    target: str
    deadline: str
    baseline: str
    gap: str
    attainment: str
    pace: str
    pace_tone: str
    lead: str
    support: str
    note: str
    prospect: str
    exact: Mapping[str, str | None]
    bullet: Bullet | None
    trend: Trend | None
    steps: tuple[Step, ...]
    history: tuple[Period, ...]
    origin: str
    """The clause and the cells in one line, for paper."""
    sources: tuple[Cells, ...]
    noted: tuple[Noted, ...]

    @property
    def is_judged(self) -> bool:
        """Whether every period of the history is judged by itself."""
        return any(period.hit for period in self.history)


def entry(result: Result, words: Phrases, noted: tuple[Noted, ...]) -> Entry:
    """Return what the page says of a result, with what was found about its data."""
    label = result.pace.label if result.pace else None
    return Entry(
        result=result,
        name=result.indicator.name.to(words.language),
        tone=STATUS_TONES[result.status].word,
        gravity=GRAVITY.index(result.status),
        is_unmet=result.status not in DONE,
        is_lacking=result.is_lacking,
        value=words.say(wording.value(result)),
        period=words.say(wording.period(result.period)) if result.period else "",
        target=words.target(result),
        deadline=words.deadline(result),
        baseline=words.say(wording.baseline(result)),
        gap=words.say(wording.distance(result)),
        attainment=words.say(wording.attainment(result)),
        pace=words.pace(result.pace),
        pace_tone=(PACE_TONES[label] if label else Tone.QUIET).word,
        lead=words.departments(result, "lead"),
        support=words.departments(result, "support"),
        note=words.note(result),
        prospect=words.prospect(result),
        exact=exact(result),
        bullet=bullet(result, _drawn_baseline(result, words.assessment)),
        trend=trend(result),
        steps=steps(result, words.assessment.pack, words.language),
        history=tuple(_period(point, result, words) for point in result.history),
        origin=words.origin(result),
        sources=tuple(sheets(result.sources)),
        noted=noted,
    )


def exact(result: Result) -> Mapping[str, str | None]:
    """Return the figures of a result without loss, as the JSON report has them."""
    figures = {
        "value": result.value,
        "target": result.goal.value,
        "upper": result.goal.upper,
        "baseline": result.baseline,
        "gap": result.gap,
        "surplus": result.surplus,
        "attainment": result.attainment,
        "lead": result.pace.lead if result.pace else None,
    }
    return {name: None if f is None else literal(f) for name, f in figures.items()}


def _period(point: Point, result: Result, words: Phrases) -> Period:
    hits = {None: "", True: say("yes", words.language), False: say("no", words.language)}
    figure = wording.quantity(wording.number(result, point.value), result.unit)
    return Period(words.say(wording.period(point.period)), words.say(figure), hits[point.hit])


def sheets(origins: Iterable[Origin]) -> Iterator[Cells]:
    """Yield the cells sheet by sheet, in the order they came."""
    for (file, sheet), cells in groupby(origins, lambda origin: origin.tab):
        yield Cells(f"[{file}]{sheet}", tuple(cells))


def _drawn_baseline(result: Result, assessment: Assessment) -> Fraction | None:
    """Return the baseline where it is a value like the others, and not what they count from."""
    judged = {other.indicator.id: other.indicator for other in assessment.results}
    return result.baseline if _is_level(result.indicator, judged) else None


def _is_level(indicator: Indicator, judged: Mapping[str, Indicator]) -> bool:
    measure = indicator.measure
    inner = measure.measure if isinstance(measure, Subset) else measure
    if isinstance(inner, Total):
        return all(_is_level(judged[part], judged) for part in inner.parts if part in judged)
    return not isinstance(inner, Increase | RelativeChange)
