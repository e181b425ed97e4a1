"""Time ledgers of any length: this program on DuckDB beside bare SQL, polars and pandas; Spark.

    python benchmarks/scale.py [--rows 20000000] [--rounds 3] [--only NAME ...] [--folder DIR]
    python benchmarks/scale.py --growth 1000000 10000000 100000000
    python benchmarks/scale.py --spark 1 2 [--rows 20000000] [--memory 2048]

Rows are made by DuckDB from a seed, in part files; one in a hundred thousand is there twice. Every
contender is a process of its own, timed from outside; they take turns, A B C A B C, and a ratio
compares the two runs of one turn. All must find the same sums; one that fails, for want of memory
say, is left out of the turns that follow. Clusters have that many executors of one core each, all
on this machine; their time is also given without that of a ledger of a thousand rows. All figures
are invented.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from turns import Failed, Run, table, timed

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # for tests.returns.ledger

KINDS = ("重点产品", "出口商品", "农产品", "食品", "药品")
PART = 5_000_000
MEMORY = "700MB"
"""What bare DuckDB is given as well, so that both spill alike."""
ROWS = """
select 'CQ' || cast(2011 + i % 5 as varchar) || '-' || lpad(cast(i as varchar), 9, '0') as 批次编号,
  '区县' || lpad(cast(1 + a % 38 as varchar), 2, '0') as 区县,
  [{kinds}][cast(1 + a // 1000 % 5 as bigint)] as 类别,
  date '2011-01-01' + cast(b % 1826 as integer) as 抽样日期,
  cast(1 + b // 10000 % 60 as integer) as 抽查数,
  cast(case when c % 5 = 0 then c // 100 % (2 + b // 10000 % 60) else 1 + b // 10000 % 60 end
    as integer) as 合格数,
  cast(c // 1000000 % 9999999 / 100 as decimal(12, 2)) as 金额,
  '备注' || cast(c % 270 as varchar) as 备注
from (select i, hash(i, 1) as a, hash(i, 2) as b, hash(i, 3) as c from range({first}, {last}) t(i))
"""
BARE = """
select 区县, 类别, year(抽样日期), sum(抽查数), sum(合格数)
from read_parquet('{folder}/*.parquet') group by all
"""
BARE_ONCE = """
select 区县, 类别, year(抽样日期), sum(抽查数), sum(合格数)
from (select distinct 批次编号, 区县, 类别, 抽样日期, 抽查数, 合格数
      from read_parquet('{folder}/*.parquet')) group by all
"""

Figures = dict[str, list[int]]
"""Inspected and passed by "district kind year"."""


class Contender(NamedTuple):
    """A way to do the job; `once` where a batch that is there twice counts once."""

    needs: tuple[str, ...]
    job: Callable[[Path], Figures]
    once: bool = True


def make(folder: Path, rows: int) -> None:
    """Write the part files; the same rows each time."""
    import duckdb

    folder.mkdir(parents=True, exist_ok=True)
    kinds = ", ".join(f"'{kind}'" for kind in KINDS)
    with duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": str(folder)}) as base:
        for number, start in enumerate(range(0, rows, PART)):
            end = min(start + PART, rows)
            some = ROWS.format(kinds=kinds, first=start, last=end)
            again = ROWS.format(kinds=kinds, first=start, last=start + (end - start) // 100_000)
            base.execute(
                f"copy ({some} union all {again}) to '{folder}/part-{number:03}.parquet'"
                " (format parquet, row_group_size 122880)"
            )


def ours(folder: Path, master: str = "") -> Figures:
    """Count with this program, every row judged and every sum with its rows."""
    from cqquality.returns.ledger.question import Question
    from cqquality.returns.ledger.relational.asking import AskedLedger
    from cqquality.returns.ledger.relational.location import located
    from cqquality.returns.ledger.relational.opening import EngineChoice
    from cqquality.returns.region_identity import RegionIdentity
    from tests.returns.ledger.asking import pack_with
    from tests.returns.ledger.relational.asked import by_kind

    question: Question = by_kind(KINDS)
    choice = EngineChoice("spark", master) if master else EngineChoice()
    regions = RegionIdentity(pack_with())
    ledger = AskedLedger(question, located(str(folder)), choice, None, regions)
    found: Figures = {}
    for key, amount in ledger.answer.amounts.items():
        kind, place = divmod(key.tally, 2)
        name = f"{key.region} {KINDS[kind]} {key.span.end.year}"
        found.setdefault(name, [0, 0])[place] = int(amount.value)
    ledger.close()
    return found


def _bare(query: str) -> Callable[[Path], Figures]:
    def job(folder: Path) -> Figures:
        import duckdb

        with tempfile.TemporaryDirectory() as spilled:
            base = duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": spilled})
            rows = base.execute(query.format(folder=folder)).fetchall()
        return {f"{a} {b} {c}": [int(d), int(e)] for a, b, c, d, e in rows}

    return job


def with_polars(folder: Path) -> Figures:
    """Count with polars, streaming."""
    import polars as pl

    wanted = ["批次编号", "区县", "类别", "抽样日期", "抽查数", "合格数"]
    year = pl.col("抽样日期").dt.year().alias("年份")
    frame = pl.scan_parquet(f"{folder}/*.parquet").select(wanted).unique()
    sums = frame.group_by("区县", "类别", year).agg(pl.sum("抽查数"), pl.sum("合格数"))
    rows = sums.collect(engine="streaming").iter_rows()
    return {f"{a} {b} {c}": [int(d), int(e)] for a, b, c, d, e in rows}


def with_pandas(folder: Path) -> Figures:
    """Count with pandas, read through pyarrow."""
    import pandas as pd

    wanted = ["批次编号", "区县", "类别", "抽样日期", "抽查数", "合格数"]
    frame = pd.read_parquet(folder, columns=wanted).drop_duplicates()
    years = pd.to_datetime(frame["抽样日期"]).dt.year
    sums = frame.groupby(["区县", "类别", years])[["抽查数", "合格数"]].sum()
    return {
        " ".join(map(str, key)): [int(a), int(b)]
        for key, a, b in zip(sums.index, sums["抽查数"], sums["合格数"], strict=True)
    }


BASE, OURS = "bare SQL, each batch once", "cqquality on DuckDB"
CONTENDERS = {
    BASE: Contender(("duckdb",), _bare(BARE_ONCE)),
    OURS: Contender(("duckdb",), ours),
    "bare SQL, doubles counted": Contender(("duckdb",), _bare(BARE), once=False),
    "polars": Contender(("polars",), with_polars),
    "pandas": Contender(("pandas", "pyarrow"), with_pandas),
}


def _run(name: str, folder: Path, *more: str) -> tuple[Run, str]:
    return timed([sys.executable, __file__, "--run", name, str(folder), *more], name)


def compare(folder: Path, names: Sequence[str], rounds: int) -> None:
    """Let the contenders take turns and print the table."""
    runs: dict[str, list[Run]] = {name: [] for name in names}
    figures: dict[str, str] = {}
    for _ in range(rounds):
        for name in list(runs):
            try:
                run, printed = _run(name, folder)
            except Failed as failure:
                print(failure, flush=True)
                del runs[name]
                continue
            runs[name].append(run)
            if CONTENDERS[name].once:
                figures[name] = printed
    print("\n".join(table(runs, BASE)))
    print("figures agree" if len(set(figures.values())) <= 1 else "FIGURES DIFFER")


def grow(folder: Path, sizes: Sequence[int]) -> None:
    """Print time and memory by the number of rows, ours and the bare query in turn."""
    for rows in sizes:
        some = folder / str(rows)
        _make_apart(some, rows)
        print(f"{rows} rows", flush=True)
        compare(some, [BASE, OURS], 1)


def on_spark(folder: Path, sizes: Sequence[int], rounds: int, memory: int) -> None:
    """Print the time on local clusters of so many executors, which take turns."""
    from tests.returns.ledger.relational.cluster import lacking

    if lacking():
        sys.exit(f"left out: {lacking()}")
    small = folder / "small"
    _make_apart(small, 1000)
    runs: dict[str, list[Run]] = {_executors(size): [] for size in sizes}
    _, expected = _run(OURS, folder / "rows")
    for _ in range(rounds):
        for size in sizes:
            runs[_executors(size)].append(_on_cluster(folder / "rows", size, memory, expected))
    bare = _on_cluster(small, sizes[0], memory)
    print("\n".join(table(runs, _executors(sizes[0]))))
    print(f"a thousand rows: {bare.seconds:.1f} s; without that, by executors:", end=" ")
    net = (min(run.seconds for run in some) - bare.seconds for some in runs.values())
    print(", ".join(f"{seconds:.1f} s" for seconds in net))


def _executors(size: int) -> str:
    return f"Spark, executors: {size}"


def _on_cluster(folder: Path, size: int, memory: int, expected: str = "") -> Run:
    from tests.returns.ledger.relational.cluster import running_cluster

    with tempfile.TemporaryDirectory() as work, running_cluster(Path(work), size, memory) as it:
        os.environ.update(it.settings)
        run, printed = _run(OURS, folder, "--master", it.address)
    print(f"{_executors(size)}, {run.seconds:.1f} s", flush=True)
    if expected and printed != expected:
        sys.exit("FIGURES DIFFER from those of DuckDB")
    return run


def _make_apart(folder: Path, rows: int) -> None:
    """Make the rows in a process of its own: Linux passes peak memory on to children."""
    command = [sys.executable, __file__, "--make", str(folder), "--rows", str(rows)]
    subprocess.run(command, check=True)


def _available(wanted: Sequence[str]) -> Iterator[str]:
    for name, contender in CONTENDERS.items():
        missing = [module for module in contender.needs if find_spec(module) is None]
        if wanted and not any(word in name for word in wanted):
            continue
        if missing:
            print(f"left out: {name}, for {', '.join(missing)} is not installed")
        else:
            yield name


def main() -> None:
    """Make the ledger and compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=20_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="*", default=[], help="words in the names of contenders")
    parser.add_argument("--growth", type=int, nargs="+", default=[], metavar="ROWS")
    parser.add_argument("--spark", type=int, nargs="+", default=[], metavar="EXECUTORS")
    parser.add_argument("--memory", type=int, default=1024, help="MB of each executor of Spark")
    parser.add_argument("--folder", type=Path, help="where the rows may lie (default: removed)")
    parser.add_argument("--run", nargs=2, metavar=("NAME", "FOLDER"), help=argparse.SUPPRESS)
    parser.add_argument("--make", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--master", default="", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.make:
        make(arguments.make, arguments.rows)
    elif arguments.run:
        _print(arguments.run[0], Path(arguments.run[1]), arguments.master)
    else:
        with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
            _measure(Path(folder), arguments)


def _print(name: str, folder: Path, master: str) -> None:
    figures: Any = ours(folder, master) if master else CONTENDERS[name].job(folder)
    print(json.dumps(figures, sort_keys=True))


def _measure(folder: Path, arguments: argparse.Namespace) -> None:
    if arguments.growth:
        grow(folder, arguments.growth)
        return
    _make_apart(folder / "rows", arguments.rows)
    size = sum(path.stat().st_size for path in (folder / "rows").iterdir()) / 1e6
    print(f"{arguments.rows} rows, {size:.0f} MB of Parquet, {os.cpu_count()} cores", flush=True)
    if arguments.spark:
        on_spark(folder, arguments.spark, arguments.rounds, arguments.memory)
    else:
        compare(folder / "rows", list(_available(arguments.only)), arguments.rounds)


if __name__ == "__main__":
    main()
