"""The styles part: which number format each cell format has."""

from functools import lru_cache

from cqquality.returns.workbook.codes import too_large
from cqquality.returns.workbook.limits import Limits
from cqquality.returns.workbook.markup import Visitor, number, walk
from cqquality.returns.workbook.number_format import BUILT_IN, GENERAL

_MAX_ID = 1 << 31
_SMALL = 1 << 16
"""Bytes of a part that is worth remembering."""


def number_formats(name: str, part: bytes, limits: Limits) -> list[str]:
    """Return the format code of every cell format, in the order in which cells refer to them."""
    found = _known if len(part) <= _SMALL else _number_formats
    return list(found(name, part, limits))


def _number_formats(name: str, part: bytes, limits: Limits) -> list[str]:
    visitor = _Styles(limits)
    walk(name, [part], visitor, limits)
    codes = {**BUILT_IN, **visitor.own}
    return [codes.get(format_id, GENERAL) for format_id in visitor.cell_formats]


_known = lru_cache(maxsize=16)(_number_formats)
"""For the many returns that were made from one template and share its styles."""


class _Styles(Visitor):
    def __init__(self, limits: Limits) -> None:
        self.limit = limits.formats
        self.own: dict[int, str] = {}
        self.cell_formats: list[int] = []

    def start(self, path: list[str], attributes: dict[str, str]) -> None:
        if path == ["styleSheet", "cellXfs", "xf"]:
            self.cell_formats.append(number(attributes.get("numFmtId"), _MAX_ID) or 0)
            self._guard(len(self.cell_formats))
        elif path == ["styleSheet", "numFmts", "numFmt"]:
            format_id = number(attributes.get("numFmtId"), _MAX_ID)
            if format_id is not None:
                self.own[format_id] = attributes.get("formatCode", GENERAL)
            self._guard(len(self.own))

    def _guard(self, count: int) -> None:
        if count > self.limit:
            raise too_large("单元格格式太多", "too many cell formats", self.limit, "formats")
