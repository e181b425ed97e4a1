"""`cqq new`: a pack that passes its check, and drafts that count for nothing."""

from pathlib import Path

import pytest

from tests.acceptance.running import ROOT, cqq

POLICY = ROOT / "tests" / "data" / "proof" / "policy.txt"


@pytest.mark.parametrize("options", [(), ("--document", POLICY)])
def test_a_new_pack_passes(tmp_path: Path, options: tuple[object, ...]) -> None:
    assert cqq("new", "mine", *options, folder=tmp_path).returncode == 0
    checked = cqq("check", "mine", folder=tmp_path)
    assert checked.returncode == 0
    assert "CQ126" in checked.stdout.decode()  # nobody has reviewed it yet
    assert checked.stdout.decode().endswith("mine：0 个错误、1 个警告、0 个提示\n")
    assert cqq("test", "mine", folder=tmp_path).returncode == 0
    assert cqq("template", "--pack", "mine", "-o", "r.xlsx", folder=tmp_path).returncode == 0
    assert "量化指标（1项）" in cqq("list", "--pack", "mine", folder=tmp_path).stdout.decode()


def test_a_draft_moved_in_unfinished_is_refused(tmp_path: Path) -> None:
    cqq("new", "mine", "--document", POLICY, folder=tmp_path)
    (tmp_path / "mine/drafts/indicators.yaml").rename(tmp_path / "mine/drafts.yaml")
    assert cqq("check", "mine", folder=tmp_path).returncode == 1


def test_a_folder_with_anything_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("mine", encoding="utf-8")
    done = cqq("new", ".", folder=tmp_path)
    assert done.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["pack.yaml"]


def test_the_name_of_the_folder_becomes_the_id(tmp_path: Path) -> None:
    cqq("new", "shi-2030", folder=tmp_path)
    cqq("new", "我的", folder=tmp_path)
    assert "id: shi-2030\n" in (tmp_path / "shi-2030/pack.yaml").read_text("utf-8")
    assert "id: my-pack\n" in (tmp_path / "我的/pack.yaml").read_text("utf-8")
