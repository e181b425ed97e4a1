"""The sheets behind the results: the cells they came from, the findings, the definitions."""

from cqquality.assessment.result import Result
from cqquality.findings import Finding
from cqquality.observation import Origin
from cqquality.reports import definition, wording
from cqquality.reports.finding_list import SEVERITIES, counted
from cqquality.reports.workbook import result_table
from cqquality.reports.workbook.edition import DEFINITIONS, FINDINGS, SOURCES, Edition
from cqquality.reports.workbook.field import Field, Words
from cqquality.reports.workbook.table import Column, Pen, write_table_sheet
from cqquality.text import Text, same

_Source = tuple[Result, Origin]


def _file(edition: Edition, file: str) -> Field:
    return Words(same(file), edition.origins.file(file)) if file else None


_SOURCE_COLUMNS: tuple[Column[_Source], ...] = (
    Column(Text("编号", "id"), 8, lambda e, s: result_table.key(e, s[0])),
    Column(Text("指标名称", "target"), 32, lambda e, s: result_table.name(e, s[0])),
    Column(Text("文件", "file"), 28, lambda e, s: _file(e, s[1].file)),
    Column(Text("工作表", "sheet"), 20, lambda _, s: Words(same(s[1].sheet))),
    Column(Text("单元格", "cell"), 10, lambda e, s: Words(same(s[1].cell), e.origin(s[1]))),
    Column(Text("原文", "as stored"), 24, lambda _, s: Words(same(s[1].text))),
)


def write_sources(pen: Pen) -> None:
    """Write the cells behind the values, one a row."""
    note = Text(
        "单元格可点击：原报表与本文件的相对位置不变时，打开原报表并定位",
        "A click on a cell opens the return there, as long as it lies where it lay",
    )
    write_table_sheet(pen, SOURCES, note, _SOURCE_COLUMNS, pen.edition.source_lines)


def _subject(edition: Edition, finding: Finding) -> Field:
    if not finding.subject:
        return None
    return Words(same(finding.subject), edition.definition(finding.subject))


def _cell(edition: Edition, finding: Finding) -> Field:
    place = finding.place
    if not place.cell:
        return Words(same(f"{place.line}:{place.column}")) if place.line else None
    return Words(same(place.cell), edition.origins.cell(place.file, place.sheet, place.cell))


_FINDING_COLUMNS: tuple[Column[Finding], ...] = (
    Column(
        Text("程度", "severity"),
        8,
        lambda _, f: Words(SEVERITIES[f.severity][0]),
        dict(SEVERITIES.values()),
    ),
    Column(Text("代码", "code"), 8, lambda _, f: Words(same(f.code.id))),
    Column(Text("类别", "kind"), 22, lambda _, f: Words(f.code.title)),
    Column(Text("对象", "subject"), 10, _subject),
    Column(Text("文件", "file"), 24, lambda e, f: _file(e, f.place.file)),
    Column(Text("工作表", "sheet"), 16, lambda _, f: Words(same(f.place.sheet))),
    Column(Text("单元格", "cell"), 8, _cell),
    Column(Text("说明", "message"), 56, lambda _, f: Words(f.message_text)),
    Column(Text("处理", "what to do"), 40, lambda _, f: Words(f.help_text)),
)


def write_findings(pen: Pen) -> None:
    """Write what was found wrong with the data, the worst first."""
    found = pen.edition.findings
    write_table_sheet(pen, FINDINGS, counted(found), _FINDING_COLUMNS, found)


def _section(edition: Edition, result: Result) -> Field:
    sections = edition.assessment.pack.sections
    return Words(next(s.name.text for s in sections if s.id == result.indicator.section))


def _measure(edition: Edition, result: Result) -> Field:
    return Words(definition.measure(result.indicator.measure, edition.assessment.pack))


def _baseline(edition: Edition, result: Result) -> Field:
    of = result.indicator
    if of.baseline is None:
        return None
    return Words(definition.baseline(of.baseline, of, edition.assessment.pack))


def _items(edition: Edition, result: Result) -> Field:
    parts = definition.parts(result.indicator, edition.assessment.pack)
    return Words(
        wording.listed(
            Text(f"{p.item.code} {p.item.name.zh}", f"{p.item.code} {p.item.name.en}")
            for p in parts
        )
    )


def _note(_: Edition, result: Result) -> Field:
    note = result.indicator.note
    return None if note is None else Words(note.text)


_DEFINITION_COLUMNS: tuple[Column[Result], ...] = (
    Column(Text("编号", "id"), 8, lambda _, r: Words(same(r.indicator.id))),
    Column(Text("指标名称", "name"), 30, result_table.name),
    Column(Text("章节", "section"), 16, _section),
    Column(
        Text("目标", "target"),
        24,
        lambda e, r: Words(definition.requirement(r.indicator, e.assessment.pack)),
    ),
    Column(Text("期限", "deadline"), 12, lambda _, r: Words(wording.day(r.goal.deadline))),
    Column(Text("计量单位", "unit"), 9, result_table.unit),
    Column(Text("算法", "measure"), 40, _measure),
    Column(Text("数据项", "data items"), 50, _items),
    Column(Text("基期", "baseline"), 24, _baseline),
    Column(
        Text("采用口径", "reading used"), 26, lambda _, r: Words(wording.reading(r) or same(""))
    ),
    Column(Text("责任单位", "departments"), 26, result_table.responsible),
    Column(Text("政策依据", "clause"), 30, result_table.citation),
    Column(Text("说明", "note"), 40, _note),
)


def write_definitions(pen: Pen) -> None:
    """Write how every result listed is defined, as the reading used has it."""
    policy = pen.edition.assessment.pack.policy
    note = Text(f"{policy.title.zh}（{policy.number}）", f"{policy.title.en} ({policy.number})")
    write_table_sheet(pen, DEFINITIONS, note, _DEFINITION_COLUMNS, pen.edition.results)
