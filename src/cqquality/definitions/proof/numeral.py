"""What a run of Chinese numerals is worth: 十九, 百亿, 二〇一一, 半."""

from fractions import Fraction

DIGITS = {
    digit: value
    for value, digits in enumerate(("〇零OＯ○0", "一", "二两", *"三四五六七八九"))
    for digit in digits
}
"""The digits; a zero is also typed as a letter or a circle."""

_PLACES = {"十": 10, "百": 100, "千": 1000}
_STEPS = {"万": 10**4, "亿": 10**8}
MAGNITUDES = _PLACES | _STEPS
"""The characters that multiply what stands before them."""


def worth(run: str) -> Fraction | None:
    """Return the number a run of numerals stands for; None where it is no well-formed number.

    >>> worth("十九"), worth("百亿"), worth("二O一一"), worth("十百")
    (Fraction(19, 1), Fraction(10000000000, 1), Fraction(2011, 1), None)
    """
    if run == "半":
        return Fraction(1, 2)
    if all(character in DIGITS for character in run):
        return Fraction(int("".join(str(DIGITS[character]) for character in run))) if run else None
    return _with_steps(run)


def magnitude(run: str) -> int | None:
    """Return what a run of multipliers alone multiplies by (亿: 10**8); None for anything else."""
    if not run or any(character not in MAGNITUDES for character in run):
        return None
    product = 1
    for character in run:
        product *= MAGNITUDES[character]
    return product


def _with_steps(run: str) -> Fraction | None:
    """Read a run with 万 and 亿: each multiplies everything before it that is smaller."""
    for step in ("亿", "万"):
        before, found, after = run.rpartition(step)
        if found:
            high = worth(before) if before else Fraction(1)
            low = worth(after) if after else Fraction(0)
            if high is None or low is None or low >= _STEPS[step]:
                return None
            return high * _STEPS[step] + low
    return _below_ten_thousand(run)


def _below_ten_thousand(run: str) -> Fraction | None:
    """Read digits and falling places: 三百二十, 十九, 一千〇五; not 一百二, which may be 120."""
    total, digit, last = 0, None, 10**4
    for character in run:
        place = _PLACES.get(character)
        if place is None and (character not in DIGITS or digit):
            return None
        if place is None:
            digit = DIGITS[character]
            continue
        if place >= last:
            return None
        total, last, digit = total + (1 if digit is None else digit) * place, place, None
    if digit and last > 10 and "零" not in run and "〇" not in run:
        return None
    return Fraction(total + (digit or 0))
