"""`cqq list` and `cqq show` from outside."""

import json

import pytest

from tests.acceptance.running import cqq, python


def test_all_56_targets_and_56_commitments() -> None:
    done = cqq("list")
    assert done.returncode == 0
    assert "量化指标（56项）" in done.stdout.decode()
    assert "定性任务（56项）" in done.stdout.decode()


def test_a_section_alone() -> None:
    done = cqq("list", "--section", "product", "--format", "json")
    indicators = json.loads(done.stdout)["indicators"]
    assert {each["section"] for each in indicators} == {"product"}


def test_one_indicator_in_english() -> None:
    done = cqq("show", "P02", "--lang", "en")
    assert done.returncode == 0
    assert "P02-2 ÷ P02-1 × 100%" in done.stdout.decode()


@pytest.mark.parametrize(
    ("name", "meant"),
    [("P2", "P02"), ("p02", "P02"), ("驰名商标数", "B02"), ("P02-1", "P02"), ("???????", "")],
)
def test_an_unknown_id_is_refused_with_what_may_be_meant(name: str, meant: str) -> None:
    done = cqq("show", name)
    assert (done.returncode, done.stdout) == (2, b"")
    assert name in done.stderr.decode()
    assert ("是否指" in done.stderr.decode()) is bool(meant)
    assert meant in done.stderr.decode()


def test_an_unknown_section_is_refused() -> None:
    assert cqq("list", "--section", "brands").returncode == 2


def test_a_gbk_console() -> None:
    done = cqq("list", PYTHONUTF8="0", PYTHONIOENCODING="gbk")
    assert "重庆名牌产品" in done.stdout.decode("gbk")


def test_nothing_heavy_is_loaded() -> None:
    script = (
        "import sys; from cqquality.cli import program;"
        "program(['list'], standalone_mode=False);"
        "heavy = {'pandas', 'openpyxl', 'rich', 'pydantic'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    python("-m", "cqquality", "list")  # fills the store of checked packs
    done = python("-c", script)
    assert done.returncode == 0, done.stderr.decode()
