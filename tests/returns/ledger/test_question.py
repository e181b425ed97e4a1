"""What becomes of each row of a ledger, and what the answer comes to."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from cqquality.definitions.form import Says, Tally
from cqquality.period import Period, month, quarter, year
from cqquality.returns.ledger.answer import Answer, Count, TallyKey
from cqquality.returns.ledger.question import RowClass, Split, spans
from cqquality.returns.ledger.telling import told
from cqquality.returns.workbook import Cell, Kind
from tests.returns.ledger.asking import ask, part, rows
from tests.returns.ledger.plain import PlainEngine

GOOD = ("A1", "渝北区", "产品", date(2013, 3, 5), 10, 9)
SERIAL = Cell(0, 0, Kind.NUMBER, "41338")


def answer(*some: tuple[Any, ...], **changed: Any) -> Answer:
    question = ask(**changed)
    return PlainEngine([rows(question, *some)]).answer(question, (part(),))


def classes(found: Answer) -> dict[str, int]:
    return {name.value: n for name, n in sorted(found.counts[0].by_class.items()) if n}


def test_only_columns_that_decide_are_asked_for() -> None:
    assert [column.id for column in ask().columns] == [
        *("number", "area", "category", "date", "inspected", "passed")
    ]
    assert ask().column["inspected"].headings == {"抽查数", "inspected", "抽查批次"}


@pytest.mark.parametrize(
    ("row", "row_class", "column", "code"),
    [
        pytest.param(GOOD, "used", "", "", id="sound"),
        pytest.param((*GOOD[:3], "2013年3月5日", 10, 9), "used", "", "", id="date in words"),
        pytest.param((*GOOD[:3], "20130305", 10, 9), "used", "", "", id="eight digits"),
        pytest.param((*GOOD[:3], SERIAL, 10, 9), "used", "", "", id="serial"),
        pytest.param((*GOOD[:3], "2013年3月", 10, 9), "used", "", "", id="month"),
        pytest.param(("合计", None, None, None, 9, 9), "total", "number", "CQ353", id="total"),
        pytest.param(
            ("填表人：甲", None, None, None, None, None), "total", "number", "CQ353", id="note"
        ),
        pytest.param((*GOOD[:2], "玩具", "约", 1, 2), "unmeant", "category", "CQ352", id="other"),
        pytest.param((*GOOD[:2], None, *GOOD[3:]), "refused", "category", "CQ345", id="no kind"),
        pytest.param((None, *GOOD[1:]), "refused", "number", "CQ345", id="no key"),
        pytest.param(("A1", "—", *GOOD[2:]), "refused", "area", "CQ345", id="mark for a region"),
        pytest.param((*GOOD[:3], "近日", 10, 9), "refused", "date", "CQ240", id="no date"),
        pytest.param((*GOOD[:3], "2013-2014年", 1, 1), "refused", "date", "CQ240", id="two years"),
        pytest.param((*GOOD[:4], "约5", 6), "refused", "inspected", "CQ230", id="vague"),
        pytest.param((*GOOD[:4], 1.5, 1), "refused", "inspected", "CQ227", id="half a batch"),
        pytest.param((*GOOD[:4], 5, 6), "refused", "passed", "CQ347", id="more than all"),
        pytest.param((*GOOD[:3], "2012-12-31", 1, 1), "outside", "date", "CQ354", id="last year"),
    ],
)
def test_a_row_is_in_one_class(
    row: tuple[Any, ...], row_class: str, column: str, code: str
) -> None:
    found = answer(row)
    assert classes(found) == {row_class: 1}
    assert [(r.column, r.code) for r in found.asides] == ([(column, code)] if column else [])


def test_a_blank_row_is_none() -> None:
    assert answer((None, " ", None, None, None, None)).counts == (Count(0, {}, blank=1),)


def test_rows_are_summed_by_region_and_year() -> None:
    some = [
        GOOD,
        ("A2", "渝北区", "重点产品", "2013-12-31", "5批次", 5),
        ("A3", "江津区", *GOOD[2:]),
    ]
    found = answer(*some)
    assert {key: amount.value for key, amount in found.amounts.items()} == {
        TallyKey(0, "渝北区", year(2013)): 15,
        TallyKey(1, "渝北区", year(2013)): 14,
        TallyKey(0, "江津区", year(2013)): 10,
        TallyKey(1, "江津区", year(2013)): 9,
    }
    assert found.amounts[TallyKey(0, "渝北区", year(2013))].rows == ((0, 2, 3, 4),)


COPY, OTHER = ("ａ 1", *GOOD[1:]), ("A1", "江津区", *GOOD[2:])


@pytest.mark.parametrize(
    ("some", "expected"),
    [
        pytest.param([GOOD, COPY], {"repeated": 1, "used": 1}, id="copy"),
        pytest.param([GOOD, OTHER], {"refused": 2}, id="contradiction"),
        pytest.param([GOOD, COPY, OTHER], {"refused": 3}, id="copy and contradiction"),
        pytest.param([GOOD, (*GOOD[:4], 5, 6)], {"refused": 1, "used": 1}, id="one is mended"),
        pytest.param(
            [GOOD, (*GOOD[:3], "2012年", 1, 1)], {"outside": 1, "used": 1}, id="of another year"
        ),
    ],
)
def test_a_key_counts_once(some: list[tuple[Any, ...]], expected: dict[str, int]) -> None:
    assert classes(answer(*some)) == expected


def test_the_earliest_of_renewals_counts() -> None:
    later = ("A1", "江津区", "产品", "2013-06-30", 7, 7)
    early = ("A1", "江津区", "产品", "2012-06-30", 7, 7)
    found = answer(later, GOOD, repeats="renewal")
    assert classes(found) == {"repeated": 1, "used": 1}
    assert {amount.value for amount in found.amounts.values()} == {10, 9}
    assert classes(answer(later, early, repeats="renewal")) == {"outside": 1, "repeated": 1}


@pytest.mark.parametrize(
    ("windows", "used"),
    [
        pytest.param(("2013年", "2013年"), [1, 0], id="the same file twice"),
        pytest.param(("2013年6月", "2013年"), [0, 1], id="the longer one holds all"),
    ],
)
def test_parts_are_compared_with_each_other(windows: tuple[str, ...], used: list[int]) -> None:
    row = (*GOOD[:3], "2013-06-05", 10, 9)
    parts = tuple(part(window, f"{n}.xlsx") for n, window in enumerate(windows))
    found = PlainEngine([rows(ask(), row), rows(ask(), row)]).answer(ask(), parts)
    assert [count.of(RowClass.USED) for count in found.counts] == used
    (span,) = {key.span for key in found.amounts}
    assert span == year(2013)


def test_rows_are_counted_and_texts_told_apart() -> None:
    counts = (Tally(item="P02-1"), Tally(item="P02-2", distinct="firm"))
    some = [(*GOOD, "甲厂"), ("A2", *GOOD[1:], "甲 厂")]
    found = answer(*some, counts=counts, region=None)
    assert {key.tally: int(amount.value) for key, amount in found.amounts.items()} == {0: 2, 1: 1}


def test_what_is_barred_does_not_count() -> None:
    bar = (Says(column="remark", contains=("复检",)),)
    found = answer(
        (*GOOD, "甲厂", "已复检"), ("A2", *GOOD[1:]), counts=(Tally(item="P02-1", unless=bar),)
    )
    assert classes(found) == {"unmeant": 1, "used": 1}


@pytest.mark.parametrize(
    ("split", "expected"),
    [
        (
            "year",
            [
                Period(year(2012).end, date(2012, 11, 1)),
                Period(date(2013, 2, 28), date(2013, 1, 1)),
            ],
        ),
        (
            "quarter",
            [
                Period(year(2012).end, date(2012, 11, 1)),
                Period(date(2013, 2, 28), date(2013, 1, 1)),
            ],
        ),
        ("month", [month(2012, 11), month(2012, 12), month(2013, 1), month(2013, 2)]),
    ],
)
def test_a_window_is_cut_into_spans(split: Split, expected: list[Period]) -> None:
    assert list(spans(Period(date(2013, 2, 28), date(2012, 11, 1)), split)) == expected


def test_a_ledger_without_a_window_takes_every_row() -> None:
    found = PlainEngine([rows(ask(), GOOD)]).answer(ask(split="quarter"), (part(None),))
    assert {key.span for key in found.amounts} == {quarter(2013, 1)}


def test_an_answer_is_told() -> None:
    found = answer(GOOD, GOOD, ("A2", *GOOD[1:4], "约5", 1), ("合计", None, None, None, 1, 1))
    figures, findings = told(found)
    assert [(o.item, o.region, o.period, int(o.value)) for o in figures] == [
        ("P02-1", "渝北区", year(2013), 10),
        ("P02-2", "渝北区", year(2013), 9),
    ]
    (origin, other) = (o.origin for o in figures)
    assert origin != other
    assert [(r.first, r.last, r.count) for r in origin.rows] == [(3, 3, 1)]
    assert [f.code.id for f in findings] == ["CQ350", "CQ342", "CQ343", "CQ351"]
    assert findings[0].message_text.zh == (
        "“监督抽查台账”共 4 行，计入 1 行；有误 1 行；重复 1 行；合计和附注 1 行"
    )
    assert findings[2].message_text.zh == "“批次编号”列有 1 行：与第 3 行重复，只计一次（第 4 行）"


def test_spans_of_a_region_that_overlap_are_refused() -> None:
    parts = (part("2013年", "a.xlsx"), part("2013年6月", "b.xlsx"))
    some = rows(ask(), GOOD), rows(ask(), ("A2", "渝北区", "产品", "2013-06-01", 1, 1))
    figures, findings = told(PlainEngine(some).answer(ask(), parts))
    assert figures == []
    assert [f.code.id for f in findings][:2] == ["CQ355", "CQ355"]


def test_classes_that_do_not_add_up_are_no_answer() -> None:
    with pytest.raises(ValueError, match="2 rows read"):
        Count(2, {RowClass.USED: 1})
    sound = answer(GOOD)
    with pytest.raises(ValueError, match="have a reason"):
        Answer(sound.question, sound.parts, "x", "", (Count(1, {RowClass.REFUSED: 1}),), {})


def test_a_complete_list_says_zero() -> None:
    counts = (Tally(item="P02-1", sum="inspected", complete=True),)
    question, parts = ask(counts=counts, region=None), (part("2013-2014年"),)
    found = PlainEngine([rows(question, GOOD)]).answer(question, parts)
    figures, _ = told(found)
    assert [(o.period, o.value) for o in figures] == [
        (year(2013), Fraction(10)),
        (year(2014), Fraction(0)),
    ]
