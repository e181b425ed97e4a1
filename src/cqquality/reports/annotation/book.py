"""The workbook part: its sheets, and a new one put before them."""

import re
from typing import NamedTuple

from cqquality.reports.annotation.markup import Edit, attribute, edited, elements, escaped
from cqquality.reports.annotation.package import Package

_SELECTED = re.compile(rb"(<(?:\w+:)?sheetView\b[^>]*?)\stabSelected\s*=\s*[\"'](?:1|true)[\"']")
_VIEWS_END = 1 << 16


class SheetPart(NamedTuple):
    """A sheet: its name, the part that holds it, and whether it is a worksheet."""

    name: str
    part: str
    has_cells: bool


def sheet_parts(package: Package) -> list[SheetPart]:
    """Return the sheets in the order of their tabs."""
    targets = {each.id: each for each in package.relations(package.main)}
    found = elements(package.read(package.main), lambda path, _: path[1:] == ("sheets", "sheet"))
    parts = []
    for each in found:
        ids = [value for key, value in each.attributes.items() if key.endswith(":id")]
        target = targets.get(ids[0]) if ids else None
        if target and target.target in package:
            name = each.attributes.get("name", "")
            parts.append(SheetPart(name, target.target, target.kind == "worksheet"))
    return parts


def put_first(package: Package, name: str, part: str) -> None:
    """Make the worksheet `part` the first sheet of the workbook and the one it opens with.

    Names that belong to one sheet count sheets, so they are counted on; and only one sheet may stay
    selected, or whoever types into one would type into all.
    """
    identity = package.relate(package.main, "worksheet", part)
    data = package.read(package.main)
    found = elements(data, _is_touched)
    sheets = [each for each in found if each.name == "sheet"]
    numbers = [int(each.attributes.get("sheetId", "0")) for each in sheets]
    new = (
        f'<{sheets[0].prefix}sheet xmlns:r="{package.office}" name="{escaped(name)}" '
        f'sheetId="{max(numbers) + 1}" r:id="{identity}"/>'
    )
    edits = [Edit(sheets[0].start, sheets[0].start, new.encode())]
    for each in found:
        if each.name == "workbookView":
            edits += (attribute(data, each, view, None) for view in ("firstSheet", "activeTab"))
        elif each.name == "definedName" and "localSheetId" in each.attributes:
            number = int(each.attributes["localSheetId"]) + 1
            edits.append(attribute(data, each, "localSheetId", str(number)))
    package.write(package.main, edited(data, edits))


def _is_touched(path: tuple[str, ...], _: dict[str, str]) -> bool:
    return path[1:] in (
        ("sheets", "sheet"),
        ("bookViews", "workbookView"),
        ("definedNames", "definedName"),
    )


def unselect(package: Package, part: str) -> None:
    """Make a sheet one that is not selected."""
    data = package.read(part)
    head = _SELECTED.sub(rb"\1", data[:_VIEWS_END])
    if len(head) != len(data[:_VIEWS_END]):
        package.write(part, head + data[_VIEWS_END:])
