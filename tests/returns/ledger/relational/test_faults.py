"""What cannot be read whole is an error with a code, never a partial number."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from cqquality.errors import CannotRun
from cqquality.findings import Finding
from cqquality.returns.ledger.answer import Answer
from cqquality.returns.ledger.relational.asking import AskedLedgers, NamedLedger
from cqquality.returns.ledger.relational.engine import RelationalEngine
from cqquality.returns.ledger.relational.opening import EngineChoice
from tests.acceptance.running import cqq
from tests.returns.ledger.asking import pack_with
from tests.returns.ledger.relational.sample import Row, write_csv, write_parquet
from tests.returns.ledger.relational.sample import write_sqlite as sqlite
from tests.returns.ledger.relational.tables import HEADINGS, TYPES
from tests.returns.ledger.relational.tables import write_parquet as write_typed

PACK = pack_with()


def refused(target: object, form: str = "batches") -> list[Finding]:
    named = [NamedLedger(form, str(target))]
    with pytest.raises(CannotRun) as caught, AskedLedgers(named, PACK, EngineChoice()):
        pass
    return list(caught.value.findings)


def told(target: object) -> list[str]:
    return [finding.code.id for finding in refused(target)]


def counted(target: object) -> tuple[int, int]:
    with AskedLedgers([NamedLedger("batches", str(target))], PACK, EngineChoice()) as asked:
        (ledger,) = asked.counted
        return ledger.source.read, ledger.source.used


def test_nothing_there(tmp_path: Path) -> None:
    assert told(tmp_path / "a.parquet") == ["CQ360"]
    assert told(tmp_path) == ["CQ360"]
    assert told(tmp_path / "*.parquet") == ["CQ360"]


def test_a_folder_that_is_being_written(batches: Sequence[Row], tmp_path: Path) -> None:
    write_parquet(tmp_path / "part-0.parquet", batches[:10])
    (tmp_path / "_temporary").mkdir()
    assert told(tmp_path) == ["CQ368"]


def test_files_of_two_kinds(batches: Sequence[Row], tmp_path: Path) -> None:
    write_parquet(tmp_path / "a.parquet", batches[:10])
    write_csv(tmp_path / "b.csv", batches[:10])
    assert told(tmp_path) == ["CQ369"]


def test_a_part_without_its_extension_is_a_part(batches: Sequence[Row], tmp_path: Path) -> None:
    write_parquet(tmp_path / "part-0.parquet", batches[:10])
    alone = counted(tmp_path)
    write_parquet(tmp_path / "part-1.parquet", batches[10:20]).rename(tmp_path / "part-1")
    assert counted(tmp_path)[0] > alone[0]


@pytest.mark.parametrize("start", [b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"Obj\x01"])
def test_a_part_that_nobody_reads_is_refused(
    start: bytes, batches: Sequence[Row], tmp_path: Path
) -> None:
    write_csv(tmp_path / "part-0.csv", batches[:10])
    (tmp_path / "part-1.csv.gz").write_bytes(start)
    assert told(tmp_path) == ["CQ369"]


def test_other_files_of_a_folder_are_told(batches: Sequence[Row], tmp_path: Path) -> None:
    write_csv(tmp_path / "part-0.csv", batches[:10])
    (tmp_path / "part-1.bak").write_text("批次编号", "utf-8")
    (tmp_path / "_SUCCESS").touch()
    with AskedLedgers([NamedLedger("batches", str(tmp_path))], PACK, EngineChoice()) as asked:
        (ledger,) = asked.counted
    (finding,) = (each for each in ledger.findings if each.code.id == "CQ373")
    assert finding.message_text.zh == "没有作为台账读取：part-1.bak"


def test_no_form_of_that_name(batches: Sequence[Row], tmp_path: Path) -> None:
    path = write_parquet(tmp_path / "a.parquet", batches[:10])
    (finding,) = refused(path, "products")
    assert finding.code.id == "CQ370"
    assert "batches" in finding.message_text.en


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def blotted(data: bytes) -> bytes:
    return data[:500] + bytes(4000) + data[4500:]


@pytest.mark.parametrize("damage", [cut, blotted], ids=["cut off", "a page blotted out"])
def test_a_damaged_file(
    damage: Callable[[bytes], bytes], batches: Sequence[Row], tmp_path: Path
) -> None:
    write_parquet(tmp_path / "a.parquet", batches[:1500])
    path = write_parquet(tmp_path / "b.parquet", batches[1500:])
    path.write_bytes(damage(path.read_bytes()))
    assert told(tmp_path) == ["CQ362"]


def test_a_file_that_is_written_to_meanwhile(
    batches: Sequence[Row], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_parquet(tmp_path / "a.parquet", batches[:100])
    answer = RelationalEngine.answer

    def interrupted(*arguments: Any) -> Answer:
        found = answer(*arguments)
        write_parquet(path, batches[100:])
        return found

    monkeypatch.setattr(RelationalEngine, "answer", interrupted)
    assert told(path) == ["CQ371"]


def test_no_parquet_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PK\x05\x06 nothing")
    assert told(path) == ["CQ362"]


def test_a_column_under_another_of_its_names(batches: Sequence[Row], tmp_path: Path) -> None:
    rows = [[*row[:6], None, row[6]] for row in batches[:20]]
    renamed = ("编号", "所属区县", *HEADINGS[2:])
    write_typed(tmp_path / "a.parquet", rows[:10])
    write_typed(tmp_path / "b.parquet", rows[10:], renamed)
    write_typed(tmp_path / "whole" / "c.parquet", rows)
    assert counted(tmp_path / "[ab].parquet") == counted(tmp_path / "whole")


def test_a_column_under_a_name_nobody_knows(batches: Sequence[Row], tmp_path: Path) -> None:
    rows = [[*row[:6], None, row[6]] for row in batches[:20]]
    write_typed(tmp_path / "a.parquet", rows)
    write_typed(tmp_path / "b.parquet", rows, ("批号", *HEADINGS[1:]))
    (finding,) = refused(tmp_path)
    assert (finding.code.id, finding.place.file) == ("CQ340", "b.parquet")
    assert "批次编号" in finding.message_text.zh


def test_a_column_of_another_kind(batches: Sequence[Row], tmp_path: Path) -> None:
    rows = [[*row[:6], None, row[6]] for row in batches[:20]]
    write_typed(tmp_path / "a.parquet", rows)
    write_typed(tmp_path / "b.parquet", rows, types=(*TYPES[:3], "varchar", *TYPES[4:]))
    (finding,) = refused(tmp_path)
    assert (finding.code.id, finding.place.file) == ("CQ364", "b.parquet")


@pytest.mark.parametrize("kind", ["timestamptz", "float", "integer[]"])
def test_a_column_of_no_use(kind: str, tmp_path: Path) -> None:
    path = write_typed(tmp_path / "a.parquet", [], types=(*TYPES[:4], kind, *TYPES[5:]))
    assert told(path) == ["CQ363"]


@pytest.mark.parametrize(
    ("line", "code"),
    [("A1,万州区", "CQ362"), ('A1,"万州区,x,2013-01-01,1,1,', "CQ362"), ("A1,,,,1,1,\0", "CQ215")],
    ids=["too few fields", "a quotation never closed", "bytes of no text"],
)
def test_a_broken_line(line: str, code: str, batches: Sequence[Row], tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", batches[:10])
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    assert told(path) == [code]


def test_a_table_that_is_not_there(batches: Sequence[Row], tmp_path: Path) -> None:
    path = sqlite(tmp_path / "a.sqlite", batches[:10], "batches")
    assert told(f"{path}#others") == ["CQ360"]
    assert told(path) == ["CQ360"]


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://head:secret@127.0.0.1:1/quality#batches",
        "postgresql://127.0.0.1:1/quality?password=secret#batches",
    ],
)
def test_a_password_on_the_command_line(url: str) -> None:
    done = cqq("evaluate", "--ledger", f"awards={url}", "--lang", "en")
    assert done.returncode == 2
    assert b"CQ367" in done.stderr
    assert b"secret" not in done.stderr + done.stdout


NAMES = ["a'; drop table ledger; --.parquet", "[a].parquet", "*.parquet", "a b{c}?.parquet"]


@pytest.mark.skipif(sys.platform == "win32", reason="such names are not allowed there")
@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_of_files(name: str, batches: Sequence[Row], tmp_path: Path) -> None:
    write_parquet(tmp_path / "plain.parquet", batches[:500])
    write_parquet(tmp_path / "other.parquet", batches[500:])
    path = (tmp_path / "other.parquet").rename(tmp_path / name)
    plain = counted(tmp_path / "plain.parquet")
    assert counted(path)[0] > plain[0]
    assert counted(tmp_path)[0] == plain[0] + counted(path)[0]


def test_hostile_names_of_tables_and_columns(batches: Sequence[Row], tmp_path: Path) -> None:
    table = 'x" union select * from "y'
    path = sqlite(tmp_path / "a.sqlite", batches[:100], table.replace('"', '""'))
    assert counted(f"{path}#{table}") == counted(
        f"{sqlite(tmp_path / 'b.sqlite', batches[:100], 'y')}#y"
    )
    headings = (*HEADINGS[:7], '备注"; drop table t; --')
    rows = [[*row[:6], None, row[6]] for row in batches[:20]]
    quoted = [name.replace('"', '""') for name in headings]
    assert counted(write_typed(tmp_path / "c.parquet", rows, quoted))[0] > 0


def test_an_engine_that_is_not_installed(batches: Sequence[Row], tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", batches[:10])
    (tmp_path / "duckdb.py").write_text("raise ImportError", encoding="utf-8")
    ledger = f"awards={path}"
    root = Path(__file__).parents[4] / "src"
    done = cqq("evaluate", "--ledger", ledger, "--lang", "en", PYTHONPATH=f"{tmp_path}:{root}")
    assert done.returncode == 2
    assert b'pip install "cqquality[duckdb]"' in done.stderr


@pytest.mark.parametrize(
    "options",
    [(), ("--ledger", "batches"), ("--ledger", "a=b", "--engine", "spark")],
    ids=["nothing to read", "no path", "no master"],
)
def test_usage(options: tuple[str, ...]) -> None:
    assert cqq("evaluate", *options).returncode == 2


def test_nobody_at_the_address_of_a_cluster(batches: Sequence[Row], tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="PySpark is not installed")
    path = write_csv(tmp_path / "a.csv", batches[:10])
    cluster = ("--engine", "spark", "--master", "spark://127.0.0.1:1")
    done = cqq("evaluate", "--ledger", f"awards={path}", *cluster, "--lang", "en")
    assert done.returncode == 2
    assert b"CQ366" in done.stderr


@pytest.mark.parametrize("day", ["infinity", "-infinity", "0044-03-15 (BC)"])
def test_a_day_of_no_calendar(day: str, tmp_path: Path) -> None:
    rows = [
        ["A1", "渝北区", "产品", "2013-01-01", 1, 1, None, None],
        ["A2"] * 3 + [day, 1, 1, "", ""],
    ]
    path = write_typed(tmp_path / "a.parquet", rows)
    (finding,) = refused(path)
    assert (finding.code.id, finding.place.file) == ("CQ362", "a.parquet")
    assert "抽样日期" in finding.message_text.zh


def test_columns_that_nobody_asks_for_are_told_once(batches: Sequence[Row], tmp_path: Path) -> None:
    rows = [[*row[:6], None, row[6], 1] for row in batches[:20]]
    kinds = (*TYPES, "integer")
    for number in range(3):
        headings = (*HEADINGS, "金额" if number < 2 else "单价")
        write_typed(tmp_path / f"{number}.parquet", rows, headings, kinds)
    with AskedLedgers([NamedLedger("batches", str(tmp_path))], PACK, EngineChoice()) as asked:
        (ledger,) = asked.counted
    told = [each for each in ledger.findings if each.code.id == "CQ296"]
    assert [each.place.file for each in told] == ["0.parquet", "2.parquet"]
    assert ["金额" in each.message_text.zh for each in told] == [True, False]
    assert all("企业名称" not in each.message_text.zh for each in told)
