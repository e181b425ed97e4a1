"""Sampling error of pass rates: intervals, what they say of a verdict, and changes between years.

Rates and bounds are shares of 1 here, not percent. The intervals assume a random sample; where
batches were picked by risk they are nominal. The verdict itself stays with the point value.
"""

import math
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from cqquality.assessment.method.beta import inverse_incomplete_beta
from cqquality.assessment.method.bound import Bound, Direction
from cqquality.assessment.method.label import Label

CONFIDENCE = 0.95
_Z = 1.9599639845400536
"""The two-sided quantile of the normal distribution for it."""
MIN_SAMPLE = 30
"""A smaller sample is called too small, whatever it shows."""
MIN_EXPECTED = 5
"""With fewer expected in any cell of a comparison its normal approximation is rough."""


class Sample(Struct, frozen=True):
    """How many of how many units passed; raises ValueError where that cannot be."""

    passed: int
    total: int

    def __post_init__(self) -> None:
        if not 0 <= self.passed <= self.total or self.total == 0:
            msg = f"no sample: {self.passed} of {self.total}"
            raise ValueError(msg)

    @property
    def rate(self) -> Fraction:
        """The share that passed."""
        return Fraction(self.passed, self.total)


class Interval(NamedTuple):
    """A confidence interval of a share, with the name of its method."""

    low: float
    high: float
    method: str


class CertaintyLabel(Label):
    """How well a sample supports the verdict of its point value."""

    CONFIRMED = "confirmed", "达标且统计上可确认", "met, confirmed by the interval"
    POINT_ONLY = "point_only", "仅点估计达标", "met by the point value only"
    MISSED_POINT = "missed_point", "仅点估计未达标", "missed by the point value only"
    MISSED_CONFIRMED = "missed_confirmed", "未达标且统计上可确认", "missed, confirmed"
    LOW_N = "low_n", "样本量不足30", "fewer than 30 in the sample"


def wilson(sample: Sample, confidence: float = CONFIDENCE) -> Interval:
    """Return Wilson's score interval, two-sided, without continuity correction.

    Source: Wilson 1927, J. Amer. Statist. Assoc. 22.
    """
    z, n, p = _z(confidence), sample.total, sample.passed / sample.total
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return Interval(max(centre - half, 0.0), min(centre + half, 1.0), "Wilson")


def clopper_pearson(sample: Sample, confidence: float = CONFIDENCE) -> Interval:
    """Return the exact (Clopper-Pearson) interval, two-sided; it errs on the cautious side.

    Source: Clopper and Pearson 1934, Biometrika 26.
    """
    tail = (1 - confidence) / 2
    failed = sample.total - sample.passed
    high = 1 - _exact_low(failed, sample.total, tail)
    return Interval(_exact_low(sample.passed, sample.total, tail), high, "Clopper-Pearson")


def clopper_pearson_low(sample: Sample, confidence: float = CONFIDENCE) -> float:
    """Return the exact lower limit, one-sided: the share the sample shows to be exceeded."""
    return _exact_low(sample.passed, sample.total, 1 - confidence)


def interval(sample: Sample, confidence: float = CONFIDENCE) -> Interval:
    """Return Wilson's interval, or the exact one where all or none passed."""
    extreme = sample.passed in (0, sample.total)
    return (clopper_pearson if extreme else wilson)(sample, confidence)


def certainty(sample: Sample, bound: Bound, confidence: float = CONFIDENCE) -> CertaintyLabel:
    """Say how well the sample supports its verdict against `bound`, a share from 0 to 1.

    Raises ValueError for a bound that is no share, such as one in percent.
    """
    if not 0 <= bound.value <= 1:
        msg = f"not a share from 0 to 1: {bound.value}"
        raise ValueError(msg)
    if sample.total < MIN_SAMPLE:
        return CertaintyLabel.LOW_N
    limits = interval(sample, confidence)
    ends = (Fraction(limits.low), Fraction(limits.high))
    worst, best = ends if bound.direction is Direction.UP else ends[::-1]
    if bound.met_by(sample.rate):
        return CertaintyLabel.CONFIRMED if bound.met_by(worst) else CertaintyLabel.POINT_ONLY
    return CertaintyLabel.MISSED_POINT if bound.met_by(best) else CertaintyLabel.MISSED_CONFIRMED


class Comparison(NamedTuple):
    """Two samples of one rate, tested for a difference (two proportions, pooled, two-sided)."""

    z: float
    """Positive when the rate rose."""
    p: float
    within_error: bool
    """Whether the change is within sampling error."""
    rough: bool
    """Whether a cell expects fewer than five, so that the probability is only rough."""


def compare(before: Sample, after: Sample, confidence: float = CONFIDENCE) -> Comparison:
    """Test whether a rate differs between two independent samples."""
    # In whole numbers until the last division: p = passed / total of both, d the difference,
    # z² = d² / (p (1 - p) (1/n + 1/m)), and of the rarer outcome min(n, m) min(p, 1 - p) expected.
    passed, total = before.passed + after.passed, before.total + after.total
    sizes = before.total * after.total
    difference = (after.passed * before.total - before.passed * after.total) / sizes
    spread = passed * (total - passed) / (total * sizes)
    z = difference / math.sqrt(spread) if spread else 0.0
    fewest = min(before.total, after.total) * min(passed, total - passed)
    p = math.erfc(abs(z) / math.sqrt(2))
    return Comparison(z, p, within_error=p > 1 - confidence, rough=fewest < MIN_EXPECTED * total)


@lru_cache
def _z(confidence: float) -> float:
    if confidence == CONFIDENCE:
        return _Z  # as statistics says, whose import takes longer than a report
    from statistics import NormalDist

    return NormalDist().inv_cdf((1 + confidence) / 2)


@lru_cache(maxsize=4096)
def _exact_low(passed: int, total: int, tail: float) -> float:
    if passed == 0:
        return 0.0
    if passed == total:
        return float(tail ** (1 / total))
    return inverse_incomplete_beta(tail, passed, total - passed + 1)
