"""One answer, whoever counts: row by row, in memory, streamed, by one process or by two."""

import gc
import weakref
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cqquality.definitions.form import Says, Tally
from cqquality.errors import UnreadableFile
from cqquality.returns.ledger.answer import Answer, Part, Wanted
from cqquality.returns.ledger.counting import SheetEngine
from cqquality.returns.ledger.question import Question, RowClass
from cqquality.returns.ledger.rows import GridRows, StreamedRows
from cqquality.returns.ledger.tally import Tallier
from cqquality.returns.workbook import Limits, read_workbook
from cqquality.returns.workbook.contents import Content
from tests.returns.ledger.asking import BATCHES, PRODUCT, ask, part
from tests.returns.ledger.plain import PlainEngine
from tests.returns.ledger.writing import FIRST, write_ledger

NAMES = [column.id for column in BATCHES.columns]
DATES = (
    *(date(2013, 3, 5), "2013年3月5日", "2013.03.05", "20130305", 41338, "2013-03", "2013年"),
    *("2012-12-31", "近日", None, "2013-06-30", "2013Q2", date(2014, 1, 1)),
)
NUMBERS = (0, 1, 5, 10, 60, "12", "１２", "12批次", "约5", 1.5, -1, None, "—", "1,200")
COLUMNS: dict[str, Any] = {
    "number": st.one_of(
        st.integers(0, 30).map(lambda n: f"CQ2013-{n:04}"),
        st.sampled_from(["ｃｑ2013-0001", " CQ2013-0001", 17, "17", None, "合计", "A", "注：完"]),
    ),
    "area": st.sampled_from(["渝北区", "渝北", "江津区", "江 津区", "火星", None, "小计", "—"]),
    "category": st.sampled_from(["产品", "重点产品", "产 品", "玩具", None]),
    "date": st.sampled_from(DATES),
    "inspected": st.sampled_from(NUMBERS),
    "passed": st.sampled_from(NUMBERS),
    "firm": st.sampled_from(["甲厂", "甲 厂", "乙厂", None]),
    "remark": st.sampled_from([None, None, "复检合格", "无"]),
}
SOUND: dict[str, Any] = {
    **COLUMNS,
    "number": st.integers(0, 40).map(lambda n: f"渝质2013-{n:04}"),
    "area": st.sampled_from(["渝北区", "江津区"]),
    "date": st.sampled_from(DATES[:6]),
    "inspected": st.sampled_from([10, 20]),
    "passed": st.sampled_from([0, 1, 10]),
}
ROW = st.one_of(
    *(st.tuples(*(kinds[name] for name in NAMES)) for kinds in (SOUND, SOUND, COLUMNS)),
    st.just((None,) * len(NAMES)),
)
BAR = (Says(column="remark", contains=("复检",)),)
QUESTIONS = (
    ask(),
    ask(split="quarter"),
    ask(
        repeats="renewal",
        counts=(Tally(item="P02-1", where=(PRODUCT,), unless=BAR), Tally(item="P02-2")),
    ),
    ask(region=None, counts=(Tally(item="P02-1", distinct="firm"), Tally(item="P02-2"))),
    ask(repeats="renewal", bounds=(), counts=(Tally(item="B02-1", sum="passed"),)),
    ask(counts=(Tally(item="B02-1", sum="inspected", where=(PRODUCT,)),)),
)


def grid(path: Path, question: Question) -> GridRows:
    """Return the rows below the headings as the reader of sheets hands them on."""
    workbook = read_workbook(path)
    (sheet,) = workbook.sheets
    numbers = sorted({row for row, _ in sheet.cells if row >= FIRST})
    at = [NAMES.index(column.id) + 1 for column in question.columns]
    columns = tuple(
        tuple(
            Content(*cell[2:]) if (cell := sheet.cells.get((row, column))) else None
            for row in numbers
        )
        for column in at
    )
    return GridRows(tuple(numbers), columns)


def stream(path: Path, question: Question) -> StreamedRows:
    at = tuple(NAMES.index(column.id) + 1 for column in question.columns)
    return StreamedRows(path, path.name, "台账", FIRST - 1, at, Limits())


def plain(paths: list[Path], question: Question, parts: tuple[Part, ...]) -> Answer:
    rows = []
    for path in paths:
        (sheet,) = read_workbook(path).sheets
        numbers = sorted({row for row, _ in sheet.cells if row >= FIRST})
        at = [NAMES.index(column.id) + 1 for column in question.columns]
        rows.append([(row, [sheet.cells.get((row, c)) for c in at]) for row in numbers])
    return PlainEngine(rows).answer(question, parts)


def facts(answer: Answer) -> tuple[Any, ...]:
    """Return all of an answer but who gave it."""
    counts = [{name: n for name, n in count.by_class.items() if n} for count in answer.counts]
    return counts, dict(answer.amounts), dict(answer.asides), dict(answer.notes)


