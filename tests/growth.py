"""How the work for an input grows with its size: tells a quadratic reader from a linear one."""

import time
from collections.abc import Callable

_TIMES = 8
"""How much larger the larger input is; quadratic work grows by the square of it."""
_UNMEASURABLE = 0.02
"""Seconds of this process below which a clock says nothing of growth."""


def growth(work: Callable[[int], object], size: int) -> float:
    """Return how many times more processor time each byte takes when there are eight times as many.

    About 1 where work is linear, 8 where it is quadratic. Both runs are of one process, so that
    neither the speed of the machine nor what else it does counts.
    """
    small, large = (min(_seconds(work, size * times) for _ in range(2)) for times in (1, _TIMES))
    return large / max(small, _UNMEASURABLE) / _TIMES


def _seconds(work: Callable[[int], object], size: int) -> float:
    start = time.process_time()
    work(size)
    return time.process_time() - start
