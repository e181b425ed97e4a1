"""A million rows in every kind of file and database, by every engine, give one and the same report.

    python benchmarks/one_report.py [--rows 1000000] [--only NAME ...] [--without NAME ...]

The rows are those of benchmarks/ledger.py, saved as .xlsx, .csv (UTF-8 and GB18030), .parquet, in
SQLite and in PostgreSQL, and judged by the command line as its user does, once each. Reports are
compared without `sources`, the name of the file, addresses of cells, and the number of the first
row. What is not installed is left out and said. Seconds are those of one run, the peak is that of
the largest process, of Spark that of the driver's Python.
"""

import argparse
import csv
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from ledger import HEADINGS, PERIOD, ledger_rows, make
from turns import timed

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # for tests.returns.ledger

from tests.returns.ledger.relational import cluster, server
from tests.returns.ledger.relational.neutral import neutral

_EPOCH = date(1899, 12, 30)
_DAY = 4


class Way(NamedTuple):
    """A ledger and an engine: what the command line is told, and the first row of the ledger."""

    name: str
    options: Sequence[str]
    first: int


def plain_rows(rows: int) -> Iterator[list[Any]]:
    """Yield the rows with days written as such."""
    for row in ledger_rows(rows):
        plain = list(row)
        plain[_DAY] = (_EPOCH + timedelta(days=row[_DAY])).isoformat()
        yield plain


def write_files(folder: Path, rows: int) -> None:
    """Write the ledger in every kind of file."""
    import duckdb

    make(folder / "a.xlsx", rows, head=True)
    for name, encoding in (("utf-8", "utf-8"), ("gb18030", "gb18030")):
        with (folder / f"{name}.csv").open("w", encoding=encoding, newline="") as file:
            writer = csv.writer(file)
            writer.writerow(HEADINGS)
            writer.writerows(plain_rows(rows))
    with sqlite3.connect(folder / "a.sqlite") as base:
        columns = ", ".join(f'"{name}"' for name in HEADINGS)
        base.execute(f"create table batches ({columns})")
        marks = ", ".join("?" * len(HEADINGS))
        base.executemany(f"insert into batches values ({marks})", plain_rows(rows))  # noqa: S608
    base.close()
    source = f"read_csv('{folder / 'utf-8.csv'}', header = true, types = {{'抽样日期': 'date'}})"
    duckdb.execute(f"copy (from {source}) to '{folder / 'a.parquet'}' (format parquet)")


def fill(connection: Any, folder: Path) -> None:
    """Make the table of the database."""
    kinds = (
        *("int primary key", "text", "text", "text", "date", "int", "int"),
        *("numeric(12,2)", "float8", "text"),
    )
    columns = ", ".join(f'"{n}" {kind}' for n, kind in zip(HEADINGS, kinds, strict=True))
    connection.execute(f"create table batches ({columns})")
    with connection.cursor().copy("copy batches from stdin (format csv, header)") as copy:
        copy.write((folder / "utf-8.csv").read_bytes())


def ways(folder: Path, table: str, master: str) -> Iterator[Way]:
    """Yield every way to judge the ledger; an empty table or master leaves some out."""
    yield Way("xlsx, streamed", [str(folder / "a.xlsx")], 4)
    targets = {
        "CSV in UTF-8": (folder / "utf-8.csv", 2),
        "CSV in GB18030": (folder / "gb18030.csv", 2),
        "Parquet": (folder / "a.parquet", 1),
        "SQLite": (f"{folder / 'a.sqlite'}#batches", 1),
        **({"PostgreSQL": (table, 1)} if table else {}),
    }
    engines = {
        "DuckDB": [],
        **({"Spark": ["--engine", "spark", "--master", master]} if master else {}),
    }
    for engine, options in engines.items():
        for kind, (target, first) in targets.items():
            named = ["--ledger", f"batches={target}", "--period", PERIOD, *options]
            yield Way(f"{kind}, {engine}", named, first)


def judged(way: Way) -> str:
    """Judge the ledger, print a line about it, and return the digest of the neutral report."""
    command = [sys.executable, "-m", "cqquality", "evaluate", *way.options]
    command += ["--by", "region", "--format", "json", "--fail-on", "never"]
    run, printed = timed(command, way.name)
    digest = sha256(neutral(json.loads(printed), way.first).encode()).hexdigest()
    print(f"{way.name:26} {run.seconds:8.1f} s {run.peak:7.0f} MiB  {digest[:16]}", flush=True)
    return digest


def main() -> None:
    """Make the ledger in every kind, and judge it in every way."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--only", nargs="*", default=[], help="words in the names of the ways")
    parser.add_argument("--without", nargs="*", default=[], help="words in names to leave out")
    parser.add_argument("--make", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.make:
        write_files(arguments.make, arguments.rows)
        return
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        # In a process of its own: Linux passes the peak memory of a parent on to its children.
        files = ["--make", folder, "--rows", str(arguments.rows)]
        subprocess.run([sys.executable, __file__, *files], check=True)
        print(f"{arguments.rows} rows, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        found = list(ways(Path(folder), _table(stack, Path(folder)), _master(stack)))
        for word in arguments.without:
            found = [way for way in found if word not in way.name]
        if arguments.only:
            found = [way for way in found if any(word in way.name for word in arguments.only)]
        digests = {judged(way) for way in found}
    print("one and the same report" if len(digests) == 1 else "THE REPORTS DIFFER")
    if len(digests) != 1:
        sys.exit(1)


def _table(stack: ExitStack, folder: Path) -> str:
    if server.lacking():
        print(f"left out: PostgreSQL; {server.lacking()}")
        return ""
    running = stack.enter_context(server.running_server())
    os.environ["PGPASSFILE"] = str(running.secret)
    with running.connection() as connection:
        fill(connection, folder)
    return running.url("batches")


def _master(stack: ExitStack) -> str:
    if cluster.lacking():
        print(f"left out: Spark; {cluster.lacking()}")
        return ""
    work = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    running = stack.enter_context(cluster.running_cluster(work))
    os.environ.update(running.settings)
    return running.address


if __name__ == "__main__":
    main()
