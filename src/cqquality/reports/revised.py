"""What became of a target: the revision in force and what it replaced, the steps gone by."""

from cqquality.assessment.result import Result
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.pack import Pack, Unit
from cqquality.definitions.target import Schedule, Step
from cqquality.definitions.version import Version
from cqquality.reports.wording import beside, day, joined, listed, wanted
from cqquality.text import Text, same


def version(of: Version, pack: Pack) -> Text:
    """Return which version of a target is in force, since when, and what it replaced.

    "2013-07-01起≥92%（示府发〔2013〕2号），原为≥90%".
    """
    revision, before = of.revision, of.replaced
    if revision is None or before is None:
        return same("")
    now, then = wanted(of.indicator, pack), wanted(before, pack)
    if of.indicator.deadline != before.deadline:
        now, then = (_by(words, each) for words, each in ((now, of.indicator), (then, before)))
    number, since = pack.amendment(revision.document).number, revision.valid_from
    return Text(
        f"{since}起{now.zh}（{number}），原为{then.zh}",
        f"{now.en} since {since} ({number}), before it {then.en}",
    )


def _by(words: Text, indicator: Indicator) -> Text:
    when = day(indicator.deadline)
    return Text(f"{when.zh}{words.zh}", f"{words.en} by {when.en}")


def steps(result: Result) -> Text | None:
    """Return what came of the steps gone by: "分步：2023年底≥60%未达"; None for none."""
    target = result.indicator.target
    if not isinstance(target, Schedule):
        return None
    hits = {point.period.end: point.hit for point in result.history}
    gone = [
        _gone(target, step, result.unit, hit=hit)
        for step in target.steps
        if (hit := hits.get(step.by)) is not None and _is_gone(step, result)
    ]
    return joined(Text("分步：", "steps: "), listed(gone)) if gone else None


def _is_gone(step: Step, result: Result) -> bool:
    """Whether the step is behind the value shown, be it still the one that is judged."""
    return result.period is None or step.by < result.period.end


def _gone(target: Schedule, step: Step, unit: Unit, *, hit: bool) -> Text:
    when, figure = day(step.by), beside(target.operator, step.value, unit)
    outcome = Text("已达", "reached") if hit else Text("未达", "missed")
    return Text(f"{when.zh}{figure.zh}{outcome.zh}", f"{figure.en} by {when.en} {outcome.en}")
