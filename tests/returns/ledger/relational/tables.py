"""Rows of the ledger of batches, written to files the way other programs write them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

HEADINGS = ("批次编号", "区县", "类别", "抽样日期", "抽查数", "合格数", "企业名称", "备注")
TYPES = ("varchar", "varchar", "varchar", "date", "bigint", "bigint", "varchar", "varchar")
Row = Sequence[Any]


def write_parquet(
    path: Path,
    rows: Sequence[Row],
    headings: Sequence[str] = HEADINGS,
    types: Sequence[str] = TYPES,
) -> Path:
    """Write rows to a Parquet file, with columns of the types given."""
    path.parent.mkdir(exist_ok=True)
    with duckdb.connect() as connection:
        columns = ", ".join(f'"{name}" {kind}' for name, kind in zip(headings, types, strict=True))
        connection.execute(f"create table t ({columns})")
        if rows:
            marks = ", ".join("?" * len(headings))
            connection.executemany(f"insert into t values ({marks})", [list(row) for row in rows])
        connection.execute(f"copy t to '{path}' (format parquet)")  # a path of the test's own
    return path
