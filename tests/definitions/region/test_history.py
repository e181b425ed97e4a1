"""Regions in time: lives, lists, and what is comparable over a reorganisation."""

from datetime import date

import pytest

from cqquality.definitions import find_pack, load_pack
from cqquality.definitions.region.history import History

REGISTRY = load_pack(find_pack("cq-2011-55")).regions or pytest.fail("the pack has no regions")
HISTORY = History(REGISTRY)
Y2009, Y2010, Y2012, Y2015, Y2016, Y2026 = (
    date(year, 12, 31) for year in (2009, 2010, 2012, 2015, 2016, 2026)
)


@pytest.mark.parametrize(
    ("region", "from_day", "to_day", "before", "after"),
    [
        ("qijiang", Y2010, Y2015, "wansheng qijiang-county", "qijiang"),
        ("wansheng", Y2010, Y2015, "wansheng qijiang-county", "qijiang"),
        ("qijiang", Y2015, Y2010, "qijiang", "wansheng qijiang-county"),
        ("dazu-county", Y2010, Y2012, "shuangqiao dazu-county", "dazu"),
        ("kaizhou", Y2015, Y2016, "kaizhou", "kaizhou"),
        ("qijiang", Y2012, Y2015, "qijiang", "qijiang"),
        ("wansheng", Y2009, Y2010, "wansheng", "wansheng"),
        ("wansheng", Y2012, Y2015, "", ""),
        ("wanzhou", Y2010, Y2026, "wanzhou", "wanzhou"),
        ("beibei", Y2015, Y2026, "jiangbei beibei yubei", "beibei liangjiang"),
        ("liangjiang", Y2015, Y2026, "jiangbei beibei yubei", "beibei liangjiang"),
    ],
)
def test_a_bridge_names_the_comparable_regions_of_both_days(
    region: str, from_day: date, to_day: date, before: str, after: str
) -> None:
    bridge = HISTORY.bridge(region, from_day, to_day)
    assert " ".join(r.id for r in bridge.before) == before
    assert " ".join(r.id for r in bridge.after) == after


def test_an_unknown_region_has_no_bridge() -> None:
    with pytest.raises(KeyError):
        HISTORY.bridge("atlantis", Y2010, Y2015)


@pytest.mark.parametrize(
    ("day", "revision"),
    [
        (Y2009, "2010-12"),
        (date(2011, 7, 19), "2010-12"),
        (date(2011, 11, 30), "2010-12"),
        (date(2011, 12, 1), "2011-12"),
        (Y2015, "2015-06"),
        (date(2025, 11, 5), "2019-04"),
        (date(2025, 11, 6), "2025-11"),
    ],
)
def test_the_revision_of_a_day(day: date, revision: str) -> None:
    assert HISTORY.revision_on(day).id == revision


@pytest.mark.parametrize(
    ("region", "day", "code", "name"),
    [
        ("bishan", date(2014, 11, 30), "500227", "璧山县"),
        ("bishan", date(2014, 12, 1), "500120", "璧山区"),
        ("kaizhou", date(2016, 6, 30), "500234", "开县"),
        ("qijiang", Y2010, "500110", "綦江区"),
        ("wansheng", Y2015, "500110", "万盛区"),
        ("liangjiang", Y2026, None, "两江新区"),
    ],
)
def test_a_region_is_called_what_it_was_at_the_nearest_time(
    region: str, day: date, code: str | None, name: str
) -> None:
    listed = HISTORY.listed(REGISTRY.region[region], day)
    assert (listed.code, listed.name.zh) == (code, name)


def test_a_region_without_a_code_is_listed_last() -> None:
    codes = [listed.code for listed in HISTORY.list_on(Y2026)]
    assert codes[-1] is None
    assert None not in codes[:-1]


def test_neighbours_in_time() -> None:
    assert [r.id for r in HISTORY.successors("wansheng")] == ["qijiang"]
    assert [r.id for r in HISTORY.predecessors("qijiang")] == ["wansheng", "qijiang-county"]
    assert HISTORY.successors("wanzhou") == HISTORY.predecessors("wanzhou") == ()


@pytest.mark.parametrize(
    ("unit", "day", "hosts"),
    [
        ("liangjiang-zone", Y2015, "jiangbei beibei yubei"),
        ("wansheng-zone", Y2015, "qijiang"),
        ("bonded-port", Y2026, "liangjiang"),
    ],
)
def test_a_memo_unit_overlaps_the_hosts_of_its_day(unit: str, day: date, hosts: str) -> None:
    found = HISTORY.hosts(REGISTRY.memo_unit[unit], day)
    assert " ".join(region.id for region in found) == hosts
