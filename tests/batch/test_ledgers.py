"""Ledgers in a job: counted, told in the manifest part by part, and proved or said not to be."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.acceptance.running import SAMPLES, cqq, python
from tests.batch.running import batch, tree
from tests.batch.test_job import schema
from tests.returns.ledger.relational import server as postgresql
from tests.returns.ledger.relational.sample import Row, write_csv, write_parquet, write_sqlite

JOB = """\
ledgers: {batches: "ledgers/{year}"}
period: 2012年1月-{year}年{month}月
formats: [json]
output: reports/{period}/targets
manifest: reports/{period}/manifest.json
fail_on: never
"""


def rows(first: int, number: int) -> list[Row]:
    """Return batches of districts in turn, half a year in 2013 and half in 2014."""
    areas, days = ("渝北区", "江津区", "万州区"), (date(2013, 11, 5), date(2014, 5, 5))
    return [
        (f"A{n}", areas[n % 3], "产品", days[n % 2], 10, 9, None)
        for n in range(first, first + number)
    ]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("job")
    parts = folder / "ledgers" / "2014"
    parts.mkdir(parents=True)
    write_parquet(parts / "part-0.parquet", rows(0, 30))
    write_parquet(parts / "part-1.parquet", rows(30, 30))
    (folder / "job.yaml").write_text(JOB, encoding="utf-8")
    ran = batch(folder / "job.yaml", "--period", "2014-06", "--log-format", "json")
    assert ran.returncode == 0, ran.stderr.decode()
    (folder / "log").write_bytes(ran.stderr)
    return folder


def test_refused_rows_hold_verdicts_back_as_in_evaluate(tmp_path: Path) -> None:
    some = [*rows(0, 30), ("A99", "渝北区", "产品", date(2014, 5, 5), 10, 11, None)]
    write_parquet(tmp_path / "a.parquet", some)
    (tmp_path / "job.yaml").write_text(JOB.replace("ledgers/{year}", "a.parquet"), "utf-8")
    ran = batch(tmp_path / "job.yaml", "--period", "2014-06")
    assert ran.returncode == 0, ran.stderr.decode()
    report = json.loads((tmp_path / "reports" / "2014-06" / "targets.json").read_bytes())
    alone = cqq(
        "evaluate", "--ledger", f"batches={tmp_path / 'a.parquet'}", "--as-of", "2014-06",
        "--period", "2012年1月-2014年6月", "--format", "json",
    )  # fmt: skip
    (by_batch,), (by_hand,) = (
        [each for each in found["results"] if each["id"] == "P02"]
        for found in (report, json.loads(alone.stdout))
    )
    assert by_batch["status"] == by_hand["status"] == "not_assessable"


@pytest.fixture
def job(done: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    return shutil.copytree(done, tmp_path / "copy") / "job.yaml"


def manifest_of(job: Path) -> dict[str, Any]:
    found = json.loads((job.parent / "reports" / "2014-06" / "manifest.json").read_bytes())
    jsonschema.validate(found, schema("manifest"))
    assert isinstance(found, dict)
    return found


def verified(job: Path) -> tuple[int, str]:
    done = batch("--verify", job.parent / "reports" / "2014-06" / "manifest.json", "--lang", "en")
    assert not done.stderr, done.stderr.decode()
    return done.returncode, done.stdout.decode()


def test_the_figures_are_those_of_the_period(job: Path) -> None:
    report = json.loads((job.parent / "reports" / "2014-06" / "targets.json").read_bytes())
    (source,) = report["sources"]
    assert (source["rows"]["read"], source["rows"]["used"]) == (60, 60)
    p02 = next(each for each in report["results"] if each["id"] == "P02")
    assert (p02["value"], p02["period"]["end"]) == ("90", "2014-06-30")
    assert str(job.parent) not in source["query"]


def test_the_manifest_has_every_part(job: Path) -> None:
    (ledger,) = manifest_of(job)["origin"]["ledgers"]
    assert [each["path"] for each in ledger["files"]] == [
        "ledgers/2014/part-0.parquet",
        "ledgers/2014/part-1.parquet",
    ]
    assert (ledger["form"], ledger["target"], ledger["kind"]) == (
        "batches",
        "ledgers/2014",
        "parquet",
    )
    assert (ledger["read"], ledger["used"], ledger["aside"]["refused"]) == (60, 60, 0)
    assert ledger["engine"].startswith("DuckDB ")
    events = map(json.loads, (job.parent / "log").read_bytes().splitlines())
    (counted,) = (each for each in events if each["event"] == "counted")
    assert (counted["form"], counted["read"]) == ("batches", 60)


def test_it_is_proved(job: Path) -> None:
    assert verified(job) == (0, "proved: 0 inputs, 1 ledgers, 1 outputs\n")


def test_the_unchanged_is_not_counted_again(job: Path) -> None:
    ran = batch(job, "--period", "2014-06", "--log-format", "json")
    (line,) = ran.stderr.splitlines()
    assert json.loads(line)["event"] == "unchanged"


def test_a_part_that_changed(job: Path) -> None:
    write_parquet(job.parent / "ledgers" / "2014" / "part-1.parquet", rows(30, 29))
    code, said = verified(job)
    assert code == 1
    assert "ledgers/2014/part-1.parquet: the input has other content" in said
    assert "targets.json: the same inputs do not make this output" in said
    before = tree(job.parent / "reports")
    assert batch(job, "--period", "2014-06").returncode == 0
    assert tree(job.parent / "reports") != before
    assert verified(job)[0] == 0


def test_a_part_that_came_since(job: Path) -> None:
    write_parquet(job.parent / "ledgers" / "2014" / "part-2.parquet", rows(60, 1))
    code, said = verified(job)
    assert code == 1
    assert "ledgers/2014/part-2.parquet: a part the ledger of the manifest does not have" in said


def test_a_part_that_is_gone(job: Path) -> None:
    (job.parent / "ledgers" / "2014" / "part-0.parquet").unlink()
    code, said = verified(job)
    assert code == 1
    assert "ledgers/2014/part-0.parquet: the input is not there" in said


def test_another_version_of_the_engine(job: Path) -> None:
    path = job.parent / "reports" / "2014-06" / "manifest.json"
    text = path.read_text("utf-8")
    (ledger,) = manifest_of(job)["origin"]["ledgers"]
    path.write_text(text.replace(ledger["engine"], "DuckDB 0.1"), encoding="utf-8")
    code, said = verified(job)
    assert code == 1
    assert f"another version of the engine: DuckDB 0.1, now {ledger['engine']}" in said


def test_numbers_of_rows_that_are_not_so(job: Path) -> None:
    path = job.parent / "reports" / "2014-06" / "manifest.json"
    path.write_text(path.read_text("utf-8").replace('"used": 60', '"used": 61'), encoding="utf-8")
    code, said = verified(job)
    assert (code, "rows of ledgers" in said) == (1, True)


def test_a_ledger_that_is_not_whole_stops_the_run(job: Path) -> None:
    before = tree(job.parent / "reports")
    path = job.parent / "ledgers" / "2014" / "part-1.parquet"
    path.write_bytes(path.read_bytes()[:-100])
    ran = batch(job, "--period", "2014-06")
    assert (ran.returncode, b"CQ362" in ran.stderr) == (2, True)
    assert tree(job.parent / "reports") == before


def test_beside_returns(job: Path) -> None:
    (job.parent / "inbox").mkdir()
    shutil.copy(SAMPLES / "returns-2013.xlsx", job.parent / "inbox")
    job.write_text(f"inbox: [inbox]\n{JOB}", encoding="utf-8")
    assert batch(job, "--period", "2014-06").returncode == 0
    report = json.loads((job.parent / "reports" / "2014-06" / "targets.json").read_bytes())
    assert report["files"] == ["returns-2013.xlsx", "part-0.parquet", "part-1.parquet"]
    assert verified(job) == (0, "proved: 1 inputs, 1 ledgers, 1 outputs\n")


def test_sqlite_with_rows_that_were_not_yet_written_back(job: Path) -> None:
    path = write_sqlite(job.parent / "a.sqlite", rows(0, 10), "batches")
    job.write_text(JOB.replace("ledgers/{year}", "a.sqlite#batches"), encoding="utf-8")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma journal_mode = wal")
        connection.execute("update batches set 抽查数 = 20")
        connection.commit()
        assert batch(job, "--period", "2014-06").returncode == 0
        (ledger,) = manifest_of(job)["origin"]["ledgers"]
        assert [each["path"] for each in ledger["files"]] == ["a.sqlite", "a.sqlite-wal"]
        assert verified(job)[0] == 0
        connection.execute("update batches set 抽查数 = 30")
        connection.commit()
        assert "a.sqlite-wal: the input has other content" in verified(job)[1]


@pytest.fixture
def server() -> Iterator[postgresql.Server]:
    if postgresql.lacking():
        pytest.skip(f"no database: {postgresql.lacking()}")
    with postgresql.running_server() as running:
        with running.connection() as connection:
            connection.execute(
                "create table batches (批次编号 text primary key, 区县 text, 类别 text,"
                " 抽样日期 date, 抽查数 int, 合格数 int, 备注 text, other int)"
            )
            for row in rows(0, 12):
                marks = ", ".join(["%s"] * 7)
                connection.execute(f"insert into batches values ({marks})", row)  # noqa: S608
        yield running


def test_a_table_on_a_server(job: Path, server: postgresql.Server) -> None:
    settings = {"PGPASSFILE": str(server.secret)}
    url = server.url("batches")
    job.write_text(JOB.replace("ledgers/{year}", url), encoding="utf-8")
    for _ in range(2):  # whether it has changed shows only when it is read
        ran = batch(job, "--period", "2014-06", "--log-format", "json", settings=settings)
        assert ran.returncode == 0, ran.stderr.decode()
        assert b'"counted"' in ran.stderr
    (ledger,) = manifest_of(job)["origin"]["ledgers"]
    assert (ledger["target"], ledger["files"], ledger["read"]) == (url, [], 12)
    assert len(ledger["rows_sha256"]) == 64
    path = job.parent / "reports" / "2014-06" / "manifest.json"
    assert batch("--verify", path, settings=settings).returncode == 0
    with server.connection() as connection:
        connection.execute("update batches set other = 1")
    assert batch("--verify", path, settings=settings).returncode == 0
    with server.connection() as connection:
        connection.execute("update batches set 抽查数 = 11 where 批次编号 = 'A3'")
    proved = batch("--verify", path, "--lang", "en", settings=settings)
    assert proved.returncode == 1
    assert b"the table has other rows (12 then, 12 now): the outputs cannot be proved" in (
        proved.stdout
    )
    assert postgresql.PASSWORD not in path.read_text("utf-8")


WITHOUT = """\
import sys
sys.modules["duckdb"] = None
from importlib import metadata
found = metadata.version
def version(name):
    if name == "duckdb":
        raise metadata.PackageNotFoundError(name)
    return found(name)
