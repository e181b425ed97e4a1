"""Counting a ledger: bands, duplicates, rows that decide nothing."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import pytest

from cqquality.assessment.result import Status
from cqquality.definitions import load_pack
from cqquality.findings import Place
from cqquality.observation import Returns
from cqquality.returns import codes as return_codes
from tests.building import SHIPPED, assess, codes, indicator, judge, pack, returns

LEDGER = """\
- id: firms
  name: {zh: 名录, en: Firms}
  section: main
  columns:
    - {id: firm, name: {zh: 企业, en: Firm}, kind: text}
    - {id: revenue, name: {zh: 收入, en: Revenue}, kind: number, unit: 亿元}
    - {id: grade, name: {zh: 等级, en: Grade}, kind: text}
    - {id: year, name: {zh: 年度, en: Year}, kind: period}
  key: [firm]
  period: year
  basis: BASIS
"""
Entry = tuple[str, str, Mapping[str, Fraction | str]]


def counting(*conditions: str, value: int = 2) -> str:
    return indicator(
        f"{{kind: reach, operator: ge, value: {value}}}",
        f"{{kind: count, ledger: firms, where: [{', '.join(conditions)}], reported: A}}",
    )


def firms(*rows: str, period: str = "2015年") -> Iterator[Entry]:
    """Yield rows written "name revenue grade"; a revenue of - is not there."""
    for row in rows:
        name, revenue, *grade = row.split()
        values: dict[str, Fraction | str] = {"firm": name}
        if revenue != "-":
            values["revenue"] = Fraction(revenue)
        if grade:
            values["grade"] = grade[0]
        yield ("firms", period, values)


BIG = "{column: revenue, operator: ge, value: 1000}"
COUNT = pack(counting(BIG), ledgers=LEDGER.replace("BASIS", "stock"))
EVENTS = pack(counting(BIG), ledgers=LEDGER.replace("BASIS", "flow"))


@pytest.mark.parametrize(
    ("rows", "status", "value", "found"),
    [
        (["a 1000", "b 1000"], Status.MET, 2, []),
        (["a 1000", "b 999.99"], Status.NOT_MET, 1, []),
        (["a 1000", "a 1000"], Status.NOT_MET, 1, []),
        (["a 1000", "a 1100"], Status.NOT_MET, 1, []),  # both qualify: one all the same
        (["a 1000", "b 1000", "c 1000", "c 1000"], Status.MET, 3, []),
        (["a 1200", "a 900"], Status.NOT_ASSESSABLE, 0, ["CQ308", "CQ318"]),
        (["a 1200", "a 900", "b 1000", "c 1000"], Status.MET, 2, ["CQ308", "CQ318"]),
        (["a 1000", "b -"], Status.NOT_ASSESSABLE, 1, ["CQ308"]),
        (["a 1000", "b 1000", "c -"], Status.MET, 2, ["CQ308"]),
        (["a 999", "b 1"], Status.NOT_MET, 0, []),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_ledger_is_counted(
    rows: list[str], status: Status, value: Fraction, found: list[str]
) -> None:
    assessment = assess(COUNT, returns(entries=firms(*rows)), "2015-12-31")
    result = assessment.results[0]
    assert (result.status, result.value, codes(assessment)) == (status, value, found)


def test_only_the_newest_list_of_what_there_is_counts() -> None:
    old, new = firms("a 1000", "b 1000", period="2014年"), firms("c 1000")
    assert judge(COUNT, returns(entries=[*old, *new])).value == 1


def test_everything_in_a_list_of_what_happened_counts() -> None:
    first, second = firms("a 1000", period="2015年上半年"), firms("b 1000", period="2015年下半年")
    assert judge(EVENTS, returns(entries=[*first, *second])).value == 2


@pytest.mark.parametrize(
    ("condition", "value"),
    [
        ("{column: grade, operator: eq, value: 甲}", 2),
        ("{column: grade, operator: ne, value: 甲}", 1),
        ("{column: revenue, operator: lt, value: 20}", 1),
        ("{column: revenue, operator: le, value: 20}", 2),
        ("{column: revenue, operator: gt, value: 20}", 1),
        ("{column: revenue, operator: eq, value: 20}", 1),
    ],
)
def test_conditions(condition: str, value: Fraction) -> None:
    counted = pack(counting(condition), ledgers=LEDGER.replace("BASIS", "stock"))
    rows = returns(entries=firms("a 10 甲", "b 20 甲", "c 30 乙"))
    assert judge(counted, rows).value == value


@pytest.mark.parametrize(("reported", "found"), [("2", []), ("3", ["CQ313"])])
def test_a_reported_number_is_compared(reported: str, found: list[str]) -> None:
    said = returns([("A", "2015年", reported)], entries=firms("a 1000", "b 1000"))
    assessment = assess(COUNT, said, "2015-12-31")
    assert (assessment.results[0].value, codes(assessment)) == (Fraction(2), found)


def test_a_reported_number_stands_in_for_a_list_that_was_not_sent() -> None:
    assert judge(COUNT, [("A", "2015年", "2")]).status is Status.MET


@pytest.mark.parametrize(
    ("rows", "status"),
    [
        ([], Status.NOT_ASSESSABLE),
        (["a 1000"], Status.NOT_ASSESSABLE),
        (["a 1000", "b 1000"], Status.MET),
    ],
)
def test_rows_that_could_not_be_read_may_qualify(rows: list[str], status: Status) -> None:
    broken = return_codes.LEDGER_BLANK.at(
        Place("r.xlsx", "S", row=9), "firms", ledger="", column="", rows=""
    )
    said = returns(entries=firms(*rows), findings=[broken])
    assert judge(COUNT, said).status is status


PACK = load_pack(SHIPPED)


def enterprises(thousand: int, between: int, below: int = 3) -> Returns:
    revenues = ["1000"] * thousand + ["500"] * between + ["499.99"] * below
    return returns(
        entries=[
            (
                "core-brand-enterprises",
                "2015年",
                {"enterprise": f"企业{number}", "revenue": Fraction(revenue)},
            )
            for number, revenue in enumerate(revenues)
        ]
    )


@pytest.mark.parametrize(
    ("name", "reading", "status", "value"),
    [
        ("B09", None, Status.MET, 5),
        ("B10", None, Status.NOT_MET, 8),
        ("B10", "exclusive", Status.NOT_MET, 8),
        ("B10", "inclusive", Status.MET, 13),
    ],
)
def test_the_bands_of_the_policy(
    name: str, reading: str | None, status: Status, value: Fraction
) -> None:
    """Five of 1000 and eight of 500 to 1000: the reading turns the verdict."""
    found = judge(PACK, enterprises(5, 8), "2015-12-31", reading, name)
    assert (found.status, found.value) == (status, value)
