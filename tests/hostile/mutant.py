"""Damaged copies: of the bytes of a file, of the text of a part, of the elements in it."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from hypothesis import strategies as st

from tests.returns.workbook.building import SHEET, STRINGS, Parts

Damage = tuple[float, int, bytes]
"""Where, as a share of the length; how many bytes are lost; what stands there instead."""

_MARKUP = b"< > / & </v> <v> <v>7</v> <f>1</f> <row> <c/> <x> </x> <!-- --> <![CDATA[ &#49; &amp;"
_WORDS = b'0 9 . e - % \0 \xff "'
_ATTRIBUTES = (b' t="s"', b' t="e"', b' r="E2"', b' r="A1"', b' s="1"')
_SIGNS = st.sampled_from([*_MARKUP.split(), *_WORDS.split(), *_ATTRIBUTES, b" "])
DAMAGES = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True, allow_nan=False),
        st.integers(0, 12),
        st.one_of(st.just(b""), _SIGNS, st.binary(max_size=3)),
    ),
    min_size=1,
    max_size=3,
)


def damaged(content: bytes, damages: list[Damage]) -> bytes:
    """Return the content with each damage done to it."""
    for share, lost, put in damages:
        place = int(share * len(content))
        content = content[:place] + put + content[place + lost :]
    return content


Move = tuple[int, int, str]
"""Which element, which other one, and what is done with them."""
MOVES = st.tuples(
    st.integers(0, 200), st.integers(0, 200), st.sampled_from(["drop", "double", "swap", "nest"])
)


def moved(content: bytes, move: Move) -> bytes:
    """Return a part in which elements were dropped, doubled, swapped or put into another."""
    root = ET.fromstring(content)  # noqa: S314 - our own, or damaged by us
    below = [(parent, child) for parent in root.iter() for child in parent]
    (home, one), (other_home, other) = (below[at % len(below)] for at in move[:2])
    place, other_place = list(home).index(one), list(other_home).index(other)
    match move[2]:
        case "drop":
            home.remove(one)
        case "double":
            home.insert(place, one)
        case "swap" if home is other_home:
            home[place], home[other_place] = other, one
        case "nest" if one not in other.iter() and other not in one.iter():
            home.remove(one)
            other.append(one)
    return ET.tostring(root)


def stored(parts: Parts) -> dict[str, str]:
    """Return the text of each cell of the sheet, read by a parser that knows nothing of ours.

    A cell that is there twice is left out.
    """
    table, sheet = (ET.fromstring(parts[name]) for name in (STRINGS, SHEET))  # noqa: S314
    items = ["".join(item.itertext()) for item in table]
    found: dict[str, str] = {}
    for address, cell in _cells(sheet):
        text = "".join(child.text or "" for child in cell if _local(child) == "v")
        is_shared = cell.get("t") == "s" and text.isdigit()
        found[address] = items[int(text)] if is_shared and int(text) < len(items) else text
    return found


def _cells(sheet: ET.Element) -> Iterator[tuple[str, ET.Element]]:
    for data in (child for child in sheet if _local(child) == "sheetData"):
        row_number = 0
        for row in data:
            row_number = int(row.get("r") or row_number + 1)
            for column, cell in enumerate(row, 1):
                yield cell.get("r") or f"{chr(64 + column)}{row_number}", cell


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
