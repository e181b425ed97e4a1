"""One run at a time: a second one is told, and a killed one leaves no lock behind."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cqquality.batch.lock import NAME
from tests.batch.districts import JOB, district_returns
from tests.batch.running import batch, tree

HOLD = """
import sys
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def job(tmp_path: Path) -> Path:
    district_returns(tmp_path / "inbox", 2)
    (tmp_path / "reports").mkdir()
    path = tmp_path / "job.yaml"
    path.write_text(JOB, encoding="utf-8")
    return path


@pytest.fixture
def other(job: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that holds the lock of the outputs."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, job.parent / "reports" / NAME],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stdout.readline() == b"held\n"
    yield process
    process.kill()
    process.communicate()


@pytest.mark.usefixtures("other")
def test_a_second_run_is_refused_and_touches_nothing(job: Path) -> None:
    left = job.parent / "reports" / ".targets.json.4711.tmp"
    left.write_bytes(b"half of what the other run is writing")
    before = tree(job.parent)
    ran = batch(job, "--period", "2014H1", "--lang", "zh", settings={"LC_ALL": "C.UTF-8"})
    assert ran.returncode == 2
    assert "CQ519 另一个批处理正在向" in ran.stderr.decode()
    assert tree(job.parent) == before


def test_a_killed_run_leaves_no_lock(job: Path, other: subprocess.Popen[bytes]) -> None:
    other.kill()
    other.wait()
    assert (job.parent / "reports" / NAME).exists()
    assert batch(job, "--period", "2014H1").returncode == 0


def test_a_folder_that_cannot_be_made_is_named(job: Path) -> None:
    (job.parent / "reports").rmdir()
    (job.parent / "reports").write_bytes(b"")
    ran = batch(job, "--period", "2014H1")
    assert (ran.returncode, len(ran.stderr.splitlines())) == (2, 1)
    assert b"reports" in ran.stderr
