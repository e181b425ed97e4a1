"""Cell formats added to those of a workbook: the same as before, but coloured."""

from cqquality.findings import Severity
from cqquality.reports.annotation.markup import (
    Edit,
    Element,
    Malformed,
    appended,
    attribute,
    edited,
    elements,
    is_empty,
)

COLORS = {Severity.ERROR: "FFFFC7CE", Severity.WARNING: "FFFFEB9C", Severity.INFO: "FFDDEBF7"}
"""The background of a cell with a finding: red, yellow, blue."""

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"

_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs")
_DEFAULTS = {
    "fonts": '<{p}font><{p}sz val="11"/><{p}name val="Calibri"/></{p}font>',
    "fills": '<{p}fill><{p}patternFill patternType="none"/></{p}fill>'
    '<{p}fill><{p}patternFill patternType="gray125"/></{p}fill>',
    "borders": "<{p}border/>",
    "cellXfs": '<{p}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',
}
"""What the lists we add to begin with; writers that know no formats leave them out."""


def blank(namespace: str) -> bytes:
    """Return the styles of a workbook that has none."""
    return f'<styleSheet xmlns="{namespace}"></styleSheet>'.encode()


def completed(data: bytes) -> bytes:
    """Return the styles part with every list we add to, in the order of the schema."""
    root, *lists = elements(data, lambda path, _: len(path) <= 2)
    if is_empty(data, root):
        return completed(edited(data, [appended(data, root, b"")]))
    there = {each.name: each for each in lists}
    edits, at = [], root.inner
    for name in _ORDER:
        if name in there:
            at = there[name].end
        elif name in _DEFAULTS:
            content = _DEFAULTS[name].format(p=root.prefix)
            new = f"<{root.prefix}{name}>{content}</{root.prefix}{name}>"
            edits.append(Edit(at, at, new.encode()))
    return edited(data, edits)


class Styles:
    """The styles part; each thing added gets the next number of its list."""

    def __init__(self, data: bytes) -> None:
        self._data = completed(data)
        found = elements(self._data, lambda path, _: len(path) in (2, 3))
        self._lists = {each.name: each for each in found if len(each.path) == 2}
        self._members = {
            name: [each for each in found if each.path[1:-1] == (name,)] for name in _DEFAULTS
        }
        self._added: dict[str, list[str]] = {name: [] for name in _DEFAULTS}
        self.prefix = self._lists["cellXfs"].prefix

    def font(self, content: str) -> int:
        """Add a font."""
        return self._add("fonts", self._element("font", content))

    def border(self) -> int:
        """Add a thin grey frame."""
        sides = ("left", "right", "top", "bottom")
        frame = "".join(
            self._element(side, self._tag('color rgb="FFBFBFBF"'), ' style="thin"')
            for side in sides
        )
        return self._add("borders", self._element("border", frame + self._tag("diagonal")))

    def fill(self, color: str) -> int:
        """Add a background."""
        colors = self._tag(f'fgColor rgb="{color}"') + self._tag('bgColor indexed="64"')
        pattern = self._element("patternFill", colors, ' patternType="solid"')
        return self._add("fills", self._element("fill", pattern))

    def format(self, attributes: str, alignment: str) -> int:
        """Add a cell format of our own."""
        inner = self._tag(f"alignment {alignment}")
        return self._add("cellXfs", self._element("xf", inner, f' numFmtId="0" {attributes}'))

    def coloured(self, base: int, severity: Severity) -> int:
        """Add the cell format `base` with the background of a severity."""
        formats = self._members["cellXfs"]
        if not formats:
            raise Malformed("cellXfs")
        known = formats[base if base < len(formats) else 0]
        raw = self._data[known.start : known.end]
        part = known._replace(start=0, inner=known.inner - known.start, end=len(raw))
        fill = str(self.fill(COLORS[severity]))
        changed = [attribute(raw, part, "fillId", fill), attribute(raw, part, "applyFill", "1")]
        return self._add("cellXfs", edited(raw, changed).decode())

    def written(self) -> bytes:
        """Return the part with everything added."""
        edits: list[Edit] = []
        for name, added in self._added.items():
            if added:
                edits += self._extended(self._lists[name], len(self._members[name]), added)
        return edited(self._data, edits)

    def _extended(self, parent: Element, before: int, added: list[str]) -> list[Edit]:
        count = attribute(self._data, parent, "count", str(before + len(added)))
        return [count, appended(self._data, parent, "".join(added).encode())]

    def _add(self, name: str, element: str) -> int:
        added = self._added[name]
        if element not in added:
            added.append(element)
        return len(self._members[name]) + added.index(element)

    def _element(self, name: str, content: str, attributes: str = "") -> str:
        return f"<{self.prefix}{name}{attributes}>{content}</{self.prefix}{name}>"

    def _tag(self, content: str) -> str:
        return f"<{self.prefix}{content}/>"
