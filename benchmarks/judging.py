"""Time judging 60 months of every region: all indicators each month, beside pandas dividing sums.

    python benchmarks/judging.py [--months 60] [--rounds 3]

All begin with the same invented figures in memory, ours as observations with the cell each came
from, pandas as a typed table. Ours judges every indicator for every month and region, and for the
whole: value, gap, pace, history, sampling error, ranks, and every cell behind every value, exactly.
pandas only divides, in floating point: month by month, as one who makes a monthly table would, or
all months by one cumulative sum. Every contender is a process of its own, they take turns, and a
ratio compares the two runs of one turn. Times are those of the processor, for all of them keep one
core busy; making the figures and importing are not counted.
"""

import argparse
import gc
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from cqquality.definitions import find_pack, load_pack
from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Ratio, items_of
from cqquality.definitions.pack import Pack
from cqquality.definitions.region.history import History
from cqquality.observation import Observation, Origin, Returns
from cqquality.period import instant, month, month_end

ROOT = Path(__file__).resolve().parent.parent
FIRST_YEAR = 2011

Totals = dict[str, float]
"""Of each rate the sum of its values over months and regions."""


class Figure(NamedTuple):
    """An invented figure of a month."""

    item: str
    region: str
    year: int
    month: int
    value: int


def pack_and_regions() -> tuple[Pack, list[str]]:
    """Return the shipped definitions, and by id the regions that exist all the time."""
    pack = load_pack(find_pack(str(ROOT / "indicators" / "cq-2011-55")))
    if pack.regions is None:
        return pack, []
    history = History(pack.regions)
    first, last = (
        {region.id for region in history.list_on(day)}
        for day in (date(FIRST_YEAR, 1, 1), pack.plan.deadline)
    )
    return pack, sorted(first & last)


def targets(pack: Pack) -> list[Indicator]:
    """Return the indicators that have a figure."""
    return [each for each in pack.indicators.values() if each.measure.kind != "progress"]


def figures(pack: Pack, regions: list[str], months: int) -> Iterator[Figure]:
    """Make up a figure of every item, region and month: what passes is less than what there is."""
    chance = random.Random(17)  # noqa: S311 - a seed, not a secret
    passed, items = set[str](), dict[str, None]()
    for indicator in targets(pack):
        measure = indicator.measure
        reported = getattr(measure, "reported", None)
        items |= dict.fromkeys(code for code in items_of(measure) if code != reported)
        if isinstance(measure, Ratio):
            passed |= set(measure.numerator)
    for number in range(months):
        year, at = FIRST_YEAR + number // 12, number % 12 + 1
        for region in regions:
            for item in items:
                value = chance.randint(90, 100) if item in passed else chance.randint(100, 120)
                yield Figure(item, region, year, at, value)


def returns(pack: Pack, regions: list[str], months: int) -> Returns:
    """Return the figures as if they had been read, each from a cell."""
    names = {r.id: r.names[-1].name.zh for r in pack.regions.regions} if pack.regions else {}
    observations = []
    for row, figure in enumerate(figures(pack, regions, months), 2):
        period = month(figure.year, figure.month)
        if pack.items[figure.item].basis == "stock":
            period = instant(period.end)
        origin = Origin("a.xlsx", "s", row, 5, f"E{row}", str(figure.value))
        observations.append(
            Observation(figure.item, period, Fraction(figure.value), origin, names[figure.region])
        )
    return Returns(("a.xlsx",), tuple(observations), (), (), ())


class Formula(NamedTuple):
    """How pandas computes an indicator: items added up, divided by others where it is a rate."""

    top: list[str]
    bottom: list[str]
    flows: bool
    """Whether the items are added up along the year; otherwise the newest counts."""


def formulas(pack: Pack) -> dict[str, Formula]:
    """Return those of all indicators but lists and totals of others."""
    found = {}
    for each in targets(pack):
        measure, reported = each.measure, getattr(each.measure, "reported", None)
        items = [code for code in items_of(measure) if code != reported]
        if not items:
            continue
        flows = pack.items[items[0]].basis == "flow"
        if isinstance(measure, Ratio):
            found[each.id] = Formula([*measure.numerator], [*measure.denominator], flows)
        else:
            found[each.id] = Formula(items, [], flows)
    return found


def rates(pack: Pack) -> list[str]:
    """Return the rates, in which all contenders must agree."""
    return [each.id for each in targets(pack) if isinstance(each.measure, Ratio)]


