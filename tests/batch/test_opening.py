"""Every report people read opens with what changed since the earlier result, and says the same."""

import json
import re
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from tests.acceptance.running import SAMPLES, cqq
from tests.batch.running import Tree, batch, tree

JOB = """\
inbox: ["{samples}/returns-{{period}}.xlsx"]
formats: {formats}
languages: {languages}
output: reports/{{period}}/targets-{{language}}
summary: reports/{{period}}/summary-{{language}}.md
manifest: reports/{{period}}/manifest.json
compare_with: reports/2013/targets-zh.json
fail_on: never
"""
RUNS = (
    ("2013", "[json, markdown, xlsx]", "[zh]"),
    ("2015", "[terminal, json, markdown, html, xlsx, docx]", "[zh, en]"),
)
BOTH = pytest.mark.parametrize("language", ["zh", "en"])


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    folder = tmp_path_factory.mktemp("opening")
    for year, formats, languages in RUNS:
        job, samples = folder / "job.yaml", SAMPLES.as_posix()
        text = JOB.format(samples=samples, formats=formats, languages=languages)
        job.write_text(text, encoding="utf-8")
        ran = batch(job, "--period", year)
        assert ran.returncode == 0, ran.stderr.decode()
    return tree(folder / "reports")


@pytest.fixture(scope="module")
def won(reports: Tree, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The indicators newly met, by `cqq diff`."""
    folder = tmp_path_factory.mktemp("diff")
    for year in ("2013", "2015"):
        (folder / f"{year}.json").write_bytes(reports[f"{year}/targets-zh.json"])
    found = cqq("diff", folder / "2013.json", folder / "2015.json", "--format", "json")
    return {each["id"] for each in json.loads(found.stdout)["differences"] if each["won"]}


HEADINGS = {
    "zh": "2013-12-31 至 2015-12-31 的变化",
    "en": "What changed from 2013-12-31 to 2015-12-31",
}
CHAPTERS = {"zh": ("与上期相比的变化", "总体情况"), "en": ("What changed", "Overall")}
VERDICTS = {"zh": "判定的变化", "en": "Verdicts that turned"}
MET = {"zh": "已达标", "en": "met"}


def text_of(content: bytes) -> str:
    """Return the words of a page or of the part of a document, without its markup."""
    return unescape(re.sub(r"<[^>]+>", "|", content.decode()))


@BOTH
@pytest.mark.parametrize("name", ["summary-{}.md", "targets-{}.md", "targets-{}.txt"])
def test_a_text_opens_with_it(reports: Tree, name: str, language: str) -> None:
    text = reports["2015/" + name.format(language)].decode()
    first = text.index(HEADINGS[language])
    assert first < 600
    assert first < text.index(VERDICTS[language])


@BOTH
def test_the_page_opens_with_it(reports: Tree, language: str, won: set[str]) -> None:
    page = reports[f"2015/targets-{language}.html"].decode()
    (part,) = re.findall(r'<section id="changes".*?</section>', page, re.DOTALL)
    assert page.index(part) < page.index('id="overview"')
    assert HEADINGS[language] in text_of(part.encode())
    table = part[part.index(VERDICTS[language]) :].split("</table>")[0]
    rows = re.findall(r"<tr><td.*?</tr>", table)
    assert {
        re.sub(r"<[^>]+>", "", row.split("</td>")[0]) for row in rows if 'class="good"' in row
    } == won


@BOTH
def test_the_bulletin_opens_with_it(reports: Tree, language: str) -> None:
    document = ZipFile(BytesIO(reports[f"2015/targets-{language}.docx"]))
    text = text_of(document.read("word/document.xml"))
    opening, next_one = (text.index(chapter) for chapter in CHAPTERS[language])
    assert opening < text.index(VERDICTS[language]) < next_one


@BOTH
def test_the_workbook_has_it_second(reports: Tree, language: str, won: set[str]) -> None:
    book = openpyxl.load_workbook(BytesIO(reports[f"2015/targets-{language}.xlsx"]))
    sheet = book.worksheets[1]
    assert sheet.title == {"zh": "与上期相比", "en": "Changes"}[language]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    met = {line[2] for line in lines if line[1] == VERDICTS[language] and line[6] == MET[language]}
    assert met == won


def test_without_an_earlier_result_nothing_is_made_up(reports: Tree) -> None:
    for name, content in reports.items():
        if name.startswith("2013/") and not name.endswith((".xlsx", ".docx", ".json")):
            assert HEADINGS["zh"][-3:] not in content.decode()[:600]
    book = openpyxl.load_workbook(BytesIO(reports["2013/targets-zh.xlsx"]))
    assert "与上期相比" not in book.sheetnames


def test_what_is_compared_does_not_depend_on_the_comparison(reports: Tree, tmp_path: Path) -> None:
    """Or one changed month would change the results of all that follow."""
    alone = tmp_path / "alone.json"
    ran = cqq(
        "evaluate",
        SAMPLES / "returns-2015.xlsx",
        "--as-of",
        "2015",
        "--format",
        "json",
        "--fail-on",
        "never",
        "-o",
        alone,
    )
    assert ran.returncode == 0
    assert alone.read_bytes() == reports["2015/targets-zh.json"]
