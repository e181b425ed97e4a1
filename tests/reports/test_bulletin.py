"""The bulletin read back with python-docx: what it says, and how it is set (GB/T 9704-2012)."""

import builtins
import re
from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Pt
from msgspec.structs import replace

from cqquality.assessment.method.pace import PaceLabel
from cqquality.assessment.result import Assessment, Pace, Status
from cqquality.errors import CannotRun
from cqquality.findings import Code
from cqquality.reports import Format, ReportOptions, report_for
from cqquality.reports.bulletin.codes import CODES
from cqquality.reports.bulletin.columns import REGIONS, TARGETS, TASKS
from cqquality.reports.bulletin.numbering import chinese
from cqquality.reports.bulletin.template import GENERAL, shipped, wording
from cqquality.text import Language, Text
from tests.reports.samples import (
    HOSTILE,
    assessment,
    by_region,
    everything,
    indicator,
    reach,
    result,
)

REPORT = report_for(Format.DOCX)


def opened(whole: Assessment, options: ReportOptions | None = None) -> Document:
    return docx.Document(BytesIO(REPORT.render(whole, options or ReportOptions())))


def paragraphs(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def xml(whole: Assessment, part: str = "word/document.xml") -> str:
    with ZipFile(BytesIO(REPORT.render(whole, ReportOptions()))) as archive:
        return archive.read(part).decode()


def late() -> Assessment:
    """Return an assessment with targets missed, late and unknown, of two departments."""
    pace = Pace(
        elapsed=Fraction(3, 5),
        share=Fraction(1, 2),
        label=PaceLabel.BEHIND,
        months_left=24,
        needed=Fraction(5, 24),
    )
    of = indicator("B01", reach("10"), "个", "贡献奖")
    return assessment(
        [
            result(of, Status.NOT_DUE, value="5", gap="5", attainment="1/2", pace=pace),
            result(
                indicator("P05", reach("92"), zh="食品"), Status.NOT_MET, value="91.99", gap="0.01"
            ),
            result(indicator("E06", reach("30"), zh="节能"), Status.NO_DATA, period=None),
        ]
    )


# What it says ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", list(Language))
def test_the_same_assessment_gives_the_same_bytes(language: Language) -> None:
    options = ReportOptions(language=language)
    assert REPORT.render(everything(), options) == REPORT.render(everything(), options)


def test_no_part_tells_the_time() -> None:
    with ZipFile(BytesIO(REPORT.render(everything(), ReportOptions()))) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2013-12-31T00:00:00Z" in archive.read("docProps/core.xml")


def test_the_chapters() -> None:
    heads = [text for text in paragraphs(opened(late())) if re.match("[一二三四]、|（.）", text)]
    assert heads == [
        "一、总体情况",
        "二、分领域情况",
        "（一）产品质量",
        "三、存在的差距和问题",
        "（一）未达标的指标",
        "（二）未达到序时进度的指标",
        "（三）无数据或无法评价的项目",
        "（四）数据质量",
        "四、下一步工作要求",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "截至2013年12月31日，时间进度为60.0%（期限2015年12月31日）。",
        "纳入评价的量化指标共3项：未达标1项、占33.3%；未到期1项、占33.3%；无数据1项、占33.3%。",
        "未达到序时进度1项、占100.0%。",
        "1. 食品：实际91.99%（2013年），目标≥92%，差距0.01个百分点。",
        "1. 贡献奖：实际5个（2013年），目标≥10个，距目标还差5个，滞后序时进度10.0个百分点。",
        "无数据1项：节能。",
        "贡献奖还差5个，余下24个月需年均新增2.5个方可完成",
        "食品距目标还差0.01个百分点，须抓紧补齐",
        "节能须补报或更正数据",
    ],
)
def test_a_sentence_about_results(sentence: str) -> None:
    assert sentence in "\n".join(paragraphs(opened(late())))


def test_what_is_asked_is_gathered_by_department() -> None:
    asked = [text for text in paragraphs(opened(late())) if text.startswith("1. 新局：")]
    assert len(asked) == 1
    assert asked[0].count("；") == 2


def rows(document: Document, table: int) -> Iterator[list[str]]:
    """Yield the cells of the rows of results."""
    for row in document.tables[table].rows[1:]:
        cells = [cell.text for cell in row.cells]
        if cells[0].isdigit():
            yield cells


def test_figures_stand_without_the_unit_that_has_its_own_column() -> None:
    (first,) = [cells for cells in rows(opened(everything()), 0) if cells[1] == "质量竞争力指数"]
    assert first[2:6] == ["分", "≥90", "85.00", "85.49\n（2013年）"]
    assert first[9] == "4.51"


def test_regions_have_an_annex_and_a_paragraph() -> None:
    document = opened(by_region())
    assert "3. 分区县情况表" in "\n".join(paragraphs(document))
    names = [[cell.text for cell in row.cells][:2] for row in document.tables[2].rows[1:]]
    assert [names[1], names[2], names[3]] == [["1", "涪陵区"], ["2", "万州区"], ["—", "开县"]]
    assert (
        "1. 抽查合格率：3个区县中2个有数；未达标1个：万州区（95.96%，差距0.04个百分点）；"
        "未报1个：开县。"
    ) in paragraphs(document)


