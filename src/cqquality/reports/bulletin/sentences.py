"""Sentences about results, in the words of a template."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from msgspec import Struct

from cqquality.assessment.result import Assessment, Breakdown, Result, Status, tally
from cqquality.reports import regional
from cqquality.reports import wording as words
from cqquality.reports.bulletin.template import Wording
from cqquality.reports.interface import ReportOptions
from cqquality.text import Text, same


class Sentences(Struct, frozen=True):
    """Makes sentences about the results of one assessment."""

    assessment: Assessment
    options: ReportOptions
    wording: Wording

    def to(self, text: Text) -> str:
        """Return the text in the language of the bulletin."""
        return text.to(self.options.language)

    @property
    def results(self) -> tuple[Result, ...]:
        """The results it is about."""
        return self.options.covered(self.assessment.results)

    @property
    def targets(self) -> tuple[Result, ...]:
        """The targets among them."""
        return tuple(result for result in self.results if not result.is_commitment)

    @property
    def tasks(self) -> tuple[Result, ...]:
        """The commitments among them."""
        return tuple(result for result in self.results if result.is_commitment)

    def shares(self, results: Sequence[Result]) -> str:
        """Say how many results have each status: "已达标8项、占14.3%；…"."""
        counts = tally(tuple(results))
        parts = [
            self.wording.say(
                "share",
                name=self.to(status.text),
                count=counts[status],
                share=share(counts[status], len(results)),
            )
            for status in Status
            if counts[status]
        ]
        return self.wording.texts["share_separator"].join(parts)

    def counted(self, key: str, results: Sequence[Result]) -> str:
        """Return the sentence that counts results by status; nothing where there are none."""
        if not results:
            return ""
        return self.wording.say(key, count=len(results), shares=self.shares(results))

    def item(self, key: str, result: Result) -> str:
        """Return a sentence about one result, or its part of an enumeration."""
        return self.wording.say(key, **self.fields(result))

    def items(self, key: str, results: Iterable[Result]) -> str:
        """Return an enumeration of results."""
        return self.wording.texts["list_separator"].join(self.item(key, r) for r in results)

    def regions(self, breakdown: Breakdown) -> str:
        """Return the sentence on an indicator by region: who lacks how much, who is silent."""
        shares = regional.ranked(breakdown)
        lacking = [
            self.wording.say(
                "gaps.region_item",
                region=self.to(share.name),
                value=self.to(words.value(share.result)),
                gap=self.to(words.gap(share.result)),
            )
            for share in reversed(shares)
            if share.result.status is Status.NOT_MET
        ]
        silent = [self.to(share.name) for share in shares if share.result.value is None]
        return self.wording.say(
            "gaps.regions",
            name=self.to(breakdown.whole.indicator.name.text),
            expected=len(shares),
            reported=breakdown.reported,
            lacking=self._named("gaps.regions_lacking", lacking),
            silent=self._named("gaps.regions_silent", silent),
        )

    def _named(self, key: str, names: Sequence[str]) -> str:
        separator = self.wording.texts["list_separator"]
        return self.wording.say(key, count=len(names), names=separator.join(names)) if names else ""

    def fields(self, result: Result) -> dict[str, str]:
        """Return what a sentence about a result may use."""
        pack, as_of = self.assessment.pack, self.assessment.as_of
        pace, why = result.pace, words.missed(result) or result.reason
        target = words.milestone(result, pack) if result.is_commitment else words.target(result)
        behind = "" if pace is None else words.lead(pace, pack.pace).lstrip("+-")
        texts = {
            "name": result.indicator.name.text,
            "id": same(result.indicator.id),
            "value": words.value(result),
            "period": words.period(result.period) if result.period else words.NOTHING,
            "target": target,
            "gap": words.gap(result),
            "lead": words.responsible(result.indicator, pack, as_of),
            "reason": Text(f"，{why.zh}", f", {why.en}") if why else same(""),
            "note": Text(f"（{why.zh}）", f" ({why.en})") if why else same(""),
            "attainment": words.attainment(result),
            "behind": same(behind),
            "effort": words.needed(result) or same(""),
        }
        return {name: self.to(text) for name, text in texts.items()}


def share(part: int, whole: int) -> str:
    """Write a share in percent."""
    return f"{words.percent(Fraction(part, whole))}%"
