"""Registries that contradict themselves, and what is said of them."""

from collections.abc import Iterator

import pytest

from cqquality.definitions import document
from cqquality.definitions.region.check import check_registry
from cqquality.definitions.region.model import RegionRegistry
from cqquality.definitions.validation import validated
from cqquality.findings import Finding

SOUND = """\
standard: {zh: 名录, en: List}
revisions:
  - {id: 2010-12, since: 2010-12-01}
  - {id: 2011-12, since: 2011-12-01}
reorganisations:
  - {date: 2011-12-01, before: [east, west], after: [whole]}
regions:
  - id: east
    names: [{code: 990001, name: {zh: 东县, en: East}, short: 东}]
  - id: west
    names: [{code: 990002, name: {zh: 西县, en: West}, short: 西}]
  - id: whole
    names: [{code: 990001, name: {zh: 全区, en: Whole}, short: 全}]
  - id: north
    names:
      - {code: 990003, name: {zh: 北县, en: North County}, short: 北}
      - {since: 2011-12-01, code: 990004, name: {zh: 北区, en: North District}, short: 北}
memo_units:
  - {id: zone, name: {zh: 开发区, en: Zone}, hosts: [north]}
groups:
  - {id: some, name: {zh: 片区, en: Some}, members: [north, whole]}
aggregates:
  - {id: all, kind: total, name: {zh: 合计, en: Total}}
glyphs:
  - {right: 北, wrong: [背]}
"""


def _findings(text: str) -> Iterator[Finding]:
    file = document.read("regions.yaml", text)
    assert not file.findings
    registry, complaints = validated(RegionRegistry, file)
    assert registry is not None, complaints
    yield from check_registry(registry, file)


def test_a_sound_registry_is_passed() -> None:
    assert [*_findings(SOUND)] == []


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("hosts: [north]", "hosts: [nort]", "CQ107 regions.yaml:19:51 'nort'"),
        ("members: [north,", "members: [norht,", "CQ107 regions.yaml:21:52 'norht'"),
        ("before: [east,", "before: [eats,", "CQ107 regions.yaml:6:33 'eats'"),
        ("id: zone", "id: north", "CQ108 regions.yaml:19:10 'north'"),
        ("date: 2011-12-01,", "date: 2011-11-01,", "CQ110 regions.yaml:6:12 no revision"),
        ("since: 2011-12-01, code", "since: 2013-01-01, code", "CQ110 regions.yaml:17:17 no rev"),
        ("since: 2011-12-01, code", "code", "CQ110 regions.yaml:16:7 in the order"),
        ("{id: 2010-12, since: 2010", "{id: 2010-12, since: 2012", "CQ110 regions.yaml:3:3 order"),
        ("zh: 开发区", "zh: 北区", "CQ110 regions.yaml:19:10 '北区' means north"),
        ("code: 990002", "code: 990001", "CQ110 regions.yaml:10:9 '990001' means east"),
        ("zh: 片区", "zh: 北县", "CQ110 regions.yaml:21:10 '北县' means north"),
    ],
)
def test_a_contradiction_is_found_where_it_stands(right: str, wrong: str, expected: str) -> None:
    code, place, *words = expected.split(" ", 2)
    (finding,) = _findings(SOUND.replace(right, wrong, 1))
    assert (finding.code.id, str(finding.place)) == (code, place)
    assert words[0] in finding.message_text.en


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("id: 2011-12", "id: 2011-13", "应为形如 2011-12 的月份"),
        ("id: 2011-12", "id: 201112", "应为形如 2011-12 的月份"),
        ("right: 北", "right: 北区", "应为一个字"),
        ("right: 北", "right: 1", "应为一个字"),
    ],
)
def test_a_wrong_value_is_told_in_words(right: str, wrong: str, expected: str) -> None:
    file = document.read("regions.yaml", SOUND.replace(right, wrong, 1))
    _, (finding,) = validated(RegionRegistry, file)
    assert finding.message_text.zh.endswith(expected)


@pytest.mark.parametrize("code", ["99000", "9900011", "９９０００１", "99000a", "true"])
def test_a_code_has_six_digits(code: str) -> None:
    file = document.read("regions.yaml", SOUND.replace("990001", code, 1))
    _, (first, *_) = validated(RegionRegistry, file)
    assert str(first.place) == "regions.yaml:9:20"
    assert first.message_text.zh.endswith("应为六位数字代码")
