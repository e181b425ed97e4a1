"""As cron runs it: no terminal, no home, no locale that can write Chinese, no folder of its own."""

import json
import os
import re
import sys
from pathlib import Path

import pytest

from tests.batch.districts import JOB, district_returns
from tests.batch.running import batch, tree

LINE = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ (INFO|ERROR) +\S")
NOWHERE = "/proc" if sys.platform == "linux" else "/"
"""A folder in which not even root can write."""


@pytest.fixture
def job(tmp_path: Path) -> Path:
    district_returns(tmp_path / "收件" / "2014H1", 2)
    (tmp_path / "收件" / "2014H1" / "坏\n表.xlsx").write_bytes(b"broken")
    path = tmp_path / "任务.yaml"
    text = JOB.replace("[inbox]", '["收件/{period}"]').replace("reports/", "通报/{period}/")
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="a line break in a file's name")
@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"PYTHONIOENCODING": "gbk"},
        {"PYTHONIOENCODING": "ascii", "LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"},
        {"CQQ_CACHE_DIR": "", "LC_ALL": "zh_CN.GB18030"},
        {"CQQ_CACHE_DIR": "/proc/nowhere"},
    ],
)
def test_it_runs_with_next_to_nothing(job: Path, settings: dict[str, str]) -> None:
    usual = batch(job, "--period", "2014H1", "--lang", "zh")
    before = tree(job.parent / "通报")
    assert usual.returncode == 1, usual.stderr.decode()
    again = [job, "--period", "2014H1", "--lang", "zh", "--force"]
    ran = batch(*again, folder=NOWHERE, settings=settings)
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert tree(job.parent / "通报") == before
    lines = ran.stderr.splitlines()
    assert len(lines) == 6
    assert all(LINE.match(line) for line in lines)


@pytest.mark.skipif(sys.platform == "win32", reason="a line break in a file's name")
def test_one_event_is_one_line_of_json(job: Path) -> None:
    ran = batch(job, "--period", "2014H1", "--log-format", "json")
    events = [json.loads(line) for line in ran.stderr.splitlines()]
    assert [event["event"] for event in events] == ["unreadable", "judged", *["written"] * 4]
    assert {"time", "level", "event", "message"} <= set(events[0])
    assert ran.stderr.isascii()


@pytest.mark.skipif(sys.platform != "linux", reason="file names that are no text in any encoding")
def test_a_name_in_another_encoding_stops_nothing(job: Path) -> None:
    """As archives from Windows leave them: 铜梁县.xlsx in GBK."""
    inbox = job.parent / "收件" / "2014H1"
    (inbox / "00-万州区.xlsx").rename(
        os.fsdecode(bytes(inbox) + b"/" + "铜梁县.xlsx".encode("gbk"))
    )
    assert batch(job, "--period", "2014H1").returncode == 1
    manifest = job.parent / "通报" / "2014H1" / "manifest.json"
    paths = [each["path"] for each in json.loads(manifest.read_bytes())["origin"]["inputs"]]
    assert any("\udcc1" in path for path in paths)
    assert batch("--verify", manifest).returncode == 0
    again = batch(job, "--period", "2014H1", "--log-format", "json")
    assert b'"unchanged"' in again.stderr


def test_several_periods_run_one_after_the_other(job: Path) -> None:
    district_returns(job.parent / "收件" / "2014", 1)
    ran = batch(job, "--period", "2014H1", "--period", "2014", "--log-format", "json")
    assert ran.returncode == 1
    assert {path.name for path in (job.parent / "通报").iterdir()} == {"2014H1", "2014"}
