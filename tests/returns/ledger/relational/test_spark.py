"""Spark on a cluster of two workers gives the report that DuckDB gives."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.running import ROOT, cqq
from tests.returns.ledger.relational.cluster import Cluster, lacking, running_cluster
from tests.returns.ledger.relational.sample import (
    Row,
    districts,
    sample,
    shipped,
    write_parquet,
)

pytestmark = [
    pytest.mark.skipif(bool(lacking()), reason=f"no Spark cluster: {lacking()}"),
    pytest.mark.xdist_group("spark"),
]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with running_cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running


def environment(cluster: Cluster) -> dict[str, str]:
    path = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
    return {**os.environ, **cluster.settings, "PYTHONPATH": path, "LC_ALL": "zh_CN.UTF-8"}


def by_duckdb(pack: Path, target: object) -> dict[str, Any]:
    ledger = ("--ledger", f"batches={target}", "--format", "json", "--by", "region")
    done = cqq("evaluate", "--pack", pack, *ledger, "--fail-on", "never")
    return without_engine(json.loads(done.stdout))


def without_engine(report: dict[str, Any]) -> dict[str, Any]:
    for source in report["sources"]:
        del source["engine"], source["query"]
    return report


def test_part_files(
    cluster: Cluster, batches: Sequence[Row], batches_pack: Path, tmp_path: Path
) -> None:
    for number in range(3):
        write_parquet(tmp_path / f"part {number}.parquet", batches[number::3])
    module = "tests.returns.ledger.relational.reporting"
    done = subprocess.run(
        [sys.executable, "-m", module, batches_pack, cluster.address, "", tmp_path],
        env=environment(cluster),
        stdout=subprocess.PIPE,
        timeout=900,
    )
    (report,) = json.loads(done.stdout)
    assert report["sources"][0]["engine"].startswith("Spark ")
    assert without_engine(report) == by_duckdb(batches_pack, tmp_path)


def test_a_worker_is_lost_in_mid_run(cluster: Cluster, batches_pack: Path, tmp_path: Path) -> None:
    rows = list(sample(60_000, districts(shipped()), seed=5))
    for number in range(6):
        write_parquet(tmp_path / f"{number}.parquet", rows[number::6])
    before = cluster.tasks_of(1)
    options = ["--engine", "spark", "--master", cluster.address, "--fail-on", "never"]
    options += ["--by", "region"]
    ledger = ["--ledger", f"batches={tmp_path}", "--format", "json"]
    pack = ["--pack", str(batches_pack)]
    with subprocess.Popen(
        [sys.executable, "-m", "cqquality", "evaluate", *pack, *ledger, *options],
        env=environment(cluster),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        until = time.monotonic() + 300
        while cluster.tasks_of(1) < before + 5 and time.monotonic() < until:
            assert run.poll() is None, "it ended before the worker had done anything"
            time.sleep(0.05)
        cluster.kill(1)
        assert run.poll() is None, "it ended before the worker was killed"
        printed, said = run.communicate(timeout=600)
    assert (run.returncode, said) == (0, b"")
    assert without_engine(json.loads(printed)) == by_duckdb(batches_pack, tmp_path)
