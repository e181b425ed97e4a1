"""What changed between two results, for people: verdicts first, then gaps, then the rest."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from cqquality.assessment.comparison import Comparison, Difference
from cqquality.assessment.record import Judged
from cqquality.definitions.model import Words
from cqquality.definitions.pack import Pack, Unit
from cqquality.quantity import literal, shown
from cqquality.reports import wording
from cqquality.reports.block import SPACE, Align, Block, Cell, Column, Line, Row, Table, Tone, cell
from cqquality.text import Language, Text, same

BEFORE, AFTER = Text("之前", "before"), Text("之后", "after")
_VALUES = Text("数值", "value")
_CHANGE = Text("变化", "change")
PERIOD = Text("期别", "period")
_KEY, _NAME = Text("编号", "id"), Text("指标", "indicator")
_MOST = 4
"""Decimals beyond which a figure is rounded; never so that two different ones look alike."""

Piece = Callable[[Difference], Cell]


def comparison_outline(
    comparison: Comparison,
    language: Language,
    pack: Pack | None = None,
    heading: Tone = Tone.TITLE,
) -> Iterator[Block]:
    """Yield what changed; units and stages go by their names where the `pack` is at hand.

    `heading` is the tone of the first line: a heading where a report opens with it.
    """
    return _Outline(comparison, language, pack).blocks(heading)


def title(comparison: Comparison) -> Text:
    """Return the heading, which names both days."""
    words = Text("{old} 至 {new} 的变化", "What changed from {old} to {new}")
    return words.filled(old=comparison.old.as_of, new=comparison.new.as_of)


class _Outline:
    def __init__(self, comparison: Comparison, language: Language, pack: Pack | None) -> None:
        self._comparison = comparison
        self._language = language
        self._units = pack.unit if pack else {}
        self._stages = {stage.id: stage.name.text for stage in pack.stages} if pack else {}

    def blocks(self, heading: Tone) -> Iterator[Block]:
        yield Line(self._said(title(self._comparison)), heading)
        yield Line(self._said(summary(self._comparison)), hang=2)
        yield from self._verdicts()
        yield from self._gaps()
        yield from self._revisions()
        yield from self._steps()
        yield from self._names()

    def _said(self, text: Text) -> str:
        return text.to(self._language)

    def _cell(self, text: Text, tone: Tone = Tone.NEUTRAL) -> Cell:
        return cell(self._said(text), tone=tone)

    def _heading(self, title: Text) -> Iterator[Block]:
        yield SPACE
        yield Line(self._said(title), Tone.HEADING)

    def _table(
        self, title: Text, columns: Iterable[tuple[Text, Align]], rows: Iterable[Row]
    ) -> Iterator[Block]:
        listed = tuple(rows)
        if listed:
            yield from self._heading(title)
            heads = tuple(Column(self._said(name), align) for name, align in columns)
            yield Table(self._said(_KEY), self._said(_NAME), heads, listed)

    def _row(self, judged: Judged, *cells: Cell, note: Text | None = None) -> Row:
        words = self._said(note) if note else ""
        return Row(judged.id, self._said(judged.name), cells, words)

    def _verdicts(self) -> Iterator[Block]:
        columns = (
            (BEFORE, Align.WORD),
            (AFTER, Align.WORD),
            (Text("之前数值", "value before"), Align.FIGURE),
            (Text("之后数值", "value after"), Align.FIGURE),
        )
        turned = (d for d in self._comparison.differences if d.turned)
        rows = (
            self._row(
                d.new,
                self._cell(d.old.status.text),
                self._cell(d.new.status.text, _tone(d)),
                *self._both_figures(d),
                note=_REDEFINED if d.redefined else None,
            )
            for d in turned
        )
        yield from self._table(Text("判定的变化", "Verdicts that turned"), columns, rows)

    def _gaps(self) -> Iterator[Block]:
        columns = ((BEFORE, Align.FIGURE), (AFTER, Align.FIGURE), (_CHANGE, Align.FIGURE))
        moved = [d for d in self._comparison.differences if d.widened]
        for title, grew in ((_GREW, True), (_SHRANK, False)):
            some = [d for d in moved if (d.widened or 0) > 0] if grew else _shrunk(moved)
            yield from self._table(title, columns, map(self._gap, some))

    def _gap(self, d: Difference) -> Row:
        old, new, by = d.old.gap or Fraction(0), d.new.gap or Fraction(0), d.widened or Fraction(0)
        words = (figure(old, new), figure(new, old), figure(by, Fraction(0)))
        sign = "+" if by > 0 else ""
        cells = (self._distance(words[0], d.old), self._distance(words[1], d.new))
        tone = Tone.BAD if by > 0 else Tone.GOOD
        return self._row(d.new, *cells, self._distance(sign + words[2], d.new, tone))

    def _distance(self, words: str, judged: Judged, tone: Tone = Tone.NEUTRAL) -> Cell:
        return self._cell(wording.difference(words, self._unit(judged)), tone)

    def _revisions(self) -> Iterator[Block]:
        columns = ((PERIOD, Align.WORD), (BEFORE, Align.FIGURE), (AFTER, Align.FIGURE))
        rows = (
            self._row(
                d.new,
                self._cell(wording.period(r.period)),
                self._cell(self._figure(r.old, r.new, d.old)),
                self._cell(_GONE if r.new is None else self._figure(r.new, r.old, d.new)),
            )
            for d in self._comparison.differences
            for r in d.revisions
        )
        yield from self._table(Text("往期数据的修订", "Past figures revised"), columns, rows)

    def _steps(self) -> Iterator[Block]:
        """Yield paces and stages that are others while the verdict is the same."""
        columns = ((BEFORE, Align.WORD), (AFTER, Align.WORD))
        kept = [d for d in self._comparison.differences if not d.turned]
        paces = (
            self._row(d.new, self._cell(_pace(d.old)), self._cell(_pace(d.new)))
            for d in kept
            if d.repaced
        )
        yield from self._table(Text("进度的变化", "Pace"), columns, paces)
        stages = (
            self._row(d.new, self._cell(self._stage(d.old)), self._cell(self._stage(d.new)))
            for d in kept
            if d.old.stage != d.new.stage
        )
        yield from self._table(Text("任务阶段的变化", "Stages of commitments"), columns, stages)

    def _names(self) -> Iterator[Block]:
        comparison = self._comparison
        redefined = [d.new.id for d in comparison.differences if d.redefined]
        for title, names in (
            (Text("新收到的报表", "Returns that came"), comparison.came),
            (Text("不再有的报表", "Returns that vanished"), comparison.vanished),
            (Text("新增的指标", "Indicators added"), [j.id for j in comparison.added]),
            (Text("不再有的指标", "Indicators dropped"), [j.id for j in comparison.dropped]),
            (_REDEFINED, redefined),
        ):
            if names:
                yield from self._heading(title)
                yield from (Line(name, indent=2, hang=2) for name in names)

    def _both_figures(self, d: Difference) -> tuple[Cell, Cell]:
        old, new = d.old, d.new
        return self._cell(self._shown(old, new.value)), self._cell(self._shown(new, old.value))

    def _shown(self, judged: Judged, other: Fraction | None) -> Text:
        if judged.stage is not None:
            return self._stage(judged)
        if judged.value is None:
            return wording.NOTHING
        words = self._figure(judged.value, other, judged)
        return wording.joined(wording.qualifier(judged), words)

    def _figure(self, value: Fraction, other: Fraction | None, judged: Judged) -> Text:
        limits = (other, judged.goal.value, judged.goal.upper)
        return wording.quantity(figure(value, *limits), self._unit(judged))

    def _unit(self, judged: Judged) -> Unit:
        known = self._units.get(judged.unit)
        name = Words(zh=judged.unit, en=judged.unit)
        return known or Unit(id=judged.unit, name=name, dimension=judged.dimension)

    def _stage(self, judged: Judged) -> Text:
        if judged.stage is None:
            return wording.NOTHING
        return self._stages.get(judged.stage, same(judged.stage))


_GREW = Text("差距扩大", "Gaps that grew")
_SHRANK = Text("差距缩小", "Gaps that shrank")
_GONE = Text("不再采用", "no longer used")
_REDEFINED = Text("目标或口径已改", "Target or reading changed")


def summary(comparison: Comparison) -> Text:
    """Say how much changed, in one sentence."""
    found = comparison.differences
    parts = [
        _part(Text("判定变化", "verdicts turned"), sum(d.turned for d in found)),
        _part(Text("新达标", "newly met"), sum(d.won for d in found)),
        _part(Text("新未达标", "newly missed"), sum(d.lost for d in found)),
        _part(_lower(_GREW), sum((d.widened or 0) > 0 for d in found)),
        _part(_lower(_SHRANK), len(_shrunk(found))),
        _part(Text("往期修订", "past figures revised"), sum(len(d.revisions) for d in found)),
        _part(Text("新收报表", "returns came"), len(comparison.came)),
        _part(Text("不再有的报表", "returns vanished"), len(comparison.vanished)),
    ]
    if not comparison.is_any:
        return Text("没有变化", "nothing changed")
    said = [part for part in parts if part.zh]
    if not said:
        return Text("判定与差距没有变化", "no verdict and no gap changed")
    return Text("；".join(part.zh for part in said), "; ".join(part.en for part in said))


def _lower(text: Text) -> Text:
    return Text(text.zh, text.en[0].lower() + text.en[1:])


def _part(name: Text, number: int) -> Text:
    return Text(f"{name.zh} {number}", f"{name.en} {number}") if number else Text("", "")


def _shrunk(found: Iterable[Difference]) -> list[Difference]:
    return [d for d in found if (d.widened or 0) < 0]


def _pace(judged: Judged) -> Text:
    return judged.pace.text if judged.pace else wording.NOTHING


def _tone(difference: Difference) -> Tone:
    if difference.won:
        return Tone.GOOD
    return Tone.BAD if difference.lost else Tone.DOUBTFUL


def figure(value: Fraction, *others: Fraction | None) -> str:
    """Write a figure whole where it is short, else rounded on its own side of the `others`.

    >>> figure(Fraction("96.5")), figure(Fraction(1, 3)), figure(Fraction(1, 3), Fraction("0.33"))
    ('96.5', '0.33', '0.333')
    """
    exact = literal(value)
    if "/" not in exact and len(exact.partition(".")[2]) <= _MOST:
        return exact
    return shown(value, 2, [other for other in others if other is not None])
