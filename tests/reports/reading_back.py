"""Reads each format back into what it shows of every result, so that formats can be compared.

Programs read exact figures in the JSON report; all others show rounded ones. What they show is
brought to one form: figures without units, a surplus as a negative distance.
"""

import csv
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO, StringIO
from itertools import groupby
from typing import Any, NamedTuple

import docx
import openpyxl
from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from cqquality.assessment.method.pace import NoPace
from cqquality.reports.html.label import labels
from cqquality.text import Language, Text
from tests.reports.html.reading import Element, read

Key = tuple[str, str]
"""The id of an indicator and the name of a region; no name for the whole."""
NOTHING = "—"


class Shown(NamedTuple):
    """What a reader sees of one result; None for what the table of its kind does not have."""

    value: str
    status: str
    target: str | None = None
    distance: str | None = None
    attainment: str | None = None
    pace: str | None = None
    lead: str | None = None

    @property
    def bare(self) -> "Shown":
        """The figures without units: what formats show whose columns tell the unit."""
        value = NOTHING if self.value in _UNREPORTED else str(figure(self.value)).lstrip("≥")
        target, attainment, lead = map(figure, (self.target, self.attainment, self.lead))
        distance = signed(self.distance)
        pace = None if self.pace is None else _label(self.pace)
        return Shown(value, self.status, target, distance, attainment, pace, lead)

    def beside(self, other: "Shown") -> "Shown":
        """Return it without what the table of the other does not have."""
        pairs = zip(self[2:], other[2:], strict=True)
        others = (None if there is None else here or NOTHING for here, there in pairs)
        return Shown(self.value, self.status, *others)


def _label(pace: str) -> str:
    """Return the label of a pace; tables for Excel say why there is none, where others do not."""
    return NOTHING if not pace or pace in _REASONS else pace


_REASONS = {words for reason in NoPace for words in reason.text}
_UNREPORTED = ("", "未报", "not reported")


def figure(text: str | None) -> str | None:
    """Return the figures in a text with the sign before them; text without figures as it is.

    >>> [figure(text) for text in ("≥90%", "超0.39个百分点", "3~5个", "建成", "", None)]
    ['≥90', '0.39', '3~5', '建成', '—', None]
    """
    if not text:
        return text if text is None else NOTHING
    found = re.search(r"[≥≤<>]?[+-]?\d[\d.]*(?:~\d[\d.]*)?", text)
    return found[0] if found else text


def signed(distance: str | None) -> str | None:
    """Return how much is missing; what there is beyond the target is negative."""
    beyond = distance and (distance.startswith("超") or "beyond" in distance)
    return f"-{figure(distance)}" if beyond else figure(distance)


def paced(text: str) -> tuple[str, str]:
    """Return the label and the lead of a cell such as "滞后 -10.0"."""
    found = re.fullmatch(r"(.*) ([+-]?[\d.]+)", text)
    return (found[1], found[2]) if found else (text, NOTHING)


# Text ------------------------------------------------------------------------------------------


def of_terminal(text: str, language: Language) -> Iterator[tuple[Key, Shown]]:
    """Read tables whose cells stand apart by two blanks or more, on one line each."""
    results, _, regions = _parted(text, language)
    for line in results.splitlines():
        if re.match(r"[A-Z]\d+[a-z]?  ", line):
            name, _title, *cells = re.split(r" {2,}", line)
            yield (name, ""), _of_cells(cells + [""] * (len(cells) in (2, 6)))
    about = ""
    for line in regions.splitlines():
        about = _about(line) or about
        cells = re.split(r" {2,}", line.strip())
        if re.match(r"(?:\d+ |  ) {3,}\S", line) and len(cells) >= _REGION_COLUMNS:
            yield _of_region(about, cells if line[0] == " " else cells[1:])


def of_markdown(text: str, language: Language) -> Iterator[tuple[Key, Shown]]:
    """Read the tables of the document."""
    results, _, regions = _parted(text, language)
    for line in results.splitlines():
        if re.match(r"\| [A-Z]\d", line):
            name, _title, *cells = _columns(line)
            yield (name, ""), _of_cells(cells)
    about = ""
    for line in regions.splitlines():
        about = _about(line) or about
        if re.match(r"\| *\d* *\| (?!---)", line) and not line.endswith("| --: |"):
            yield _of_region(about, _columns(line)[1:])


