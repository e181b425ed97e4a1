"""The analysis over time in words: one line for each thing it says, the same in every format."""

from collections.abc import Iterator
from fractions import Fraction

from cqquality.assessment.method.change import Change, ChangeKind
from cqquality.assessment.result import Result
from cqquality.assessment.trend import Analysis, Comparison, Holding, SecondOpinion, Trend
from cqquality.quantity import shown
from cqquality.reports import wording
from cqquality.text import Text, same


def lines(result: Result) -> Iterator[Text]:
    """Yield what stands below a result: pace from here on, changes, holding, trend."""
    found = result.analysis
    opinions = [opinion(found.second_opinion)] if found and found.second_opinion else []
    groups = [[*pace(result), *opinions]]
    if found is not None:
        groups += [_changes(result, found), _periods(result, found)]
    yield from (_joined(group, "；", "; ") for group in groups if group)


def pace(result: Result) -> Iterator[Text]:
    """Yield what each month from here on must bring, and where the present pace leads."""
    found = result.pace
    if found is None:
        return
    if found.label is None and found.reason is not None:
        yield Text(f"序时进度不可算：{found.reason.zh}", f"no pace: {found.reason.en}")
    needed = wording.needed(result)
    if needed is not None and result.period is not None:
        since = wording.day(result.period.end)
        yield Text(f"{since.zh}后{needed.zh}", f"after {since.en}, {needed.en}")
    if arrived := arrival(result):
        yield arrived


def arrival(result: Result) -> Text | None:
    """Say when the target is reached at the present pace; None where that cannot be said."""
    if result.pace is None or result.pace.reached is None:
        return None
    when = result.pace.reached
    return Text(
        f"按目前进度推算{when}达到（仅为推算）",
        f"at the present pace reached on {when} (arithmetic only)",
    )


def opinion(second: SecondOpinion) -> Text:
    """Say what Eurostat's ratio makes of the pace, and whether it disputes it."""
    if second.ratio is None:
        why = second.reason or wording.NOTHING
        return Text(f"增速比R不可算：{why.zh}", f"no growth ratio R: {why.en}")
    figure = shown(Fraction(second.ratio.value), 2, (Fraction(19, 20), Fraction(3, 5)))
    label = second.ratio.progress.text
    mark = Text("，与序时进度的判断不一致", ", disputes the pace") if second.disputed else same("")
    return Text(
        f"参考：增速比R={figure}，{label.zh}（欧盟统计局方法）{mark.zh}",
        f"second opinion: growth ratio R={figure}, {label.en} (Eurostat){mark.en}",
    )


# Changes ---------------------------------------------------------------------------------------


def _changes(result: Result, found: Analysis) -> list[Text]:
    named = (
        (Text("同比", "year on year"), found.year_on_year),
        (Text("环比", "on the period before"), found.period_on_period),
    )
    return [compared(name, comparison, result) for name, comparison in named if comparison]


def compared(name: Text, comparison: Comparison, result: Result) -> Text:
    """Say a change against an earlier period: "同比+0.40个百分点（较2014年的92.30%）"."""
    when = wording.period(comparison.earlier)
    value = wording.quantity(wording.number(result, comparison.before), result.unit)
    found = comparison.change
    said = amount(found, result) if isinstance(found, Change) else found.text
    colon = same("") if isinstance(found, Change) else Text("不可算：", "none: ")
    return Text(
        f"{name.zh}{colon.zh}{said.zh}（较{when.zh}的{value.zh}）",
        f"{name.en} {colon.en}{said.en} (from {value.en} in {when.en})",
    )


def amount(change: Change, result: Result) -> Text:
    """Write a change with its sign and what it is counted in."""
    if change.kind is ChangeKind.RELATIVE:
        return same(f"{signed(change.amount, 1)}%")
    return wording.difference(signed(change.amount, result.indicator.decimals), result.unit)


def signed(figure: Fraction, decimals: int) -> str:
    """Write a figure with its sign; 0 has none."""
    return f"+{shown(figure, decimals)}" if figure > 0 else shown(figure, decimals)


# Periods ---------------------------------------------------------------------------------------


def _periods(result: Result, found: Analysis) -> list[Text]:
    held = found.holding
    said = [holding(held, result)] if held is not None and held.table.judged else []
    return [*said, trend(found.trend, result)] if found.trend else said


def holding(held: Holding, result: Result) -> Text:
    """Say in how many periods a value was held, for how long, the worst value, the symbol."""
    table = held.table
    parts = [
        Text(f"保持{table.hits}/{table.judged}期", f"held in {table.hits} of {table.judged}"),
        Text(f"当前连续{table.streak}期", f"{table.streak} in a row now"),
        Text(f"最长连续{table.longest_streak}期", f"{table.longest_streak} at the longest"),
    ]
    if table.worst is not None and table.worst.value is not None:
        when = wording.period(table.worst.period)
        value = wording.quantity(wording.number(result, table.worst.value), result.unit)
        parts.append(Text(f"最差{when.zh}{value.zh}", f"worst {value.en} in {when.en}"))
    symbol = held.symbol.text
    parts.append(Text(f"天气符号：{symbol.zh}", f"weather symbol: {symbol.en}"))
    return _joined(parts)


def trend(found: Trend, result: Result) -> Text:
    """Say every step between neighbouring years and, of five or more, the slope and the test."""
    steps = [_step(step.period.end.year, step.amount, result) for step in found.steps]
    changes = wording.listed(steps)
    parts = [Text(f"逐年变化：{changes.zh}", f"year by year: {changes.en}")] if steps else []
    if found.slope is not None:
        slope = wording.difference(signed(found.slope, result.indicator.decimals + 1), result.unit)
        parts.append(Text(f"中位斜率每年{slope.zh}", f"median slope {slope.en} a year"))
    if found.kendall is not None:
        p = shown(found.kendall.p, 3, (Fraction(1, 20),))
        parts.append(Text(f"Kendall检验p={p}（精确）", f"Kendall's p={p} (exact)"))
    return _joined(parts)


def _step(year: int, change: Fraction, result: Result) -> Text:
    by = wording.difference(signed(change, result.indicator.decimals), result.unit)
    return Text(f"{year}年{by.zh}", f"{year} {by.en}")


def _joined(parts: list[Text], zh: str = "，", en: str = ", ") -> Text:
    return Text(zh.join(part.zh for part in parts), en.join(part.en for part in parts))
