"""DuckDB answers what the plainest engine answers, for rows of every kind."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cqquality.definitions.form import Tally
from cqquality.returns.ledger.answer import Answer, Part, Wanted
from cqquality.returns.ledger.question import Question, RowClass
from cqquality.returns.ledger.relational.duckdb_database import DuckDB
from cqquality.returns.ledger.relational.engine import RelationalEngine
from cqquality.returns.ledger.relational.parquet import take_parquet
from tests.returns.ledger.asking import PRODUCT, ask, part, rows
from tests.returns.ledger.plain import PlainEngine
from tests.returns.ledger.relational.tables import Row, write_parquet

COUNTED = (
    Tally(item="P02-1", sum="inspected", where=(PRODUCT,)),
    Tally(item="P02-2", sum="passed", where=(PRODUCT,)),
    Tally(item="P02-1", distinct="firm", where=(PRODUCT,)),
    Tally(item="P02-2"),
)
QUESTIONS = {
    "copies by year": ask(),
    "copies by month": ask(split="month"),
    "renewals": ask(repeats="renewal"),
    "renewals by quarter": ask(repeats="renewal", split="quarter"),
    "firms and rows": ask(counts=COUNTED),
    "firms, no region": ask(counts=COUNTED, region=None),
}
WINDOWS = [None, "2013年", "2013-03", "2013-03-15"]


def sound(answer: Answer) -> tuple[Any, ...]:
    return (answer.counts, answer.amounts, answer.asides, answer.notes)


def plain(question: Question, parts: Sequence[Part], files: Sequence[Sequence[Row]]) -> Answer:
    engine = PlainEngine([rows(question, *some, first=1) for some in files])
    return engine.answer(question, tuple(parts))


def duckdb_engine(question: Question, paths: Sequence[Path]) -> tuple[RelationalEngine, DuckDB]:
    database = DuckDB("ledger")
    take_parquet(database, paths, [path.name for path in paths], question)
    return RelationalEngine(database), database


DAYS = (
    *(date(2012, 12, 31), date(2013, 1, 1), date(2013, 3, 15), date(2013, 3, 16)),
    *(date(2013, 4, 1), date(2014, 1, 1), date(1900, 1, 1), date(2500, 1, 1)),
)
ROW = st.tuples(
    st.sampled_from(
        [None, "A1", "a1", "Ａ１", " A2", "A2", "A3", "合计", "无", "B-1", "渝-2", "免报"]
    ),
    st.sampled_from([None, "渝北区", "渝北", "渝 北", "万州", "合计", "—", "全市"]),
    st.sampled_from([None, "产品", "重点产品", "产 品", "食品", "", "小计", "说明：其他"]),
    st.sampled_from([None, *DAYS]),
    st.sampled_from([None, 0, 1, 10, 11, -3, 2**40, 10**15]),
    st.sampled_from([None, 0, 1, 10, 11, -3]),
    st.sampled_from([None, "甲厂", "乙 厂", "乙厂", "Ａ厂", "a厂", "1厂"]),
    st.sampled_from([None, "复评", "说明：注"]),
)
FILES = st.lists(st.lists(ROW, max_size=25), min_size=1, max_size=3)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
@given(files=FILES, window=st.sampled_from(WINDOWS))
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_rows(
    question: Question, files: list[list[Row]], window: str | None, tmp_path: Path
) -> None:
    paths = [write_parquet(tmp_path / f"{n}.parquet", some) for n, some in enumerate(files)]
    parts = tuple(part(window, f"{n}.parquet", region="市质监局") for n in range(len(files)))
    engine, database = duckdb_engine(question, paths)
    try:
        found, wanted = engine.answer(question, parts), plain(question, parts, files)
        assert sound(found) == sound(wanted)
        every = list(engine.rows(question, parts, Wanted(classes=frozenset(RowClass)), 1000))
        assert len(every) == sum(count.read for count in found.counts)
        for name, amount in found.amounts.items():
            behind = list(engine.rows(question, parts, Wanted(frozenset({name})), 1000))
            assert len(behind) == sum(each.size for each in amount.rows)
    finally:
        database.close()