def _parted(text: str, language: Language) -> tuple[str, str, str]:
    """Return the results by section, the summary, and the regions."""
    summary, regions, findings = (
        rf"^(?:## )?{name.to(language)}[^\n]*$"
        for name in (
            Text("总体情况", "Summary"),
            Text("分区县情况", "By region"),
            Text("数据问题", "Findings"),
        )
    )
    results, rest = re.split(summary, text, maxsplit=1, flags=re.MULTILINE)
    before, *after = re.split(regions, rest, maxsplit=1, flags=re.MULTILINE)
    tables = re.split(findings, after[0], maxsplit=1, flags=re.MULTILINE)[0] if after else ""
    return results, before, tables


def _about(line: str) -> str:
    found = re.match(r"([A-Z]\d+[a-z]?) .+[：:]", line)
    return found[1] if found else ""


def _columns(line: str) -> list[str]:
    cells = re.split(r"(?<!\\) ?\| ?", line)[1:-1]
    return [re.sub(r"\\(.)", r"\1", cell.partition("<br>")[0]) for cell in cells]


def _of_cells(cells: list[str]) -> Shown:
    """Read a row of the outline without its id and name: of a target, or of a commitment."""
    value = re.sub(r" ?\([^()]*\)$", "", cells[0])
    if len(cells) == 3:
        return Shown(value, cells[1])
    _, target, distance, attainment, status, pace, _ = cells
    return Shown(value, status, target, distance, attainment, *paced(pace))


_REGION_COLUMNS = 5
"""Those that a region always has: name, value, target, distance, status."""


def _of_region(about: str, cells: list[str]) -> tuple[Key, Shown]:
    name, value, target, distance, status = cells[:_REGION_COLUMNS]
    return (about, name), Shown(value, status, target, distance)


# The page --------------------------------------------------------------------------------------


def of_html(text: str, language: Language) -> Iterator[tuple[Key, Shown]]:
    """Read the entries of the chapters, and those of regions."""
    for body in read(text).all("tbody", class_="entry"):
        cells = {e.attributes.get("data-label", ""): e for e in body.all("tr")[0].all("td")}
        if "data-region" in body.attributes:
            name = body.one("th").text
            yield (body.attributes["data-id"], name), _of_entry(cells, labels(language))
        elif "id" in body.attributes:
            yield (body.attributes["data-id"], ""), _of_entry(cells, labels(language))


def _of_entry(cells: dict[str, Element], t: dict[str, str]) -> Shown:
    status = cells[t["status"]].text
    if t["period_stage"] in cells:
        return Shown(cells[t["period_stage"]].one("b").text, status)
    target = cells[t["goal"]].parts[0]
    assert isinstance(target, str)
    value, distance = cells[t["value"]].one("b").text, cells[t["gap"]].text
    shown = Shown(value, status, target.strip(), distance)
    if t["attainment"] not in cells:
        return shown
    pace, lead = paced(cells[t["pace"]].text)
    return shown._replace(attainment=cells[t["attainment"]].text, pace=pace, lead=lead)


# CSV -------------------------------------------------------------------------------------------

_WIDE = {
    Language.ZH: "编号 区县 实际值 状态 目标值 差距 超出 完成率(%) 序时进度 与序时差距(百分点)",
    Language.EN: "id|region|value|status|target|gap|surplus|attainment (%)|pace|"
    "lead (percentage points)",
}


def _headings(language: Language) -> list[str]:
    return re.split(r"\|" if language is Language.EN else " ", _WIDE[language])


def _records(text: str) -> Iterator[dict[str, str]]:
    assert text.startswith("\ufeff")
    yield from csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline=""))


def of_csv(text: str, language: Language) -> Iterator[tuple[Key, Shown]]:
    """Read a row for each result."""
    for row in _records(text):
        yield _of_record([row[heading] for heading in _headings(language)])


def of_csv_long(text: str, language: Language) -> Iterator[tuple[Key, Shown]]:
    """Read the rows of each result: numbers, and texts where there are none."""
    names = _headings(language)
    item, number, words = (
        ("项目", "数值", "文字")
        if names[0] == "编号"
        else (
            "figure",
            "number",
            "text",
        )
    )
    for key, rows in groupby(_records(text), lambda row: (row[names[0]], row[names[1]])):
        found = {
            row[item]: row[words] if row[item] in _WORDS else row[number] or row[words]
            for row in rows
        }
        yield _of_record([*key, *(found.get(name, "") for name in names[2:])])


_WORDS = ("目标值", "target")
"""What is read as text, with its sign: "≥90%"."""


def _of_record(fields: list[str]) -> tuple[Key, Shown]:
    name, region, value, status, target, gap, surplus, *others = fields
    distance = f"-{surplus}" if surplus.strip("0.") and not gap.strip("0.") else gap
    return (name, region), Shown(value, status, target, distance, *others)


# Documents -------------------------------------------------------------------------------------


