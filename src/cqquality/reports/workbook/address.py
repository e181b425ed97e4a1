"""Where links lead: into a sheet of this workbook, or to a cell of a return."""

from collections.abc import Mapping
from typing import NamedTuple

_UNSEEN = (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Controls and marks of direction, which a file name may hold and XML may not."""
_ESCAPED = {
    code: "".join(f"%{byte:02X}" for byte in chr(code).encode())
    for code in (*map(ord, '%"#<>[]^`{} '), *_UNSEEN)
} | {0xDC00 + byte: f"%{byte:02X}" for byte in range(0x80, 0x100)}
"""The last stand for the bytes of a file name that is no text."""
_LONGEST = 2000
"""Characters of a link that Excel surely follows."""


def inside(sheet: str, row: int, column: int = 0) -> str:
    """Return the link to a cell of this workbook, counted from 0."""
    letters = chr(ord("A") + column)
    return f"internal:{_quoted(sheet)}!{letters}{row + 1}"


class Origins(NamedTuple):
    """Where the files of the returns lie, seen from the report."""

    paths: Mapping[str, str]

    def cell(self, file: str, sheet: str, cell: str) -> str:
        """Return the link to a cell of a return; empty where its file is not known to lie near."""
        path = self.paths.get(file, "")
        if not path or not sheet or not cell:
            return ""
        link = f"external:{path.translate(_ESCAPED)}#{_quoted(sheet)}!{cell}"
        return link if len(link) <= _LONGEST else ""

    def file(self, file: str) -> str:
        """Return the link to a return as a whole."""
        path = self.paths.get(file, "")
        return f"external:{path.translate(_ESCAPED)}" if path and len(path) <= _LONGEST else ""


def _quoted(sheet: str) -> str:
    return "'{}'".format(sheet.replace("'", "''"))
