import pytest

from cqquality.returns.workbook.grid import Cell, Kind, Range, Sheet, intervals


def text(row: int, column: int) -> Cell:
    return Cell(row, column, Kind.TEXT, "x")


SHEET = Sheet(
    "表1",
    cells={(cell.row, cell.column): cell for cell in (text(9, 2), text(3, 28), text(3, 1))},
    merges=(Range(1, 1, 2, 5), Range(4, 2, 4, 3), Range(9, 9, 900_000, 9)),
    hidden_rows=((5, 7), (10, 10)),
    hidden_columns=((3, 16384),),
)


def test_rows_come_in_order_with_their_cells_in_order() -> None:
    assert [(row, [cell.address for cell in cells]) for row, cells in SHEET.rows()] == [
        (3, ["A3", "AB3"]),
        (9, ["B9"]),
    ]


@pytest.mark.parametrize(
    ("row", "hidden"), [(1, False), (4, False), (5, True), (7, True), (8, False), (10, True)]
)
def test_hidden_rows(row: int, hidden: bool) -> None:
    assert SHEET.is_row_hidden(row) is hidden


@pytest.mark.parametrize(("column", "hidden"), [(2, False), (3, True), (900, True)])
def test_hidden_columns(column: int, hidden: bool) -> None:
    assert SHEET.is_column_hidden(column) is hidden


@pytest.mark.parametrize(
    ("place", "merge"),
    [
        ((1, 1), SHEET.merges[0]),
        ((2, 5), SHEET.merges[0]),
        ((4, 3), SHEET.merges[1]),
        ((800_000, 9), SHEET.merges[2]),
        ((3, 1), None),
        ((4, 4), None),
    ],
)
def test_merge_at(place: tuple[int, int], merge: Range | None) -> None:
    assert SHEET.merge_at(*place) == merge


@pytest.mark.parametrize(
    ("runs", "joined"),
    [
        ([], ()),
        ([(4, 4), (1, 3)], ((1, 4),)),
        ([(1, 9), (2, 3)], ((1, 9),)),
        ([(1, 1), (3, 3)], ((1, 1), (3, 3))),
    ],
)
def test_intervals(runs: list[tuple[int, int]], joined: tuple[tuple[int, int], ...]) -> None:
    assert intervals(runs) == joined
