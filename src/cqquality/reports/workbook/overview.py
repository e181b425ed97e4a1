"""The first sheet: what was judged, how many targets are met, by section too."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from cqquality.assessment.method.pace import PaceLabel
from cqquality.assessment.result import Result, Status, pace_tally, tally
from cqquality.findings import Severity
from cqquality.reports import wording
from cqquality.reports.block import Tone
from cqquality.reports.finding_list import SEVERITIES
from cqquality.reports.result_cells import PACE_TONES, STATUS_TONES
from cqquality.reports.workbook.address import inside
from cqquality.reports.workbook.chart import status_chart
from cqquality.reports.workbook.edition import FINDINGS, OVERVIEW, SOURCES, Edition
from cqquality.reports.workbook.field import Field, Number, Words
from cqquality.reports.workbook.lacking import write_lacking
from cqquality.reports.workbook.table import Pen, set_print
from cqquality.text import Text, same

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_COLUMNS = 10
_WIDTHS = (24, *(11,) * (_COLUMNS - 1))
_COUNT = Text("项数", "number")
_SHARE = Text("占比(%)", "share (%)")
_ALL = Text("合计", "all")

Row = Sequence[Field]


def write_overview(pen: Pen, book: "Workbook") -> None:
    """Write the sheet."""
    sheet, say = pen.sheet, pen.edition.say
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    pack = pen.edition.assessment.pack
    pen.head(f"{say(pack.name.text)} {say(OVERVIEW)}", pack.policy.number)
    row = _write_facts(pen, 3)
    row = _write_counts(pen, row + 1)
    row = _write_sections(pen, book, row + 1)
    row = write_lacking(pen, row + 1) + 1
    row = _write_findings(pen, row)
    set_print(pen, row, _COLUMNS - 1)
    sheet.set_portrait()
    sheet.fit_to_pages(1, 1)
    sheet.hide_gridlines(2)


def _write_facts(pen: Pen, row: int) -> int:
    """Write what was judged, on which date, from which files, and how to read the rest."""
    for heading, fact in _facts(pen.edition):
        pen.words(row, 0, pen.edition.say(heading), pen.looks.heading)
        pen.sheet.merge_range(row, 1, row, _COLUMNS - 1, "", pen.looks.words())
        pen.field(row, 1, fact)
        row += 1
    return row


def _facts(edition: Edition) -> Iterator[tuple[Text, Field]]:
    assessment = edition.assessment
    pack = assessment.pack
    yield Text("评价日期", "as of"), Words(same(assessment.as_of.isoformat()))
    yield Text("期限", "deadline"), Words(wording.day(pack.plan.deadline))
    yield Text("政策文件", "policy"), Words(pack.policy.title.text)
    yield from _files(edition)
    if edition.options.only_unmet:
        yield Text("范围", "scope"), Words(Text("各表只列未达标的项目", "only what is not met"))


def _files(edition: Edition) -> Iterator[tuple[Text, Field]]:
    """Yield the files one by one with a link to each, or many in one line."""
    files = edition.assessment.files
    if len(files) > _FEW:
        first = wording.listed(map(same, files[:_FEW]))
        said = Text(f"{len(files)}个：{first.zh}等", f"{len(files)}: {first.en} and others")
        yield Text("数据文件", "files"), Words(said, inside(edition.tab(SOURCES), 0))
        return
    for number, file in enumerate(files, 1):
        place = "" if len(files) == 1 else str(number)
        heading = Text(f"数据文件{place}", f"file {place}".rstrip())
        yield heading, Words(same(file), edition.origins.file(file))


_FEW = 6
"""Files that are listed one by one."""


def _write_counts(pen: Pen, row: int) -> int:
    """Write how many targets and commitments have each status, and how many keep pace."""
    options, assessment = pen.edition.options, pen.edition.assessment
    targets = options.covered(assessment.targets)
    tasks = options.covered(assessment.commitments)
    if targets:
        row = _write_tally(pen, row, Text("量化指标", "Targets"), _statuses(targets)) + 1
        if pace_tally(targets):
            title = Text("量化指标的序时进度", "Pace of the targets")
            row = _write_tally(pen, row, title, _paces(targets)) + 1
    if tasks:
        row = _write_tally(pen, row, Text("定性任务", "Commitments"), _statuses(tasks)) + 1
    return row - 1


def _statuses(results: tuple[Result, ...]) -> dict[Text, tuple[int, Tone]]:
    counts = tally(results)
    return {s.text: (counts[s], STATUS_TONES[s]) for s in Status if counts[s]}


def _paces(results: tuple[Result, ...]) -> dict[Text, tuple[int, Tone]]:
    counts = pace_tally(results)
    return {label.text: (counts[label], PACE_TONES[label]) for label in PaceLabel if counts[label]}


def _write_tally(pen: Pen, row: int, title: Text, counts: Mapping[Text, tuple[int, Tone]]) -> int:
    """Write counts and shares, what is counted along the top; return the row below."""
    say = pen.edition.say
    whole = sum(count for count, _ in counts.values())
    pen.headings(row, [say(title), say(_ALL), *map(say, counts)])
    for place, (_, tone) in enumerate(counts.values(), 2):
        pen.sheet.conditional_format(
            row + 1, place, row + 2, place, {"type": "no_errors", "format": pen.looks.tone(tone)}
        )
    numbers = [whole, *(count for count, _ in counts.values())]
    _write_row(pen, row + 1, [Words(_COUNT), *map(_count, numbers)])
    _write_row(pen, row + 2, [Words(_SHARE), *(_share(number, whole) for number in numbers)])
    return row + 3


def _write_sections(pen: Pen, book: "Workbook", row: int) -> int:
    """Write how many targets of each section have each status, and draw it."""
    edition = pen.edition
    targets = edition.options.covered(edition.assessment.targets)
    present = [status for status in Status if tally(targets)[status]]
    sections = [
        (section, tuple(r for r in targets if r.indicator.section == section.id))
        for section in edition.assessment.pack.sections
    ]
    counted = [(section, results) for section, results in sections if results]
    if not counted:
        return row
    heads = [Text("分领域量化指标", "Targets by section"), _ALL, *(s.text for s in present)]
    pen.headings(row, list(map(edition.say, heads)))
    for line, (section, results) in enumerate(counted, row + 1):
        tab = edition.tabs.get(section.id, "")
        counts = tally(results)
        numbers = [len(results), *(counts[status] for status in present)]
        link = inside(tab, 0) if tab else ""
        _write_row(pen, line, [Words(section.name.text, link), *map(_count, numbers)])
    below = row + 1 + len(counted)
    chart = status_chart(book, edition, row, len(counted), present)
    pen.sheet.insert_chart(below + 1, 0, chart, {"object_position": 3})
    return below + 1 + int(chart.height) // 20 + 1


def _write_findings(pen: Pen, row: int) -> int:
    """Write how many findings there are of each severity, with a link to them."""
    edition = pen.edition
    found = [finding.severity for finding in edition.assessment.findings]
    words = [SEVERITIES[severity][0] for severity in reversed(Severity)]
    pen.headings(row, [edition.say(text) for text in (FINDINGS, _ALL, *words)])
    numbers = [len(found), *(found.count(severity) for severity in reversed(Severity))]
    link = inside(edition.tab(FINDINGS), 0)
    _write_row(pen, row + 1, [Words(Text("处数", "number"), link), *map(_count, numbers)])
    return row + 2


def _write_row(pen: Pen, row: int, fields: Row) -> None:
    for column, field in enumerate(fields):
        pen.field(row, column, field)


def _count(number: int) -> Number:
    return Number(Fraction(number), str(number))


def _share(part: int, whole: int) -> Number:
    share = Fraction(part, whole)
    return Number(share * 100, wording.percent(share))
