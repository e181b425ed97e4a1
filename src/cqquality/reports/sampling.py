"""Sampling error in words: what stands beside a pass rate, the same in every format."""

from fractions import Fraction

from cqquality.assessment.result import Certainty, Result, SampleChange
from cqquality.quantity import shown
from cqquality.reports import wording
from cqquality.text import Text, same


def note(result: Result) -> Text | None:
    """Return the sampling error in one line; None for what is no pass rate of a sample.

    Of a target judged by period it is about the newest value, whose period is named.
    """
    certainty = result.certainty
    if certainty is None:
        return None
    parts = [same(f"n={certainty.total}"), _limits(result, certainty)]
    if certainty.label is not None:
        parts.append(certainty.label.text)
    if certainty.change is not None:
        parts.append(_change(certainty.change))
    said = Text("，".join(part.zh for part in parts), ", ".join(part.en for part in parts))
    if result.indicator.target.kind != "keep" or result.period is None:
        return said
    when = wording.period(result.period)
    return Text(f"{when.zh}{said.zh}", f"{when.en}: {said.en}")


def low(result: Result) -> str:
    """Write the lower limit in percent, on the right side of the target; empty for none."""
    return _limit(result, result.certainty.low if result.certainty else None)


def high(result: Result) -> str:
    """Write the upper limit in percent, on the right side of the target; empty for none."""
    return _limit(result, result.certainty.high if result.certainty else None)


def _limits(result: Result, certainty: Certainty) -> Text:
    if certainty.high is None:
        return Text(
            f"95%单侧下限{low(result)}%（不改变判定）",
            f"one-sided 95% limit {low(result)}% (the verdict stands)",
        )
    ends = f"{low(result)}~{high(result)}%"
    return Text(f"95%置信区间{ends}", f"95% interval {ends}")


def _change(change: SampleChange) -> Text:
    when = wording.period(change.period)
    where = Text("在抽样误差内", "is within sampling error")
    if not change.within_error:
        where = Text("超出抽样误差", "is beyond sampling error")
    rough = Text("（粗略）", " (roughly)") if change.rough else Text("", "")
    return Text(
        f"较{when.zh}的变化{where.zh}{rough.zh}",
        f"the change since {when.en} {where.en}{rough.en}",
    )


def _limit(result: Result, limit: Fraction | None) -> str:
    if limit is None:
        return ""
    return shown(limit, result.indicator.decimals, wording.limits(result))
