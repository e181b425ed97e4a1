"""What a handbook says, before a format gives it a form."""

from collections.abc import Iterator
from typing import NamedTuple

from cqquality.definitions.form import DISTRICT, Form, Listing, items_collected
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Count
from cqquality.definitions.pack import Pack, Section
from cqquality.reports import definition
from cqquality.reports.definition_outline import facts
from cqquality.reports.wording import day, listed
from cqquality.text import Language, Text, same


class Grid(NamedTuple):
    """A small table: its headings, then rows of as many cells."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Entry(NamedTuple):
    """One indicator: its fields in words, then its data items, readings and forms."""

    id: str
    name: str
    other_name: str
    facts: tuple[tuple[str, str], ...]
    grids: tuple[Grid, ...]


class Chapter(NamedTuple):
    """The indicators of one section of the policy."""

    id: str
    name: str
    clause: str
    entries: tuple[Entry, ...]


class Handbook(NamedTuple):
    """A whole pack in words."""

    title: str
    facts: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]


def handbook(pack: Pack, language: Language) -> Handbook:
    """Return the handbook of a pack in one language; sections without indicators are left out."""
    chapters = tuple(_chapter(section, pack, language) for section in pack.sections)
    return Handbook(
        pack.name.to(language),
        tuple((name.to(language), words.to(language)) for name, words in _about(pack)),
        tuple(chapter for chapter in chapters if chapter.entries),
    )


def _about(pack: Pack) -> Iterator[tuple[Text, Text]]:
    policy = pack.policy
    yield Text("文件", "policy"), policy.title.text
    yield Text("文号", "number"), same(policy.number)
    yield Text("发文机关", "issuer"), policy.issuer.text
    yield Text("发文日期", "issued"), same(policy.issued.isoformat())
    for later in pack.amendments:
        said = f"{later.issued} {later.number} "
        yield Text("修订文件", "amended by"), Text(said + later.title.zh, said + later.title.en)
    span = day(pack.plan.base), day(pack.plan.deadline)
    yield (
        Text("计划期", "plan"),
        Text(f"{span[0].zh}至{span[1].zh}", f"{span[0].en} to {span[1].en}"),
    )
    counts = len(pack.targets), len(pack.commitments)
    yield (
        Text("指标", "indicators"),
        Text(
            f"量化指标{counts[0]}项，定性任务{counts[1]}项",
            f"{counts[0]} targets, {counts[1]} commitments",
        ),
    )
    yield Text("定义复核日期", "definitions reviewed on"), same(pack.reviewed_on.isoformat())


def _chapter(section: Section, pack: Pack, language: Language) -> Chapter:
    inside = (each for each in pack.indicators.values() if each.section == section.id)
    entries = tuple(_entry(each, pack, language) for each in inside)
    return Chapter(section.id, section.name.to(language), section.clause, entries)


def _entry(of: Indicator, pack: Pack, language: Language) -> Entry:
    other = Language.EN if language is Language.ZH else Language.ZH
    grids = (_items(of, pack, language), _readings(of, pack, language), _forms(of, pack, language))
    return Entry(
        of.id,
        of.name.to(language),
        of.name.to(other),
        tuple((name.to(language), words.to(language)) for name, words in facts(of, pack)),
        tuple(grid for grid in grids if grid.rows),
    )


def _items(of: Indicator, pack: Pack, language: Language) -> Grid:
    rows = (
        (
            same(item.code),
            item.name.text,
            role,
            pack.unit[item.unit].name.text,
            definition.BASES[item.basis],
        )
        for role, item in definition.parts(of, pack)
    )
    headings = (_CODE, _NAME, _USE, _UNIT, _KIND)
    return _grid(Text("数据项", "Data items"), headings, rows, language)


def _readings(of: Indicator, pack: Pack, language: Language) -> Grid:
    options = of.readings.options if of.readings else ()
    default = of.readings.default if of.readings else ""
    rows = (
        (
            same(option.id),
            _DEFAULT if option.id == default else same(""),
            option.label.text,
            definition.overrides(option, of, pack),
        )
        for option in options
    )
    headings = (_CODE, Text("默认", "default"), Text("含义", "meaning"), Text("改动", "changes"))
    return _grid(Text("口径", "Readings"), headings, rows, language)


def _forms(of: Indicator, pack: Pack, language: Language) -> Grid:
    rows = (
        (
            same(form.number),
            form.title.text,
            _senders(form, pack),
            listed(definition.FREQUENCIES[each] for each in form.frequency),
        )
        for form in forms_of(of, pack)
    )
    headings = (_NUMBER, _NAME, Text("报送单位", "sent by"), Text("频率", "frequency"))
    return _grid(Text("报送报表", "Forms"), headings, rows, language)


def forms_of(of: Indicator, pack: Pack) -> tuple[Form, ...]:
    """Return the forms through which data of an indicator arrive, in any of its readings."""
    codes = {part.item.code for part in definition.parts(of, pack)}
    options = of.readings.options if of.readings else ()
    measures = (of.measure, *(option.measure for option in options))
    ledgers = {each.ledger for each in measures if isinstance(each, Count)}
    return tuple(
        form
        for form in pack.forms.values()
        if codes.intersection(items_collected(form))
        or (isinstance(form.layout, Listing) and form.layout.ledger in ledgers)
    )


def _senders(form: Form, pack: Pack) -> Text:
    own = tuple(each for each in form.senders if each != DISTRICT)
    names = [definition.departments(own, pack)] if own else []
    return listed([*names, Text("各区县", "every district")] if DISTRICT in form.senders else names)


def _grid(
    title: Text,
    headings: tuple[Text, ...],
    rows: Iterator[tuple[Text, ...]],
    language: Language,
) -> Grid:
    return Grid(
        title.to(language),
        tuple(heading.to(language) for heading in headings),
        tuple(tuple(words.to(language) for words in row) for row in rows),
    )


_CODE = Text("代码", "code")
_NAME = Text("名称", "name")
_USE = Text("用途", "use")
_UNIT = Text("计量单位", "unit")
_KIND = Text("性质", "kind")
_NUMBER = Text("表号", "number")
_DEFAULT = Text("默认", "default")
