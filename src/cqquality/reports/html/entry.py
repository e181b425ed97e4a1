"""One result as the page shows it: words for the eye, exact figures for the machine."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby

from cqquality.assessment.method.pace import PaceLabel
from cqquality.assessment.result import Assessment, Pace, Point, Result, Status
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Increase, Measure, RelativeChange, Subset, Total
from cqquality.observation import Origin
from cqquality.quantity import literal
from cqquality.reports import summary, wording
from cqquality.reports.block import Tone
from cqquality.reports.html.bullet import Bullet, bullet
from cqquality.reports.html.label import say
from cqquality.reports.html.remark import Noted
from cqquality.reports.html.steps import Step, steps
from cqquality.reports.html.trend import Trend, trend
from cqquality.reports.interface import DONE
from cqquality.reports.rows import PACE_TONES, STATUS_TONES
from cqquality.text import Language, Text

_GRAVITY = (
    Status.NOT_MET,
    Status.NOT_ASSESSABLE,
    Status.NO_DATA,
    Status.NOT_DUE,
    Status.UNREALISED,
    Status.MET_LATE,
    Status.MET,
)
"""The statuses by how much they ask for attention: the order when sorted."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Source cells of one sheet: where it is, and each cell with its text as it was stored."""

    place: str
    cells: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """One period of the history in words; `hit` is empty where it is not judged by itself."""

    name: str
    figure: str
    hit: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What the page says of one result; exact figures as in the JSON report, None for none."""

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


@dataclass(frozen=True, slots=True)
class Entries:
    """Makes the entries of one assessment in one language."""

    assessment: Assessment
    language: Language
    noted: Mapping[str, tuple[Noted, ...]]
    """What was found about an indicator, by its id."""

    def entry(self, result: Result) -> Entry:
        """Return what the page says of a result."""
        pace, status = result.pace, result.status
        label = pace.label if pace else None
        return Entry(
            result=result,
            name=result.indicator.name.to(self.language),
            tone=STATUS_TONES[status].word,
            gravity=_GRAVITY.index(status),
            is_unmet=status not in DONE,
            is_lacking=summary.is_lacking(result),
            value=self._say(wording.value(result)),
            period=self._say(wording.period(result.period)) if result.period else "",
            target=self._target(result),
            deadline=self._deadline(result),
            baseline=self._say(wording.baseline(result)),
            gap=self._say(wording.distance(result)),
            attainment=self._say(wording.attainment(result)),
            pace=self._pace(pace),
            pace_tone=(PACE_TONES[label] if label else Tone.QUIET).word,
            lead=self._departments(result, "lead"),
            support=self._departments(result, "support"),
            note=self._note(result),
            prospect=self._prospect(result),
            exact=exact(result),
            bullet=bullet(result, self._drawn_baseline(result)),
            trend=trend(result),
            steps=steps(result, self.assessment.pack, self.language),
            history=tuple(self._period(point, result) for point in result.history),
            origin=self._origin(result),
            sources=tuple(_sheets(result.sources)),
            noted=self.noted.get(result.indicator.id, ()),
        )

    def _say(self, text: Text) -> str:
        return text.to(self.language)

    def _target(self, result: Result) -> str:
        if result.is_commitment:
            return self._say(wording.milestone(result, self.assessment.pack))
        return self._say(wording.target(result))

    def _deadline(self, result: Result) -> str:
        """Return the deadline where it is not that of the plan."""
        if result.goal.deadline == self.assessment.pack.plan.deadline:
            return ""
        day = wording.day(result.goal.deadline)
        return self._say(Text(f"{day.zh}前", f"by {day.en}"))

    def _period(self, point: Point, result: Result) -> Period:
        words = {None: "", True: say("yes", self.language), False: say("no", self.language)}
        figure = wording.quantity(wording.number(result, point.value), result.unit)
        name = self._say(wording.period(point.period))
        return Period(name, self._say(figure), words[point.hit])

    def _pace(self, pace: Pace | None) -> str:
        if pace is None or pace.label is None:
            return self._say(wording.NOTHING)
        words = self._say(pace.label.text)
        if pace.label is PaceLabel.ACHIEVED_EARLY:
            return words
        return f"{words} {wording.lead(pace, self.assessment.pack.pace)}".strip()

    def _departments(self, result: Result, role: str) -> str:
        pack, day = self.assessment.pack, self.assessment.as_of
        names = wording.departments(result.indicator, pack, day, role)
        return self._say(wording.listed(names))

    def _note(self, result: Result) -> str:
        """Return the reading used, how often the target was held, and why it stands as it does."""
        reading, score = wording.reading(result), wording.score(result)
        parts = (
            reading and Text(f"口径：{reading.zh}", f"reading: {reading.en}"),
            score and Text(f"{score.zh}达标", f"held in {score.en}"),
            wording.missed(result) or result.reason,
        )
        said = [self._say(part) for part in parts if part is not None]
        return self._say(Text("；", "; ")).join(said)

    def _prospect(self, result: Result) -> str:
        """Return how much time is gone, and what the time left must bring."""
        pace = result.pace
        if pace is None:
            return ""
        parts = [say("elapsed", self.language).format(wording.percent(pace.elapsed))]
        if pace.share is not None:
            parts.append(say("share", self.language).format(wording.percent(pace.share)))
        elif pace.reason is not None:
            parts.append(self._say(pace.reason))
        monthly = wording.needed(result)
        if monthly is not None:
            parts.append(self._say(monthly))
        if pace.reached is not None:
            day = self._say(wording.day(pace.reached))
            parts.append(say("reached", self.language).format(day))
        return self._say(Text("；", "; ")).join(parts)

    def _origin(self, result: Result) -> str:
        several = len(self.assessment.files) > 1
        cells = (wording.origin_place(origin) for origin in result.sources)
        places = wording.places(cell if several else replace(cell, file="") for cell in cells)
        named = (place.removeprefix("[]") for place in places)
        return "；".join((wording.citation(result.indicator.source), *named))

    def _drawn_baseline(self, result: Result) -> Fraction | None:
        """Return the baseline where it is a value like the others, and not what they count from."""
        return result.baseline if self._is_level(result.indicator) else None

    def _is_level(self, indicator: Indicator) -> bool:
        measure: Measure = indicator.measure
        inner = measure.measure if isinstance(measure, Subset) else measure
        if isinstance(inner, Total):
            judged = {r.indicator.id: r.indicator for r in self.assessment.results}
            return all(self._is_level(judged[part]) for part in inner.parts if part in judged)
        return not isinstance(inner, Increase | RelativeChange)


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


def _sheets(origins: Iterable[Origin]) -> Iterator[Cells]:
    """Yield the cells sheet by sheet, in the order they came."""
    for (file, sheet), cells in groupby(origins, lambda origin: (origin.file, origin.sheet)):
        yield Cells(f"[{file}]{sheet}", tuple(cells))
