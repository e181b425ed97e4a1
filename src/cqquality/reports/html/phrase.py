"""What the page says of a result in words, in one language."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from cqquality.assessment.method.pace import PaceLabel
from cqquality.assessment.result import Assessment, Pace, Result
from cqquality.reports import wording
from cqquality.reports.html.label import say
from cqquality.reports.particulars import prospects, remark
from cqquality.text import Language, Text


class Phrases(Struct, frozen=True):
    """Words on the results of one assessment."""

    assessment: Assessment
    language: Language

    def say(self, text: Text) -> str:
        """Return words in the language of the page."""
        return text.to(self.language)

    def target(self, result: Result) -> str:
        """Return what is to be reached: a figure, or a stage."""
        if result.is_commitment:
            return self.say(wording.milestone(result, self.assessment.pack))
        return self.say(wording.target(result))

    def deadline(self, result: Result) -> str:
        """Return the deadline where it is not that of the plan."""
        if result.goal.deadline == self.assessment.pack.plan.deadline:
            return ""
        day = wording.day(result.goal.deadline)
        return self.say(Text(f"{day.zh}前", f"by {day.en}"))

    def pace(self, pace: Pace | None) -> str:
        """Return how the value stands against time, with its lead in percentage points."""
        if pace is None or pace.label is None:
            return self.say(wording.NOTHING)
        words = self.say(pace.label.text)
        if pace.label is PaceLabel.ACHIEVED_EARLY:
            return words
        return f"{words} {wording.lead(pace, self.assessment.pack.pace)}".strip()

    def departments(self, result: Result, role: str) -> str:
        """Return who leads or supports on the day of the assessment."""
        pack, day = self.assessment.pack, self.assessment.as_of
        return self.say(wording.listed(wording.departments(result.indicator, pack, day, role)))

    def note(self, result: Result) -> str:
        """Return the reading used, how often the target was held, and why it stands as it does."""
        return self.say(remark(result, self.assessment.pack))

    def prospect(self, result: Result) -> str:
        """Return how much time is gone, and what the time left must bring."""
        pace = result.pace
        if pace is None:
            return ""
        parts = [self._filled("elapsed", wording.percent(pace.elapsed))]
        if pace.share is not None:
            parts.append(self._filled("share", wording.percent(pace.share)))
        elif pace.reason is not None:
            parts.append(self.say(pace.reason))
        parts += [self.say(each) for each in prospects(result)]
        return self._joined(parts)

    def origin(self, result: Result) -> str:
        """Return the clause and the cells; the only file there is goes without saying."""
        several = len(self.assessment.files) > 1
        cells = (origin.place for origin in result.sources)
        places = wording.places(cell if several else replace(cell, file="") for cell in cells)
        named = (place.removeprefix("[]") for place in places)
        return "；".join((wording.citation(result.indicator.source), *named))

    def _filled(self, label: str, words: str) -> str:
        return say(label, self.language).format(words)

    def _joined(self, parts: Iterable[str]) -> str:
        return say("stop", self.language).join(parts)