def test_a_closing_never_stands_on_a_page_without_text() -> None:
    said = opened(late()).paragraphs
    (closing,) = [n for n, p in enumerate(said) if p.text.startswith("目标完成情况见附件")]
    (date,) = [n for n, p in enumerate(said) if p.text == "××××年×月×日"]
    assert all(p.paragraph_format.keep_with_next for p in said[closing:date])


def test_page_numbers_of_pages_across_are_turned_and_stand_where_all_others_do() -> None:
    for foot, place in (("footer", "7880"), ("even_page_footer", "1871")):
        section = opened(everything()).sections[1]
        (strip,) = getattr(section, foot).tables
        assert strip.cell(0, 0).text == "— 1 —"
        assert 'w:textDirection w:val="tbRl"' in strip._tbl.xml
        assert f'w:tblpY="{place}"' in strip._tbl.xml


def test_only_what_is_not_met_is_in_the_tables() -> None:
    book = opened(everything(), ReportOptions(only_unmet=True))
    assert "质量管理奖" not in {cells[1] for cells in rows(book, 0)}


def test_hostile_text_stays_text() -> None:
    of = indicator("X", reach("1"), zh=f"<w:p>{HOSTILE}${{pack}}{{{{1+1}}}}")
    whole = assessment([result(of, Status.NO_DATA, reason=Text(HOSTILE, "x"), period=None)])
    said = "\n".join(paragraphs(opened(whole)))
    assert "<w:p>[/x]]0;pwned=1+1 2J${pack}{{1+1}}" in said
    assert not set("\x1b\x07\x9b\u202e") & set(said)


# How it is set ---------------------------------------------------------------------------------


def test_page_and_margins() -> None:
    first = opened(everything()).sections[0]
    assert [round(side.mm) for side in (first.page_width, first.page_height) if side] == [210, 297]
    margins = (first.top_margin, first.bottom_margin, first.left_margin, first.right_margin)
    assert [round(margin.mm) for margin in margins if margin] == [37, 35, 28, 26]


def test_annexes_stand_on_pages_across_and_the_text_does_not() -> None:
    sections = opened(everything()).sections
    turned = [section.orientation is WD_ORIENT.LANDSCAPE for section in sections]
    assert turned == [False, True, True]
    sides = (sections[1].page_width, sections[1].page_height)
    assert [round(side.mm) for side in sides if side] == [297, 210]


def test_every_run_names_an_east_asian_font() -> None:
    body = opened(everything()).element.body
    runs = list(body.iter(qn("w:r")))
    fonts = [run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") for run in runs]
    assert len(runs) > 100
    assert {font.get(qn("w:eastAsia")) for font in fonts} == {
        *("方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"),
    }


def test_fonts_have_stand_ins() -> None:
    table = xml(everything(), "word/fontTable.xml")
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong"/>' in table


@pytest.mark.parametrize(
    ("start", "font", "size"),
    [
        ("关于", "方正小标宋简体", 22),
        ("一、", "黑体", 16),
        ("（一）", "楷体_GB2312", 16),
        ("1. ", "仿宋_GB2312", 16),
        ("附件1", "黑体", 16),
    ],
)
def test_levels(start: str, font: str, size: int) -> None:
    document = opened(everything() if start == "附件1" else late())
    run = next(p for p in document.paragraphs if p.text.startswith(start)).runs[0]
    assert run.font.size == Pt(size)
    properties = run._r.rPr
    assert properties is not None
    assert properties.find(qn("w:rFonts")).get(qn("w:eastAsia")) == font


def test_the_body_has_a_fixed_pitch_and_an_indent_of_two_characters() -> None:
    body = next(p for p in opened(late()).paragraphs if p.text.startswith("根据"))
    assert body.paragraph_format.line_spacing == Pt(28.95)
    assert 'w:firstLineChars="200"' in body._p.xml


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages() -> None:
    document = opened(everything())
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    feet = [section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]]
    assert [foot.alignment for foot in feet] == [2, 0]
    assert all(foot.text == "— 1 —" and "PAGE" in foot._p.xml for foot in feet)


def test_the_headings_of_a_table_are_repeated() -> None:
    assert xml(everything()).count('<w:tblHeader w:val="true"/>') == 2


ORDER = {
    "rPr": "rStyle rFonts b bCs i color spacing w kern sz szCs u lang",
    "pPr": "pStyle keepNext keepLines pBdr shd tabs spacing ind jc outlineLvl rPr sectPr",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd tcMar vAlign",
}
"""Elements in the order of the schema, from which Word does not let a file stray."""


