"""Every target judged at, just below and just above it, from blank workbook to JSON report."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.acceptance.boundaries import BOUNDARIES, LEDGERS
from tests.acceptance.filling import assessed, blank, fill, statuses

NAMES = [boundary.id for boundary in BOUNDARIES]
KEPT = ("S04", "P02", "P03", "P04", "E03")
"""Targets for every year: one bad year fails them, whenever it is noticed."""


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return blank(tmp_path_factory.mktemp("form"))


@pytest.fixture(scope="module")
def verdicts(form: bytes, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, dict[str, str]]:
    """The verdicts of three returns: all targets just reached, just missed, exceeded."""
    folder = tmp_path_factory.mktemp("returns")
    found = {}
    for level, lists in LEDGERS.items():
        path = folder / f"{level}.xlsx"
        entries = [e for b in BOUNDARIES for e in getattr(b, level).split(";") if e]
        fill(form, path, entries, lists)
        found[level] = statuses(assessed(path))
    return found


def test_the_table_covers_56_targets_once(verdicts: Mapping[str, dict[str, str]]) -> None:
    assert len(NAMES) == 56
    assert all(list(found) == NAMES for found in verdicts.values())


@pytest.mark.parametrize("name", NAMES)
def test_at_the_target_it_is_met(name: str, verdicts: Mapping[str, dict[str, str]]) -> None:
    assert verdicts["at"][name] == "met"


@pytest.mark.parametrize("name", NAMES)
def test_just_below_it_is_not(name: str, verdicts: Mapping[str, dict[str, str]]) -> None:
    assert verdicts["below"][name] == "not_met"


@pytest.mark.parametrize("name", NAMES)
def test_above_it_is_met(name: str, verdicts: Mapping[str, dict[str, str]]) -> None:
    assert verdicts["above"][name] == "met"


def test_before_the_deadline_a_shortfall_is_not_due(form: bytes, tmp_path: Path) -> None:
    """The figures of "below", two years earlier; what must hold every year has already failed."""
    entries = [_earlier(e) for b in BOUNDARIES for e in b.below.split(";") if e]
    path = tmp_path / "2013.xlsx"
    fill(form, path, entries)
    found = statuses(assessed(path, "--as-of", "2013"))
    listed = ("B09", "B10", "V06")
    assert {name: found[name] for name in NAMES if name not in listed} == {
        name: "not_met" if name in KEPT else "not_due" for name in NAMES if name not in listed
    }


def _earlier(entry: str) -> str:
    """Move the figures of an entry from 2015 to 2013, so that the same is reached by then."""
    code, _, values = entry.strip().partition("=")
    figures = values.split()
    if len(figures) == 6:
        return f"{code}={figures[0]} - - {figures[-1]} - -"
    if len(figures) == 5 and code.partition("-")[0] not in KEPT:
        return f"{code}=0 0 {figures[-1]} - -"
    if len(figures) == 5:
        return f"{code}={' '.join(figures[1:4] if code == 'E03-1' else figures[:3])} - -"
    return f"{code}={figures[0]} - -"


SINGLE_CASES = {
    "parts make the whole, though one is short": (
        ["B03a-1=0 0 0 0 9", "B03b-1=0 0 0 0 11", "B03c-1=0 0 0 0 12"],
        {"B03": "met", "B03a": "not_met", "B03b": "met", "B03c": "met"},
    ),
    "one part short of the whole": (
        ["B03a-1=0 0 0 0 10", "B03b-1=0 0 0 0 10", "B03c-1=0 0 0 0 11"],
        {"B03": "not_met", "B03a": "met", "B03b": "met", "B03c": "not_met"},
    ),
    "a part that nobody reported is not zero": (
        ["B03a-1=0 0 0 0 10", "B03b-1=0 0 0 0 10"],
        {"B03": "not_assessable", "B03c": "no_data"},
    ),
    "a year that nobody reported is not zero": (
        ["B01-1=2 2 - 2 2", "B04-1=0 0 0 0 0"],
        {"B01": "not_assessable", "B04": "not_met"},
    ),
    "reported rates are compared as they are, not as they are shown": (
        ["E01-3=99.96%", "E05-3=99.996%", "B11-3=79.995%", "P06-3=98.00%", "P05-7=91.9999%"],
        {"E01": "not_met", "E05": "not_met", "B11": "not_met", "P06": "met", "P05": "not_met"},
    ),
    "a band includes its upper end": (["T03-1=5"], {"T03": "met"}),
    "an increase on nothing, a place among nobody, half a ratio": (
        ["E06-1=65%", "E04-1=1", "P06-2=990", "B08-1=1200"],
        {
            "E06": "not_assessable",
            "E04": "not_assessable",
            "P06": "no_data",
            "B08": "not_assessable",
        },
    ),
    "a fall is no rise, and neither is a gap in the years": (
        ["E03-1=3 5 4 6 7", "P04-3=97% 97% 97% 97% 97%"],
        {"E03": "not_met", "P04": "met"},
    ),
    "nothing but old figures": (
        ["T01-1=20 20 20 - -", "V01-1=90 90 90 90 -"],
        {"T01": "no_data", "V01": "no_data", "V02": "no_data"},
    ),
}


@pytest.mark.parametrize("case", SINGLE_CASES)
def test_single_cases(case: str, form: bytes, tmp_path: Path) -> None:
    entries, expected = SINGLE_CASES[case]
    fill(form, tmp_path / "case.xlsx", entries)
    found = statuses(assessed(tmp_path / "case.xlsx", "--as-of", "2015"))
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("entries", "lists", "reading", "name", "expected"),
    [
        (["T03-1=6"], {}, "T03=ceiling", "T03", "not_met"),
        ([], LEDGERS["below"], "B10=inclusive", "B10", "met"),
        (["E04-1=3", "E04-2=12"], {}, "E04=top3", "E04", "met"),
        (["P04-3=95.71% 96.2% 96.56% 97.75% 98.05%"], {}, "P04=end", "P04", "met"),
        (["E06-1=50% - - - - 79.99%"], {}, "E06=points", "E06", "not_met"),
        (["E06-1=50% - - - - 80%"], {}, "E06=points", "E06", "met"),
    ],
    ids=lambda value: value if isinstance(value, str) and "=" in value else "",
)
def test_another_reading(
    entries: list[str],
    lists: Mapping[str, str],
    reading: str,
    name: str,
    expected: str,
    form: bytes,
    tmp_path: Path,
) -> None:
    fill(form, tmp_path / "case.xlsx", entries, lists)
    assert statuses(assessed(tmp_path / "case.xlsx", "--reading", reading))[name] == expected
