"""What the bulletin says, chapter by chapter."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from cqquality.assessment.result import Assessment, Result, Status, pace_tally
from cqquality.definitions.target import Keep
from cqquality.period import elapsed_share
from cqquality.reports import summary
from cqquality.reports import wording as words
from cqquality.reports.bulletin import numbering
from cqquality.reports.bulletin.changes import changed
from cqquality.reports.bulletin.passage import Kind, Passage
from cqquality.reports.bulletin.sentences import Sentences, share
from cqquality.reports.bulletin.template import Wording
from cqquality.reports.finding_list import counted
from cqquality.reports.interface import ReportOptions

_MET = (Status.MET, Status.MET_LATE)
_SILENT = (Status.NO_DATA, Status.NOT_ASSESSABLE)


def composed(assessment: Assessment, options: ReportOptions, wording: Wording) -> list[Passage]:
    """Return the text of the bulletin from the recipients to the end of its last chapter."""
    return list(
        _numbered(_Composition(Sentences(assessment, options, wording)).passages(), options)
    )


def _numbered(passages: Iterable[Passage], options: ReportOptions) -> Iterator[Passage]:
    """Yield the passages with numbers before their headings and points, empty ones left out."""
    chapter = part = point = 0
    for kind, text in passages:
        match kind:
            case _ if not text:
                continue
            case Kind.CHAPTER:
                chapter, part, point = chapter + 1, 0, 0
                yield Passage(kind, numbering.chapter(chapter, options.language) + text)
            case Kind.PART:
                part, point = part + 1, 0
                yield Passage(kind, numbering.part(part, chapter, options.language) + text)
            case Kind.POINT:
                point += 1
                yield Passage(kind, numbering.point(point) + text)
            case _:
                yield Passage(kind, text)


class _Composition(Struct, frozen=True):
    sentences: Sentences

    @property
    def assessment(self) -> Assessment:
        return self.sentences.assessment

    @property
    def wording(self) -> Wording:
        return self.sentences.wording

    @property
    def _targets(self) -> tuple[Result, ...]:
        return self.sentences.targets

    @property
    def _tasks(self) -> tuple[Result, ...]:
        return self.sentences.tasks

    def passages(self) -> Iterator[Passage]:
        yield Passage(Kind.RECIPIENTS, self.wording.say("recipients"))
        yield Passage(Kind.BODY, self.wording.say("opening"))
        yield from changed(self.assessment, self.sentences.options, self.wording)
        yield from self._overall()
        yield from self._sections()
        yield from self._gaps()
        yield from self._next()

    def _overall(self) -> Iterator[Passage]:
        yield self._heading("overall.heading")
        plan, as_of = self.assessment.pack.plan, self.assessment.as_of
        elapsed = words.percent(elapsed_share(plan.base, plan.deadline, as_of))
        yield Passage(Kind.BODY, self.wording.say("overall.time", elapsed=f"{elapsed}%"))
        yield self._body(self.sentences.counted("overall.targets", self._targets), self._paces())
        yield Passage(Kind.BODY, self.sentences.counted("overall.tasks", self._tasks))

    def _paces(self) -> str:
        whole, late = _counts(self._targets)
        if not whole:
            return ""
        return self.wording.say(
            "overall.paces",
            count=whole,
            kept=whole - late,
            kept_share=share(whole - late, whole),
            late=late,
            late_share=share(late, whole),
        )

    def _sections(self) -> Iterator[Passage]:
        yield self._heading("sections.heading")
        for section in self.assessment.pack.sections:
            targets = [r for r in self._targets if r.indicator.section == section.id]
            tasks = [r for r in self._tasks if r.indicator.section == section.id]
            if targets or tasks:
                yield Passage(Kind.PART, self.sentences.to(section.name.text))
                yield from self._section(targets, tasks)

    def _section(self, targets: Sequence[Result], tasks: Sequence[Result]) -> Iterator[Passage]:
        met = self.sentences.items("sections.met_item", (r for r in targets if r.status in _MET))
        late = self.sentences.items("sections.late_item", filter(_is_late, targets))
        whole, behind = _counts(targets)
        paces = self.wording.say("sections.paces", count=whole, kept=whole - behind, late=behind)
        yield self._body(
            self.sentences.counted("sections.targets", targets),
            paces if whole else "",
            self.wording.say("sections.met", names=met) if met else "",
            self.wording.say("sections.late", names=late) if late else "",
            self.sentences.counted("sections.tasks", tasks),
        )

    def _gaps(self) -> Iterator[Passage]:
        yield self._heading("gaps.heading")
        missed = [result for result in self._targets if result.status is Status.NOT_MET]
        late = sorted(filter(_is_late, self._targets), key=_lead)
        tasks = [result for result in self._tasks if result.status is Status.NOT_MET]
        known = any(result.status not in _SILENT for result in self.sentences.results)
        if known and not missed and not late and not tasks:
            yield Passage(Kind.BODY, self.wording.say("gaps.none"))
        yield from self._points("gaps.missed_heading", "gaps.missed_item", missed)
        yield from self._points("gaps.late_heading", "gaps.late_item", late)
        yield from self._points("gaps.tasks_heading", "gaps.task_item", tasks)
        yield from self._regions()
        yield from self._silent()
        yield self._heading("gaps.data_heading", Kind.PART)
        yield Passage(Kind.BODY, self._data())

    def _points(self, heading: str, key: str, results: Sequence[Result]) -> Iterator[Passage]:
        if results:
            yield self._heading(heading, Kind.PART)
        for result in results:
            yield Passage(Kind.POINT, self.sentences.item(_fitting(key, result), result))

    def _regions(self) -> Iterator[Passage]:
        """Yield which regions lack how much, indicator by indicator."""
        covered = {result.indicator.id for result in self.sentences.results}
        breakdowns = [b for b in self.assessment.breakdowns if b.whole.indicator.id in covered]
        if breakdowns:
            yield self._heading("gaps.regions_heading", Kind.PART)
        for breakdown in breakdowns:
            yield Passage(Kind.POINT, self.sentences.regions(breakdown))

    def _silent(self) -> Iterator[Passage]:
        silent = [result for result in self.sentences.results if result.status in _SILENT]
        if silent:
            yield self._heading("gaps.silent_heading", Kind.PART)
        for status in _SILENT:
            its = [result for result in silent if result.status is status]
            if its:
                names = self.sentences.items("gaps.silent_item", its)
                said = self.wording.say(
                    "gaps.silent",
                    status=self.sentences.to(status.text),
                    count=len(its),
                    names=names,
                )
                yield Passage(Kind.BODY, said)

    def _data(self) -> str:
        found = self.assessment.findings
        if not found:
            return self.wording.say("gaps.data_none")
        ordered = sorted(found, key=lambda finding: (-finding.severity, finding.code.id))
        kinds = {finding.code.id: self.sentences.to(finding.code.title) for finding in ordered}
        numbers = [finding.code.id for finding in ordered]
        named = (
            self.wording.say("gaps.data_kind", name=title, count=numbers.count(code))
            for code, title in kinds.items()
        )
        return self.wording.say(
            "gaps.data",
            count=len(found),
            severities=self.sentences.to(counted(ordered)),
            kinds=self.wording.texts["list_separator"].join(named),
        )

    def _next(self) -> Iterator[Passage]:
        """Yield what each department has to do, in the order in which they first occur."""
        yield self._heading("next.heading")
        asked: dict[str, list[str]] = {}
        for result in self.sentences.results:
            key = _request(result)
            if key:
                fields = self.sentences.fields(result)
                said = self.wording.say(_fitting(key, result), **fields)
                asked.setdefault(fields["lead"], []).append(said)
        if asked:
            yield Passage(Kind.BODY, self.wording.say("next.opening"))
        separator = self.wording.texts["item_separator"]
        for lead, items in asked.items():
            said = self.wording.say(
                "next.department", departments=lead, items=separator.join(items)
            )
            yield Passage(Kind.POINT, said)
        yield Passage(Kind.BODY, self.wording.say("next.closing"))

    def _body(self, *sentences: str) -> Passage:
        """Return a paragraph of the sentences that say something."""
        separator = self.wording.texts["sentence_separator"]
        return Passage(Kind.BODY, separator.join(filter(None, sentences)))

    def _heading(self, key: str, kind: Kind = Kind.CHAPTER) -> Passage:
        return Passage(kind, self.wording.say(key))


def _is_late(result: Result) -> bool:
    pace = result.pace
    return result.status is Status.NOT_DUE and pace is not None and pace.label in summary.LATE


def _counts(results: Sequence[Result]) -> tuple[int, int]:
    """Return how many results can be held against time, and how many do not keep pace."""
    counts = pace_tally(tuple(results))
    return counts.total(), sum(counts[label] for label in summary.LATE)


def _lead(result: Result) -> Fraction:
    return (result.pace.lead if result.pace else None) or Fraction(0)


def _fitting(key: str, result: Result) -> str:
    """Return the key of the sentence for a miss without a figure, where there is none."""
    without = key.replace("missed_item", "missed_without_gap")
    return key if result.gap else without


def _request(result: Result) -> str:
    """Return the key of what a result asks of its department; empty where it asks nothing."""
    if result.status in _SILENT:
        return "next.silent_item"
    if result.status is Status.NOT_MET and result.is_commitment:
        return "next.task_item"
    if result.status is Status.NOT_MET:
        is_kept = isinstance(result.indicator.target, Keep)
        return "next.kept_item" if is_kept else "next.missed_item"
    if not _is_late(result):
        return ""
    return "next.late_item" if words.needed(result) else "next.missed_item"
