"""Comments on cells."""

from cqquality.returns.workbook.archive import Archive
from cqquality.returns.workbook.cells import position
from cqquality.returns.workbook.limits import Limits
from cqquality.returns.workbook.markup import Visitor, walk
from cqquality.returns.workbook.package import relations
from cqquality.returns.workbook.strings import decoded

_COMMENT = ["comments", "commentList", "comment"]
_TEXTS = ([*_COMMENT, "text", "t"], [*_COMMENT, "text", "r", "t"])


def read_notes(archive: Archive, sheet: str, limits: Limits) -> dict[tuple[int, int], str]:
    """Return the comments on the worksheet part `sheet` by the cell they stand on."""
    visitor = _Notes()
    for relation in relations(archive, sheet, limits):
        if relation.kind == "comments" and relation.target in archive:
            walk(relation.target, [archive.read(relation.target)], visitor, limits)
    return visitor.found


class _Notes(Visitor):
    def __init__(self) -> None:
        self.found: dict[tuple[int, int], str] = {}
        self._place = (0, 0)
        self._pieces: list[str] = []

    def start(self, path: list[str], attributes: dict[str, str]) -> None:
        if path == _COMMENT:
            self._place = position(attributes.get("ref", ""))
            self._pieces = []

    def text(self, path: list[str], data: str) -> None:
        if path in _TEXTS:
            self._pieces.append(data)

    def end(self, path: list[str]) -> None:
        if path == _COMMENT:
            self.found[self._place] = decoded("".join(self._pieces))
