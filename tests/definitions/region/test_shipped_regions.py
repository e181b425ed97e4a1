"""The shipped regions against the published lists of seven revisions (data/regions.tsv)."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from cqquality.definitions import load_pack
from cqquality.definitions.region.gazetteer import Gazetteer
from cqquality.definitions.region.history import History, Listed
from cqquality.definitions.region.match import Match
from cqquality.definitions.region.model import Revision

TESTS = Path(__file__).parents[2]
REGISTRY = load_pack(TESTS.parent / "indicators" / "cq-2011-55").regions or pytest.fail(
    "the pack has no regions"
)
HISTORY = History(REGISTRY)
GAZETTEER = Gazetteer(REGISTRY)

PUBLISHED: dict[str, list[tuple[str, str]]] = {}
with (TESTS / "data" / "regions.tsv").open(encoding="utf-8", newline="") as _file:
    for _row in csv.DictReader(_file, delimiter="\t"):
        PUBLISHED.setdefault(_row["revision"], []).append((_row["code"], _row["name"]))

COUNTS = {
    # revision: districts, counties, autonomous counties
    "2010-12": (19, 17, 4),
    "2011-12": (19, 15, 4),
    "2014-12": (21, 13, 4),
    "2015-06": (23, 11, 4),
    "2016-07": (24, 10, 4),
    "2016-12": (26, 8, 4),
    "2019-04": (26, 8, 4),
    "2025-11": (25, 8, 4),
}


def _kind(listed: Listed) -> int:
    return 2 if listed.name.zh.endswith("自治县") else int(listed.name.zh.endswith("县"))


@pytest.mark.parametrize("revision", REGISTRY.revisions, ids=lambda r: r.id)
def test_every_revision_has_its_districts_and_counties(revision: Revision) -> None:
    kinds = Counter(_kind(listed) for listed in HISTORY.list_on(revision.since))
    assert (kinds[0], kinds[1], kinds[2]) == COUNTS[revision.id]


def test_the_published_lists_are_seven() -> None:
    assert [len(rows) for rows in PUBLISHED.values()] == [40, 38, 38, 38, 38, 38, 38]
    months = [revision.id.replace("-", "") for revision in REGISTRY.revisions]
    assert months == [*PUBLISHED, "202511"]


@pytest.mark.parametrize("month", PUBLISHED)
def test_the_dated_regions_rebuild_every_published_list(month: str) -> None:
    day = date(int(month[:4]), int(month[4:]), 1)
    assert [(r.code, r.name.zh) for r in HISTORY.list_on(day)] == PUBLISHED[month]


@pytest.mark.parametrize("month", PUBLISHED)
def test_every_published_name_and_code_resolves_on_its_own_day(month: str) -> None:
    day = date(int(month[:4]), int(month[4:]), 28)
    for code, name in PUBLISHED[month]:
        for text in (name, code, code + name, f"重庆市{name}"):
            found = GAZETTEER.find(text, day)
            assert isinstance(found, Match), text
            assert (found.code, found.name.zh, found.adds, found.notes) == (code, name, True, ())


def test_every_short_name_and_alias_resolves_without_a_note() -> None:
    day = date(2013, 6, 30)
    for listed in HISTORY.list_on(day):
        for text in (listed.short, listed.id, listed.name.en, *listed.region.aliases):
            found = GAZETTEER.find(text, day)
            assert isinstance(found, Match), text
            assert (found.area, found.notes) == (listed.region, ())


@pytest.mark.parametrize(
    ("group", "in_2010", "in_2012"),
    [
        ("main-urban", 9, 9),
        ("core-area", 6, 6),
        ("extension-area", 3, 3),
        ("development-area", 14, 12),
        ("one-hour-circle", 23, 21),
        ("northeast", 11, 11),
        ("southeast", 6, 6),
    ],
)
def test_a_group_has_the_members_of_its_day(group: str, in_2010: int, in_2012: int) -> None:
    members = REGISTRY.group[group]
    assert len(HISTORY.members(members, date(2010, 12, 31))) == in_2010
    assert len(HISTORY.members(members, date(2012, 12, 31))) == in_2012


@pytest.mark.parametrize("day", [date(2010, 12, 31), date(2013, 9, 1), date(2024, 1, 1)])
@pytest.mark.parametrize(
    "groups",
    [
        "one-hour-circle northeast southeast",
        "core-area extension-area development-area northeast southeast",
    ],
)
def test_the_groups_cover_every_region_once(groups: str, day: date) -> None:
    members = [r.id for g in groups.split() for r in HISTORY.members(REGISTRY.group[g], day)]
    assert sorted(members) == sorted(listed.id for listed in HISTORY.list_on(day))
