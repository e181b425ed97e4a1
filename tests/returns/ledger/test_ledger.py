"""What a ledger comes to, what is left out of it and why."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from cqquality.definitions.model import Words
from cqquality.definitions.pack import Unit
from cqquality.errors import UnreadableFile
from cqquality.findings import Place
from cqquality.quantity import Dimension
from cqquality.returns.figure import read_figure
from cqquality.returns.ledger import (
    Condition,
    Group,
    Job,
    LedgerColumn,
    NumberReader,
    Result,
    TextReader,
    YearReader,
    tally_ledger,
)
from cqquality.returns.ledger.codes import CODES
from cqquality.returns.workbook import Cell, Kind

BATCHES = Unit(id="批", name=Words(zh="批", en="batches"), dimension=Dimension.COUNT)
DISTRICTS = {"渝北区": "渝北区", "渝北": "渝北区", "江津区": "江津区"}
COLUMNS = (
    LedgerColumn("区县", ("区县", "所属区县"), TextReader(DISTRICTS, left_out=("合计",))),
    LedgerColumn("年份", ("抽样日期",), YearReader()),
    LedgerColumn("抽查数", ("抽查数", "抽查批次"), NumberReader(BATCHES)),
    LedgerColumn("合格数", ("合格数",), NumberReader(BATCHES)),
)
JOB = Job(
    COLUMNS, group_by=("区县", "年份"), sums=("抽查数", "合格数"), at_most=(("合格数", "抽查数"),)
)
HEADINGS = ("序号", "所属 区县", "抽样日期", "抽查批次", "合格数")
DATE = {"num_format": "yyyy-mm-dd"}
D2013 = 41275
"""2013-01-01."""


def write(path: Path, *rows: tuple[Any, ...], headings: tuple[Any, ...] = HEADINGS) -> Path:
    """Write a title, the headings in row 2 and the rows from row 3 on."""
    book = xlsxwriter.Workbook(path)
    page, date = book.add_worksheet("台账"), book.add_format(DATE)
    page.write(0, 0, "监督抽查台账")
    page.write_row(1, 0, headings)
    for at, row in enumerate(rows, 2):
        for column, value in enumerate(row):
            if column == 2 and isinstance(value, int):
                page.write_number(at, column, value, date)
            elif isinstance(value, str):
                page.write_string(at, column, value)
            elif value is not None:
                page.write(at, column, value)
    book.close()
    return path


def tally(folder: Path, *rows: tuple[Any, ...], job: Job = JOB, **options: Any) -> Result:
    return tally_ledger(write(folder / "in.xlsx", *rows), job, name="in.xlsx", **options)


def sums(result: Result) -> Mapping[Any, tuple[int | Fraction, ...]]:
    return {key: (group.rows, *group.sums) for key, group in result.groups.items()}


GOOD = (1, "渝北区", D2013, 10, 9)


def test_rows_are_summed_by_group(tmp_path: Path) -> None:
    result = tally(
        tmp_path,
        GOOD,
        (2, "渝北", D2013 + 364, 5, 5),
        (3, "江津区", "2013年6月", 1, 0),
        (4, "渝北区", "2014-03-05", 7, 7),
    )
    assert sums(result) == {
        ("渝北区", 2013): (2, 15, 14),
        ("江津区", 2013): (1, 1, 0),
        ("渝北区", 2014): (1, 7, 7),
    }
    assert result.groups["渝北区", 2013] == Group(2, (15, 14), first_row=3, last_row=4)
    assert (result.counted, result.refused, result.findings) == (4, 0, ())


def test_without_groups_there_is_one(tmp_path: Path) -> None:
    job = Job(COLUMNS, sums=("抽查数",))
    assert sums(tally(tmp_path, GOOD, GOOD, job=job)) == {(): (2, 20)}


@pytest.mark.parametrize(
    ("row", "column", "fault"),
    [
        ((2, "渝中", D2013, 1, 1), "B4", "CQ346"),
        ((2, None, D2013, 1, 1), "B4", "CQ345"),
        ((2, "渝北区", None, 1, 1), "C4", "CQ345"),
        ((2, "渝北区", "近日", 1, 1), "C4", "CQ240"),
        ((2, "渝北区", "2013-2014年", 1, 1), "C4", "CQ240"),
        ((2, "渝北区", D2013, "—", 1), "D4", "CQ345"),
        ((2, "渝北区", D2013, "约5", 1), "D4", "CQ230"),
        ((2, "渝北区", D2013, 1.5, 1), "D4", "CQ227"),
        ((2, "渝北区", D2013, 5, 6), "E4", "CQ347"),
        ((2, "渝北区", D2013, True, 1), "D4", "CQ238"),
    ],
)
def test_a_row_with_an_error_is_left_out_and_named(
    tmp_path: Path, row: tuple[Any, ...], column: str, fault: str
) -> None:
    result = tally(tmp_path, GOOD, row, GOOD)
    (name,) = result.faults
    (finding,) = result.findings
    assert finding.code.id == "CQ342"
    assert finding.place.cell == column
    assert name[1] == fault
    assert (result.counted, result.refused) == (2, 1)
    assert sums(result) == {("渝北区", 2013): (2, 20, 18)}


def test_one_fault_is_one_finding_with_its_first_cells(tmp_path: Path) -> None:
    bad = (2, "渝中", D2013, 1, 1)
    result = tally(tmp_path, GOOD, *[bad] * 5, (2, "渝中", "近日", 1, 1))
    assert [(name, faults.count) for name, faults in sorted(result.faults.items())] == [
        (("区县", "CQ346"), 6),
        (("年份", "CQ240"), 1),
    ]
    assert result.refused == 6
    message = result.findings[0].message_text
    assert message.zh == "“区县”列有 6 行未计入：“渝中”不在名单中（B4、B5、B6等）"
    assert "6 rows" in message.en


def test_blank_rows_and_totals_are_not_counted(tmp_path: Path) -> None:
    result = tally(tmp_path, GOOD, (), (9,), ("", "合计", None, 10, 9))
    assert (result.counted, result.left_out, result.refused) == (1, 1, 0)
    assert result.findings == ()


def test_what_is_read_with_care_is_counted_and_told(tmp_path: Path) -> None:
    result = tally(tmp_path, GOOD, (2, "渝北区", D2013, "１２", "1 批"))
    assert sums(result) == {("渝北区", 2013): (2, 22, 10)}
    assert {finding.code.id for finding in result.findings} == {"CQ344"}


def test_conditions_come_before_faults(tmp_path: Path) -> None:
    only = Condition("区县", frozenset({"渝北区"}))
    but = Condition("年份", frozenset({2014}), among=False)
    job = Job(COLUMNS, sums=("抽查数",), conditions=(only, but))
    rows = ((2, "江津区", D2013, "约5", 1), (3, "渝北区", "2014年", 5, 5))
    result = tally(tmp_path, GOOD, *rows, job=job)
    assert (sums(result), result.left_out, result.refused) == ({(): (1, 10)}, 2, 0)


def test_a_key_counts_once(tmp_path: Path) -> None:
    serial = LedgerColumn("编号", ("序号",), TextReader())
    job = Job((*COLUMNS, serial), sums=("抽查数",), key=("编号",))
    rows = (
        ("CQ 1", *GOOD[1:]),
        ("ＣＱ 1", *GOOD[1:]),
        ("CQ2", *GOOD[1:]),
        ("CQ2", "江津区", D2013, 1, 1),
    )
    result = tally(tmp_path, *rows, job=job, processes=2)
    assert sums(result) == {(): (2, 20)}
    assert (result.repeated, result.refused) == (1, 1)
    assert [finding.code.id for finding in result.findings] == ["CQ343", "CQ342"]
    assert "第 3 行" in result.findings[0].message_text.zh


def test_decimals_are_summed_exactly(tmp_path: Path) -> None:
    amount = Unit(id="万元", name=Words(zh="万元", en="10k yuan"), dimension=Dimension.AMOUNT)
    columns = (LedgerColumn("金额", ("抽查批次",), NumberReader(amount)),)
    rows = [(1, "", D2013, 0.1, 0)] * 3
    assert sums(tally(tmp_path, *rows, job=Job(columns, sums=("金额",)))) == {
        (): (3, Fraction(3, 10))
    }


@pytest.mark.parametrize("number_format", ["General", "0.00", "0%", '0"万"', "yyyy-mm-dd", "@"])
@pytest.mark.parametrize("raw", ["12", "-1", "1.5", "0.1", "76612.320000000007", "1e400", "0"])
@pytest.mark.parametrize("dimension", Dimension)
def test_the_fast_way_reads_figures_as_forms_do(
    number_format: str, raw: str, dimension: Dimension
) -> None:
    unit = Unit(id="u", name=Words(zh="元", en="yuan"), dimension=dimension)
    cell = Cell(1, 1, Kind.NUMBER, raw, number_format)
    if dimension is not Dimension.STAGE:
        figure = read_figure(cell, unit, Place(), "x")
        assert NumberReader(unit).read(cell, "x", date1904=False) == (figure.value, figure.findings)


@pytest.mark.parametrize(
    ("headings", "code"),
    [
        (("序号", "区县", "日期", "抽查数", "合格数"), "CQ340"),
        (("抽查数", "区县", "抽样日期", "抽查批次", "合格数"), "CQ341"),
    ],
)
def test_headings_bind_by_name_alone(tmp_path: Path, headings: tuple[str, ...], code: str) -> None:
    path = write(tmp_path / "in.xlsx", GOOD, headings=headings)
    with pytest.raises(UnreadableFile) as caught:
        tally_ledger(path, JOB)
    assert [finding.code.id for finding in caught.value.findings] == [code]


def test_a_sheet_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        tally_ledger(write(tmp_path / "in.xlsx", GOOD), JOB, sheet="表2")


def test_a_job_names_its_columns() -> None:
    with pytest.raises(ValueError, match="面积"):
        Job(COLUMNS, sums=("面积",))


def test_two_processes_find_what_one_does(tmp_path: Path) -> None:
    kinds = (GOOD, (2, "江津", D2013, 1, 1), (3, "江津区", "２０１４年", "3", 2), ())
    rows = [kinds[at % 4] for at in range(30_000)]
    path = write(tmp_path / "in.xlsx", *rows)
    one, two = (tally_ledger(path, JOB, processes=processes) for processes in (1, 2))
    assert one == two
    assert (one.counted, one.refused) == (15_000, 7_500)


def test_two_processes_refuse_what_one_does(tmp_path: Path) -> None:
    path = write(tmp_path / "in.xlsx", *[GOOD] * 30_000)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/sheet2.xml"))
    with pytest.raises(UnreadableFile):
        tally_ledger(path, JOB, processes=2)


def test_codes_are_in_order() -> None:
    assert [code.id for code in CODES] == [f"CQ{number}" for number in range(340, 356)]
    for code in CODES:
        for text in (code.title, code.message, code.help, code.why):
            text.zh.encode("gbk")
