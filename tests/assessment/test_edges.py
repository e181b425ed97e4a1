"""Every kind of target at every edge of the method sheet, and what is said there.

A row of `edges.txt` gives a kind, the figures of its item by period, the day of the judgement, and
the outcome: the status, the pace or why there is none, the same of Eurostat's ratio R, in how many
periods it was held with the weather symbol, the years compared with the one before, findings. What
cannot arise for a kind is named with the reason, so that no pair of edge and kind is left out.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from cqquality.assessment.evaluation import evaluate
from cqquality.assessment.method.eurostat import NoRatio
from cqquality.assessment.method.pace import NoPace
from cqquality.assessment.result import Assessment, Result
from cqquality.definitions.indicator import Break
from cqquality.definitions.model import Words
from cqquality.definitions.pack import Pack
from cqquality.definitions.target import Target
from cqquality.text import Text
from tests.building import codes, indicator, pack, period, returns

BASE = "{date: 2010-12-31}"


@dataclass(frozen=True)
class Kind:
    """A target of one kind, in a pack of its own."""

    target: str
    item: str
    unit: str
    measure: str = "{kind: reported, item: A}"

    def pack(self, *, broken: bool) -> Pack:
        """Return the pack; where broken, its item is of another definition from 2012 on."""
        definition = indicator(self.target, self.measure, self.unit, baseline=BASE)
        whole = pack(definition, items=[f"A {self.item}", "P stock 个"])
        if not broken:
            return whole
        since = Break(since=date(2012, 1, 1), note=Words(zh="范围改变", en="scope changed"))
        item = replace(whole.items["A"], breaks=(since,))
        return replace(whole, items={**whole.items, "A": item})


KINDS = {
    "flow": Kind("{kind: reach, operator: ge, value: 10}", "flow 个", "个"),
    "flow at most": Kind("{kind: reach, operator: lt, value: 10}", "flow 个", "个"),
    "added": Kind(
        "{kind: reach, operator: ge, value: 10}",
        "flow 个",
        "个",
        "{kind: increase, by: flows, items: [A]}",
    ),
    "net": Kind(
        "{kind: reach, operator: ge, value: 10}",
        "stock 个",
        "个",
        "{kind: increase, by: stocks, items: [A]}",
    ),
    "reach": Kind("{kind: reach, operator: ge, value: 10}", "rate 分", "分"),
    "schedule": Kind(
        "{kind: schedule, operator: ge, "
        "steps: [{by: 2013-12-31, value: 6}, {by: 2015-12-31, value: 10}]}",
        "rate 分",
        "分",
    ),
    "keep": Kind("{kind: keep, operator: ge, value: 96, periods: reported}", "rate %", "%"),
    "range": Kind("{kind: range, lower: 3, upper: 5, ceiling: true}", "rate 分", "分"),
    "all": Kind("{kind: all}", "rate %", "%"),
    "improve": Kind(
        "{kind: improve, operator: ge, by: 30}",
        "rate 分",
        "增幅%",
        "{kind: relative_change, item: A}",
    ),
    "better": Kind("{kind: better, strict: true}", "rate 分", "分"),
    "rise": Kind("{kind: rise, strict: true}", "rate 分", "分"),
    "rank": Kind("{kind: rank, at_most: 3, peers: P}", "rate 位", "位"),
    "milestone": Kind(
        "{kind: milestone, done_at: built, strength: firm}",
        "stock 阶段",
        "阶段",
        "{kind: progress, item: A}",
    ),
}

TABLE = Path(__file__).with_name("edges.txt")
CASES = {
    edge: rows.splitlines()
    for edge, rows in re.findall(r"^\[(.+)\]\n((?:.+\n)+)", TABLE.read_text("utf-8"), re.MULTILINE)
}
"""The edges of the sheet in its order; a binding target unmet is tried with the grades."""

IMPOSSIBLE = {
    "fewer than four points": dict.fromkeys(
        ("flow", "flow at most", "added", "net", "improve", "better", "rank", "milestone"),
        "no symbol is given for it, however many there are, unless it is met at the base",
    ),
    "met at the base": {
        "added": "what was added is 0 at the base",
        "net": "what was added is 0 at the base",
        "improve": "a change is 0 at the base",
        "better": "the base is the limit itself",
        "rise": "judged year by year: the base meets nothing",
    },
    "target equals base": {
        "added": "0 and nothing to be added is no target",
        "net": "0 and nothing to be added is no target",
        "keep": "no way leads to what is to be kept: judged by period",
        "improve": "0 and no change is no target",
        "rise": "there is no figure to reach",
        "rank": "no pace is drawn from places",
        "milestone": "there is no figure to reach",
    },
    "sign change": {
        **dict.fromkeys(("flow", "flow at most", "added", "net"), "counts are not negative"),
        **dict.fromkeys(("keep", "all"), "shares are not negative"),
        "rank": "places are not negative",
        "milestone": "there is no figure",
    },
    "mixed periods": {"milestone": "a stage stands at the end of any period"},
    "series break": {"milestone": "a stage is no figure"},
}
"""Pairs that cannot arise, and why."""


def judged(kind: str, figures: str, as_of: str, *, broken: bool) -> tuple[Assessment, Result]:
    stated = [figure.split("=") for figure in figures.split()]
    rows = [("A", when, value) for when, value in stated]
    peers = [("P", when, "12") for when, _ in stated] if kind == "rank" else []
    definition = KINDS[kind].pack(broken=broken)
    said = returns(stages=rows) if kind == "milestone" else returns(rows + peers)
    assessment = evaluate(definition, said, period(as_of).end, analysed=True)
    return assessment, assessment.results[0]


IDS = {reason.text: reason.value for reason in (*NoPace, *NoRatio)}


def why(reason: Text | None) -> str:
    return "" if reason is None else f" ({IDS.get(reason, reason.en)})"


def outcome(assessment: Assessment, result: Result) -> str:
    """Say in a line what a report says."""
    said = [result.status.value + why(result.reason)]
    if result.pace is not None:
        label = result.pace.label
        said.append((label.value if label else "no pace") + why(result.pace.reason))
    found = result.analysis
    if found is not None and found.second_opinion is not None:
        ratio = found.second_opinion.ratio
        said.append((ratio.progress.value if ratio else "no R") + why(found.second_opinion.reason))
    if found is not None and found.holding is not None:
        table = found.holding.table
        said.append(f"held {table.hits}/{table.judged} {found.holding.symbol.value}")
    if found is not None and found.trend is not None:
        steps = [str(step.period.end.year) for step in found.trend.steps]
        said.append(" ".join(["compared", *steps, *(["tested"] if found.trend.kendall else [])]))
    return "; ".join([*said, *codes(assessment)])


ROWS = [(edge, *map(str.strip, row.split("|"))) for edge, table in CASES.items() for row in table]


@pytest.mark.parametrize(("edge", "kind", "figures", "as_of", "expected"), ROWS)
def test_an_edge(edge: str, kind: str, figures: str, as_of: str, expected: str) -> None:
    assessment, result = judged(kind, figures, as_of, broken=edge == "series break")
    assert outcome(assessment, result) == expected


def test_no_pair_of_edge_and_kind_is_left_out() -> None:
    told = {(edge, kind) for edge, kind, *_ in ROWS}
    excused = {(edge, kind) for edge, kinds in IMPOSSIBLE.items() for kind in kinds}
    assert told | excused == {(edge, kind) for edge in CASES for kind in KINDS}
    assert not told & excused


def test_every_kind_of_target_is_there() -> None:
    tried = {kind.pack(broken=False).indicators["X01"].target.kind for kind in KINDS.values()}
    assert tried == {kind.__name__.lower() for kind in get_args(get_args(Target)[0])}