def of_xlsx(content: bytes, language: Language) -> Iterator[tuple[Key, Shown]]:
    """Read the sheets of targets, of commitments and of regions as Excel shows them."""
    book = openpyxl.load_workbook(BytesIO(content))
    is_zh = language is Language.ZH
    for row in _rows(book, "目标完成情况" if is_zh else "Targets"):
        name, value, target, distance, attainment, status, pace, lead = (
            row[place] for place in (1, 6, 4, 11, 8, 12, 13, 10)
        )
        yield (name, ""), Shown(value, status, target, distance, attainment, pace, lead)
    for row in _rows(book, "定性任务" if is_zh else "Commitments"):
        yield (row[1], ""), Shown(row[4], row[6])
    for row in _rows(book, "区县情况" if is_zh else "Regions"):
        if row[10]:  # units that overlap regions have no status
            yield (row[1], row[3]), Shown(row[7], row[10], row[6], row[9])


def _rows(book: openpyxl.Workbook, sheet: str) -> Iterator[list[str]]:
    if sheet in book.sheetnames:
        found: Worksheet = book[sheet]
        for cells in found.iter_rows(min_row=4):
            yield [displayed(cell) for cell in cells]


def displayed(cell: Cell | MergedCell) -> str:
    """Return what Excel shows of a cell: a number in the section of its format for its sign."""
    shown = cell.value
    if not isinstance(shown, int | float):
        assert not isinstance(shown, date | datetime)
        return str(shown or "")
    sections = str(cell.number_format).split(";")
    section = sections[(1 if shown < 0 else 2 if shown == 0 else 0) % len(sections)]
    digits = re.search(r'0(?:\.(0+))?(?=(?:[^"]*"[^"]*")*[^"]*$)', section)
    assert digits, section
    step = Decimal(1).scaleb(-len(digits[1] or ""))
    written = str(Decimal(repr(abs(shown))).quantize(step, ROUND_HALF_UP))
    around = (section[: digits.start()], section[digits.end() :])
    before, after = (part.replace('"', "") for part in around)
    return f"{before}{written}{after}"


def of_docx(content: bytes, _language: Language) -> Iterator[tuple[Key, Shown]]:
    """Read the annexed tables; they name indicators, and the ids of those of regions alone."""
    for table in docx.Document(BytesIO(content)).tables:
        about = ""
        for row in table.rows[1:]:
            cells = [cell.text for cell in row.cells]
            if len(set(cells)) == 1:
                about = _about(cells[0])
            else:
                yield _of_annex(about, cells)


def _of_annex(about: str, cells: list[str]) -> tuple[Key, Shown]:
    if len(cells) == _TARGET_COLUMNS:
        _, name, _, target, _, value, attainment, _, lead, distance, verdict, *_ = cells
        status, _, pace = verdict.partition("\n")
        shown = Shown(_line(value), status, target, distance, attainment, pace, lead)
        return (name, ""), shown
    if about:
        _, name, target, value, distance, verdict, *_ = cells
        return (about, name), Shown(_line(value), _line(verdict), target, distance)
    _, name, _, value, verdict, *_ = cells
    return (name, ""), Shown(_line(value), verdict)


_TARGET_COLUMNS = 14


def _line(text: str) -> str:
    return text.partition("\n")[0]


# JSON ------------------------------------------------------------------------------------------


def of_json(document: dict[str, Any], language: Language) -> Iterator[tuple[Key, Shown]]:
    """Read what is displayed, results first."""
    for result in document["results"]:
        yield (result["id"], ""), _of_result(result, language)
    for breakdown in document.get("regions", []):
        for region in breakdown["regions"]:
            words, name = region["display"], region["name"][language.value]
            distance = _distance(region, language)
            shown = Shown(words["value"], words["status"], words["target"], distance)
            yield (breakdown["id"], name), shown


def _of_result(result: dict[str, Any], language: Language) -> Shown:
    words, pace = result["display"], result["pace"]
    if result["kind"] == "milestone":
        return Shown(words["value"], words["status"], words["target"])
    return Shown(
        words["value"],
        words["status"],
        words["target"],
        _distance(result, language),
        words["attainment"],
        words["pace"] or NOTHING,
        (pace and pace["display"]) or NOTHING,
    )


def _distance(of: dict[str, Any], language: Language) -> str:
    """Return what is missing or, where nothing is, what there is beyond the target."""
    words = of["display"]
    if of["gap"] not in (None, "0") or of["surplus"] in (None, "0"):
        return str(words["gap"])
    return f"超{words['surplus']}" if language is Language.ZH else f"{words['surplus']} beyond"
