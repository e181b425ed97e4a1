"""Which figures count: as of a day, published late, too old, after the deadline, not readable."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import product

import pytest

from cqquality.assessment.evaluation import evaluate, evaluate_each
from cqquality.assessment.result import Status, pace_tally, tally
from cqquality.definitions import load_pack
from cqquality.definitions.pack import Pack
from cqquality.findings import Place, Severity
from cqquality.observation import Observation, Origin, Returns
from cqquality.period import instant, month
from cqquality.returns import codes as return_codes
from tests.building import SHIPPED, Row, assess, codes, indicator, judge, pack, returns, yearly

MET, NOT_MET, NOT_DUE, NO_DATA = Status.MET, Status.NOT_MET, Status.NOT_DUE, Status.NO_DATA
PACK = load_pack(SHIPPED)
ONE = pack()


@pytest.mark.parametrize(
    ("rows", "day"),
    [
        ([("A", "2013年", "1")], date(2013, 12, 31)),
        ([("A", "2013年", "1"), ("A", "2014年上半年", "1")], date(2014, 6, 30)),
        ([], date(2015, 12, 31)),
    ],
)
def test_the_day_of_judgement_is_the_newest_figure(rows: list[Row], day: date) -> None:
    assert assess(ONE, rows).as_of == day


def test_figures_after_the_day_are_not_used_and_counted() -> None:
    rows = yearly("A", {2013: "9", 2014: "10", 2015: "11"})
    assessment = assess(ONE, rows, "2013-12-31")
    assert assessment.results[0].value == 9
    assert codes(assessment) == ["CQ311"]
    assert "2 figures" in assessment.findings[0].message_text.en
    assert "2013-12-31" in assessment.findings[0].message_text.zh


@pytest.mark.parametrize(
    ("newest", "as_of", "status"),
    [
        ("2014年", "2014-12-31", NOT_DUE),
        ("2014年", "2015-11-30", NOT_DUE),
        ("2014年", "2015-12-31", NO_DATA),
        ("2013年", "2015-12-31", NO_DATA),
        ("2015年上半年", "2015-12-31", NOT_DUE),  # the figure of the deadline is still to come
        ("2015年上半年", "2016-06-30", NO_DATA),
        ("2015年", "2015-12-31", NOT_MET),
        ("2015年", "2016-03-31", NOT_MET),
        ("2015年", "2019-12-31", NOT_MET),  # the figure of the deadline stands for good
    ],
)
def test_an_old_figure_does_not_show_the_present(newest: str, as_of: str, status: Status) -> None:
    assert judge(ONE, [("A", newest, "9")], as_of).status is status


REGIONS = ("渝中区", "江北区", "大足区", "双桥区")


@pytest.mark.parametrize("by_region", [False, True])
def test_many_days_are_judged_as_each_alone(by_region: bool) -> None:
    regions = REGIONS if by_region else ("",)
    found = regional(PACK, regions)
    days = [date(2011, 3, 31), date(2014, 6, 30), date(2011, 12, 31), date(2015, 12, 31)]
    at_once = list(evaluate_each(PACK, found, days, by_region=by_region, analysed=True))
    assert at_once == [
        evaluate(PACK, found, day, by_region=by_region, analysed=True) for day in days
    ]


def regional(pack: Pack, regions: Iterable[str]) -> Returns:
    """Return figures of every item of the pack, months of flows and moments of stocks."""
    observations = []
    for row, (region, code, number) in enumerate(product(regions, pack.items, range(54))):
        period = month(2010 + number // 12, number % 12 + 1)
        if pack.items[code].basis == "stock":
            period = instant(period.end)
        origin = Origin("a.xlsx", "s", row, 1, f"A{row}", str(row))
        value = Fraction(90 + (row * 7) % 11)
        observations.append(Observation(code, period, value, origin, region))
    return Returns(("a.xlsx",), tuple(observations), (), (), ())


def test_an_outdated_figure_is_named() -> None:
    assessment = assess(ONE, [("A", "2013年", "12")], "2015-12-31")
    found = assessment.results[0]
    assert (found.status, found.value) == (NO_DATA, None)
    assert found.reason is not None
    assert "2013" in found.reason.en
    assert codes(assessment) == ["CQ309"]


@pytest.mark.parametrize(
    ("values", "status", "value"),
    [
        ({2015: "9", 2016: "12"}, NOT_MET, 9),
        ({2015: "12", 2016: "9"}, MET, 12),
        ({2016: "12"}, NO_DATA, None),
        ({2014: "9", 2016: "12"}, NO_DATA, None),
    ],
)
def test_what_comes_after_the_deadline_decides_nothing(
    values: dict[int, str], status: Status, value: int | None
) -> None:
    found = judge(ONE, yearly("A", values), "2016-12-31")
    assert (found.status, found.value, found.pace) == (status, value, None)


def test_only_later_figures_are_no_reason_to_guess() -> None:
    found = judge(ONE, yearly("A", {2016: "12"}), "2016-12-31")
    assert found.reason is not None
    assert found.reason.en == "no figure of the deadline, only for 2016-12-31"


@pytest.mark.parametrize(
    ("values", "as_of", "status", "value", "found"),
    [
        ({2011: "85.49", 2014: "88.2"}, "2015-12-31", NOT_DUE, "88.2", ["CQ310"]),
        ({2011: "85.49", 2014: "90.1"}, "2015-12-31", MET, "90.1", ["CQ310"]),
        ({2014: "88.2", 2015: "89.9"}, "2016-12-31", NOT_MET, "89.9", ["CQ310"]),
        ({2013: "88.2"}, "2015-12-31", NO_DATA, None, ["CQ309"]),
        ({2014: "88.2"}, "2014-12-31", NOT_DUE, "88.2", []),
    ],
)
def test_an_index_published_a_year_late(
    values: dict[int, str], as_of: str, status: Status, value: str | None, found: list[str]
) -> None:
    """P01: at the end of 2015 the newest index there is, is that of 2014."""
    assessment = assess(PACK, yearly("P01-1", values), as_of)
    result = next(r for r in assessment.results if r.indicator.id == "P01")
    assert result.status is status
    assert result.value == (Fraction(value) if value else None)
    assert [f.code.id for f in assessment.findings if f.subject == "P01"] == found
    assert result.attainment is None


def test_a_figure_that_could_not_be_read_is_not_no_data() -> None:
    unreadable = return_codes.NO_PERIOD.at(Place("r.xlsx", "S", row=3), "A", rows="")
    assert unreadable.severity is Severity.ERROR
    found = judge(ONE, returns(findings=[unreadable]))
    assert found.status is Status.NOT_ASSESSABLE
    assert found.reason is not None
    assert found.reason.zh == "报送的数据有误"


def test_what_spoils_a_part_spoils_the_total() -> None:
    unreadable = return_codes.NO_PERIOD.at(Place("r.xlsx", "S", row=3), "B03a-1", rows="")
    assert judge(PACK, returns(findings=[unreadable]), name="B03").status is Status.NOT_ASSESSABLE


def test_a_year_that_could_not_be_read_leaves_a_kept_rate_open() -> None:
    unreadable = return_codes.NO_PERIOD.at(Place("r.xlsx", "S", row=3), "P04-3", rows="")
    rows = yearly("P04-3", {2011: "97", 2013: "97", 2014: "97", 2015: "97"})
    assert judge(PACK, returns(rows), name="P04").status is MET
    open_year = judge(PACK, returns(rows, findings=[unreadable]), name="P04")
    assert open_year.status is Status.NOT_ASSESSABLE
    complete = returns([*rows, ("P04-3", "2012年", "97")], findings=[unreadable])
    assert judge(PACK, complete, name="P04").status is MET


def test_the_findings_of_reading_come_first_and_are_kept() -> None:
    unreadable = return_codes.NO_PERIOD.at(Place("r.xlsx", "S", row=3), "A", rows="")
    assessment = assess(ONE, returns(yearly("A", {2016: "1"}), findings=[unreadable]), "2015-12-31")
    assert [finding.severity for finding in assessment.findings] == [Severity.ERROR, Severity.INFO]


def test_nothing_reported_at_all() -> None:
    assessment = assess(PACK, [])
    assert len(assessment.results) == 112
    assert tally(assessment.results) == {NO_DATA: 112}
    assert not assessment.findings
    assert not assessment.has_gaps
    assert not pace_tally(assessment.results)


def test_the_same_input_gives_the_same_outcome() -> None:
    rows = [*yearly("B01-1", {2011: "3", 2013: "4"}), *yearly("P04-3", {2011: "95", 2013: "97"})]
    assert assess(PACK, rows) == assess(PACK, rows)


def test_a_gap_is_a_miss_or_a_slow_pace() -> None:
    slow = indicator(baseline="{date: 2010-12-31, value: 0}")
    assert assess(pack(slow), [("A", "2013年", "1")]).has_gaps
    assert not assess(pack(slow), [("A", "2013年", "7")]).has_gaps
    assert assess(pack(slow), [("A", "2015年", "9")]).has_gaps


@pytest.mark.parametrize("name", [i.id for i in PACK.indicators.values() if i.readings])
def test_every_reading_of_every_indicator_can_be_judged(name: str) -> None:
    readings = PACK.indicators[name].readings
    assert readings is not None
    rows: list[Row] = [
        (code, f"{year}年", "50")
        for code, item in PACK.items.items()
        for year in range(2010, 2016)
        if code.partition("-")[0] == name and PACK.unit[item.unit].dimension != "stage"
    ]
    for option in readings.options:
        found = judge(PACK, rows, "2015-12-31", option.id, name)
        assert found.reading == option
