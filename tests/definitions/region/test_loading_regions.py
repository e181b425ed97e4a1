"""The file regions.yaml of a pack: optional, and refused with the rest where it is wrong."""

import shutil
from pathlib import Path

import pytest

from cqquality.definitions import find_pack, try_load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(find_pack("cq-2011-55"), tmp_path / "pack")


def test_a_pack_may_do_without_regions(folder: Path) -> None:
    (folder / "regions.yaml").unlink()
    pack = try_load(folder).pack
    assert pack is not None
    assert pack.regions is None


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("hosts: [qijiang]", "hosts: [qijian]", "CQ107"),
        ("aliases: [沙区]", "alias: [沙区]", "CQ104"),
        ("code: 500101", "code: 50010", "CQ106"),
        ("prefixes: [重庆市", "prefixes: [[重庆市", "CQ101"),
    ],
)
def test_a_wrong_registry_breaks_the_pack(folder: Path, right: str, wrong: str, code: str) -> None:
    file = folder / "regions.yaml"
    file.write_text(file.read_text("utf-8").replace(right, wrong, 1), "utf-8")
    loaded = try_load(folder)
    assert loaded.pack is None
    assert loaded.findings[0].code.id == code
    assert {finding.place.file for finding in loaded.findings} == {"regions.yaml"}
