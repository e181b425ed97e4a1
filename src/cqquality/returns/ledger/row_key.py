"""The keys of rows as numbers: equal keys have equal numbers, so that few rows must be compared.

Two different keys may have the same number, now and then; rows that share one are suspects, and
compared by their real keys.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence

from cqquality.returns.ledger.cell_reader import AskedColumn
from cqquality.returns.ledger.memory import ColumnMemory, folded
from cqquality.returns.ledger.rows import Held
from cqquality.returns.workbook.contents import Contents

_TEXT = rb"((?:[0-9A-Za-z./-]|[\xe4-\xe9][\x80-\xbf]{2})*+(?<=[0-9]))"
_CELLS = re.compile(
    rb'^(?: s="[0-9]++")?+(?: t="inlineStr"><is><t(?: xml:space="preserve")?+>'
    + _TEXT
    + rb"</t></is>| t=\"str\"><v>"
    + _TEXT
    + rb"</v>|><v>([0-9]{1,15}+)</v>)</c>$",
    re.MULTILINE,
)
"""Cells with a text that folds to itself but for its case, for it ends with a digit: no word for
"no figure", no total, no note. Of a number only its digits."""
_SHARED = re.compile(rb'^(?: s="[0-9]++")?+ t="s"><v>([0-9]{1,9}+)</v></c>$', re.MULTILINE)
_PLAIN = re.compile(r"[0-9A-Za-z./\-\u4000-\u9fff]*[0-9]")
_LINES = re.compile(b"^" + _TEXT + b"$", re.MULTILINE)
_AT_ONCE = 250_000
"""So many keys are compared in one go, to spare memory."""


class KeyColumn:
    """A column of the key, of which the values are asked for as bytes."""

    def __init__(self, memory: ColumnMemory, *, light: bool) -> None:
        """Prepare to read a column; a `light` one is needed for nothing else."""
        self._memory = memory
        self.light = light and _ends_no_word(memory.column)
        self._bytes: dict[Held, bytes] = {}

    def plain(self, cells: Sequence[Held]) -> list[bytes] | None:
        """Return the keys of cells with nothing odd about them; None where that is not so."""
        if not self.light or not cells or not isinstance(cells[0], bytes) or None in cells:
            return None
        joined = b"\n".join(cells)  # type: ignore[arg-type]
        if joined.count(b"\n") != len(cells) - 1:
            return None
        if b't="s"' in cells[0]:
            shared = _SHARED.findall(joined)
            return self._shared(shared) if len(shared) == len(cells) else None
        found = _CELLS.findall(joined)
        if len(found) != len(cells):
            return None
        return b"\n".join(map(b"".join, found)).lower().split(b"\n")

    def _shared(self, indexes: Sequence[bytes]) -> list[bytes] | None:
        contents = self._memory.contents
        if not isinstance(contents, Contents):
            return None
        written = contents.shared_markup(list(map(int, indexes)))
        joined = b"\n".join(written or ())
        lines = len(_LINES.findall(joined))
        if not written or lines != len(indexes) or joined.count(b"\n") != lines - 1:
            return None
        return joined.lower().split(b"\n")

    def of(self, cells: Sequence[Held]) -> list[bytes]:
        """Return the keys of cells, whatever stands in them."""
        return [self.key(held) for held in cells]

    def key(self, held: Held) -> bytes:
        """Return the key of a cell."""
        return written(folded(self._memory.reading(held).value))


def written(value: object) -> bytes:
    """Return a folded value as bytes."""
    return str(value).encode()


def _ends_no_word(column: AskedColumn) -> bool:
    """Whether no word for "no figure" of the issuer could be taken for a key."""
    return column.kind == "text" and not any(_PLAIN.fullmatch(word) for word, _ in column.marks)


def numbers_of(columns: Sequence[Sequence[bytes]]) -> list[int]:
    """Return a number for each row, the same in every process."""
    keys: Iterable[bytes] = (
        columns[0] if len(columns) == 1 else map(b"\0".join, zip(*columns, strict=True))
    )
    return list(map(hash, map(int.from_bytes, keys)))


def shared_numbers(found: Sequence["array[int]"]) -> frozenset[int]:
    """Return the numbers that are there more than once."""
    rounds = max(1, sum(map(len, found)) // _AT_ONCE)
    suspects: set[int] = set()
    for turn in range(rounds):
        own = [n for numbers in found for n in numbers if n % rounds == turn]
        if len(set(own)) != len(own):
            suspects.update(n for n, times in Counter(own).items() if times > 1)
    return frozenset(suspects)
