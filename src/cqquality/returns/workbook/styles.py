"""The styles part: which number format each cell format has, and whether it can be seen."""

from functools import lru_cache

from cqquality.returns.workbook.codes import too_large
from cqquality.returns.workbook.colour import WHITE, Colour, colour_of, is_alike
from cqquality.returns.workbook.limits import Limits
from cqquality.returns.workbook.markup import Visitor, number, walk
from cqquality.returns.workbook.number_format import BUILT_IN, GENERAL, UNSEEN

_MAX_ID = 1 << 31
_IDS = ("numFmtId", "fontId", "fillId")
_SMALL = 1 << 16
"""Bytes of a part that is worth remembering."""


def number_formats(name: str, part: bytes, limits: Limits) -> list[str]:
    """Return the format code of every cell format, in the order in which cells refer to them.

    One in the colour of its ground gets the colour that `hides` knows, as a code itself may have.
    """
    found = _known if len(part) <= _SMALL else _number_formats
    return list(found(name, part, limits))


def _number_formats(name: str, part: bytes, limits: Limits) -> list[str]:
    visitor = _Styles(limits)
    walk(name, [part], visitor, limits)
    codes = {**BUILT_IN, **visitor.own}
    return [
        f"{UNSEEN if visitor.is_unseen(font, fill) else ''}{codes.get(format_id, GENERAL)}"
        for format_id, font, fill in visitor.cell_formats
    ]


_known = lru_cache(maxsize=16)(_number_formats)
"""For the many returns that were made from one template and share its styles."""


_FONT, _FILL = ["styleSheet", "fonts", "font"], ["styleSheet", "fills", "fill"]


class _Styles(Visitor):
    def __init__(self, limits: Limits) -> None:
        self.limit = limits.formats
        self.own: dict[int, str] = {}
        self.cell_formats: list[tuple[int, int, int]] = []
        """The number format, the font and the fill of each."""
        self._fonts: list[Colour | None] = []
        self._fills: list[Colour | None] = []

    def start(self, path: list[str], attributes: dict[str, str]) -> None:
        if path == ["styleSheet", "cellXfs", "xf"]:
            code, font, fill = (number(attributes.get(name), _MAX_ID) or 0 for name in _IDS)
            self.cell_formats.append((code, font, fill))
            self._guard(len(self.cell_formats))
        elif path == ["styleSheet", "numFmts", "numFmt"]:
            format_id = number(attributes.get("numFmtId"), _MAX_ID)
            if format_id is not None:
                self.own[format_id] = attributes.get("formatCode", GENERAL)
            self._guard(len(self.own))
        elif path[:2] in (_FONT[:2], _FILL[:2]):
            self._colour(path, attributes)

    def is_unseen(self, font: int, fill: int) -> bool:
        """Whether a font has the colour of a fill; without one the ground is white."""
        colour = self._fonts[font] if font < len(self._fonts) else None
        ground = self._fills[fill] if fill < len(self._fills) else WHITE
        return colour is not None and ground is not None and is_alike(colour, ground)

    def _colour(self, path: list[str], attributes: dict[str, str]) -> None:
        if path == _FONT:
            self._fonts.append(None)
            self._guard(len(self._fonts))
        elif path == _FILL:
            self._fills.append(WHITE)
            self._guard(len(self._fills))
        elif path == [*_FONT, "color"]:
            self._fonts[-1] = colour_of(attributes)
        elif path == [*_FILL, "patternFill"]:
            self._fills[-1] = WHITE if attributes.get("patternType", "none") == "none" else None
        elif path == [*_FILL, "patternFill", "fgColor"] and self._fills[-1] is None:
            self._fills[-1] = colour_of(attributes)

    def _guard(self, count: int) -> None:
        if count > self.limit:
            raise too_large("单元格格式太多", "too many cell formats", self.limit, "formats")
