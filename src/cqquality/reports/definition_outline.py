"""Definitions as lists and tables: all of a pack in short, or one with everything it says."""

from collections.abc import Iterator, Sequence

from cqquality.definitions.indicator import Indicator, Option
from cqquality.definitions.pack import Pack
from cqquality.definitions.version import versions
from cqquality.reports import definition
from cqquality.reports.block import SPACE, Align, Block, Column, Line, Row, Table, Tone, cell
from cqquality.reports.particulars import OBLIGATIONS
from cqquality.reports.wording import citation, day, joined, listed
from cqquality.text import Language, Text, same


def list_outline(pack: Pack, language: Language, sections: Sequence[str] = ()) -> Iterator[Block]:
    """Yield the targets and the commitments of a pack, of some sections or of all."""
    chosen = frozenset(sections or (section.id for section in pack.sections))
    yield Line(f"{pack.name.to(language)}  {pack.policy.number}", Tone.TITLE)
    for title, indicators in ((_TARGETS, pack.targets), (_COMMITMENTS, pack.commitments)):
        listed_here = [each for each in indicators if each.section in chosen]
        if listed_here:
            yield SPACE
            yield Line(title.filled(count=len(listed_here)).to(language), Tone.HEADING)
            yield _list(listed_here, pack, language)


_TARGETS = Text("量化指标（{count}项）", "Targets ({count})")
_COMMITMENTS = Text("定性任务（{count}项）", "Commitments ({count})")
_ID = Text("编号", "id")
_NAME = Text("名称", "name")
_GOAL = Text("目标", "goal")
_UNIT = Text("计量单位", "unit")
_SECTION = Text("章节", "section")
_LEAD = Text("牵头单位", "lead")


def _list(indicators: Sequence[Indicator], pack: Pack, language: Language) -> Table:
    sections = {section.id: section.name for section in pack.sections}
    columns = (
        Column(_GOAL.to(language), Align.WORD),
        Column(_UNIT.to(language), Align.WORD),
        Column(_SECTION.to(language)),
        Column(_LEAD.to(language)),
    )
    rows = tuple(
        Row(
            each.id,
            each.name.to(language),
            (
                cell(_goals(each, pack).to(language)),
                cell(pack.unit[each.unit].name.to(language)),
                cell(sections[each.section].to(language)),
                cell(definition.lead(each, pack).to(language)),
            ),
        )
        for each in indicators
    )
    return Table(_ID.to(language), _NAME.to(language), columns, rows)


def _goals(of: Indicator, pack: Pack) -> Text:
    """Return the target, and what each revision made of it: "≥90%、2013-07-01起≥92%"."""
    known = [definition.goal(of, pack)]
    for version in versions(of):
        if version.revision is not None:
            goal, since = definition.goal(version.indicator, pack), version.valid_from
            known.append(Text(f"{since}起{goal.zh}", f"{goal.en} since {since}"))
    return listed(known)


def show_outline(indicator: Indicator, pack: Pack, language: Language) -> Iterator[Block]:
    """Yield everything that is defined of an indicator."""
    yield Line(f"{indicator.id}  {indicator.name.to(language)}", Tone.TITLE)
    other = indicator.name.to(Language.EN if language is Language.ZH else Language.ZH)
    yield Line(other, Tone.QUIET)
    yield SPACE
    yield _facts_table(indicator, pack, language)
    if items := definition.parts(indicator, pack):
        yield SPACE
        yield Line(Text("数据项", "Data items").to(language), Tone.HEADING)
        yield _items(items, pack, language)
    if indicator.readings:
        yield SPACE
        yield Line(Text("口径", "Readings").to(language), Tone.HEADING)
        yield _readings(indicator, indicator.readings.options, pack, language)


def _facts_table(indicator: Indicator, pack: Pack, language: Language) -> Table:
    rows = tuple(
        Row(name.to(language), words.to(language), ())
        for name, words in ((_SECTION, _section(indicator, pack)), *facts(indicator, pack))
    )
    heads = Text("项目", "field"), Text("内容", "content")
    return Table(heads[0].to(language), heads[1].to(language), (), rows)


def _section(of: Indicator, pack: Pack) -> Text:
    return next(section.name.text for section in pack.sections if section.id == of.section)


def facts(of: Indicator, pack: Pack) -> Iterator[tuple[Text, Text]]:
    """Yield what an indicator says of itself, field by field, empty fields left out."""
    if of.aliases:
        yield Text("别名", "aliases"), listed(map(same, of.aliases))
    yield _GOAL, definition.requirement(of, pack)
    yield Text("期限", "deadline"), day(of.deadline)
    for version in versions(of):
        if version.revision is not None:
            yield Text("修订", "revised"), definition.revision(version, pack)
    if of.obligation is not None:
        yield Text("约束力", "obligation"), OBLIGATIONS[of.obligation]
    yield _UNIT, _unit(of, pack)
    yield Text("方向", "direction"), definition.DIRECTIONS[of.direction]
    yield Text("算法", "measure"), definition.measure(of.measure, pack)
    for broken in definition.breaks(of, pack):
        yield Text("口径中断", "series break"), broken
    if of.baseline:
        yield Text("基期", "baseline"), definition.baseline(of.baseline, of, pack)
    yield Text("报送频率", "frequency"), listed(definition.FREQUENCIES[f] for f in of.frequency)
    if of.lag:
        yield Text("发布滞后", "lag"), Text(f"{of.lag}个月", f"{of.lag} months")
    for duty in of.responsible:
        yield _LEAD, definition.duty(duty, pack)
    yield Text("政策依据", "source"), _source(of, pack)
    if of.note:
        yield Text("说明", "note"), of.note.text


def _unit(of: Indicator, pack: Pack) -> Text:
    places = Text(f"，{of.decimals}位小数", f", {of.decimals} decimals")
    return joined(pack.unit[of.unit].name.text, places)


def _source(of: Indicator, pack: Pack) -> Text:
    number, clause, cited = pack.policy.number, of.source.clause, citation(of.source)
    return same(f"{number} {clause} {cited}")


def _items(items: Sequence[definition.Part], pack: Pack, language: Language) -> Table:
    columns = (
        Column(Text("用途", "use").to(language), Align.WORD),
        Column(_UNIT.to(language), Align.WORD),
        Column(Text("性质", "kind").to(language), Align.WORD),
    )
    rows = tuple(
        Row(
            item.code,
            item.name.to(language),
            (
                cell(role.to(language)),
                cell(pack.unit[item.unit].name.to(language)),
                cell(definition.BASES[item.basis].to(language)),
            ),
        )
        for role, item in items
    )
    return Table(Text("代码", "code").to(language), _NAME.to(language), columns, rows)


def _readings(of: Indicator, options: Sequence[Option], pack: Pack, language: Language) -> Table:
    default = of.readings.default if of.readings else ""
    mark = Text("（默认）", " (default)").to(language)
    rows = tuple(
        Row(
            option.id,
            option.label.to(language) + (mark if option.id == default else ""),
            (cell(definition.overrides(option, of, pack).to(language)),),
        )
        for option in options
    )
    changes = Column(Text("改动", "changes").to(language))
    return Table(_ID.to(language), Text("含义", "meaning").to(language), (changes,), rows)
