"""The reference cases of the method sheet by number: what is computed here, to every printed digit.

The same numbers stand in docs/methods.md, and what of a case is not implemented with the reason.
"""

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from cqquality.assessment.method.bound import Bound, Direction
from cqquality.assessment.method.destatis import by_year, constant, mean_change
from cqquality.assessment.method.eurostat import NoRatio, Ratio, ratio
from cqquality.assessment.method.interval import (
    Sample,
    certainty,
    clopper_pearson,
    clopper_pearson_low,
    wilson,
)
from cqquality.assessment.method.pace import Course, NoPace, Pace, pace
from cqquality.period import elapsed_share

METHODS = Path(__file__).parents[2] / "docs" / "methods.md"
UP, DOWN = Direction.UP, Direction.DOWN
BASE, DEADLINE, Y2013 = date(2010, 12, 31), date(2015, 12, 31), date(2013, 12, 31)

Number = Fraction | float


def course(base: str, target: str, direction: Direction = UP) -> Course:
    return Course(Fraction(base), BASE, Bound(Fraction(target), direction), DEADLINE)


def r(base: str, value: str, target: str, direction: Direction = UP) -> Ratio:
    found = ratio(course(base, target, direction), Fraction(value), Y2013)
    assert isinstance(found, Ratio)
    return found


def line(base: str, value: str, target: str, direction: Direction = UP) -> Pace:
    found = pace(course(base, target, direction), Fraction(value), Y2013)
    assert isinstance(found, Pace)
    return found


def series(figures: str) -> list[Fraction]:
    return [Fraction(figure) for figure in figures.split()]


RC_01 = series("120 132 145 160")