@pytest.mark.parametrize("parent", ORDER)
@pytest.mark.parametrize("part", ["document", "styles", "footer1"])
def test_elements_stand_in_the_order_of_the_schema(part: str, parent: str) -> None:
    tree = fromstring(xml(everything(), f"word/{part}.xml"))  # noqa: S314 - our own
    order = ORDER[parent].split()
    for element in tree.iter(qn(f"w:{parent}")):
        names = [child.tag.partition("}")[2] for child in element]
        known = [order.index(name) for name in names if name in order]
        assert known == sorted(known), names


# Its words -------------------------------------------------------------------------------------


def own(tmp_path: Path, text: str) -> ReportOptions:
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return ReportOptions(wording=path)


def test_a_bureau_replaces_what_it_likes(tmp_path: Path) -> None:
    options = own(tmp_path, 'title: 关于${year}年的通报\nhead: {mark: "", number: ""}\n')
    said = paragraphs(opened(everything(), options))
    assert said[0] == "关于2013年的通报"
    assert "一、总体情况" in said


def test_an_empty_heading_takes_its_number_along(tmp_path: Path) -> None:
    said = paragraphs(opened(everything(), own(tmp_path, 'sections: {heading: ""}\n')))
    assert "二、存在的差距和问题" in said


def test_an_empty_title_leaves_an_annex_out(tmp_path: Path) -> None:
    document = opened(everything(), own(tmp_path, 'annex: {tasks: ""}\n'))
    assert len(document.tables) == 1
    assert "附件：目标完成情况表" in paragraphs(document)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("titel: x", "CQ402", "own.yaml:1:1"),
        ("gaps:\n  nothing: x", "CQ402", "own.yaml:2:3"),
        ("title: ${name}", "CQ403", "own.yaml:1:8"),
        ("title: 5 $ a", "CQ403", "own.yaml:1:8"),
        ("title: [a]", "CQ404", "own.yaml:1:8"),
        ("page: {top: wide}", "CQ404", "own.yaml:1:13"),
        ("page: {top: '500'}", "CQ404", "own.yaml:1:13"),
        ("- title", "CQ401", "own.yaml:1:1"),
        ("title: x\ntitle: y", "CQ102", "own.yaml:2:1"),
    ],
)
def test_faults_of_a_wording_are_named_with_their_place(
    tmp_path: Path, text: str, code: str, place: str
) -> None:
    with pytest.raises(CannotRun) as stop:
        REPORT.render(everything(), own(tmp_path, text))
    (finding,) = stop.value.findings
    assert (finding.code.id, str(finding.place)) == (code, place)


def test_a_dollar_may_be_written(tmp_path: Path) -> None:
    assert paragraphs(opened(late(), own(tmp_path, "recipients: 5$$\n")))[3] == "5$"


def test_both_languages_have_the_same_keys_in_the_same_order() -> None:
    assert list(shipped(Language.ZH)) == list(shipped(Language.EN))


@pytest.mark.parametrize("language", list(Language))
def test_the_shipped_words_pass_the_check_they_are_a_pattern_for(language: Language) -> None:
    import cqquality.reports.bulletin as home

    path = Path(home.__file__).with_name(f"{language}.yaml")
    assert wording(path, language, dict.fromkeys(GENERAL, "")).texts == shipped(language)


def test_the_english_bulletin_says_the_same() -> None:
    said = "\n".join(paragraphs(opened(late(), ReportOptions(language=Language.EN))))
    assert "Targets not keeping pace" in said
    assert "24 months left: rise by 2.5 units a year" in said


def test_without_the_extra_its_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "docx":
            raise ImportError
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(CannotRun) as stop:
        REPORT.render(everything(), ReportOptions())
    assert "cqquality[docx]" in stop.value.findings[0].help(Language.ZH)


@pytest.mark.parametrize(
    ("number", "written"), [(1, "一"), (10, "十"), (19, "十九"), (20, "二十"), (99, "九十九")]
)
def test_chinese_numbers(number: int, written: str) -> None:
    assert chinese(number) == written


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_texts_of_findings(code: Code) -> None:
    for text in (code.title, code.message, code.help, code.why):
        text.zh.encode("gbk")
        assert set(re.findall(r"(?<!\{)\{\w+\}", text.zh)) == set(
            re.findall(r"(?<!\{)\{\w+\}", text.en)
        )


def test_without_data_nothing_is_said_to_be_well() -> None:
    silent = result(indicator("E06", reach("30")), Status.NO_DATA, period=None)
    met = result(indicator("P05", reach("92")), Status.MET, value="93", gap="0")
    well = "已评价的指标均已达标或达到序时进度。"
    assert well not in paragraphs(opened(assessment([silent])))
    assert well in paragraphs(opened(assessment([silent, met])))


@pytest.mark.parametrize("language", list(Language))
def test_columns_fill_the_type_area(language: Language) -> None:
    for columns, serial in ((TARGETS, 8), (TASKS, 8), (REGIONS, 0)):
        assert serial + sum(getattr(column.width, language) for column in columns) == 225


def test_a_bulletin_on_nothing() -> None:
    assert opened(replace(everything(), results=(), findings=())).tables == []