metadata.version = version
from cqquality.cli import main
main()
"""


def test_a_missing_engine_is_said_before_anything_is_read(job: Path) -> None:
    script = job.parent / "without.py"
    script.write_text(WITHOUT)
    before = tree(job.parent / "reports")
    ran = python(script, "batch", job, "--period", "2014-06", "--force", "--lang", "en")
    assert ran.returncode == 2
    assert b'pip install "cqquality[duckdb]"' in ran.stderr
    assert tree(job.parent / "reports") == before


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("", "CQ520"),
        ("ledgers: {batches: a.csv}\nengine: spark\n", "CQ521"),
        ("inbox: [a.csv]\nengine: spark\nmaster: local\n", "CQ517"),
        ("ledgers: {batches: a.csv}\nmaster: local\n", "CQ517"),
        ("ledgers: {batches: a.csv}\nperiod: 六月\n", "CQ522"),
        ("ledgers: {batches: a.csv}\nperiod: '{day}'\n", "CQ511"),
        ("ledgers: {batches: '{language}.csv'}\n", "CQ511"),
        ("ledgers: {batches: b.csv}\n", "CQ360"),
        ("ledgers: {batches: a.xlsx}\n", "CQ372"),
        ("ledgers: {commitments: a.csv}\n", "CQ370"),
        ("ledgers: {batches: 'postgresql://a:b@127.0.0.1:1/c#d'}\n", "CQ367"),
    ],
)
def test_what_comes_to_nothing_is_refused(lines: str, code: str, tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", rows(0, 3))
    shutil.copy(SAMPLES / "returns-2013.xlsx", tmp_path / "a.xlsx")
    job = tmp_path / "job.yaml"
    job.write_text(f"formats: [json]\n{lines}output: out/r\nmanifest: out/m.json\n", "utf-8")
    ran = batch(job)
    assert (ran.returncode, code in ran.stderr.decode()) == (2, True), ran.stderr.decode()
    assert tree(tmp_path / "out") == {}


UNDATED = "指标名称,计量单位,代码,本月,本年累计\n产品质量监督抽查批次,批次,02,500,5831\n"


def test_the_period_of_a_sheet_that_names_none(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(UNDATED.encode("gb18030"))
    job = tmp_path / "job.yaml"
    keys = "inbox: [a.csv]\nformats: [json]\noutput: r\nmanifest: m\nfail_on: never\n"
    for declared, code in (("", "CQ273"), ("period: '{period}'\n", "CQ299")):
        job.write_text(keys + declared, "utf-8")
        assert batch(job, "--period", "2014-06").returncode == 0
        found = json.loads((tmp_path / "r.json").read_bytes())["findings"]
        assert {each["code"] for each in found} & {"CQ273", "CQ299"} == {code}