@settings(max_examples=60, deadline=None)
@given(
    some=st.lists(st.lists(ROW, max_size=40), min_size=1, max_size=3),
    question=st.sampled_from(QUESTIONS),
    windows=st.lists(
        st.sampled_from(["2013年", "2013年1-6月", "2012-2013年"]), min_size=3, max_size=3
    ),
    shared=st.booleans(),
)
def test_every_way_gives_the_same_answer(
    some: list[list[tuple[Any, ...]]], question: Question, windows: list[str], shared: bool
) -> None:
    parts = tuple(part(window, f"{n}.xlsx") for n, window in enumerate(windows))[: len(some)]
    with TemporaryDirectory() as folder:
        paths = [
            write_ledger(Path(folder, f"{n}.xlsx"), rows, windows[n], shared=shared)
            for n, rows in enumerate(some)
        ]
        expected = facts(plain(paths, question, parts))
        for way in (grid, stream):
            sources = [way(path, question) for path in paths]
            engine = SheetEngine(sources)
            answer = engine.answer(question, parts)
            assert facts(answer) == expected
            for row_class in RowClass:
                listed = list(
                    engine.rows(question, parts, Wanted(classes=frozenset({row_class})), 999)
                )
                assert len(listed) == sum(count.of(row_class) for count in answer.counts)
            for key, amount in answer.amounts.items():
                behind = list(engine.rows(question, parts, Wanted(frozenset({key})), 999))
                assert len(behind) == sum(each.size for each in amount.rows)
                assert behind[0].place.first == amount.rows[0].first


KINDS = (
    ("CQ1-{}", "渝北区", "产品", date(2013, 3, 5), 10, 9),
    ("CQ2-{}", "江津区", "重点产品", "２０１３年", "3", 2),
    ("CQ3-{}", "江津区", "玩具", "2013-05-01", 1, 1),
    ("CQ4-{}", "江津区", "产品", "2013-05-01", 1, 2),
    (None,) * 6,
)


def long_ledger(path: Path, rows: int, repeated: int = 0) -> Path:
    kinds = [KINDS[at % 5] for at in range(rows)]
    some = [
        (str(kind[0]).format(at) if kind[0] else None, *kind[1:]) for at, kind in enumerate(kinds)
    ]
    return write_ledger(path, some + some[:repeated], shared=rows % 2 == 0)


@pytest.mark.parametrize("repeated", [0, 500])
@pytest.mark.parametrize("rows", [30_000, 30_001], ids=["shared strings", "inline strings"])
def test_two_processes_find_what_one_does(tmp_path: Path, rows: int, repeated: int) -> None:
    path = long_ledger(tmp_path / "in.xlsx", rows, repeated)
    sources, parts = [stream(path, ask())], (part(),)
    one, two = (SheetEngine(sources, n).answer(ask(), parts) for n in (1, 2))
    assert one == two
    (count,) = one.counts
    assert (count.of(RowClass.USED), count.of(RowClass.REPEATED)) == (
        12_000 + rows % 2,
        repeated * 2 // 5,
    )
    assert count.of(RowClass.UNMEANT) == 6_000 + repeated // 5


def test_the_same_file_twice_adds_nothing(tmp_path: Path) -> None:
    path = long_ledger(tmp_path / "in.xlsx", 10_000)
    once = SheetEngine([stream(path, ask())]).answer(ask(), (part(),))
    twice = SheetEngine([stream(path, ask())] * 2).answer(ask(), (part(), part(file="b.xlsx")))
    assert twice.amounts == once.amounts
    assert twice.counts[1].of(RowClass.REPEATED) == once.counts[0].of(RowClass.USED)


def test_two_files_add_up(tmp_path: Path) -> None:
    some = (
        [("A1", "渝北区", "产品", "2013-01-05", 10, 9)],
        [("A2", "渝北区", "产品", "2013-02-05", 1, 1)],
    )
    paths = [write_ledger(tmp_path / f"{n}.xlsx", rows) for n, rows in enumerate(some)]
    answer = SheetEngine([grid(path, ask()) for path in paths]).answer(ask(), (part(), part()))
    assert [int(amount.value) for amount in answer.amounts.values()] == [11, 10]
    assert [amount.rows for amount in answer.amounts.values()] == [((0, 1, 4, 4), (1, 1, 4, 4))] * 2


def test_many_keys_are_compared_in_rounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = long_ledger(tmp_path / "in.xlsx", 500, 500)
    sources = [stream(path, ask())]
    whole = SheetEngine(sources).answer(ask(), (part(),))
    monkeypatch.setattr("cqquality.returns.ledger.counting._COMPARED", 7)
    monkeypatch.setattr("cqquality.returns.ledger.row_key._AT_ONCE", 7)
    assert SheetEngine(sources).answer(ask(), (part(),)) == whole


def test_a_sheet_that_is_not_sound_is_refused_by_both(tmp_path: Path) -> None:
    path = long_ledger(tmp_path / "in.xlsx", 30_000)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/sheet2.xml"))
    for processes in (1, 2):
        with pytest.raises(UnreadableFile):
            SheetEngine([stream(path, ask())], processes).answer(ask(), (part(),))


def test_a_sheet_that_is_not_there(tmp_path: Path) -> None:
    gone = replace(stream(write_ledger(tmp_path / "in.xlsx", []), ask()), sheet="表2")
    with pytest.raises(UnreadableFile):
        SheetEngine([gone]).answer(ask(), (part(),))


def test_what_was_streamed_is_let_go_at_once(tmp_path: Path) -> None:
    """A table of a million strings must not wait for the collector, which a short run turns off."""
    row = ("渝质2013-0001", "渝北区", "产品", date(2013, 3, 5), 10, 10, "甲厂", None)
    source = stream(write_ledger(tmp_path / "in.xlsx", [row] * 3), ask())
    gc.collect()
    gc.disable()
    try:
        with source.opened(0, 1) as rows:
            tallier = Tallier(ask(), 0, part(), rows)
            for block in rows.blocks:
                tallier.add(block)
            tallier.result()
            held = weakref.ref(tallier)
        del tallier, rows
        assert held() is None
    finally:
        gc.enable()
