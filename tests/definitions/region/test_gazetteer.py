"""What senders write in the region column, and what becomes of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqquality.definitions import find_pack, load_pack
from cqquality.definitions.region.gazetteer import Gazetteer
from cqquality.definitions.region.match import Match, NotFound
from cqquality.findings import Place, Severity
from cqquality.text import Language

REGISTRY = load_pack(find_pack("cq-2011-55")).regions or pytest.fail("the pack has no regions")
GAZETTEER = Gazetteer(REGISTRY)
PLACE = Place("a.xlsx", "1", row=3, column=2)

IN_2010, IN_2011 = date(2010, 12, 31), date(2011, 7, 19)
IN_2012, IN_2013 = date(2012, 6, 30), date(2013, 12, 31)
IN_2015, IN_2017, IN_2026 = date(2015, 12, 31), date(2017, 12, 31), date(2026, 1, 1)


def _found(text: str, day: date) -> Match:
    match = GAZETTEER.find(text, day)
    assert isinstance(match, Match), match
    return match


def _refused(text: str, day: date) -> NotFound:
    refusal = GAZETTEER.find(text, day)
    assert isinstance(refusal, NotFound), refusal
    return refusal


def _codes(answer: Match | NotFound) -> str:
    return " ".join(finding.code.id for finding in answer.findings(PLACE))


@pytest.mark.parametrize(
    ("text", "day", "region", "notes"),
    [
        ("500110", IN_2011, "wansheng", ""),
        ("500110", IN_2012, "qijiang", ""),
        ("500111", IN_2011, "shuangqiao", ""),
        ("500111", IN_2012, "dazu", ""),
        ("５００１１０", IN_2012, "qijiang", ""),
        ("500110000000", IN_2012, "qijiang", ""),
        ("500227", IN_2015, "bishan", "CQ283"),
        ("500120", IN_2013, "bishan", "CQ283"),
        ("500154", IN_2015, "kaizhou", "CQ283"),
        ("500110綦江区", IN_2012, "qijiang", ""),
        ("500110 綦江", IN_2012, "qijiang", ""),
        ("綦江区（500110）", IN_2012, "qijiang", ""),
        ("500222綦江", IN_2010, "qijiang-county", ""),
        ("500227璧山区", IN_2015, "bishan", "CQ283"),
        ("500120璧山县", IN_2015, "bishan", "CQ282"),
        ("綦江", IN_2010, "qijiang-county", ""),
        ("綦江", IN_2012, "qijiang", ""),
        ("忠　县", IN_2012, "zhongxian", ""),
        (" 开 县\n", IN_2012, "kaizhou", ""),
        ("重庆市忠县", IN_2012, "zhongxian", ""),
        ("重庆万州", IN_2012, "wanzhou", ""),
        ("石柱县", IN_2012, "shizhu", ""),
        ("彭水", IN_2012, "pengshui", ""),
        ("沙区", IN_2012, "shapingba", ""),
        ("wanzhou", IN_2012, "wanzhou", ""),
        ("Wanzhou District", IN_2012, "wanzhou", ""),
        ("开县", IN_2017, "kaizhou", "CQ282"),
        ("开州区", IN_2015, "kaizhou", "CQ282"),
        ("开州", IN_2015, "kaizhou", "CQ282"),
        ("璧山县", IN_2015, "bishan", "CQ282"),
        ("江津市", IN_2015, "jiangjin", "CQ282"),
        ("壁山", IN_2013, "bishan", "CQ287"),
        ("壁山县", IN_2015, "bishan", "CQ287 CQ282"),
        ("?江", IN_2012, "qijiang", "CQ287"),
        ("？江区", IN_2012, "qijiang", "CQ287"),
        ("□江县", IN_2010, "qijiang-county", "CQ287"),
        ("\ufffd\ufffd陵区", IN_2012, "fuling", "CQ287"),
        ("北培区", IN_2012, "beibei", "CQ287"),
        ("綦江区(含万盛)", IN_2012, "qijiang", "CQ288"),
        ("渝北区（两江新区）", IN_2012, "yubei", "CQ288"),
        ("开州区（原开县）", IN_2017, "kaizhou", ""),
        ("两江新区", IN_2026, "liangjiang", ""),
    ],
)
def test_a_region_is_recognised_and_added(text: str, day: date, region: str, notes: str) -> None:
    match = _found(text, day)
    assert (match.id, match.kind, match.adds) == (region, "region", True)
    assert _codes(match) == notes


@pytest.mark.parametrize(
    ("text", "day", "area", "kind", "notes"),
    [
        ("万盛区", IN_2012, "wansheng", "region", "CQ284"),
        ("500110万盛区", IN_2012, "wansheng", "region", "CQ284"),
        ("500222", IN_2012, "qijiang-county", "region", "CQ284"),
        ("綦江县", IN_2012, "qijiang-county", "region", "CQ284"),
        ("綦江区", IN_2010, "qijiang", "region", "CQ284"),
        ("江北区", IN_2026, "jiangbei", "region", "CQ284"),
        ("两江新区", IN_2015, "liangjiang-zone", "memo", "CQ285"),
        ("万盛经开区", IN_2015, "wansheng-zone", "memo", "CQ285"),
        ("其中：万盛经开区", IN_2015, "wansheng-zone", "memo", "CQ285"),
        ("万盛", IN_2015, "wansheng-zone", "memo", "CQ285"),
        ("北部新区", IN_2012, "north-new-area", "memo", "CQ285"),
        ("北部新区", IN_2017, "north-new-area", "memo", "CQ284"),
        ("万盛经开区", IN_2010, "wansheng-zone", "memo", "CQ284"),
        ("西永微电园", IN_2012, "xiyong-park", "memo", "CQ285"),
        ("全市", IN_2012, "whole-city", "total", "CQ286"),
        ("全市合计", IN_2012, "whole-city", "total", "CQ286"),
        ("合　计", IN_2012, "whole-city", "total", "CQ286"),
        ("重庆市", IN_2012, "whole-city", "total", "CQ286"),
        ("500000", IN_2012, "whole-city", "total", "CQ286"),
        ("市本级", IN_2012, "city-level", "own_level", "CQ286"),
        ("主城区小计", IN_2012, "main-urban", "group", "CQ286"),
        ("主城区(九区)", IN_2012, "main-urban", "group", "CQ286"),
        ("渝东北", IN_2012, "northeast", "group", "CQ286"),
        ("其中:渝北区", IN_2012, "yubei", "region", "CQ286"),
    ],
)
def test_what_is_recognised_and_not_added(
    text: str, day: date, area: str, kind: str, notes: str
) -> None:
    match = _found(text, day)
    assert (match.id, match.kind, match.adds) == (area, kind, False)
    assert _codes(match) == notes


@pytest.mark.parametrize(
    ("text", "day", "code", "suggestions"),
    [
        ("垫江区", IN_2012, "CQ280", ("垫江县",)),
        ("垫江区", date(2019, 9, 12), "CQ280", ("垫江县",)),
        ("重庆市垫江区", IN_2012, "CQ280", ("垫江县",)),
        ("500231垫江区", IN_2012, "CQ280", ("垫江县",)),
        ("忠", IN_2012, "CQ280", ("忠县",)),
        ("开", IN_2012, "CQ280", ("开县",)),
        ("开", IN_2017, "CQ280", ("开州区",)),
        ("万县", IN_2012, "CQ280", ("万州区",)),
        (
            "两江新区",
            date(2009, 1, 1),
            "CQ280",
            ("两江新区(liangjiang)", "两江新区(liangjiang-zone)"),
        ),
        ("500239", IN_2012, "CQ280", ()),
        ("130802双桥区", IN_2010, "CQ280", ("双桥区",)),
        ("河北省承德市双桥区", IN_2010, "CQ280", ()),
        ("杭州市", IN_2012, "CQ280", ()),
        ("", IN_2012, "CQ280", ()),
        ("渝北区" * 1000, IN_2012, "CQ280", ()),
        ("500110万州区", IN_2012, "CQ281", ("綦江区", "万州区")),
        ("500110綦江", IN_2010, "CQ281", ("万盛区", "綦江县")),
        ("500222綦江区", IN_2012, "CQ281", ("綦江县", "綦江区")),
        ("綦江区（不含万盛）", IN_2012, "CQ289", ()),
    ],
)
def test_what_is_refused_with_a_suggestion_and_never_bound(
    text: str, day: date, code: str, suggestions: tuple[str, ...]
) -> None:
    refusal = _refused(text, day)
    (finding,) = refusal.findings(PLACE)
    assert (finding.code.id, finding.place) == (code, PLACE)
    assert finding.severity is Severity.ERROR
    assert refusal.suggestions == suggestions


def test_a_misspelt_autonomous_county_gets_the_right_order_as_first_suggestion() -> None:
    refusal = _refused("酉阳苗族土家族自治县", IN_2012)
    assert refusal.suggestions[0] == "酉阳土家族苗族自治县"


@pytest.mark.parametrize(
    ("text", "day", "zh", "en"),
    [
        (
            "开县",
            IN_2017,
            "“开县”是开州区 2016-07 版以前的名称，按开州区读取",
            "'开县' is the name of Kaizhou District before the revision of 2016-07, "
            "and is read as that",
        ),
        (
            "万盛区",
            IN_2012,
            "万盛区在 2012-06-30 不存在：只见于 2011-12 版以前，其数不计入合计",
            "Wansheng District did not exist on 2012-06-30: it is listed only before the "
            "revision of 2011-12; its figure is not added",
        ),
        (
            "万盛经开区",
            IN_2012,
            "万盛经开区与綦江区重叠，其数只列示，不计入合计",
            "Wansheng Economic and Technological Development Zone overlaps Qijiang District; "
            "its figure is shown and not added",
        ),
        (
            "垫江区",
            IN_2012,
            "“垫江区”不是 2012-06-30 的地区，是否指“垫江县”？",
            "'垫江区' is no region on 2012-06-30; did you mean '垫江县'?",
        ),
    ],
)
def test_the_words_of_the_findings(text: str, day: date, zh: str, en: str) -> None:
    (finding,) = GAZETTEER.find(text, day).findings(PLACE)
    assert finding.message(Language.ZH) == zh
    assert finding.message(Language.EN) == en


def test_the_help_for_an_abolished_region_names_its_successor() -> None:
    (finding,) = _found("双桥区", IN_2012).findings(PLACE)
    assert finding.help(Language.ZH) == "按大足区填报"


WRITTEN = st.text(
    st.sampled_from(" 　()（）?□其中:#重庆市万州綦江开忠县区500110222合计不含原"), max_size=20
)
DAYS = st.dates()


@given(st.text(max_size=80) | WRITTEN, DAYS)
def test_finding_never_raises_and_always_says_something_of_what_it_refuses(
    text: str, day: date
) -> None:
    answer = GAZETTEER.find(text, day)
    assert answer.written == text
    findings = [*answer.findings(PLACE)]
    assert isinstance(answer, Match) or findings


@given(DAYS, st.dates(min_value=date(2010, 12, 1), max_value=date(2030, 12, 31)))
def test_a_name_of_any_day_means_the_same_region_on_every_other(written: date, read: date) -> None:
    history = GAZETTEER.history
    for listed in history.list_on(written):
        match = _found(listed.name.zh, read)
        assert match.id == listed.id or match.kind == "memo"
        assert match.adds == (match.kind == "region" and read in history.life(listed.id))
