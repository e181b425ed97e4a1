"""`make demo-batch`: the sample month from nothing to all formats, with what changed since May."""

import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest
import yaml

from cqquality.reports import Format
from tests.acceptance.running import ROOT, SAMPLES
from tests.batch.running import Tree, batch, tree

MONTH = SAMPLES / "2014-06"
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGET = re.search(r"^demo-batch:.*?\n\n", MAKEFILE, re.MULTILINE | re.DOTALL)
JOB = yaml.safe_load((MONTH / "job.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """What the target makes, in a copy of the samples."""
    folder = tmp_path_factory.mktemp("samples")
    shutil.copy(SAMPLES / "returns-2013.xlsx", folder)
    shutil.copytree(MONTH / "inbox", folder / "2014-06" / "inbox")
    shutil.copy(MONTH / "job.yaml", folder / "2014-06")
    assert TARGET
    options = re.findall(r"--period \S+", TARGET[0])
    ran = batch(folder / "2014-06" / "job.yaml", *" ".join(options).split())
    assert ran.returncode == 1, ran.stderr.decode()
    manifest = folder / "2014-06" / "reports" / "2014-06" / "manifest.json"
    assert batch("--verify", manifest).returncode == 0
    return tree(folder / "2014-06" / "reports")


def test_every_format_is_made(reports: Tree) -> None:
    assert set(JOB["formats"]) == set(Format)
    named = {"summary-zh.md", "manifest.json", "timings.json"}
    made = {Path(name).name for name in reports if name.startswith("2014-06/")}
    assert len(made - named) == len(Format)


def test_the_job_names_its_schema_and_keeps_to_it() -> None:
    first = (MONTH / "job.yaml").read_text(encoding="utf-8").splitlines()[0]
    path = MONTH / first.removeprefix("# yaml-language-server: $schema=")
    jsonschema.validate(JOB, json.loads(path.read_text(encoding="utf-8")))


def test_the_summary_opens_with_what_changed(reports: Tree) -> None:
    summary = reports["2014-06/summary-zh.md"].decode()
    assert summary.startswith("# 2014-05-31 至 2014-06-30 的变化")
    for heading in ("判定的变化", "差距扩大", "差距缩小", "新收到的报表", "不能读取的报表"):
        assert f"## {heading}" in summary
    for code in ("CQ208", "CQ269", "CQ330"):
        assert code in summary
    assert "巫溪县" in summary


def test_senders_and_periods_are_in_the_manifest(reports: Tree) -> None:
    inputs = json.loads(reports["2014-06/manifest.json"])["origin"]["inputs"]
    districts = [each for each in inputs if "/区县/" in each["path"]]
    readable = [each for each in districts if each["senders"]]
    assert (len(districts), len(readable)) == (37, 36)
    assert all(each["path"].endswith(f"-{each['senders'][0]}.xlsx") for each in readable[2:])
    assert {period for each in readable for period in each["periods"]} == {"2014H1"}
    (table,) = [each for each in inputs if each["path"].endswith(".csv")]
    assert table["senders"] == ["重庆市农业委员会"]


def test_the_district_who_fails_has_no_value(reports: Tree) -> None:
    result = json.loads(reports["2014-06/targets-zh.json"])
    (found,) = [each for each in result["regions"] if each["id"] == "P02"]
    assert (found["expected"], found["reported"]) == (38, 36)
    silent = {each["name"]["zh"] for each in found["regions"] if each["value"] is None}
    assert silent == {"江津区", "巫溪县"}
