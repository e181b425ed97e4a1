"""What was understood of returns, for people: sheet by sheet, then all findings."""

from collections.abc import Iterable, Iterator, Sequence

from cqquality.findings import Finding
from cqquality.period import Period
from cqquality.quantity import literal
from cqquality.reports import wording
from cqquality.reports.block import SPACE, Align, Block, Column, Line, Row, Table, Tone, cell
from cqquality.reports.cell_range import letters, ranges
from cqquality.reports.finding_list import counted, finding_list
from cqquality.returns.figure.folding import seen
from cqquality.returns.figure.numeral import stored_number
from cqquality.returns.inspection import FileInspection, Inspection
from cqquality.returns.layout.description import ColumnUse, SheetKind
from cqquality.returns.layout.fault import rows_text
from cqquality.returns.ledger.answer import Count
from cqquality.returns.ledger.question import RowClass
from cqquality.returns.sheet_inspection import LeftOver, SheetInspection, Use
from cqquality.returns.workbook import Cell, Kind, Visibility
from cqquality.text import Language, Text, same

_SHOWN = 6
"""How many ranges, cells or periods a line lists."""
_TONES = {
    SheetKind.UNKNOWN: Tone.DOUBTFUL,
    SheetKind.REFUSED: Tone.BAD,
    SheetKind.BLANK: Tone.QUIET,
    SheetKind.INSTRUCTIONS: Tone.QUIET,
}


def inspection_outline(inspection: Inspection, language: Language) -> Iterator[Block]:
    """Yield the files with their sheets, then the findings."""
    for number, file in enumerate(inspection.files):
        if number:
            yield SPACE
        yield from _file(file, inspection.findings, language)
    yield from finding_list(inspection.findings, language)


def _file(file: FileInspection, findings: Sequence[Finding], language: Language) -> Iterator[Block]:
    count = len(file.sheets)
    title = Text(
        f"{file.name}（{file.format}，{count}张工作表）",
        f"{file.name} ({file.format}, {count} sheets)",
    )
    yield Line(title.to(language), Tone.TITLE)
    for sheet in file.sheets:
        here = [f for f in findings if (f.place.file, f.place.sheet) == (file.name, sheet.name)]
        yield SPACE
        yield from _sheet(sheet, here, language)


def _sheet(
    sheet: SheetInspection, findings: Sequence[Finding], language: Language
) -> Iterator[Block]:
    recognition = sheet.recognition
    yield Line(heading(sheet).to(language), _TONES.get(recognition.kind, Tone.HEADING))
    for label, words in _facts(sheet):
        yield Line(Text(f"{label.zh}：{words.zh}", f"{label.en}: {words.en}").to(language), hang=2)
    if sheet.uses:
        yield _uses(sheet.uses, language, of_rows=recognition.kind is SheetKind.LEDGER)
    for label, words in (*_unused(sheet), *_left_over(sheet.left)):
        said = Text(f"{label.zh}：{words.zh}", f"{label.en}: {words.en}")
        yield Line(said.to(language), Tone.QUIET, hang=2)
    if findings:
        number = counted(findings)
        yield Line(Text(f"问题：{number.zh}", f"Findings: {number.en}").to(language), hang=2)


def heading(sheet: SheetInspection) -> Text:
    """Return the name of a sheet and what it is: "品牌：数据项表"."""
    what = sheet.recognition.kind.text
    title = sheet.recognition.title
    if title.zh:
        what = Text(f"{what.zh}“{title.zh}”", f"{what.en} '{title.en}'")
    if sheet.state is not Visibility.VISIBLE:
        what = Text(f"{what.zh}（隐藏的工作表）", f"{what.en} (hidden sheet)")
    return Text(f"{sheet.name}：{what.zh}", f"{sheet.name}: {what.en}")


def _facts(sheet: SheetInspection) -> Iterator[tuple[Text, Text]]:
    """Yield why the sheet was recognised, where its data stand, and what its columns are."""
    recognition = sheet.recognition
    yield Text("依据", "Because of"), recognition.reason
    if not recognition.columns:
        return
    yield Text("各列", "Columns"), wording.listed(map(_column, recognition.columns))
    header, (first, last) = recognition.header, sheet.rows
    stated = sum(len(use.origins) for use in sheet.uses)
    taken = Text(f"{stated} 个数", f"{stated} figures")
    if recognition.kind is SheetKind.LEDGER:
        taken = Text(f"{stated} 条", f"{stated} rows")
    if sheet.count:
        yield Text("数据区", "Data"), _added_up(header, sheet.count)
        return
    words = Text(
        "列标题第 {header} 行，其下第 {first}-{last} 行；取得 {taken}",
        "headings in row {header}, then rows {first}-{last}; {taken} taken",
    )
    where = words.filled(header=header, first=first, last=last, taken=taken)
    yield Text("数据区", "Data"), where


