"""Kinds of measure and of target that go only with each other."""

from collections.abc import Iterator

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import inner
from cqquality.definitions.review import Review
from cqquality.definitions.variant import variants
from cqquality.findings import Code, Finding, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ119",
    severity=Severity.ERROR,
    title=Text("计算方式与目标不相配", "Measure and target do not go together"),
    message=Text(
        "{owner}：{target} 目标与 {measure} 计算方式不相配{needed}",
        "{owner}: a target {target} does not go with a measure {measure}{needed}",
    ),
    help=Text("更正 measure 或 target 的 kind", "mend 'kind' of the measure or of the target"),
    why=Text(
        "阶段只能按进展判定，相对变化才有“提高百分之几”：换一种计算方式就没有结果或结果有误。",
        "A stage is judged by progress, and a change in percent is a relative change: by any other "
        "measure there is no verdict, or a wrong one.",
    ),
    example=(
        "measure: {kind: reported, item: E06-1}\ntarget: {kind: improve, operator: ge, by: 30}"
    ),
    good=(
        "measure: {kind: relative_change, item: E06-1}\n"
        "target: {kind: improve, operator: ge, by: 30}"
    ),
)


def check(review: Review) -> Iterator[Finding]:
    """Yield a milestone without progress or the reverse, and an improvement of something else."""
    for indicator in review.pack.indicators.values():
        for variant in variants(indicator):
            needed = _needed(variant.indicator)
            if needed is not None:
                yield CODE.at(
                    variant.place(review.where, "target", "kind"),
                    indicator.id,
                    owner=variant.owner("measure", "target"),
                    target=variant.indicator.target.kind,
                    measure=inner(variant.indicator.measure).kind,
                    needed=needed,
                )


def _needed(indicator: Indicator) -> Text | None:
    """Return which partner one of the two kinds needs, or None where they fit."""
    measure, target = inner(indicator.measure).kind, indicator.target.kind
    if target == "milestone" and measure != "progress":
        return Text("，须用 progress", ", it needs progress")
    if target == "improve" and measure != "relative_change":
        return Text("，须用 relative_change", ", it needs relative_change")
    if target == "better" and measure in {"increase", "relative_change"}:
        return Text("，须用被比较的数值本身", ", it needs the value itself, which is compared")
    if measure == "progress" and target != "milestone":
        return Text("，须用 milestone", ", which needs a milestone")
    return None
