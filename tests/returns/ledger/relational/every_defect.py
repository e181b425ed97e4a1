"""A ledger with everything that may become of a row, said in every spelling; all invented.

The same rows go into a workbook, delimited files, Parquet and databases: what a program stores as a
day or a number stands there as one where a column can hold both, else as the text of it.
"""

import csv
import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb

from tests.returns.ledger.writing import write_ledger

HEADINGS = ("批次编号", "区县", "类别", "抽样日期", "抽查数", "合格数", "备注")
TITLE, WINDOW = "抽查抽检批次台账", "2012-2014年"
Row = tuple[Any, ...]
DISTRICTS = (
    *("渝北区", "渝北", "渝 北 区", "江津区", "江津市", "开县", "开州区", "铜梁县", "铜梁区"),
    *("璧山县", "万州区", "万州", "石柱县", "石柱土家族自治县", "彭水", "大足区", "两江新区"),
)
KINDS = ("重点产品", "产品", "出口商品", "农产品", "食品生产", "药品", "农药", "化肥", "玩具")
NOBODY = ("某区", "火星", "渝北区江津区", "全市", "—", None, "小计", "无")
NO_DATE = (None, "近日", "2013Q1", "2013年", "2012-2013年", "—", "2013-02-30", 20131345)
NO_NUMBER = (None, "—", "约5", -3, 1.5, "免报", "五", "１２.５")
NO_KIND = (None, "", "玩 具", "未报", "合计数")
NO_KEY = (None, "—", "无", "合计", "注：以下略", "总计")
REMARKS = (None, None, "复检合格", "不计", "备注1", "无", "－")


def spelt_day(day: date, chance: random.Random) -> Any:
    """Return a day as somebody would write it."""
    spellings: tuple[Callable[[], Any], ...] = (
        lambda: day,
        lambda: f"{day:%Y-%m-%d}",
        lambda: f"{day.year}年{day.month}月{day.day}日",
        lambda: f"{day.year}.{day.month}.{day.day}",
        lambda: f"{day.year}/{day.month}/{day.day}",
        lambda: f"{day:%Y%m%d}",
        lambda: int(f"{day:%Y%m%d}"),
        lambda: f"{day.year}年{day.month}月",
        lambda: f"{day:%Y-%m}",
        lambda: f"  {day:%Y-%m-%d} ",
        lambda: f"{day:%Y-%m-%d}".translate(_WIDE),
        lambda: (day - date(1899, 12, 30)).days,
    )
    return chance.choice(spellings)()


_WIDE = str.maketrans("0123456789-", "０１２３４５６７８９－")


def spelt_number(number: int, chance: random.Random) -> Any:
    """Return a number as somebody would write it."""
    return chance.choice(
        [number] * 8 + [f"{number}批次", f"{number} 批次", str(number).translate(_WIDE)]
    )


def every_defect(rows: int, seed: int = 23) -> list[Row]:
    """Return about so many rows."""
    return list(_rows(rows, random.Random(seed)))  # noqa: S311 - a seed, not a secret


def _rows(rows: int, chance: random.Random) -> Iterator[Row]:
    earlier: list[Row] = []
    for number in range(rows):
        inspected = chance.randint(1, 60)
        day = date(2011, 12, 1) + timedelta(days=chance.randrange(1170))
        row: Row = (
            f"CQ{day.year}-{number:06}",
            chance.choice(DISTRICTS),
            chance.choice(KINDS),
            spelt_day(day, chance),
            spelt_number(inspected, chance),
            spelt_number(inspected - chance.choice((0, 0, 0, 1)), chance),
            chance.choice(REMARKS),
        )
        yield row
        earlier.append(row)
        if chance.random() < 0.2:
            yield _spoilt(chance.choice(earlier), number, chance)


def _spoilt(row: Row, number: int, chance: random.Random) -> Row:
    """Return a row again, or with something wrong in it under a number of its own."""
    name, area, kind, day, inspected, passed, remark = row
    own = f"B-{number}"
    return chance.choice(
        [
            row,
            (f" {name.lower()}", *row[1:]),
            (name.translate(str.maketrans("CQ", "ＣＱ")), *row[1:]),
            (name, area, kind, day, 77, passed, remark),
            (name, area, kind, day, inspected, passed, "又记"),
            (own, chance.choice(NOBODY), kind, day, inspected, passed, remark),
            (own, area, chance.choice(NO_KIND), day, inspected, passed, remark),
            (own, area, kind, chance.choice(NO_DATE), inspected, passed, remark),
            (own, area, kind, day, chance.choice(NO_NUMBER), passed, remark),
            (own, area, kind, day, inspected, chance.choice(NO_NUMBER), remark),
            (own, area, kind, day, 10, 11, remark),
            (chance.choice(NO_KEY), area, kind, day, inspected, passed, remark),
            ("合计", None, None, None, 1000, 900, None),
            ("注：本表为示例", None, None, None, None, None, None),
            (None, None, None, None, None, None, None),
        ]
    )


def as_text(value: Any) -> str | None:
    """Return a value as a column of texts holds it."""
    return None if value is None else str(value)


def write_xlsx(path: Path, rows: Sequence[Row]) -> Path:
    """Write title, period and headings, and the rows from row 4 on."""
    return write_ledger(path, rows, WINDOW, HEADINGS, title=TITLE)


def write_csv(path: Path, rows: Sequence[Row], encoding: str, *, head: bool = False) -> Path:
    """Write a delimited file: the rows from row 2 on, or 4 below the `head` of a sheet."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        if head:
            writer.writerows([[TITLE], [WINDOW]])
        writer.writerow(HEADINGS)
        writer.writerows([as_text(value) or "" for value in row] for row in rows)
    return path


def write_parquet(path: Path, rows: Sequence[Row]) -> Path:
    """Write a Parquet file with nothing but texts."""
    columns = ", ".join(f'"{name}" varchar' for name in HEADINGS)
    with duckdb.connect() as connection:
        connection.execute(f"create table t (n integer, {columns})")
        texts = [[n, *map(as_text, row)] for n, row in enumerate(rows)]
        marks = ", ".join(f"unnest(?::{kind}[])" for kind in ("integer", *["varchar"] * 7))
        connection.execute(
            f"insert into t select {marks}", [list(each) for each in zip(*texts, strict=True)]
        )
        connection.execute(f"copy (select * exclude n from t order by n) to '{path}'")
    return path


def write_sqlite(path: Path, rows: Sequence[Row]) -> Path:
    """Write a table of an SQLite database, where each value keeps its own kind."""
    connection = sqlite3.connect(path)
    columns = ", ".join(f'"{name}"' for name in HEADINGS)
    connection.execute(f"create table batches ({columns})")
    plain = ([str(v) if isinstance(v, date) else v for v in row] for row in rows)
    connection.executemany("insert into batches values (?, ?, ?, ?, ?, ?, ?)", plain)
    connection.commit()
    connection.close()
    return path


def fill_postgresql(connection: Any, rows: Sequence[Row]) -> None:
    """Make a table of texts, with a key that keeps the rows in order."""
    columns = ", ".join(f'"{name}" text' for name in HEADINGS)
    connection.execute(f"create table batches (n serial primary key, {columns})")
    names = ", ".join(f'"{name}"' for name in HEADINGS)
    with connection.cursor().copy(f"copy batches ({names}) from stdin") as copy:
        for row in rows:
            copy.write_row([as_text(value) for value in row])
