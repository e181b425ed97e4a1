"""Cells of a sheet in short: those below one another as one range."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from cqquality.findings import address


def ranges(cells: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """Return the cells, given as row and column, as ranges column by column.

    >>> ranges([(12, 6), (13, 6), (14, 6), (20, 6), (12, 7)])
    ('F12:F14', 'F20', 'G12')
    """
    columns: dict[int, list[int]] = defaultdict(list)
    for row, column in sorted(set(cells)):
        columns[column].append(row)
    return tuple(
        _named(first, last, column)
        for column, rows in sorted(columns.items())
        for first, last in _runs(rows)
    )


def letters(column: int) -> str:
    """Return the name of a column: 6 is "F"."""
    return address(1, column).rstrip("1")


def _runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = 0
    for row in rows:
        if first and row != last + 1:
            yield first, last
            first = row
        first, last = first or row, row
    if first:
        yield first, last


def _named(first: int, last: int, column: int) -> str:
    top = address(first, column)
    return top if first == last else f"{top}:{address(last, column)}"