COMPUTED: dict[str, list[tuple[str, Callable[[], Number]]]] = {
    "RC-01": [
        ("0.100642", lambda: r("120", "160", "200").observed),
        ("0.107566", lambda: r("120", "160", "200").required),
        ("0.935631", lambda: r("120", "160", "200").value),
        ("0.5", lambda: line("120", "160", "200").share),
        ("0.6", lambda: line("120", "160", "200").elapsed),  # 0.6002 by days
        ("-10", lambda: line("120", "160", "200").gap),
    ],
    "RC-03": [
        ("13.333333", lambda: mean_change(RC_01)),
        ("186.666667", lambda: RC_01[-1] + 2 * mean_change(RC_01)),
        ("13.33", lambda: 200 - RC_01[-1] - 2 * mean_change(RC_01)),
        ("33.3", lambda: 100 * (200 - RC_01[-1] - 2 * mean_change(RC_01)) / (200 - RC_01[-1])),
    ],
    "RC-04": [
        ("-0.052732", lambda: r("2", "1.7", "1.4", DOWN).observed),
        ("-0.068850", lambda: r("2", "1.7", "1.4", DOWN).required),
        ("0.765892", lambda: r("2", "1.7", "1.4", DOWN).value),
        ("0.5", lambda: line("2", "1.7", "1.4", DOWN).share),
    ],
    "RC-05": [
        ("1.004288", lambda: r("2", "8", "20").value),
        ("0.3333", lambda: line("2", "8", "20").share),
        ("-26.7", lambda: line("2", "8", "20").gap),
    ],
    "RC-06": [
        ("1.061824", lambda: r("94", "95.9", "97").value),
        ("0.920819", lambda: r("6", "4.1", "3", DOWN).value),
        ("0.633333", lambda: line("94", "95.9", "97").share),
        ("0.633333", lambda: line("6", "4.1", "3", DOWN).share),
    ],
    # What a small number in the place of a zero would decide; none is put there.
    "RC-07": [
        ("0.361950", lambda: r("12", "4", "0.001", DOWN).value),
        ("0.404640", lambda: r("12", "4", "0.01", DOWN).value),
        ("0.651885", lambda: r("12", "4", "0.5", DOWN).value),
        ("0.782969", lambda: r("12", "4", "1", DOWN).value),
        ("0.666667", lambda: line("12", "4", "0", DOWN).share),
        ("3.234009", lambda: r("0.001", "6", "10").value),
        ("2.493844", lambda: r("0.01", "6", "10").value),
        ("1.397042", lambda: r("1", "6", "10").value),
    ],
    "RC-08": [
        ("-0.668462", lambda: r("99", "98.8", "99.5").value),
        ("0.974070", lambda: wilson(Sample(494, 500)).low),
        ("0.994489", lambda: wilson(Sample(494, 500)).high),
        ("0.976807", lambda: wilson(Sample(495, 500)).low),
        ("0.995721", lambda: wilson(Sample(495, 500)).high),
    ],
    "RC-10": [
        ("16", lambda: (Fraction(58) - 50) / 50 * 100),
        ("0.533333", lambda: line("50", "58", "65").share),
        ("0.6", lambda: line("50", "58", "65").elapsed),
        ("0.941412", lambda: r("50", "58", "65").value),
    ],
    "RC-11": [
        ("0.8", lambda: line("2", "1.2", "1", DOWN).share),
        ("-0.3", lambda: line("2", "2.3", "1", DOWN).share),
    ],
    "RC-12": [("0.499452", lambda: elapsed_share(BASE, DEADLINE, date(2013, 6, 30)))],
    "RC-15": [
        ("0.865399", lambda: wilson(Sample(48, 50)).low),
        ("0.988961", lambda: wilson(Sample(48, 50)).high),
        ("0.862862", lambda: clopper_pearson(Sample(48, 50)).low),
        ("0.995119", lambda: clopper_pearson(Sample(48, 50)).high),
        ("0.901629", lambda: wilson(Sample(96, 100)).low),
        ("0.984337", lambda: wilson(Sample(96, 100)).high),
        ("0.969310", lambda: wilson(Sample(980, 1000)).low),
        ("0.987016", lambda: wilson(Sample(980, 1000)).high),
        ("0.945990", lambda: wilson(Sample(960, 1000)).low),
        ("0.970489", lambda: wilson(Sample(960, 1000)).high),
        ("0.763869", lambda: wilson(Sample(19, 20)).low),
        ("0.991119", lambda: wilson(Sample(19, 20)).high),
        ("0.860892", lambda: clopper_pearson_low(Sample(20, 20))),
        ("0.904966", lambda: clopper_pearson_low(Sample(30, 30))),
        ("0.984832", lambda: clopper_pearson_low(Sample(196, 196))),
        ("0.981355", lambda: clopper_pearson(Sample(196, 196)).low),
    ],
    "RC-21": [
        ("1", lambda: Bound(Fraction(3)).shortfall(Fraction(2))),
        ("0.914824", lambda: clopper_pearson(Sample(97, 100)).low),
        ("0.993770", lambda: clopper_pearson(Sample(97, 100)).high),
    ],
}
"""By case: the number as the sheet prints it, and what computes it."""

