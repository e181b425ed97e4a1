"""What a row of a report says beside its figures: who answers for it, its cells, remarks."""

from collections.abc import Iterator

from cqquality.assessment.result import Assessment, Result
from cqquality.definitions.pack import Pack
from cqquality.definitions.target import Schedule
from cqquality.quantity import shown
from cqquality.reports import revised, sampling, wording
from cqquality.reports.trend import arrival, opinion
from cqquality.text import Text, same


def baseline(result: Result) -> str:
    """Write the value progress counts from, without its unit; empty where there is none."""
    known = result.baseline
    return "" if known is None else shown(known, result.indicator.decimals)


def departments(result: Result, assessment: Assessment) -> Text:
    """Return who leads and who supports, in short names: "市质监局／市工商局"."""
    lead, support = (
        wording.listed(
            wording.departments(result.indicator, assessment.pack, assessment.as_of, role)
        )
        for role in ("lead", "support")
    )
    return wording.joined(lead, same("／"), support) if support.zh else lead


def cells(result: Result, assessment: Assessment) -> Text:
    """Return the first cell of the value and how many there are: "产品质量!F7 等3格".

    The only file there is goes without saying.
    """
    if not result.sources:
        return wording.NOTHING
    first, number = result.sources[0].place, len(result.sources)
    where = str(first) if len(assessment.files) > 1 else f"{first.sheet}!{first.cell}"
    more = Text(f" 等{number}格", f" and {number - 1} more") if number > 1 else same("")
    return wording.joined(same(where), more)


def dispute(result: Result) -> Text | None:
    """Say that Eurostat's ratio sees the pace quite otherwise; None where it does not."""
    second = result.analysis.second_opinion if result.analysis else None
    return opinion(second) if second is not None and second.disputed else None


def prospects(result: Result) -> Iterator[Text]:
    """Yield what it takes to be in time, where the present pace leads, and a dispute about it."""
    said = (wording.needed(result), arrival(result), dispute(result))
    yield from (each for each in said if each is not None)


OBLIGATIONS = {
    "mandatory": Text("约束性指标", "binding"),
    "expected": Text("预期性指标", "expected only"),
}
"""How firmly a target binds."""


def remark(result: Result, pack: Pack, *, with_effort: bool = False) -> Text:
    """Return how firmly a target binds, its revision and reading, how often it was held, and why.

    That is: why it stands as it does, with its sampling error. `with_effort` adds what it takes to
    be in time, where the present pace leads, and whether that pace is disputed.
    """
    reading, by_steps = wording.reading(result), isinstance(result.indicator.target, Schedule)
    score = None if by_steps else wording.score(result)
    version = revised.version(result.version, pack) if result.version else None
    parts = [
        OBLIGATIONS.get(result.indicator.obligation or ""),
        version and Text(f"修订：{version.zh}", f"revised: {version.en}"),
        reading and Text(f"口径：{reading.zh}", f"reading: {reading.en}"),
        revised.steps(result),
        score and Text(f"{score.zh}达标", f"held in {score.en}"),
        (None if by_steps else wording.missed(result)) or result.reason,
        sampling.note(result),
        *(prospects(result) if with_effort else ()),
    ]
    said = [part for part in parts if part is not None]
    return Text("；".join(part.zh for part in said), "; ".join(part.en for part in said))
