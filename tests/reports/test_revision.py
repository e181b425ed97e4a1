"""Differences between packs: each in plain words, and none of them unsaid."""

import json
from dataclasses import fields, replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from cqquality.definitions import find_pack, load_pack
from cqquality.definitions.indicator import Citation, Indicator, Revision
from cqquality.definitions.measure import Reported
from cqquality.definitions.model import Words
from cqquality.definitions.pack import Amendment, Pack
from cqquality.definitions.target import Keep, Reach
from cqquality.reports.revision import as_json, as_text, changes
from cqquality.reports.revision.comparison import PARTS, WHOLE
from cqquality.reports.revision.field import LABELS
from cqquality.text import Language
from tests.acceptance.running import cqq

PACK = load_pack(find_pack("cq-2011-55"))
P02 = PACK.indicators["P02"]


def keeping(value: int) -> Keep:
    return Keep(kind="keep", operator="ge", value=Fraction(value), periods="reported")


def with_p02(**changed: Any) -> Pack:
    indicators = {**PACK.indicators, "P02": replace(P02, **changed)}
    return replace(PACK, indicators=indicators)


@pytest.mark.parametrize(
    ("changed", "zh", "en"),
    [
        (
            {"target": keeping(92)},
            "目标由“保持≥90%（已报各期）”提高到“保持≥92%（已报各期）”",
            "target raised from",
        ),
        ({"target": keeping(85)}, "降低到“保持≥85%（已报各期）”", "target lowered from"),
        (
            {"target": Reach(kind="reach", operator="ge", value=Fraction(92))},
            "目标由“保持≥90%（已报各期）”改为“≥92%”",
            "target changed from",
        ),
        (
            {"measure": Reported(kind="reported", item="P02-3")},
            "改为“填报数 P02-3”",
            "to 'P02-3 as reported'",
        ),
        (
            {"deadline": date(2016, 12, 31)},
            "期限由“2015年底”改为“2016年底”",
            "deadline changed from 'end of 2015' to 'end of 2016'",
        ),
        ({"name": Words(zh="新名", en="New")}, "改为“新名”", "to 'New'"),
        ({"note": None}, "说明", "note"),
    ],
)
def test_in_plain_words(changed: dict[str, Any], zh: str, en: str) -> None:
    (change,) = changes(PACK, with_p02(**changed))
    assert zh in change.text.zh
    assert en in change.text.en
    assert change.text.zh.startswith("P02 ")


def without(pack: Pack, name: str) -> Pack:
    rest = {key: value for key, value in pack.indicators.items() if key != name}
    return replace(pack, indicators=rest)


def test_added_and_removed() -> None:
    less = without(PACK, "P02")
    assert [(c.kind, c.id) for c in changes(PACK, less)] == [("removed", "P02")]
    assert [(c.kind, c.id) for c in changes(less, PACK)] == [("added", "P02")]


def test_the_same_citation_under_another_id_is_a_new_name() -> None:
    less = without(PACK, "P02")
    renamed = replace(less, indicators={**less.indicators, "P92": replace(P02, id="P92")})
    (change,) = changes(PACK, renamed)
    assert change.text.zh.endswith("编号由 P02 改为 P92")


def test_nothing_changed() -> None:
    assert changes(PACK, PACK) == ()
    assert as_text((), Language.EN) == "no differences\n"


def test_every_field_is_compared() -> None:
    assert set(LABELS) == {field.name for field in fields(Indicator)}
    # the versions are made of the revisions when a pack is taken on a day
    assert {*PARTS, *WHOLE, "indicators", "versions"} == {field.name for field in fields(Pack)}


LISTED = [part for part in PARTS if part not in {"items", "ledgers", "amendments"}]


@pytest.mark.parametrize("part", LISTED)
def test_other_parts(part: str) -> None:
    parts = getattr(PACK, part)
    names = [*parts] if part == "forms" else [each.id for each in parts]
    rest: Any = {name: parts[name] for name in names[1:]} if part == "forms" else tuple(parts[1:])
    fewer = replace(PACK, **{part: rest})
    assert [(c.kind, c.part, c.id) for c in changes(PACK, fewer)] == [("removed", part, names[0])]


def test_a_revision_is_told_in_words() -> None:
    mid_term = Amendment(
        id="mid-term",
        title=Words(zh="中期调整", en="Mid-term changes"),
        number="渝府发〔2013〕2号",
        issuer=Words(zh="市政府", en="Chongqing"),
        issued=date(2013, 6, 20),
    )
    revision = Revision(
        valid_from=date(2013, 7, 1),
        document="mid-term",
        source=Citation(line=3, clause="二", quote="92％以上"),
        target=keeping(92),
    )
    revised = replace(with_p02(revisions=(revision,)), amendments=(mid_term,))
    later, document = changes(PACK, revised)
    said = "修订新写为“2013-07-01起：保持≥92%（已报各期），期限2015年底；"
    assert said + "渝府发〔2013〕2号 二 L3 92％以上”" in later.text.zh
    assert document.text.zh == "mid-term 中期调整：新增修订文件"
    assert later.text.en.count("since 2013-07-01: keep ≥92%") == 1


def test_the_order_of_stages_is_told() -> None:
    turned = replace(PACK, stages=PACK.stages[::-1])
    assert [c.text.zh for c in changes(PACK, turned)] == ["cq-2011-55：进展阶段的次序有改动"]


def test_json() -> None:
    new = with_p02(target=keeping(92))
    document = json.loads(as_json(changes(PACK, new), PACK, new))
    (change,) = document["changes"]
    assert change["kind"] == "raised"
    assert change["before"]["zh"] == "保持≥90%（已报各期）"


@pytest.mark.parametrize(
    ("options", "code"),
    [((), 0), (("--fail-on", "change"), 1), (("--format", "json", "--fail-on", "change"), 1)],
)
def test_exit_codes(tmp_path_factory: pytest.TempPathFactory, options: Any, code: int) -> None:
    folder = tmp_path_factory.mktemp("packs")
    cqq("new", "one", folder=folder)
    cqq("new", "two", folder=folder)
    assert cqq("diff-pack", "one", "one", *options, folder=folder).returncode == 0
    assert cqq("diff-pack", "one", "two", *options, folder=folder).returncode == code
