"""A run that is killed leaves no half file and nothing running, and can simply be run again."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.acceptance.running import ROOT
from tests.batch.districts import JOB, district_returns
from tests.batch.running import BARE, batch, command, tree

TIMES = 50
SEED = 20140630
MARK = "CQQ_TEST_RUN"

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="kills forks of a process that has loaded the program"
)


@pytest.fixture
def job(tmp_path: Path) -> Path:
    district_returns(tmp_path / "inbox", 4)
    path = tmp_path / "job.yaml"
    text = JOB.replace("[json, csv, markdown]", "[json, csv, markdown, html]")
    path.write_text(text + "summary: reports/summary.md\n", encoding="utf-8")
    return path


def test_fifty_killed_runs_leave_the_same_bytes(job: Path) -> None:
    settings = {"CQQ_CACHE_DIR": str(job.parent / "cache")}
    assert batch(job, "--period", "2014H1", settings=settings).returncode == 0
    whole = tree(job.parent / "reports")
    script = [sys.executable, "-m", "tests.batch.killing", job, "2014H1", SEED, TIMES]
    done = subprocess.run(
        [*map(str, script)],
        env={**BARE, **settings, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src")))},
        capture_output=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr.decode()
    hits = json.loads(done.stdout)
    assert hits["killed"] > TIMES / 2, hits
    assert hits["had_begun_to_write"] > TIMES / 5, hits
    assert batch(job, "--period", "2014H1", settings=settings).returncode == 0
    assert tree(job.parent / "reports") == whole
    assert batch("--verify", job.parent / "reports" / "manifest.json").returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_a_killed_run_leaves_no_process_behind(job: Path) -> None:
    settings = {**BARE, MARK: job.parent.name}
    running = subprocess.Popen(
        command(job, "--period", "2014H1", "--jobs", 2, "--force"),
        env=settings,
        stderr=subprocess.DEVNULL,
    )
    assert waited(lambda: len(marked(job.parent.name)) > 2 or running.poll() is not None)
    running.kill()
    running.wait()
    assert waited(lambda: not marked(job.parent.name))


def waited(condition: Callable[[], bool]) -> bool:
    """Whether a condition came true within a while."""
    end = time.monotonic() + 30
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)
    return condition()


def marked(mark: str) -> list[int]:
    """Return the processes that were started with the mark in their environment."""
    found = []
    for environment in Path("/proc").glob("[0-9]*/environ"):
        try:
            content = environment.read_bytes()
        except OSError:
            continue
        if f"{MARK}={mark}\0".encode() in content:
            found.append(int(environment.parent.name))
    return found
