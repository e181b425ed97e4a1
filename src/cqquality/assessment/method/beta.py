"""The incomplete beta function and its inverse, enough for binomial limits.

Source: NIST Digital Library of Mathematical Functions, 8.17 (continued fraction 8.17.22).
"""

import math

_TINY = 1e-300
_CLOSE = 1e-15
_DOUBTFUL = 1e-13
"""So close to the inverse, the last digits of a probability may be on either side."""
_MOST_STEPS = 30


def incomplete_beta(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b), for 0 <= x <= 1 and a, b > 0."""
    if x in (0, 1):
        return x
    # The fraction converges fast below the mean; above it, use the symmetry of the function.
    if x < (a + 1) / (a + b + 2):
        return _tail(x, a, b)
    return 1 - _tail(1 - x, b, a)


def inverse_incomplete_beta(probability: float, a: float, b: float) -> float:
    """Return the x with I_x(a, b) = `probability`, by bisection to the last bit.

    On which side of it a number lies is computed only close to it, where rounding decides.
    """
    root, low, high = _approximate_inverse(probability, a, b), 0.0, 1.0
    while low < (middle := (low + high) / 2) < high:
        is_far = abs(middle - root) > _DOUBTFUL
        if middle < root if is_far else incomplete_beta(middle, a, b) < probability:
            low = middle
        else:
            high = middle
    return middle


def _approximate_inverse(probability: float, a: float, b: float) -> float:
    """Return the inverse by Newton's method, from the mode of the density; NaN where that fails."""
    x = (a - 1) / (a + b - 2) if a + b > 2 else 0.5
    log_beta = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    for _ in range(_MOST_STEPS):
        if not 0 < x < 1:
            break
        density = math.exp((a - 1) * math.log(x) + (b - 1) * math.log1p(-x) - log_beta)
        if not density:
            break
        step = (incomplete_beta(x, a, b) - probability) / density
        x -= step
        if abs(step) < _DOUBTFUL:
            return x
    return math.nan


def _tail(x: float, a: float, b: float) -> float:
    log_beta = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    front = math.exp(a * math.log(x) + b * math.log1p(-x) - log_beta) / a
    return front / _continued_fraction(x, a, b)


def _continued_fraction(x: float, a: float, b: float) -> float:
    """Return 1 + d1/(1 + d2/(1 + …)) by Lentz's method (Lentz 1976, Appl. Opt. 15)."""
    value = upper = 1.0
    lower, m = 0.0, 0
    while True:
        m1 = m + 1
        even = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        odd = m1 * (b - m1) * x / ((a + 2 * m1 - 1) * (a + 2 * m1))
        for term in (even, odd):
            lower = 1 / ((1 + term * lower) or _TINY)
            upper = (1 + term / upper) or _TINY
            value *= upper * lower
            if abs(upper * lower - 1) < _CLOSE:
                return value
        m = m1