def _added_up(header: int, count: Count) -> Text:
    """Say how many rows of a list were read and how many of them count."""
    words = Text(
        "列标题第 {header} 行，其下 {read} 行，计入 {used} 行，逐行汇总",
        "headings in row {header}, then {read} rows, of which {used} are added up",
    )
    return words.filled(header=header, read=count.read, used=count.of(RowClass.USED))


def _column(use: ColumnUse) -> Text:
    name = letters(use.column)
    if use.heading in use.meaning:
        return same(f"{name} {use.heading}")
    return Text(f"{name} {use.heading}={use.meaning.zh}", f"{name} {use.heading}={use.meaning.en}")


_FIGURES = Text("个数", "figures")
_ROWS = Text("条数", "rows")


def _uses(uses: Sequence[Use], language: Language, *, of_rows: bool) -> Table:
    by_region = any(use.regions for use in uses)
    region = (Column(Text("地区", "regions").to(language)),) if by_region else ()
    columns = (
        Column(Text("计量单位", "unit").to(language), Align.WORD),
        Column(Text("期别", "period").to(language)),
        *region,
        Column((_ROWS if of_rows else _FIGURES).to(language), Align.FIGURE),
        Column(Text("单元格", "cells").to(language)),
    )
    names = Text("代码", "code"), Text("数据项", "data item")
    rows = tuple(_use(use, language, by_region=by_region) for use in uses)
    return Table(names[0].to(language), names[1].to(language), columns, rows)


def _use(use: Use, language: Language, *, by_region: bool) -> Row:
    cells = ranges((origin.row, origin.column) for origin in use.origins)
    parts = [use.unit, periods(use.periods), *([_some(use.regions)] if by_region else [])]
    return Row(
        use.id,
        use.name.to(language),
        (
            *(cell(part.to(language)) for part in parts),
            cell(str(len(use.origins))),
            cell(_some(cells).to(language), tone=Tone.QUIET),
        ),
    )


def periods(all_of_them: Sequence[Period]) -> Text:
    """Return periods in words, many of them as the first and the last."""
    words = [wording.period(period) for period in all_of_them]
    if len(words) <= 2:
        return wording.listed(words)
    first, last, count = words[0], words[-1], len(words)
    return Text(f"{first.zh}~{last.zh}（{count}期）", f"{first.en} .. {last.en} ({count})")


def _unused(sheet: SheetInspection) -> Iterator[tuple[Text, Text]]:
    """Yield what was read and does not count; a finding says why."""
    cells = sheet.unused
    if cells:
        label = Text("读到而未计入的单元格", "Cells that were read and do not count")
        places = ranges((each.origin.row, each.origin.column) for each in cells)
        yield _numbered(label, len(cells)), _some(places)


def _left_over(left: LeftOver) -> Iterator[tuple[Text, Text]]:
    """Yield what was not taken, nothing left out silently."""
    if left.cells:
        label = Text("有内容而未采用的单元格", "Cells with content that were not taken")
        yield _numbered(label, len(left.cells)), _some(map(_quoted, left.cells))
    if left.unfilled:
        label = Text("没有填数的行", "Rows without a figure")
        yield _numbered(label, len(left.unfilled)), rows_text(left.unfilled)
    if left.columns:
        label = Text("未读取的列", "Columns not read")
        yield label, _some(f"{letters(c.column)} {seen(c.heading)}".strip() for c in left.columns)
    if left.above:
        yield Text("列标题以上（不含数据）", "Above the headings (no data)"), rows_text(left.above)


def _numbered(label: Text, count: int) -> Text:
    return Text(f"{label.zh}（{count}）", f"{label.en} ({count})")


def _quoted(each: Cell) -> str:
    number = stored_number(each.raw) if each.kind is Kind.NUMBER else None
    return f"{each.address} “{seen(each.raw) if number is None else literal(number)}”"


def _some(words: Iterable[str]) -> Text:
    """Return an enumeration, cut short where it is long."""
    known = tuple(words)
    listed = wording.listed(map(same, known[:_SHOWN]))
    if len(known) <= _SHOWN:
        return listed
    return Text(f"{listed.zh} 等", f"{listed.en} and more")
