"""Damaged copies of a sound return: read as they stand, or refused with one finding."""

import os
import random
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cqquality.api import read_returns
from cqquality.definitions import load_pack
from cqquality.errors import UnreadableFile
from cqquality.observation import Returns
from tests.building import SHIPPED
from tests.hostile.foreign import xls
from tests.hostile.mutant import DAMAGES, MOVES, Damage, Move, damaged, moved, stored
from tests.hostile.sandbox import Sandbox
from tests.hostile.sound import sound
from tests.returns.workbook.building import BOOK, BOOK_RELATIONS, SHEET, STRINGS, STYLES, zipped

PACK = load_pack(SHIPPED)
SOUND = sound()
FIGURES = {("P02-1", "2013"): 5831, ("P02-2", "2013"): 5266, ("B02-1", "2013"): 95}
EXAMPLES = int(os.environ.get("CQQ_MUTANTS", "200"))
"""Damaged copies for each test; set CQQ_MUTANTS for a longer search."""
MANY = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def read(path: Path, content: bytes) -> Returns | None:
    """Read a file; None where it is refused, with one finding about it."""
    path.write_bytes(content)
    try:
        return read_returns(path, PACK)
    except UnreadableFile as refusal:
        (finding,) = refusal.findings
        assert finding.place.file == str(path)
        return None


def figures(returns: Returns) -> dict[tuple[str, str], Fraction]:
    return {(each.item, str(each.period)): each.value for each in returns.observations}


def test_the_sound_return(tmp_path: Path) -> None:
    returns = read(tmp_path / "in.xlsx", zipped(SOUND))
    assert returns
    assert figures(returns) == FIGURES


@MANY
@given(DAMAGES)
def test_a_damaged_file_has_the_same_figures_or_none(tmp_path: Path, damages: list[Damage]) -> None:
    """Checksums protect what is inside, and the directory decides what is read."""
    returns = read(tmp_path / "in.xlsx", damaged(zipped(SOUND), damages))
    assert returns is None or figures(returns) == FIGURES


@MANY
@given(st.sampled_from([SHEET, STRINGS, STYLES, BOOK, BOOK_RELATIONS]), DAMAGES)
def test_figures_of_damaged_parts_stand_in_their_cells(
    tmp_path: Path, part: str, damages: list[Damage]
) -> None:
    """A figure may be another one then, but never another than the one in the file."""
    parts = {**SOUND, part: damaged(SOUND[part], damages)}
    returns = read(tmp_path / "in.xlsx", zipped(parts))
    if returns is not None and returns.observations:
        cells = stored(parts)
        for each in returns.observations:
            assert each.origin.text == cells[each.origin.cell]


@MANY
@given(st.sampled_from([SHEET, STYLES, BOOK, BOOK_RELATIONS]), MOVES)
def test_moved_elements_change_no_figure(tmp_path: Path, part: str, move: Move) -> None:
    """What is dropped is missing, what is doubled or misplaced is missing or refused."""
    returns = read(tmp_path / "in.xlsx", zipped({**SOUND, part: moved(SOUND[part], move)}))
    if returns is not None:
        assert figures(returns).items() <= FIGURES.items()


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_xls_ends(seed: int, tmp_path: Path, sandbox: Sandbox) -> None:
    """Its format has no checksums and its reader is not ours: it may neither hang nor grow."""
    chance = random.Random(seed)  # noqa: S311 - a seed, not a secret
    content = bytearray(xls())
    for _ in range(chance.randint(1, 6)):
        content[chance.randrange(len(content))] = chance.choice((0, 1, 0x7F, 0xFF, 0xFE))
    path = tmp_path / "in.xls"
    path.write_bytes(content)
    outcome, ended = sandbox.outcome(path)
    assert not outcome.startswith("crashed")
    assert outcome != "refused"
    assert ended.mebibytes < 256
