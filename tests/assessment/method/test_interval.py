import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqquality.assessment.method.beta import incomplete_beta, inverse_incomplete_beta
from cqquality.assessment.method.bound import Bound, Direction
from cqquality.assessment.method.interval import (
    CertaintyLabel,
    Sample,
    certainty,
    clopper_pearson,
    clopper_pearson_low,
    compare,
    interval,
    wilson,
)

AT_LEAST_95 = Bound(Fraction("0.95"))


# RC-08, RC-15 and RC-21; the other rows and the further digits from scipy.stats.binomtest.
@pytest.mark.parametrize(
    ("sample", "score", "exact"),
    [
        (Sample(48, 50), (0.865399093, 0.988961116), (0.862862374, 0.995118567)),
        (Sample(96, 100), (0.901629286, 0.984336696), (0.900742843, 0.988995506)),
        (Sample(980, 1000), (0.969309995, 0.987016317), (0.969279967, 0.987741732)),
        (Sample(960, 1000), (0.945990356, 0.970489026), (0.945927303, 0.971272375)),
        (Sample(19, 20), (0.763868807, 0.991118551), (0.751267237, 0.998734911)),
        (Sample(97, 100), (0.915480636, 0.989745476), (0.914823947, 0.993770028)),
        (Sample(494, 500), (0.974069639, 0.994489005), (0.974065073, 0.995583828)),
        (Sample(495, 500), (0.976806900, 0.995721246), (0.976818612, 0.996745279)),
        (Sample(1, 40), (0.004426832, 0.128813690), (0.000632745, 0.131585858)),
        (Sample(0, 40), (0.0, 0.087621601), (0.0, 0.088097303)),
        (Sample(40, 40), (0.912378399, 1.0), (0.911902697, 1.0)),
        (Sample(3591644, 3673579), (0.977544631, 0.977846645), (0.977544618, 0.977846904)),
    ],
)
def test_two_sided_intervals(
    sample: Sample, score: tuple[float, float], exact: tuple[float, float]
) -> None:
    narrow, wide = wilson(sample), clopper_pearson(sample)
    assert (narrow.low, narrow.high) == pytest.approx(score, abs=1e-9)
    assert (wide.low, wide.high) == pytest.approx(exact, abs=1e-9)


@pytest.mark.parametrize(
    ("sample", "low"),
    [
        (Sample(20, 20), 0.860891659),  # RC-15
        (Sample(30, 30), 0.904966147),
        (Sample(196, 196), 0.984831864),
        (Sample(58, 58), 0.949660662),  # 59 without a failure show 95 %
        (Sample(59, 59), 0.950492390),
        (Sample(299, 299), 0.990030853),
        (Sample(48, 50), 0.879385845),
        (Sample(0, 40), 0.0),
    ],
)
def test_one_sided_lower_limit(sample: Sample, low: float) -> None:
    assert clopper_pearson_low(sample) == pytest.approx(low, abs=1e-9)


@pytest.mark.parametrize(
    ("sample", "verdict"),
    [
        (Sample(48, 50), CertaintyLabel.POINT_ONLY),  # RC-15
        (Sample(96, 100), CertaintyLabel.POINT_ONLY),
        (Sample(980, 1000), CertaintyLabel.CONFIRMED),
        (Sample(960, 1000), CertaintyLabel.POINT_ONLY),
        (Sample(19, 20), CertaintyLabel.LOW_N),
        (Sample(29, 29), CertaintyLabel.LOW_N),
        (Sample(30, 30), CertaintyLabel.POINT_ONLY),
        (Sample(71, 71), CertaintyLabel.POINT_ONLY),  # two-sided: 72 without a failure
        (Sample(72, 72), CertaintyLabel.CONFIRMED),
        (Sample(95, 100), CertaintyLabel.POINT_ONLY),
        (Sample(94, 100), CertaintyLabel.MISSED_POINT),
        (Sample(80, 100), CertaintyLabel.MISSED_CONFIRMED),
    ],
)
def test_certainty_of_95_percent(sample: Sample, verdict: CertaintyLabel) -> None:
    assert certainty(sample, AT_LEAST_95) is verdict


