import pytest

from cqquality.errors import UnreadableFile
from cqquality.returns.layout import Directory, read_contents
from cqquality.returns.workbook import Sheet
from tests.returns.small import HEADER, PACK, Row, book, sheet, told

DIRECTORY = Directory(PACK)
BATCHES = ("P02-1", None, "抽查批次", "批次", "2013年", 5831)
DISTRICTS = ("商圈名称", "年社零额(亿元)", "年度", "区县")


def findings(*sheets: Sheet) -> list[str]:
    return told(read_contents(book(*sheets), DIRECTORY).findings)


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        pytest.param([HEADER, BATCHES], "F2", id="first row"),
        pytest.param([("某表",), (), *[()] * 20, HEADER, BATCHES], "F24", id="below a head"),
        pytest.param(
            [("实际值", "期 间", "项目"), (5831, "2013年", "抽查批次")], "A2", id="other words"
        ),
        pytest.param(
            [("Value", "PERIOD", "Data item"), (5831, "2013", "Batches sampled")],
            "A2",
            id="English",
        ),
        pytest.param(
            [("序号", "代码", "期别", "数值"), (1, "P02-1", "2013年", 5831)],
            "D2",
            id="more columns",
        ),
    ],
)
def test_the_header_is_found_by_its_headings(rows: list[Row], cell: str) -> None:
    contents = read_contents(book(sheet(*rows, name="任意")), DIRECTORY)
    assert [o.origin.cell for o in contents.observations] == [cell]
    assert contents.findings == []


@pytest.mark.parametrize(
    ("header", "expected", "words"),
    [
        pytest.param(("代码", "数据项", "数值"), "CQ252 A1", "期别", id="no period"),
        pytest.param(("代码", "单位", "期别"), "CQ252 A1", "数值", id="no value"),
        pytest.param(("指标名称", "计量单位", "代码", "本月"), "CQ273 A1", "报告期", id="form"),
        pytest.param(("代码", "期别", "数值", "实际值"), "CQ253 D1", "C1", id="two values"),
    ],
)
def test_a_broken_header_is_one_finding_whatever_stands_below(
    header: Row, expected: str, words: str
) -> None:
    contents = read_contents(book(sheet(header, *[("P02-1", 1, 2, 3)] * 3)), DIRECTORY)
    assert told(contents.findings) == [expected]
    assert words in contents.findings[0].message_text.zh
    assert contents.observations == []


def test_other_sheets_are_named_and_blank_ones_are_not() -> None:
    assert findings(
        sheet(HEADER, BATCHES),
        sheet(("随手", 1), name="草稿"),
        sheet(("说明",), name="填报说明"),
        sheet((" ", "　"), name="Sheet3"),
        sheet(name="Sheet2"),
    ) == ["CQ251"]


def test_a_header_far_down_is_not_taken_for_a_blank_sheet() -> None:
    far = sheet(*[()] * 40, HEADER, BATCHES, name="远")
    assert findings(sheet(HEADER), far) == ["CQ251"]


@pytest.mark.parametrize("name", ["产品 质量", "Brands", "商圈名录"])
def test_a_sheet_of_the_template_that_lost_its_headings(name: str) -> None:
    assert findings(sheet(("P02-1", "抽查批次", 5831), name=name)) == ["CQ252"]


def test_a_workbook_with_none_of_the_sheets_is_refused() -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read_contents(book(sheet(("a",), name="一"), sheet(("说明",), name="填报说明")), DIRECTORY)
    assert told(refusal.value.findings) == ["CQ250"]
    assert "一, 填报说明" in refusal.value.findings[0].message_text.zh


@pytest.mark.parametrize(("stated", "expected"), [("small", []), ("cq-2030", ["CQ267 B2"])])
def test_the_form_of_another_pack(stated: str, expected: list[str]) -> None:
    first = sheet(("填报说明",), ("指标包", stated), name="填报说明")
    assert findings(first, sheet(HEADER)) == expected


@pytest.mark.parametrize(
    ("name", "rows", "expected"),
    [
        pytest.param("商圈名录", [DISTRICTS], [], id="by the sheet"),
        pytest.param("List Business districts", [("District", "Sales", "Year")], [], id="English"),
        pytest.param("Sheet1", [("重庆市商圈名录",), DISTRICTS], [], id="by a title"),
        pytest.param("2013商圈名录(定)", [("年度", "商圈", "年社零额")], [], id="by a part of it"),
        pytest.param("Sheet1", [DISTRICTS], ["CQ264 A1"], id="without its name"),
        pytest.param("商圈名录", [("商圈名称", "年度")], ["CQ252 A1"], id="condition not given"),
        pytest.param(
            "商圈名录", [("商圈名称", "年社零额(万元)", "年度")], ["CQ272 B1"], id="wrong unit"
        ),
        pytest.param("商圈名录", [("商圈", *DISTRICTS)], ["CQ253 B1"], id="heading twice"),
    ],
)
def test_ledgers_are_known_by_name_and_headings(
    name: str, rows: list[Row], expected: list[str]
) -> None:
    assert findings(sheet(*rows, name=name)) == expected


def test_headings_of_a_ledger_under_another_name_are_no_ledger() -> None:
    assert findings(sheet(HEADER), sheet(("商圈名称", "年度"), ("x", 1), name="草稿")) == ["CQ251"]
