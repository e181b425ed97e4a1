"""The city as the sum of its districts, with the pack that came with the program."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

import pytest

from cqquality.assessment.evaluation import evaluate
from cqquality.assessment.result import Assessment, Breakdown, Result, Status
from cqquality.definitions import find_pack, load_pack
from cqquality.definitions.indicator import Share
from cqquality.definitions.region.history import History
from cqquality.observation import NotApplicable, Observation, Returns
from tests.building import origin, period

PACK = load_pack(find_pack())
assert PACK.regions is not None
DISTRICTS_2014 = [region.name.zh for region in History(PACK.regions).list_on(period("2014").end)]
Row = tuple[str, str, str, str]
"""Item, period, region as written, value."""


def returns(rows: Iterable[Row], marks: Iterable[tuple[str, str, str]] = ()) -> Returns:
    return Returns(
        files=("r.xlsx",),
        observations=tuple(
            Observation(item, period(when), Fraction(value), origin(row), region)
            for row, (item, when, region, value) in enumerate(rows, start=1)
        ),
        stages=(),
        entries=(),
        findings=(),
        not_applicable=tuple(
            NotApplicable(item, period(when), region, origin(row))
            for row, (item, when, region) in enumerate(marks, start=701)
        ),
    )


def judged(rows: Iterable[Row], *, marks: Iterable[tuple[str, str, str]] = ()) -> Assessment:
    return evaluate(PACK, returns(rows, marks), period("2014").end, by_region=True)


def result(assessment: Assessment, name: str) -> Result:
    return next(each for each in assessment.results if each.indicator.id == name)


def breakdown(assessment: Assessment, name: str) -> Breakdown:
    return next(each for each in assessment.breakdowns if each.whole.indicator.id == name)


def markets(without: Iterable[str] = (), value: str = "20") -> list[Row]:
    left_out = set(without)
    return [("V03-1", "2014", name, value) for name in DISTRICTS_2014 if name not in left_out]


def codes(assessment: Assessment) -> list[str]:
    return sorted(f.code.id for f in assessment.findings if f.code.id >= "CQ28")


def test_all_districts_add_up() -> None:
    whole = result(judged(markets()), "V03")
    assert whole.value == 38 * 20
    assert not whole.at_least
    assert whole.status is Status.NOT_DUE
    assert len(whole.sources) == 38


def test_a_missing_district_makes_the_sum_a_lower_bound_and_is_named() -> None:
    assessment = judged(markets(without=["巫溪县"]))
    whole = result(assessment, "V03")
    assert whole.value == 37 * 20
    assert whole.at_least
    assert whole.status is Status.NOT_ASSESSABLE
    (finding,) = [f for f in assessment.findings if f.code.id == "CQ330"]
    assert "38 个区县中已报 37 个，缺 1 个：巫溪县" in finding.message_text.zh


def test_a_lower_bound_that_is_enough_is_met() -> None:
    assert result(judged(markets(["巫溪县"], "30")), "V03").status is Status.MET


def test_where_an_item_does_not_apply_nothing_is_missing() -> None:
    assessment = judged(markets(without=["渝中区"]), marks=[("V03-1", "2014", "渝中区")])
    whole = result(assessment, "V03")
    assert whole.value == 37 * 20
    assert not whole.at_least
    assert codes(assessment) == []


def test_memo_units_are_shown_and_never_added() -> None:
    assessment = judged([*markets(), ("V03-1", "2014", "两江新区", "9")])
    assert result(assessment, "V03").value == 38 * 20
    (memo,) = breakdown(assessment, "V03").memos
    assert memo.name.zh == "两江新区"
    assert memo.value == 9


def test_an_old_name_is_understood() -> None:
    rows = [("V03-1", "2014", "铜梁县", "20"), *markets(without=["铜梁区"])]
    assessment = judged(rows)
    assert result(assessment, "V03").value == 38 * 20
    assert not result(assessment, "V03").at_least


def test_districts_merged_within_the_year_count_for_the_new_one() -> None:
    rows: list[Row] = [
        ("S01-1", "2011", "万盛区", "1"),
        ("S01-1", "2011", "綦江县", "2"),
        ("S01-1", "2011", "渝中区", "4"),
    ]
    assessment = evaluate(PACK, returns(rows), period("2011").end, by_region=True)
    shares = {s.region: s.result.value for s in breakdown(assessment, "S01").shares}
    assert shares["qijiang"] == 3
    assert [f.code.id for f in assessment.findings].count("CQ333") == 2


def test_a_reported_total_is_reconciled() -> None:
    assessment = judged([*markets(), ("V03-1", "2014", "", "761")])
    assert result(assessment, "V03").value == 761
    (finding,) = [f for f in assessment.findings if f.code.id == "CQ331"]
    assert "761" in finding.message_text.zh
    assert "760" in finding.message_text.zh


def rate(name: str, inspected: str, passed: str) -> list[Row]:
    return [("P02-1", "2014", name, inspected), ("P02-2", "2014", name, passed)]


def rates(*different: tuple[str, str, str]) -> list[Row]:
    named = {name for name, _, _ in different}
    rows = [row for name in DISTRICTS_2014 if name not in named for row in rate(name, "100", "90")]
    return [*rows, *(row for each in different for row in rate(*each))]


def test_rates_are_pooled_and_never_averaged() -> None:
    whole = result(judged(rates(("万州区", "1000", "800"))), "P02")
    assert whole.value == Fraction(37 * 90 + 800, 37 * 100 + 1000) * 100


def test_who_holds_the_gap() -> None:
    parts = breakdown(
        judged(rates(("万州区", "1000", "800"), ("涪陵区", "100", "85"), ("渝中区", "100", "98"))),
        "P02",
    )
    shares = {share.name.zh: share for share in parts.shares}
    assert shares["万州区"].deficit == 100
    assert shares["涪陵区"].deficit == 5
    assert shares["万州区"].contribution == Fraction(100, 105)
    assert (shares["渝中区"].rank, shares["万州区"].rank) == (1, 38)
    assert [name for name, share in shares.items() if share.closes] == ["万州区"]


def test_a_count_that_is_not_divided_has_values_and_ranks_alone() -> None:
    share = breakdown(judged(markets()), "V03").shares[0]
    assert share.result.status is Status.NOT_ASSESSABLE
    assert (share.result.gap, share.deficit, share.rank) == (None, None, 1)


def test_a_divided_count_is_judged_by_its_share() -> None:
    indicator = replace(
        PACK.indicators["V03"], division=(Share(region="wanzhou", value=Fraction(25)),)
    )
    pack = replace(PACK, indicators={**PACK.indicators, "V03": indicator})
    assessment = evaluate(pack, returns(markets()), period("2014").end, by_region=True)
    shares = {s.region: s for s in breakdown(assessment, "V03").shares}
    assert shares["wanzhou"].result.gap == 5
    assert shares["wanzhou"].deficit == 5


def divided(shares: dict[str, str], rows: list[Row]) -> Breakdown:
    """Judge V03, at least 800 in all, with the shares given by id."""
    division = tuple(Share(region=name, value=Fraction(value)) for name, value in shares.items())
    indicator = replace(PACK.indicators["V03"], division=division)
    pack = replace(PACK, indicators={**PACK.indicators, "V03": indicator})
    return breakdown(
        evaluate(pack, returns(rows), period("2014").end, by_region=True),
        "V03",
    )


def test_the_fewest_districts_that_would_close_the_gap_of_a_count() -> None:
    """The whole lacks 40 of 800; the shares add up to 840, so that not all need be closed."""
    rows = [("V03-1", "2014", name, "20") for name in DISTRICTS_2014]
    shares = {"wanzhou": "50", "fuling": "35", "yuzhong": "25", "jiangbei": "10"}
    parts = {share.region: share for share in divided(shares, rows).shares}
    assert [parts[name].deficit for name in shares] == [30, 15, 5, 0]
    assert [name for name, share in parts.items() if share.closes] == ["wanzhou", "fuling"]
    assert parts["wanzhou"].contribution == Fraction(30, 50)


def test_districts_with_a_share_are_ranked_by_how_much_of_it_they_reached() -> None:
    parts = divided({"wanzhou": "50", "jiangbei": "10"}, markets())
    ranks = {share.region: share.rank for share in parts.shares}
    assert (ranks["jiangbei"], ranks["wanzhou"], ranks["fuling"]) == (1, 2, None)


def test_a_rate_is_pooled_over_districts_that_report_both_parts() -> None:
    rows = [row for row in rates() if row != ("P02-2", "2014", "万州区", "90")]
    whole = result(judged(rows), "P02")
    assert whole.value == 90
    assert (whole.provisional, len(whole.sources)) == (True, 74)
    assert whole.reason is not None
    assert "缺万州区" in whole.reason.zh


def test_a_year_missed_for_certain_stands_beside_a_provisional_one() -> None:
    low = [row for name in DISTRICTS_2014 for row in older(name, "80")]
    rows = [row for row in rates() if row[2] != "万州区"]
    whole = result(judged([*low, *rows]), "P02")
    assert whole.value == 90
    assert (whole.status, whole.provisional) == (Status.NOT_MET, True)
    assert [point.hit for point in whole.history] == [False, None]


def older(name: str, passed: str) -> list[Row]:
    return [("P02-1", "2013", name, "100"), ("P02-2", "2013", name, passed)]


def test_a_district_that_contradicts_itself_is_left_out() -> None:
    rows: list[Row] = [
        ("S01-1", "2014", "万州区", "10"),
        ("S01-1", "2014H1", "万州区", "3"),
        ("S01-1", "2014H2", "万州区", "3"),
        ("S01-1", "2014", "涪陵区", "1"),
    ]
    assessment = judged(rows)
    assert "CQ301" in {f.code.id for f in assessment.findings}
    assert result(assessment, "S01").value == 1


@pytest.mark.parametrize("name", ["垫江区", "某某区"])
def test_a_name_that_is_no_district_counts_nowhere(name: str) -> None:
    assessment = judged([*markets(), ("V03-1", "2014", name, "9")])
    assert result(assessment, "V03").value == 38 * 20
    assert "CQ280" in codes(assessment)
