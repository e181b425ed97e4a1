"""One ledger with everything wrong with it: one and the same report, wherever it lies."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import jsonschema
import pytest

from tests.acceptance.running import ROOT, cqq
from tests.returns.ledger.relational import cluster as spark
from tests.returns.ledger.relational import server as postgresql
from tests.returns.ledger.relational.every_defect import (
    WINDOW,
    Row,
    every_defect,
    fill_postgresql,
    write_csv,
    write_parquet,
    write_sqlite,
    write_xlsx,
)
from tests.returns.ledger.relational.neutral import Report, neutral

pytestmark = pytest.mark.xdist_group("every engine")


@pytest.fixture(scope="module")
def rows() -> Sequence[Row]:
    return every_defect(2_500)


@pytest.fixture(scope="module")
def files(rows: Sequence[Row], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the ledger in every kind of file."""
    folder = tmp_path_factory.mktemp("ledger")
    write_xlsx(folder / "a.xlsx", rows)
    write_csv(folder / "utf-8.csv", rows, "utf-8")
    write_csv(folder / "gb18030.csv", rows, "gb18030")
    write_csv(folder / "sheet.csv", rows, "gb18030", head=True)
    write_parquet(folder / "a.parquet", rows)
    write_sqlite(folder / "a.sqlite", rows)
    return folder


@pytest.fixture(scope="module")
def server(rows: Sequence[Row]) -> Iterator[postgresql.Server]:
    if postgresql.lacking():
        pytest.skip(f"no database: {postgresql.lacking()}")
    with postgresql.running_server() as running:
        with running.connection() as connection:
            fill_postgresql(connection, rows)
        yield running


def report(*options: object, **settings: str) -> Report:
    asked = ("--format", "json", "--by", "region", "--fail-on", "never")
    done = cqq("evaluate", *options, *asked, folder=ROOT, **settings)
    assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode()
    found: Report = json.loads(done.stdout)
    return found


def counted(target: object, **settings: str) -> Report:
    return report("--ledger", f"batches={target}", "--period", WINDOW, **settings)


@pytest.fixture(scope="module")
def whole(files: Path) -> Report:
    return counted(files / "a.parquet")


@pytest.fixture(scope="module")
def expected(whole: Report) -> str:
    return neutral(json.loads(json.dumps(whole)), 1)


def test_everything_that_may_become_of_a_row_is_there(whole: Report, rows: Sequence[Row]) -> None:
    (source,) = whole["sources"]
    numbers = source["rows"]
    assert min(numbers["used"], *numbers["aside"].values()) > 3
    filled = sum(any(value is not None for value in row) for row in rows)
    assert numbers["used"] + sum(numbers["aside"].values()) == numbers["read"] == filled
    assert numbers["blank"] == len(rows) - filled > 10
    codes = {finding["code"] for finding in whole["findings"]}
    assert codes >= {"CQ280", "CQ282", "CQ342", "CQ343", "CQ344", "CQ350", "CQ351"}
    messages = "".join(finding["message"] for finding in whole["findings"])
    for words in ("内容不同", "重复，只计一次", "大于“抽查数”", "不是可识别", "不是整数", "序列号"):
        assert words in messages


FILES: dict[str, tuple[Callable[[Path], Report], int]] = {
    "a workbook": (lambda folder: report(folder / "a.xlsx"), 4),
    "a workbook, streamed": (lambda folder: report(folder / "a.xlsx", "--limit", "long=1"), 4),
    "CSV, as a sheet": (lambda folder: report(folder / "sheet.csv"), 4),
    "CSV, UTF-8": (lambda folder: counted(folder / "utf-8.csv"), 2),
    "CSV, GB18030": (lambda folder: counted(folder / "gb18030.csv"), 2),
    "SQLite": (lambda folder: counted(f"{folder / 'a.sqlite'}#batches"), 1),
}


@pytest.mark.parametrize("kind", FILES)
def test_files(kind: str, files: Path, expected: str) -> None:
    ask, first = FILES[kind]
    assert neutral(ask(files), first) == expected


def test_the_report_is_as_its_schema_says(whole: Report) -> None:
    text = (ROOT / "docs" / "schema" / "result.json").read_text(encoding="utf-8")
    jsonschema.validate(whole, json.loads(text))


def test_a_workbook_says_by_what_it_was_counted(files: Path, whole: Report) -> None:
    (source,) = report(files / "a.xlsx")["sources"]
    assert (source["form"], source["files"], source["engine"]) == ("batches", ["a.xlsx"], "cqq")
    assert {**source["rows"], "blank": 0} == {**whole["sources"][0]["rows"], "blank": 0}
    assert 'sum(inspected) as "P02-1"' in source["query"]


def test_postgresql(server: postgresql.Server, expected: str) -> None:
    found = counted(server.url("batches"), PGPASSFILE=str(server.secret))
    assert neutral(found, 1) == expected


def test_postgresql_whatever_the_server_is_set_to(server: postgresql.Server, expected: str) -> None:
    with server.connection() as connection:
        connection.execute(f"alter role {postgresql.USER} set datestyle to 'SQL, DMY'")
        connection.execute(f"alter role {postgresql.USER} set client_encoding to 'GB18030'")
    found = counted(server.url("batches"), PGPASSFILE=str(server.secret))
    assert neutral(found, 1) == expected


@pytest.mark.skipif(bool(spark.lacking()), reason=f"no Spark cluster: {spark.lacking()}")
def test_spark(
    files: Path,
    server: postgresql.Server,
    expected: str,
    batches_pack: Path,
    tmp_path: Path,
) -> None:
    firsts = {
        str(files / "a.parquet"): 1,
        str(files / "utf-8.csv"): 2,
        str(files / "gb18030.csv"): 2,
        f"{files / 'a.sqlite'}#batches": 1,
        server.url("batches"): 1,
    }
    with spark.running_cluster(tmp_path) as cluster:
        module = "tests.returns.ledger.relational.reporting"
        done = subprocess.run(
            [sys.executable, "-m", module, batches_pack, cluster.address, WINDOW, *firsts],
            env={
                **os.environ,
                **cluster.settings,
                "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
                "LC_ALL": "zh_CN.UTF-8",
                "PGPASSFILE": str(server.secret),
            },
            capture_output=True,
            timeout=900,
        )
    assert done.stderr == b""
    for found, first in zip(json.loads(done.stdout), firsts.values(), strict=True):
        assert found["sources"][0]["engine"].startswith("Spark ")
        assert neutral(found, first) == expected
