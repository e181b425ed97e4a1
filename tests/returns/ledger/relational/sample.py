"""A ledger of any length from a seed, with every defect in it, saved in every kind of file.

All figures are invented.
"""

import csv
import random
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb

from cqquality.definitions import find_pack, load_pack
from cqquality.definitions.pack import Pack
from cqquality.definitions.region.history import History

HEADINGS = ("批次编号", "区县", "类别", "抽样日期", "抽查数", "合格数", "备注")
KINDS = ("重点产品", "产品", "食品", "药品")
FIRST, DAYS = date(2012, 1, 1), 1096
Row = tuple[Any, ...]


def districts(pack: Pack) -> list[str]:
    """Return the names of the regions on the first day, in order."""
    assert pack.regions
    return [listed.name.zh for listed in History(pack.regions).list_on(FIRST)]


def sample(rows: int, names: Sequence[str], seed: int = 17) -> Iterator[Row]:
    """Yield rows: one in twenty with a defect, numbers and days as programs store them."""
    chance = random.Random(seed)  # noqa: S311 - a seed, not a secret
    for number in range(1, rows + 1):
        inspected = chance.randint(1, 60)
        failed = chance.randint(0, inspected) if chance.random() < 0.2 else 0
        day = FIRST + timedelta(days=chance.randrange(DAYS))
        row: Row = (
            f"CQ{day.year}-{number:08}",
            names[number % len(names)],
            chance.choice(KINDS),
            day,
            inspected,
            inspected - failed,
            f"备注{chance.randrange(270)}",
        )
        yield row
        if chance.random() < 0.05:
            yield _damaged(row, chance)


def _damaged(row: Row, chance: random.Random) -> Row:
    """Return the row again with something wrong in it, under another number or the same."""
    number, area, kind, day, inspected, passed, remark = row
    other = f"{number}-1"
    return chance.choice(
        [
            row,
            (number.lower(), *row[1:]),
            (number, area, kind, day, inspected + 1, passed, remark),
            (other, area, kind, day, inspected, inspected + 1, remark),
            (other, None, kind, day, inspected, passed, remark),
            (other, "某区", kind, day, inspected, passed, remark),
            (other, area[0] + "　" + area[1:], kind, day, inspected, passed, remark),
            (other, area, "", day, inspected, passed, remark),
            (other, area, kind, None, inspected, passed, remark),
            (other, area, kind, day, -inspected, passed, remark),
            (other, area, kind, day, None, passed, remark),
            ("合计", None, None, None, 1000, 900, None),
            (None, None, None, None, None, None, None),
        ]
    )


def write_csv(path: Path, rows: Sequence[Row], encoding: str = "utf-8") -> Path:
    """Write rows as a delimited file."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows(["" if value is None else value for value in row] for row in rows)
    return path


def write_parquet(path: Path, rows: Sequence[Row]) -> Path:
    """Write rows as a Parquet file, by way of a CSV file beside it."""
    text = write_csv(path.with_suffix(".tmp"), rows)
    kinds = ("varchar", "varchar", "varchar", "date", "integer", "integer", "varchar")
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in zip(HEADINGS, kinds, strict=True))
    with duckdb.connect() as connection:
        connection.execute(
            f"copy (select * from read_csv('{text}', auto_detect = false, header = true,"
            f" delim = ',', quote = '\"', columns = {{{columns}}})) to '{path}' (format parquet)"
        )
    text.unlink()
    return path


def write_sqlite(path: Path, rows: Sequence[Row], table: str) -> Path:
    """Write rows as a table of an SQLite database."""
    marks = ", ".join("?" * len(HEADINGS))
    connection = sqlite3.connect(path)
    columns = ", ".join(f'"{name}"' for name in HEADINGS)
    connection.execute(f'create table "{table}" ({columns})')
    plain = ([str(v) if isinstance(v, date) else v for v in row] for row in rows)
    connection.executemany(f'insert into "{table}" values ({marks})', plain)
    connection.commit()
    connection.close()
    return path


def shipped() -> Pack:
    """Return the pack that comes with the program."""
    return load_pack(find_pack(None))
