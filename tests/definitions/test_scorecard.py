"""The file scorecard.yaml: what it must agree with."""

from pathlib import Path

import pytest

from cqquality.definitions import try_load
from tests.building import MAIN, indicator, section

SOUND = """\
name: {zh: 表, en: Card}
note: {zh: 例, en: An example}
points: share
no_data: zero
sections: [{section: main, weight: 100}]
indicators: [{indicator: X01, weight: 2}]
grades:
  - {id: A, name: {zh: 甲, en: A}, at_least: 90}
  - {id: D, name: {zh: 丁, en: D}, at_least: 0}
veto: {grade: D, mandatory: [X01], incidents: true}
"""


def faults(folder: Path, scorecard: str) -> list[str]:
    (folder / "pack.yaml").write_text(MAIN, "utf-8")
    (folder / "main.yaml").write_text(section(indicators=[indicator()]), "utf-8")
    (folder / "scorecard.yaml").write_text(scorecard, "utf-8")
    loaded = try_load(folder)
    return [f"{finding.code.id} {finding.place}" for finding in loaded.findings]


def test_a_sound_scorecard(tmp_path: Path) -> None:
    assert faults(tmp_path, SOUND) == []
    pack = try_load(tmp_path).pack
    assert pack is not None
    assert pack.scorecard is not None
    assert [grade.id for grade in pack.scorecard.grades] == ["A", "D"]


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("section: main", "section: man", "CQ107 scorecard.yaml:5:"),
        ("indicator: X01", "indicator: X02", "CQ107 scorecard.yaml:6:"),
        ("mandatory: [X01]", "mandatory: [X02]", "CQ107 scorecard.yaml:10:"),
        ("weight: 100", "weight: 0", "CQ110 scorecard.yaml:5:"),
        ("weight: 2", "weight: -2", "CQ110 scorecard.yaml:6:"),
        ("weight: 2}", "weight: 2}, {indicator: X01, weight: 3}", "CQ110 scorecard.yaml:6:"),
        ("at_least: 0", "at_least: 10", "CQ110 scorecard.yaml:"),
        ("at_least: 90", "at_least: 0", "CQ110 scorecard.yaml:"),
        ("id: D", "id: A", "CQ110 scorecard.yaml:"),
        ("grade: D", "grade: E", "CQ110 scorecard.yaml:10:"),
        ("points: share", "points: some", "CQ106 scorecard.yaml:3:"),
        ("veto:", "vetoes:", "CQ104 scorecard.yaml:10:"),
    ],
)
def test_faults_are_told_with_their_place(
    right: str, wrong: str, fault: str, tmp_path: Path
) -> None:
    assert right in SOUND
    assert any(each.startswith(fault) for each in faults(tmp_path, SOUND.replace(right, wrong, 1)))
