"""A table of PostgreSQL gives the report of the same rows in a file; the password stays unseen."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.running import Done, cqq
from tests.returns.ledger.relational.sample import HEADINGS, Row, write_parquet
from tests.returns.ledger.relational.server import PASSWORD, Server, lacking, running_server

pytestmark = pytest.mark.skipif(bool(lacking()), reason=f"no database: {lacking()}")

TABLE = "抽查 台账"


@pytest.fixture(scope="module")
def server(batches: Sequence[Row]) -> Iterator[Server]:
    with running_server() as running:
        with running.connection() as connection:
            kinds = ("text", "varchar(20)", "text", "date", "integer", "numeric(10,0)", "text")
            columns = ", ".join(f'"{n}" {k}' for n, k in zip(HEADINGS, kinds, strict=True))
            connection.execute(f'create table "{TABLE}" (id serial primary key, {columns})')
            names = ", ".join(f'"{name}"' for name in HEADINGS)
            with connection.cursor().copy(f'copy "{TABLE}" ({names}) from stdin') as copy:
                for row in batches:
                    copy.write_row(row)
        yield running


def evaluated(pack: Path, target: str, secret: Path | None = None) -> Done:
    options = ("--format", "json", "--fail-on", "never")
    ledger = ("--ledger", f"batches={target}")
    return cqq("evaluate", "--pack", pack, *ledger, *options, PGPASSFILE=str(secret or ""))


def without_source(text: bytes, name: str) -> tuple[str, Any]:
    report = json.loads(text)
    (source,) = report.pop("sources")
    return json.dumps(report, ensure_ascii=False).replace(name, "ledger"), source["rows"]


def test_the_same_report(
    server: Server, batches: Sequence[Row], batches_pack: Path, tmp_path: Path
) -> None:
    path = write_parquet(tmp_path / "a.parquet", batches)
    from_file = evaluated(batches_pack, str(path))
    from_table = evaluated(batches_pack, server.url(TABLE), server.secret)
    name = f"127.0.0.1/postgres#{TABLE}"
    assert without_source(from_table.stdout, name) == without_source(from_file.stdout, "a.parquet")
    assert PASSWORD.encode() not in from_table.stdout + from_table.stderr


@pytest.mark.parametrize("table", ["nothing", 'x"; drop table y; --', "no.such"])
def test_no_such_table(table: str, server: Server, batches_pack: Path) -> None:
    done = evaluated(batches_pack, server.url(table), server.secret)
    assert (done.returncode, b"CQ360" in done.stderr) == (2, True)


def test_no_password(server: Server, batches_pack: Path, tmp_path: Path) -> None:
    done = evaluated(batches_pack, server.url(TABLE), tmp_path / "none")
    assert (done.returncode, b"CQ360" in done.stderr) == (2, True)


def test_nobody_there(batches_pack: Path) -> None:
    done = evaluated(batches_pack, Server(1, Path("none")).url(TABLE))
    assert (done.returncode, b"CQ360" in done.stderr) == (2, True)