LABELS: dict[str, list[tuple[str, Callable[[], str]]]] = {
    "RC-01": [
        ("moderate", lambda: r("120", "160", "200").progress.value),
        ("behind", lambda: line("120", "160", "200").label.value),
    ],
    "RC-03": [("cloud", lambda: by_year(RC_01, Bound(Fraction(200)), Fraction(2)).value)],
    "RC-04": [("moderate", lambda: r("2", "1.7", "1.4", DOWN).progress.value)],
    "RC-05": [
        ("significant", lambda: r("2", "8", "20").progress.value),
        ("behind", lambda: line("2", "8", "20").label.value),
    ],
    "RC-06": [
        ("significant", lambda: r("94", "95.9", "97").progress.value),
        ("moderate", lambda: r("6", "4.1", "3", DOWN).progress.value),
    ],
    "RC-07": [
        ("zero_target", lambda: refused("12", "4", "0", DOWN)),
        ("zero_base", lambda: refused("0", "6", "10")),
        ("ahead", lambda: line("12", "4", "0", DOWN).label.value),
    ],
    "RC-08": [("away", lambda: r("99", "98.8", "99.5").progress.value)],
    "RC-09": [
        ("already_met_at_base", lambda: refused("97", "95.5", "96")),
        ("target_equals_base", lambda: refused("96", "95.5", "96")),
        ("already_met_at_base", lambda: no_pace("97", "95.5", "96")),
        (
            "thunderstorm",
            lambda: constant(series("97 96.8 96 95.5"), Bound(Fraction(96))).value,
        ),
    ],
    "RC-10": [("moderate", lambda: r("50", "58", "65").progress.value)],
    "RC-15": [
        ("point_only", lambda: at_least_95(48, 50)),
        ("point_only", lambda: at_least_95(96, 100)),
        ("confirmed", lambda: at_least_95(980, 1000)),
        ("point_only", lambda: at_least_95(960, 1000)),
        ("low_n", lambda: at_least_95(19, 20)),
    ],
    "RC-21": [
        ("missed_confirmed", lambda: certainty(Sample(97, 100), Bound(Fraction(1))).value),
        ("True", lambda: str(all(Bound(Fraction(3)).met_by(Fraction(v)) for v in (3, 4, 5)))),
    ],
}
"""By case: the label the sheet gives, and what chooses it."""

NOT_IMPLEMENTED = {
    "RC-01": "scores, UNSD, CSI",
    "RC-02": "ESCAP",
    "RC-04": "scores, UNSD, CSI",
    "RC-05": "UNSD",
    "RC-06": "ESCAP",
    "RC-08": "scores",
    "RC-09": "StatCan, UNSD: shown there to be wrong",
    "RC-10": "UNSD, ESCAP",
    "RC-11": "formulas without a base",
    "RC-12": "stairs of points, traffic lights",
    "RC-15": "NCHS suppression",
    "RC-19": "scores",
    "RC-20": "classes without a target",
    "RC-22": "efficacy coefficient",
}
"""By case: what of it is left out; why, stands in docs/methods.md."""


def refused(base: str, value: str, target: str, direction: Direction = UP) -> str:
    found = ratio(course(base, target, direction), Fraction(value), Y2013)
    assert isinstance(found, NoRatio)
    return found.value


def no_pace(base: str, value: str, target: str) -> str:
    found = pace(course(base, target), Fraction(value), Y2013)
    assert isinstance(found, NoPace)
    return found.value


def at_least_95(passed: int, total: int) -> str:
    return certainty(Sample(passed, total), Bound(Fraction(95, 100))).value


@pytest.mark.parametrize(
    ("case", "printed", "computed"),
    [(case, *check) for case, checks in COMPUTED.items() for check in checks],
)
def test_a_number(case: str, printed: str, computed: Callable[[], Number]) -> None:
    decimals = len(printed.partition(".")[2])
    rounded = float(round(Fraction(computed()), decimals))
    assert f"{rounded:.{decimals}f}" == printed, case


@pytest.mark.parametrize(
    ("case", "label", "chosen"),
    [(case, *check) for case, checks in LABELS.items() for check in checks],
)
def test_a_label(case: str, label: str, chosen: Callable[[], str]) -> None:
    assert chosen() == label, case


def test_the_documentation_names_the_same_cases() -> None:
    row = re.compile(r"^\| (RC-\d\d) \| (.+) \| (.+) \|$", re.MULTILINE)
    rows = row.findall(METHODS.read_text("utf-8"))
    documented = {case: (computed.strip(), left.strip()) for case, computed, left in rows}
    assert len(rows) == len(documented)
    assert {case for case, (computed, _) in documented.items() if computed != "—"} == (
        COMPUTED.keys() | LABELS.keys()
    )
    left_out = {case: left for case, (_, left) in documented.items() if left != "—"}
    assert left_out == NOT_IMPLEMENTED