@pytest.mark.parametrize(
    ("sample", "mirrored"),
    [(Sample(k, n), Sample(n - k, n)) for k, n in ((980, 1000), (96, 100), (94, 100), (80, 100))],
)
def test_a_failure_rate_gets_the_same_answer(sample: Sample, mirrored: Sample) -> None:
    at_most_5 = Bound(Fraction("0.05"), Direction.DOWN)
    assert certainty(mirrored, at_most_5) is certainty(sample, AT_LEAST_95)


def test_all_of_a_sample_cannot_confirm_all() -> None:
    everything = Bound(Fraction(1))
    assert certainty(Sample(196, 196), everything) is CertaintyLabel.POINT_ONLY
    assert certainty(Sample(97, 100), everything) is CertaintyLabel.MISSED_CONFIRMED  # RC-21


def test_a_strict_bound_is_missed_by_its_own_value() -> None:
    assert certainty(Sample(95, 100), Bound(Fraction("0.95"), strict=True)) is (
        CertaintyLabel.MISSED_POINT
    )


def test_the_exact_method_serves_where_all_or_none_passed() -> None:
    methods = [interval(Sample(k, 40)).method for k in (0, 1, 39, 40)]
    assert methods == ["Clopper-Pearson", "Wilson", "Wilson", "Clopper-Pearson"]


@pytest.mark.parametrize(
    ("before", "after", "z", "p", "within", "rough"),
    [
        # z and p from the textbook formula with scipy.stats.norm.
        (Sample(494, 500), Sample(495, 500), 0.3031834647, 0.7617500496, True, False),
        (Sample(980, 1000), Sample(955, 1000), -3.1525199494, 0.0016186776, False, False),
        (Sample(123, 130), Sample(120, 130), -0.7526279305, 0.4516735288, True, False),
        (Sample(40, 40), Sample(40, 40), 0.0, 1.0, True, True),
    ],
)
def test_changes_between_two_samples(
    before: Sample, after: Sample, z: float, p: float, within: bool, rough: bool
) -> None:
    result = compare(before, after)
    assert (result.z, result.p) == pytest.approx((z, p), abs=1e-9)
    assert (result.within_error, result.rough) == (within, rough)


@pytest.mark.parametrize(("passed", "total"), [(0, 0), (5, 4), (-1, 4)])
def test_no_sample(passed: int, total: int) -> None:
    with pytest.raises(ValueError, match="no sample"):
        Sample(passed, total)


def test_a_bound_in_percent_is_refused() -> None:
    with pytest.raises(ValueError, match="not a share"):
        certainty(Sample(48, 50), Bound(Fraction(95)))


@pytest.mark.parametrize(
    ("x", "a", "b", "expected"),
    [
        (0.5, 2, 3, 0.6875),
        (0.1, 0.5, 0.5, 0.204832764699),
        (0.9, 48, 3, 0.111728756346),
        (0.97, 97, 4, 0.647249210464),
        (0.3, 5, 5, 0.09880866),
        (1e-6, 1, 3000, 0.00299550599213),
        (0.978, 3591644, 81936, 0.999963134207),
        (0, 2, 3, 0),
        (1, 2, 3, 1),
    ],
)
def test_incomplete_beta(x: float, a: float, b: float, expected: float) -> None:
    assert incomplete_beta(x, a, b) == pytest.approx(expected, rel=1e-8)


@given(st.integers(1, 60), st.integers(1, 60), st.floats(0.001, 0.999))
def test_incomplete_beta_is_a_binomial_tail(k: int, rest: int, x: float) -> None:
    n = k + rest - 1
    tail = math.fsum(math.comb(n, i) * x**i * (1 - x) ** (n - i) for i in range(k, n + 1))
    assert incomplete_beta(x, k, rest) == pytest.approx(tail, abs=1e-11)


@given(st.integers(1, 500), st.integers(1, 500), st.floats(0.001, 0.999))
def test_the_inverse_leads_back(a: int, b: int, probability: float) -> None:
    assert incomplete_beta(inverse_incomplete_beta(probability, a, b), a, b) == pytest.approx(
        probability, abs=1e-9
    )
