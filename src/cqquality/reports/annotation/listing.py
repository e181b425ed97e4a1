"""The first sheet of an annotated copy: every finding, each with a link to its cell."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cqquality.findings import Finding, Severity
from cqquality.reports.annotation.markup import escaped
from cqquality.reports.annotation.styles import COLORS, Styles
from cqquality.reports.finding_list import SEVERITIES, counted, message
from cqquality.reports.plain import plain
from cqquality.reports.wrapping import Ruler
from cqquality.text import Language, Text

NAME = Text("检查结果", "Findings")
"""What the sheet is called."""
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"

_HEADS = (
    (Text("级别", "Severity"), 9),
    (Text("编码", "Finding"), 10),
    (Text("工作表", "Sheet"), 20),
    (Text("单元格", "Cell"), 10),
    (Text("问题", "What is wrong"), 64),
    (Text("处理", "What to do"), 48),
)
_FIRST = 5
"""The row of the headings."""
_LINE = 15
"""The height of a line, in points."""
_RULER = Ruler()
_LEGEND = Text(
    "颜色：红为错误，黄为警告，蓝为提示；点单元格地址可跳转，批注写在原单元格上。其余内容未改动。",
    "Colours: red error, yellow warning, blue info. Click an address to go there; the comments are "
    "on the cells. Nothing else was changed.",
)
_WRAP = 'vertical="top" wrapText="1"'
_FONT = '<{p}sz val="10"/><{p}name val="Microsoft YaHei"/><{p}family val="2"/>'


class Look(NamedTuple):
    """The numbers of the cell formats the sheet uses."""

    title: int
    note: int
    head: int
    text: int
    link: int
    severity: dict[Severity, int]


def look(styles: Styles, prefix: str) -> Look:
    """Add the formats of the sheet to those of the workbook.

    All of them carry the mark that what they hold is text (quotePrefix), even if it is edited.
    """
    body = _FONT.format(p=prefix)
    plain_font = styles.font(body)
    bold = styles.font(f"<{prefix}b/>{body}")
    title = styles.font(f"<{prefix}b/>{body}".replace('"10"', '"14"'))
    color = f'<{prefix}color rgb="FF0563C1"/>'
    linked = styles.font(f"<{prefix}u/>" + body.replace(f"<{prefix}name", f"{color}<{prefix}name"))
    frame = styles.border()

    def form(font: int, fill: int = 0, border: int = 0, alignment: str = 'vertical="top"') -> int:
        return styles.format(
            f'fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" quotePrefix="1" '
            'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"',
            alignment,
        )

    return Look(
        title=form(title),
        note=form(plain_font),
        head=form(bold, styles.fill("FFD9E1F2"), frame, _WRAP),
        text=form(plain_font, 0, frame, _WRAP),
        link=form(linked, 0, frame, _WRAP),
        severity={
            severity: form(plain_font, styles.fill(color), frame, _WRAP)
            for severity, color in COLORS.items()
        },
    )


def listing(
    file: str,
    findings: Sequence[Finding],
    sheets: Sequence[str],
    formats: Look,
    namespace: str,
    language: Language,
) -> bytes:
    """Return the worksheet part; `sheets` are those a link can lead to."""
    rows = [
        _row(1, [(formats.title, f"{NAME.to(language)}：{plain(file)}")], 2 * _LINE),
        _row(2, [(formats.note, counted(findings).to(language))]),
        _row(3, [(formats.note, _LEGEND.to(language))]),
        _row(_FIRST, [(formats.head, head.to(language)) for head, _ in _HEADS], _LINE + 3),
    ]
    for number, finding in enumerate(findings, _FIRST + 1):
        cells = list(_cells(finding, formats, language))
        rows.append(_row(number, cells, _height(cells)))
    links = "".join(_links(findings, sheets))
    widths = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        for at, (_, width) in enumerate(_HEADS, 1)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{namespace}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{_FIRST}" topLeftCell="A{_FIRST + 1}" activePane="bottomLeft" '
        'state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>{''.join(rows)}</sheetData>"
        f"{f'<hyperlinks>{links}</hyperlinks>' if links else ''}"
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode()


def _cells(finding: Finding, formats: Look, language: Language) -> Iterator[tuple[int, str]]:
    severity, place = finding.severity, finding.place
    yield formats.severity[severity], SEVERITIES[severity][0].to(language)
    yield formats.text, finding.code.id
    yield (formats.link if place.sheet and not place.cell else formats.text), place.sheet
    yield (formats.link if place.cell else formats.text), place.cell
    yield formats.text, message(finding).to(language)
    yield formats.text, finding.help(language)


def _row(number: int, cells: Sequence[tuple[int, str]], height: int = _LINE) -> str:
    """Return a row of text; text is never a formula here, whatever it begins with."""
    written = "".join(
        f'<c r="{chr(65 + at)}{number}" s="{style}" t="inlineStr"><is>'
        f'<t xml:space="preserve">{escaped(plain(text))}</t></is></c>'
        for at, (style, text) in enumerate(cells)
    )
    return f'<row r="{number}" ht="{height}" customHeight="1">{written}</row>'


def _height(cells: Sequence[tuple[int, str]]) -> int:
    """Return how high a row must be for its texts, which are broken to fit their columns."""
    widths = (width for _, width in _HEADS)
    lines = (
        sum(1 for _ in _RULER.wrap(plain(text), width - 2))
        for (_, text), width in zip(cells, widths, strict=True)
    )
    return max(lines) * _LINE + 3


def _links(findings: Sequence[Finding], sheets: Sequence[str]) -> Iterator[str]:
    for row, finding in enumerate(findings, _FIRST + 1):
        place = finding.place
        if place.sheet in sheets:
            quoted = place.sheet.replace("'", "''")
            target = escaped(f"'{quoted}'!{place.cell or 'A1'}")
            column = "D" if place.cell else "C"
            yield f'<hyperlink ref="{column}{row}" location="{target}"/>'
