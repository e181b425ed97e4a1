"""Web pages named as workbooks: what they hold, and what is not guessed of them."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cqquality.errors import UnreadableFile
from cqquality.returns.workbook import Kind, Limits, Range, Workbook, read_workbook
from tests.growth import growth
from tests.returns.workbook.building import read, refusal, values


def page(folder: Path, body: str, encoding: str = "utf-8") -> Workbook:
    return read(folder, f"<html>{body}</html>".encode(encoding), name="统计表.xls")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<table><tr><td>1<td>2<tr><td>3</table>", {"A1": "1", "B1": "2", "A2": "3"}),
        ("<TABLE><TBODY><TR><TH> 甲\n 乙 </TH></TR></TBODY></TABLE>", {"A1": "甲 乙"}),
        ("<table><tr><td>a&lt;b&nbsp;c&#23436;</td></tr></table>", {"A1": "a<b\xa0c完"}),
        ("<table><tr><td>5 < 6</td></tr></table>", {"A1": "5 < 6"}),
        ("<table><tr><td title='a>b' x=\"'\">1</td></tr></table>", {"A1": "1"}),
        ("<table><tr><td>一<br/>二<p>三</p></td></tr></table>", {"A1": "一\n二\n三"}),
        ("<table><tr><td><b>9</b><font size=2>6.5</font>%</td></tr></table>", {"A1": "96.5%"}),
        ("<table><tr><td></td><td>&nbsp;</td><td>0</td></tr></table>", {"C1": "0"}),
        ("<table><td>1</td></table>", {"A1": "1"}),
        (
            "<p>表 号：质统1表<table><tr><td>1</table><div>注</div>",
            {"A1": "表 号：质统1表", "A2": "1", "A3": "注"},
        ),
        ("<table><caption>标题</caption><tr><td>1</table>", {"A1": "标题", "A2": "1"}),
        ("<table><tr><td>1</table><table><tr><td>2</table>", {"A1": "1", "A2": "2"}),
        (
            "<title>x</title><style>td{a:b}</style><script>'<td>'</script><table><td>1</table>",
            {"A1": "1"},
        ),
        (
            "<!--[if gte mso 9]><xml><x>1</x></xml><![endif]--><table><td>1<!-- - -- --></table>",
            {"A1": "1"},
        ),
        ("<![if !x]><table><td>1</table><![endif]>", {"A1": "1"}),
    ],
)
def test_cells(tmp_path: Path, body: str, expected: dict[str, str]) -> None:
    assert values(page(tmp_path, body)) == expected


def test_spans_are_merged_ranges(tmp_path: Path) -> None:
    workbook = page(
        tmp_path,
        "<table><tr><td rowspan=2>区县<td colspan='2'>批次<td rowspan=9>备注"
        "<tr><td>抽查<td>合格<tr><td>渝北<td>3<td>2</table><table><td>后</table>",
    )
    (sheet,) = workbook.sheets
    assert sheet.merges == (Range(1, 1, 2, 1), Range(1, 2, 1, 3), Range(1, 4, 3, 4))
    assert values(workbook) == {
        "A1": "区县",
        "B1": "批次",
        "D1": "备注",
        "B2": "抽查",
        "C2": "合格",
        "A3": "渝北",
        "B3": "3",
        "C3": "2",
        "A4": "后",
    }


def test_a_page_is_marked(tmp_path: Path) -> None:
    workbook = page(tmp_path, "<table><tr style='display: none'><td>1</table>")
    assert [finding.code.id for finding in workbook.findings] == ["CQ218"]
    assert workbook.format == "html"
    assert workbook.sheets[0].name == "统计表"
    assert workbook.sheets[0].hidden_rows == ((1, 1),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    assert values(page(tmp_path, "<table><td>重庆</table>", encoding)) == {"A1": "重庆"}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<table><td>1<table><td>2</table></table>", "CQ208"),
        ("<table><tr><td>1</td></tr>", "CQ208"),
        ("<table><tr><td>1</td>2<td>3</table>", "CQ208"),
        ("<table><tr><td rowspan=0>1</table>", "CQ208"),
        ("<table><tr><td colspan=99999>1</table>", "CQ208"),
        ("<table><tr><td><td rowspan=2>1<tr><td colspan=2>2</table>", "CQ208"),
        ("<table><tr><td>1</table><!-- ", "CQ208"),
        ("<table><tr><td>1</table><a href=", "CQ208"),
        ("<meta charset=big5><table><td>\u00e9</table>", "CQ215"),
    ],
)
def test_refused(tmp_path: Path, body: str, code: str) -> None:
    assert refusal(tmp_path, f"<html>{body}".encode(), name="in.xls") == code


SHAPES = ("<", "<!--", "<a ", "<a x='", "<a x=\"'", "<!", "</a", "<?", "&", "<td>", "<a =", "<td")
PAIRS = [*SHAPES, "<tr>", "<script>", "<td rowspan=9>", "<tr><td rowspan=60000>", "<!-", "x<br>"]


@pytest.mark.parametrize("shape", PAIRS)
def test_the_work_grows_with_the_page_and_no_faster(tmp_path: Path, shape: str) -> None:
    def refused(size: int) -> None:
        path = tmp_path / "in.xls"
        path.write_text("<table>" + shape * (size // len(shape)))
        with pytest.raises(UnreadableFile):
            read_workbook(path)

    assert growth(refused, 75_000) < 3


def test_a_long_text_is_a_bad_cell(tmp_path: Path) -> None:
    data = f"<table><td>{'x' * 50}</table>".encode()
    (cell,) = read(tmp_path, data, Limits(text=40), "in.xls").sheets[0].cells.values()
    assert (cell.kind, len(cell.raw)) == (Kind.BAD, 40)


ATOMS = st.sampled_from(
    [
        *("<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th rowspan=2>", "<br>", "文"),
        *(
            "<td colspan=3>",
            "<p>",
            "</p>",
            "<!-- x -->",
            "<script>",
            "</script>",
            "&amp;",
            "'",
            " ",
        ),
    ]
)


@settings(
    max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(ATOMS, max_size=25).map("".join))
def test_no_text_is_lost(tmp_path: Path, body: str) -> None:
    """Whatever is read at all has every character that is shown."""
    shown = body.partition("<script>")[0]
    try:
        workbook = page(tmp_path, f"{body}<table><tr><td>.</td></tr></table>")
    except UnreadableFile:
        return
    found = "".join(values(workbook).values())
    assert found.count("文") >= shown.count("文")
