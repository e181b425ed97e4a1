"""Decimals that cannot be, or that hide the target itself."""

from collections.abc import Iterator
from fractions import Fraction

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.proof.figure import figures
from cqquality.definitions.review import Review
from cqquality.definitions.variant import variants
from cqquality.findings import Code, Finding, Severity
from cqquality.quantity import Dimension
from cqquality.text import Text

CODE = Code(
    id="CQ141",
    severity=Severity.WARNING,
    title=Text("小数位数不当", "Unfit decimals"),
    message=Text(
        "{owner}：decimals 为 {decimals}，{problem}",
        "{owner}: with 'decimals' {decimals} {problem}",
    ),
    help=Text("个数、位次写 0；其他的不少于目标值的小数位数", "0 for counts; else as the target"),
    why=Text(
        "个数没有小数；位数比目标值少，99.5% 的目标会显示成 100%。",
        "A count has no decimals; with fewer than the target has, 99.5 % would be shown as 100 %.",
    ),
    example="unit: 个\ndecimals: 1",
    good="unit: 个\ndecimals: 0",
)

_WHOLE = {Dimension.COUNT, Dimension.RANK, Dimension.STAGE}
_NO_DECIMALS = Text("而个数、位次和阶段没有小数", "a count, a place or a stage has none")
_TOO_FEW = Text("显示不出目标值", "the target itself is not shown")


def check(review: Review) -> Iterator[Finding]:
    """Yield counts with decimals, and targets with more decimals than are shown."""
    for indicator in review.pack.indicators.values():
        decimals, problem = indicator.decimals, None
        if review.pack.dimension(indicator.unit) in _WHOLE:
            problem = _NO_DECIMALS if decimals else None
        elif any(not _is_shown(figure, decimals) for figure in _figures(indicator)):
            problem = _TOO_FEW
        if problem is not None:
            yield CODE.at(
                review.where("indicators", indicator.id, "decimals"),
                indicator.id,
                owner=indicator.id,
                decimals=decimals,
                problem=problem,
            )


def _figures(indicator: Indicator) -> Iterator[Fraction]:
    for variant in variants(indicator):
        yield from figures(variant.indicator.target)


def _is_shown(figure: Fraction, decimals: int) -> bool:
    scaled = figure * Fraction(10) ** decimals
    return scaled.denominator == 1
