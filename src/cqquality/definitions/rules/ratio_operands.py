"""The numerator and the denominator of a ratio."""

from collections.abc import Iterator

from cqquality.definitions.measure import Ratio
from cqquality.definitions.review import Review
from cqquality.definitions.variant import Variant, variants
from cqquality.findings import Code, Finding, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ113",
    severity=Severity.ERROR,
    title=Text("分子分母单位或性质不一", "Operands of a ratio differ in unit or basis"),
    message=Text(
        "{owner}：{item} 为{basis}（{unit}），{first} 为{first_basis}（{first_unit}）",
        "{owner}: {item} is a {basis} in {unit}, {first} a {first_basis} in {first_unit}",
    ),
    help=Text("分子分母取同一单位、同一性质的数据项", "take data items of one unit and one basis"),
    why=Text(
        "合格批次除以抽查家数不是合格率；期末数除以期内数随期间长短而变。",
        "Batches over enterprises is no pass rate, and a stock over a flow depends on how long "
        "the period is.",
    ),
    example="numerator: [P02-2]     # 批次\ndenominator: [P02-9]   # 家",
    good="numerator: [P02-2]     # 批次\ndenominator: [P02-1]   # 批次",
)

_BASIS = {
    "flow": Text("期内数", "flow"),
    "stock": Text("期末数", "stock"),
    "rate": Text("率", "rate"),
}


def check(review: Review) -> Iterator[Finding]:
    """Yield every operand that differs from the first item of the numerator."""
    for indicator in review.pack.indicators.values():
        for variant in variants(indicator):
            if isinstance(variant.indicator.measure, Ratio):
                yield from _operands(variant, variant.indicator.measure, review)


def _operands(variant: Variant, measure: Ratio, review: Review) -> Iterator[Finding]:
    pack = review.pack
    first = pack.items[measure.numerator[0]]
    for key in ("numerator", "denominator"):
        for number, code in enumerate(getattr(measure, key)):
            item = pack.items[code]
            if (pack.unit[item.unit], item.basis) != (pack.unit[first.unit], first.basis):
                yield CODE.at(
                    variant.place(review.where, "measure", key, number),
                    variant.indicator.id,
                    owner=variant.owner("measure"),
                    item=code,
                    unit=item.unit,
                    basis=_BASIS[item.basis],
                    first=first.code,
                    first_unit=first.unit,
                    first_basis=_BASIS[first.basis],
                )
