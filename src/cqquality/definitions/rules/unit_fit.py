"""The unit of an indicator against its measure, its items and its target."""

from collections.abc import Iterator

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.measure import Measure, Subset, Total, inner
from cqquality.definitions.pack import Pack
from cqquality.definitions.review import Review
from cqquality.definitions.variant import Variant, item_steps, variants
from cqquality.findings import Code, Finding, Severity
from cqquality.quantity import Dimension
from cqquality.text import Text

CODE = Code(
    id="CQ112",
    severity=Severity.ERROR,
    title=Text("单位不符", "Unit does not fit"),
    message=Text(
        "{owner}：单位为“{unit}”，而{source}得出的是{expected}",
        "{owner}: the unit is '{unit}', but {source} gives {expected}",
    ),
    help=Text(
        "更正 unit，或更正计算方式、数据项或目标",
        "mend 'unit', or else the measure, the data item or the target",
    ),
    why=Text(
        "单位决定报表中的数如何读取：百分比与个数、百分点与百分比不可混用。",
        "The unit decides how a cell is read: a percentage is no count, and 5 points are not 5 %.",
    ),
    example="unit: 个\nmeasure: {kind: ratio, numerator: [P02-2], denominator: [P02-1]}",
    good='unit: "%"\nmeasure: {kind: ratio, numerator: [P02-2], denominator: [P02-1]}',
)

_MEASURED = {
    "ratio": Dimension.PERCENT,
    "relative_change": Dimension.CHANGE,
    "count": Dimension.COUNT,
    "progress": Dimension.STAGE,
}
_TARGETED = {
    "all": Dimension.PERCENT,
    "improve": Dimension.CHANGE,
    "rank": Dimension.RANK,
    "milestone": Dimension.STAGE,
}
_WORDS = {
    Dimension.COUNT: Text("个数", "a count"),
    Dimension.AMOUNT: Text("数量", "an amount"),
    Dimension.PERCENT: Text("百分比", "a percentage"),
    Dimension.CHANGE: Text("变化的百分比", "a relative change in percent"),
    Dimension.INDEX: Text("指数", "an index"),
    Dimension.RANK: Text("位次", "a rank"),
    Dimension.STAGE: Text("进展阶段", "a stage"),
}


def check(review: Review) -> Iterator[Finding]:
    """Yield every measure, item, part or target that an indicator's unit does not fit."""
    for indicator in review.pack.indicators.values():
        for variant in variants(indicator):
            yield from _kinds(variant, review)
            yield from _items(variant, review)
            yield from _parts(variant, review)


def _kinds(variant: Variant, review: Review) -> Iterator[Finding]:
    """Compare with what the kinds of measure and target call for."""
    unit = variant.indicator.unit
    for part, expectations in (("measure", _MEASURED), ("target", _TARGETED)):
        kind = getattr(variant.indicator, part).kind
        expected = expectations.get(kind)
        if expected is not None and review.pack.dimension(unit) is not expected:
            yield CODE.at(
                variant.place(review.where, part, "kind"),
                variant.indicator.id,
                owner=variant.owner(part),
                unit=unit,
                source=f"{part} {kind}",
                expected=_WORDS[expected],
            )


def _items(variant: Variant, review: Review) -> Iterator[Finding]:
    """Compare with the items that are taken as they are: not those of a ratio or of a change."""
    pack, measure = review.pack, variant.indicator.measure
    for steps, code in item_steps(measure):
        transformed = measure.kind == "relative_change" or (
            measure.kind == "ratio" and steps != ("reported",)
        )
        item_unit = pack.items[code].unit
        if not transformed and not _gives(variant.indicator, item_unit, pack):
            yield CODE.at(
                variant.place(review.where, "measure", *steps),
                variant.indicator.id,
                owner=variant.owner("measure"),
                unit=variant.indicator.unit,
                source=code,
                expected=_quoted(measure, item_unit, pack),
            )


def _gives(indicator: Indicator, item_unit: str, pack: Pack) -> bool:
    """Whether figures in `item_unit` give one in the unit of the indicator."""
    if _is_of_points(indicator.measure, item_unit, pack):
        return pack.dimension(indicator.unit) is Dimension.CHANGE
    return pack.unit[item_unit] == pack.unit[indicator.unit]


def _is_of_points(measure: Measure, item_unit: str, pack: Pack) -> bool:
    """Whether a difference of percentages is taken, which is one in percentage points."""
    return inner(measure).kind == "increase" and pack.dimension(item_unit) is Dimension.PERCENT


def _quoted(measure: Measure, item_unit: str, pack: Pack) -> Text:
    if _is_of_points(measure, item_unit, pack):
        return Text("百分点", "percentage points")
    return Text(f"“{item_unit}”", f"'{item_unit}'")


def _parts(variant: Variant, review: Review) -> Iterator[Finding]:
    """Compare with the other indicators it is made of, or is part of."""
    pack, measure = review.pack, variant.indicator.measure
    related: list[tuple[tuple[str | int, ...], str]] = []
    if isinstance(measure, Total):
        related = [(("parts", number), part) for number, part in enumerate(measure.parts)]
    if isinstance(measure, Subset):
        related = [(("whole",), measure.whole)]
    for steps, name in related:
        other = pack.indicators[name].unit
        if pack.unit[other] != pack.unit[variant.indicator.unit]:
            yield CODE.at(
                variant.place(review.where, "measure", *steps),
                variant.indicator.id,
                owner=variant.owner("measure"),
                unit=variant.indicator.unit,
                source=name,
                expected=_quoted(measure, other, pack),
            )
