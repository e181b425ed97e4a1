"""The incomplete beta function and its inverse, enough for binomial limits.

Source: NIST Digital Library of Mathematical Functions, 8.17 (continued fraction 8.17.22).
"""

import math
from collections.abc import Iterator
from itertools import count

_TINY = 1e-300
_CLOSE = 1e-15


def incomplete_beta(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b), for 0 <= x <= 1 and a, b > 0."""
    if x in (0, 1):
        return x
    # The fraction converges fast below the mean; above it, use the symmetry of the function.
    if x < (a + 1) / (a + b + 2):
        return _tail(x, a, b)
    return 1 - _tail(1 - x, b, a)


def inverse_incomplete_beta(probability: float, a: float, b: float) -> float:
    """Return the x with I_x(a, b) = `probability`, by bisection to the last bit."""
    low, high = 0.0, 1.0
    while low < (middle := (low + high) / 2) < high:
        if incomplete_beta(middle, a, b) < probability:
            low = middle
        else:
            high = middle
    return middle


def _tail(x: float, a: float, b: float) -> float:
    log_beta = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    front = math.exp(a * math.log(x) + b * math.log1p(-x) - log_beta) / a
    return front / _continued_fraction(_terms(x, a, b))


def _terms(x: float, a: float, b: float) -> Iterator[float]:
    for m in count():
        yield -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        m1 = m + 1
        yield m1 * (b - m1) * x / ((a + 2 * m1 - 1) * (a + 2 * m1))


def _continued_fraction(terms: Iterator[float]) -> float:
    """Return 1 + d1/(1 + d2/(1 + …)) by Lentz's method (Lentz 1976, Appl. Opt. 15)."""
    value = upper = 1.0
    lower = 0.0
    for term in terms:
        lower = 1 / _not_zero(1 + term * lower)
        upper = _not_zero(1 + term / upper)
        value *= upper * lower
        if abs(upper * lower - 1) < _CLOSE:
            break
    return value


def _not_zero(number: float) -> float:
    return number or _TINY
