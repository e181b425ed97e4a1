"""The same rows in every kind of file give the same report, through the command line."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.running import cqq
from tests.returns.ledger.relational.sample import Row, write_csv, write_parquet, write_sqlite

_ROWS = re.compile(r"第 \d+ 行")


def report(pack: Path, *options: str | Path) -> dict[str, Any]:
    done = cqq("evaluate", "--pack", pack, *options, "--format", "json", "--fail-on", "never")
    assert done.returncode == 0, done.stderr.decode()
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def unplaced(document: dict[str, Any], *names: str) -> str:
    """Return a report without where it came from: names of files and numbers of rows."""
    del document["sources"]
    for result in document["results"]:
        del result["sources"]
    text = json.dumps(document, ensure_ascii=False)
    for name in names:
        text = text.replace(name, "ledger")
    return _ROWS.sub("第 N 行", text)


@pytest.fixture(scope="module")
def parquet(
    batches: Sequence[Row], batches_pack: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, dict[str, Any]]:
    path = write_parquet(tmp_path_factory.mktemp("parquet") / "a.parquet", batches)
    document = report(batches_pack, "--ledger", f"batches={path}")
    return unplaced(dict(document), "a.parquet"), document


def test_every_row_is_told(parquet: tuple[str, dict[str, Any]], batches: Sequence[Row]) -> None:
    _, document = parquet
    (source,) = document["sources"]
    rows = source["rows"]
    filled = sum(any(value is not None for value in row) for row in batches)
    assert rows["read"] == filled
    assert rows["used"] + sum(rows["aside"].values()) == filled
    assert min(rows["aside"][name] for name in ("total", "unmeant", "repeated", "refused")) > 0
    assert source["engine"].startswith("DuckDB ")
    assert "group by" in source["query"]
    p02 = next(each for each in document["results"] if each["id"] == "P02")
    assert p02["status"] == "not_assessable", "without the rows refused no rate is known"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv(
    encoding: str,
    parquet: tuple[str, dict[str, Any]],
    batches: Sequence[Row],
    batches_pack: Path,
    tmp_path: Path,
) -> None:
    path = write_csv(tmp_path / "a.csv", batches, encoding)
    found = report(batches_pack, "--ledger", f"batches={path}")
    assert unplaced(found, "a.csv") == parquet[0]


def test_sqlite(
    parquet: tuple[str, dict[str, Any]],
    batches: Sequence[Row],
    batches_pack: Path,
    tmp_path: Path,
) -> None:
    path = write_sqlite(tmp_path / "a.sqlite", batches, "抽查 台账")
    found = report(batches_pack, "--ledger", f"batches={path}#抽查 台账")
    assert unplaced(found, "a.sqlite#抽查 台账") == parquet[0]


def test_part_files(
    parquet: tuple[str, dict[str, Any]],
    batches: Sequence[Row],
    batches_pack: Path,
    tmp_path: Path,
) -> None:
    thirds = [batches[:1000], batches[1000:2000], batches[2000:]]
    for number, some in enumerate(thirds):
        write_parquet(tmp_path / f"part-{number}.parquet", some)
    (tmp_path / "_SUCCESS").touch()
    by_folder = report(batches_pack, "--ledger", f"batches={tmp_path}")
    by_pattern = report(batches_pack, "--ledger", f"batches={tmp_path}/part-*.parquet")
    assert by_folder == by_pattern
    values = [each["value"] for each in by_folder["results"]]
    assert values == [each["value"] for each in parquet[1]["results"]]
    assert by_folder["sources"][0]["rows"] == parquet[1]["sources"][0]["rows"]
