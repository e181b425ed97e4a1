"""Where links lead: into a sheet of this workbook, or to a cell of a return."""

from collections.abc import Mapping
from typing import NamedTuple

_ESCAPED = {ord(char): f"%{ord(char):02X}" for char in '%"#<>[]^`{} '}
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