def ours(months: int) -> tuple[float, Totals]:
    """Judge everything; return the seconds, and of each rate the sum of all its values."""
    from cqquality.assessment.evaluation import evaluate_each

    pack, regions = pack_and_regions()
    made = returns(pack, regions, months)
    totals = dict.fromkeys(rates(pack), Fraction(0))
    days = [month_end(FIRST_YEAR + number // 12, number % 12 + 1) for number in range(months)]
    gc.disable()
    start = time.process_time()
    for assessment in evaluate_each(pack, made, days, by_region=True):
        for breakdown in assessment.breakdowns:
            if (name := breakdown.whole.indicator.id) in totals:
                values = (share.result.value for share in breakdown.shares)
                totals[name] += sum((value for value in values if value), Fraction(0))
    seconds = time.process_time() - start
    return seconds, {name: float(total) for name, total in totals.items()}


def table_of(pack: Pack, regions: list[str], months: int) -> Any:
    """Return the figures as a table of pandas."""
    import pandas as pd

    table = pd.DataFrame(figures(pack, regions, months))
    table["value"] = table["value"].astype(float)
    return table.astype({"item": "category", "region": "category"})


def month_by_month(months: int) -> tuple[float, Totals]:
    """Let pandas add up the year so far and divide, each month anew."""
    pack, regions = pack_and_regions()
    table, wanted = table_of(pack, regions, months), formulas(pack)
    totals = dict.fromkeys(wanted, 0.0)
    start = time.process_time()
    for number in range(months):
        year, at = FIRST_YEAR + number // 12, number % 12 + 1
        so_far = table[(table["year"] == year) & (table["month"] <= at)]
        sums = so_far.groupby(["region", "item"], observed=True)["value"].sum().unstack()
        now = so_far[so_far["month"] == at].pivot(index="region", columns="item", values="value")
        for name, formula in wanted.items():
            totals[name] += _values(sums if formula.flows else now, formula).sum()
    return time.process_time() - start, {name: totals[name] for name in rates(pack)}


def all_at_once(months: int) -> tuple[float, Totals]:
    """Let pandas add up along all years at once and divide."""
    pack, regions = pack_and_regions()
    table, wanted = table_of(pack, regions, months), formulas(pack)
    start = time.process_time()
    wide = table.pivot(index=["region", "year", "month"], columns="item", values="value")
    sums = wide.groupby(level=["region", "year"], observed=True).cumsum()
    totals = {
        name: _values(sums if formula.flows else wide, formula).sum()
        for name, formula in wanted.items()
    }
    return time.process_time() - start, {name: totals[name] for name in rates(pack)}


def _values(sums: Any, formula: Formula) -> Any:
    top = sums[formula.top].sum(axis=1)
    return top / sums[formula.bottom].sum(axis=1) * 100 if formula.bottom else top


CONTENDERS = {
    "pandas, month by month": month_by_month,
    "pandas, one cumulative sum": all_at_once,
    "cqquality, everything judged": ours,
}
BASE, OURS = "pandas, month by month", "cqquality, everything judged"


class Run(NamedTuple):
    """The seconds of the job, the memory of its process in MiB, and what came of it."""

    seconds: float
    peak: float
    totals: Totals


def run(name: str, months: int) -> Run:
    """Run a contender in a process of its own."""
    command = [sys.executable, __file__, "--run", name, "--months", str(months)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Run(*json.loads(done.stdout))


def _answer(name: str, months: int) -> None:
    seconds, totals = CONTENDERS[name](months)
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak = size / (1024 if sys.platform != "darwin" else 1 << 20)
    print(json.dumps([seconds, peak, {name: round(float(v), 3) for name, v in totals.items()}]))


def _spread(numbers: list[float]) -> str:
    return f"{statistics.median(numbers):6.2f} ({min(numbers):.2f}-{max(numbers):.2f})"


def main() -> None:
    """Let the contenders take turns and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--months", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--run", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.run:
        _answer(arguments.run, arguments.months)
        return
    runs: dict[str, list[Run]] = {name: [] for name in CONTENDERS}
    for _ in range(arguments.rounds):
        for name, some in runs.items():
            some.append(run(name, arguments.months))
    pack, regions = pack_and_regions()
    count = arguments.months * (len(regions) + 1) * len(targets(pack))
    print(f"{count} judgements: {arguments.months} months, {len(regions)} regions and the whole,")
    print(f"{len(targets(pack))} indicators, of which pandas computes {len(formulas(pack))}")
    for name, some in runs.items():
        ratio = [a.seconds / b.seconds for a, b in zip(some, runs[BASE], strict=True)]
        seconds = _spread([each.seconds for each in some])
        print(f"{name:30} {seconds} s, x {_spread(ratio)}, {max(r.peak for r in some):.0f} MiB")
    agree = len({json.dumps(each[0].totals, sort_keys=True) for each in runs.values()}) == 1
    print(
        "the rates agree" if agree else f"THE RATES DIFFER: {[r[0].totals for r in runs.values()]}"
    )


if __name__ == "__main__":
    main()
