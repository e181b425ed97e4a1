"""The division of a target over regions: each once, and together no less than the whole."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cqquality.definitions.indicator import Share
from cqquality.definitions.review import Review
from cqquality.definitions.target import Reach
from cqquality.definitions.variant import Steps
from cqquality.definitions.version import versions
from cqquality.findings import Code, Finding, Severity
from cqquality.quantity import Dimension, literal
from cqquality.text import Text

CODE = Code(
    id="CQ142",
    severity=Severity.ERROR,
    title=Text("分解有误", "Wrong division"),
    message=Text("{owner}：{problem}", "{owner}: {problem}"),
    help=Text("更正 division 中的地区或数值", "mend a region or a figure of 'division'"),
    why=Text(
        "各区县都完成了，全市却没有完成：分解的数少于目标；同一区县列两次，只有一个算数。",
        "With less divided than is wanted every region may do its part and the whole still be "
        "missed; of a region that stands there twice only one figure would count.",
    ),
    example=(
        "target: {kind: reach, operator: ge, value: 20}\n"
        "division: [{region: east, value: 8}, {region: west, value: 8}]"
    ),
    good=(
        "target: {kind: reach, operator: ge, value: 20}\n"
        "division: [{region: east, value: 12}, {region: west, value: 8}]"
    ),
)

_SUMMED = {Dimension.COUNT, Dimension.AMOUNT}
_TWICE = Text("“{region}”列了两次", "'{region}' stands there twice")
_TOO_LITTLE = Text(
    "分解之和 {sum} 少于目标 {value}", "{sum} are divided, of {value} that are wanted"
)


def check(review: Review) -> Iterator[Finding]:
    """Yield every region named twice, and every sum below the target, in each version."""
    for indicator in review.pack.indicators.values():
        for version in versions(indicator):
            steps: Steps = ("revisions", version.number) if version.revision else ()
            summed = review.pack.dimension(indicator.unit) in _SUMMED
            wanted = version.indicator.target if summed else None
            whole = wanted.value if isinstance(wanted, Reach) and _is_least(wanted) else None
            for inside, problem in _problems(version.indicator.division, whole):
                place = review.where("indicators", indicator.id, *steps, "division", *inside)
                yield CODE.at(place, indicator.id, owner=indicator.id, problem=problem)


def _is_least(target: Reach) -> bool:
    return target.operator in ("ge", "gt")


def _problems(shares: Sequence[Share], whole: Fraction | None) -> Iterator[tuple[Steps, Text]]:
    for number, share in enumerate(shares):
        if share.region in {each.region for each in shares[:number]}:
            yield (number, "region"), _TWICE.filled(region=share.region)
    total = sum((share.value for share in shares), Fraction(0))
    if shares and whole is not None and total < whole:
        yield (), _TOO_LITTLE.filled(sum=literal(total), value=literal(whole))
