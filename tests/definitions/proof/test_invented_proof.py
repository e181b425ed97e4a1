"""The invented pack is proven by the invented policy, and anything changed in it is not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from cqquality.definitions import try_load
from cqquality.definitions.model import Words
from cqquality.definitions.not_target import Mention, NotTarget
from cqquality.definitions.pack import Pack
from cqquality.definitions.proof import PolicyText, Role, prove
from cqquality.definitions.proof.codes import UNCLAIMED
from cqquality.definitions.target import All, Keep, Rank, Reach, Rise
from tests.definitions.proof.mutants import mutants
from tests.definitions.proof.policies import INVENTED, changed, codes, invented, recited

PACK, POLICY = invented()
REASON = Words(zh="不是目标", en="No target")


def test_every_number_is_accounted_for() -> None:
    proof = prove(PACK, POLICY)
    assert proof.findings == ()
    assert proof.total.accounted == proof.total.tokens == 37
    assert sum(part.tokens for part in proof.by_line.values()) == 37
    assert proof.by_line[6].claimed == 10


@pytest.mark.parametrize(
    ("line", "text", "role", "owners"),
    [
        (5, "二O二五", Role.DEADLINE, {"plan"}),
        (6, "12", Role.FIGURE, {"L01"}),
        (6, "8", Role.FIGURE, {"L03", "L04"}),
        (6, "50", Role.THRESHOLD, {"L05", "L06"}),
        (7, "2018", Role.DEADLINE, {"M06"}),
        (7, "百", Role.FIGURE, {"M05"}),
        (10, "十", Role.NOT_TARGET, {"2"}),
    ],
)
def test_role(line: int, text: str, role: Role, owners: set[str]) -> None:
    marks = prove(PACK, POLICY).marks
    (mark,) = [m for m in marks if (m.token.line, m.token.text) == (line, text)]
    assert (mark.role, {q.owner for q in mark.quotations}) == (role, owners)


@pytest.mark.parametrize("name", [target.id for target in PACK.targets])
def test_every_change_of_a_figure_an_operator_or_a_line_fails(name: str) -> None:
    every = list(mutants(PACK, name, len(POLICY.lines)))
    assert [what for what, mutant in every if not codes(mutant, POLICY)] == []


def listing(pack: Pack, line: int, quote: str) -> Pack:
    """Return the pack with one more number that is no target."""
    entry = NotTarget(reason=REASON, places=(Mention(line=line, quote=quote),))
    return replace(pack, not_targets=(*pack.not_targets, entry))


def planned(pack: Pack, **update: Any) -> Pack:
    return replace(pack, plan=replace(pack.plan, **update))


def with_target(name: str, target: Any) -> Pack:
    return changed(PACK, name, target=target)


def reach(value: str, operator: Any = "ge") -> Reach:
    return Reach(kind="reach", operator=operator, value=Fraction(value))


def keep(value: str) -> Keep:
    return Keep(kind="keep", operator="ge", value=Fraction(value), periods="reported")


CASES: dict[str, tuple[Callable[[], Pack], list[str]]] = {
    "quotation not in the line": (
        lambda: recited(PACK, "L02", quote="便民菜场121个"),
        ["CQ150", "CQ152"],
    ),
    "quotation in another line": (lambda: recited(PACK, "M02", line=6), ["CQ150", "CQ152"]),
    "threshold not in the line": (lambda: recited(PACK, "N01", also=("乙级资质",)), ["CQ150"]),
    "plan not in the line": (
        lambda: planned(PACK, source=replace(PACK.plan.source, line=6)),
        ["CQ150", "CQ152"],
    ),
    "ambiguous": (lambda: recited(PACK, "L01", quote="个"), ["CQ151", "CQ152"]),
    "half of a number": (lambda: recited(PACK, "L01", quote="2个"), ["CQ150", "CQ152"]),
    "left over": (lambda: replace(PACK, not_targets=PACK.not_targets[1:]), ["CQ152", "CQ152"]),
    "a target that is no target": (lambda: listing(PACK, 6, "120个"), ["CQ153"]),
    "no target twice": (lambda: listing(PACK, 5, "近3年，市民"), ["CQ153"]),
    "two targets": (lambda: recited(PACK, "L02", quote="12个"), ["CQ152", "CQ153", "CQ154"]),
    "two targets without a number": (
        lambda: recited(PACK, "Q01", line=8, quote="营商环境全省领先"),
        ["CQ153"],
    ),
    "figure": (lambda: with_target("L01", reach("13")), ["CQ154"]),
    "figure without one in the text": (lambda: with_target("N02", reach("2")), ["CQ154"]),
    "no unit in percent": (lambda: changed(PACK, "M02", unit="个"), ["CQ154"]),
    "unit in percent": (lambda: changed(PACK, "L01", unit="%"), ["CQ154"]),
    "another unit": (lambda: changed(PACK, "L01", unit="家"), ["CQ154"]),
    "all of 90 %": (lambda: with_target("M02", All(kind="all")), ["CQ154"]),
    "all of what": (lambda: recited(PACK, "N01", quote="养老机构"), ["CQ154"]),
    "not the first": (
        lambda: with_target("N04", Rank(kind="rank", at_most=2, peers="N04-2")),
        ["CQ154"],
    ),
    "idle threshold": (lambda: recited(PACK, "L02", also=("公园3-5个",)), ["CQ153", "CQ154"]),
    "threshold of another name": (
        lambda: recited(PACK, "N01", also=("三级医院",)),
        ["CQ153", "CQ154"],
    ),
    "reach for keep": (lambda: with_target("M01", reach("99.5")), ["CQ155"]),
    "keep for reach": (lambda: with_target("M04", keep("2")), ["CQ155"]),
    "at least for more than": (lambda: with_target("M02", reach("90")), ["CQ155"]),
    "change that is none": (lambda: changed(PACK, "L01", direction="lower"), ["CQ155"]),
    "rise that is a fall": (lambda: changed(PACK, "N02", direction="lower"), ["CQ155"]),
    "rise that is none": (
        lambda: changed(PACK, "L01", target=Rise(kind="rise", strict=True)),
        ["CQ154", "CQ155"],
    ),
    "place that is none": (
        lambda: with_target("N01", Rank(kind="rank", at_most=1, peers="N03-2")),
        ["CQ155"],
    ),
    "deadline of the plan": (
        lambda: planned(PACK, deadline=date(2024, 12, 31)),
        ["CQ156"] * 19,
    ),
    "deadline of a target": (lambda: changed(PACK, "L01", deadline=date(2024, 12, 31)), ["CQ156"]),
    "deadline of a commitment": (
        lambda: changed(PACK, "Q01", deadline=date(2024, 12, 31)),
        ["CQ156"],
    ),
    "cited deadline": (lambda: changed(PACK, "M07", deadline=date(2024, 12, 31)), ["CQ156"]),
    "cited deadline not used": (
        lambda: changed(PACK, "M07", deadline=date(2025, 12, 31)),
        ["CQ156"],
    ),
    "stale: not there": (lambda: listing(PACK, 6, "近3年"), ["CQ157"]),
    "stale: no number": (lambda: listing(PACK, 5, "市民投诉"), ["CQ157"]),
    "stale: ambiguous": (lambda: listing(PACK, 6, "个"), ["CQ157"]),
    "shared by one side": (lambda: recited(PACK, "L03", shared_with=()), ["CQ153", "CQ158"]),
    "shared with nobody": (
        lambda: recited(recited(PACK, "L01", shared_with=("L02",)), "L02", shared_with=("L01",)),
        ["CQ158", "CQ158"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_found(name: str) -> None:
    make, expected = CASES[name]
    assert sorted(codes(make(), POLICY)) == expected


def test_a_nearer_line_is_named() -> None:
    (finding, *_) = prove(recited(PACK, "M02", line=9), POLICY).findings
    assert "第7行" in finding.message_text.zh


def test_a_number_added_to_the_text_is_left_over() -> None:
    lines = (*POLICY.lines[:9], POLICY.lines[9] + "新建５０座桥。", *POLICY.lines[10:])
    (finding,) = prove(PACK, PolicyText("p.txt", lines)).findings
    assert finding.code is UNCLAIMED
    assert finding.place.line == 10
    assert "５０" in finding.message_text.zh


def test_a_finding_names_the_place_in_the_yaml() -> None:
    loaded = try_load(INVENTED / "pack")
    assert loaded.pack is not None
    pack = listing(recited(loaded.pack, "L02", quote="121个"), 5, "市民投诉")
    places = [str(finding.place) for finding in prove(pack, POLICY, loaded.where).findings]
    assert any(place.startswith("goals.yaml:") for place in places)
    assert any(place.startswith("policy.txt:6:") for place in places)
    assert any(place.startswith("not_targets.yaml:") for place in places)
