"""What python-docx has no words for: elements of WordprocessingML, put where the schema has them.

Source: ECMA-376 part 1, 17.3 (paragraphs and runs) and 17.16 (fields).
"""

from typing import TYPE_CHECKING, Any

from cqquality.reports.bulletin.font import dress

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run


def indent(paragraph: "Paragraph", **measures: int) -> None:
    """Set indents in hundredths of a character, and in twentieths of a point for other readers."""
    from docx.oxml.ns import qn

    properties = paragraph._p.get_or_add_pPr()
    indent = properties.get_or_add_ind()
    for name, measure in measures.items():
        indent.set(qn(f"w:{name}"), str(measure))


def element(tag: str, **attributes: object) -> Any:
    """Return a new element."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def tighten(properties: Any, twentieths: int) -> None:
    """Set characters closer, by twentieths of a point, in run properties."""
    properties.insert_element_before(element("w:spacing", val=twentieths), *_AFTER_SPACING)


_AFTER_BORDER = ("w:shd", "w:tabs", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr")
"""What follows w:pBdr within w:pPr."""
_AFTER_SPACING = ("w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:lang")
"""What follows w:spacing within w:rPr."""


def field(run: "Run", code: str) -> None:
    """Make a run a field that the program showing the document fills in."""
    for kind in ("begin", "instrText", "separate", "t", "end"):
        if kind in ("t", "instrText"):
            part = element(f"w:{kind}")
            part.text = "1" if kind == "t" else code
        else:
            part = element("w:fldChar", fldCharType=kind)
        run._r.append(part)


def underline(paragraph: "Paragraph", color: str) -> None:
    """Draw a line 4 mm below a paragraph, as wide as the type area."""
    border = element("w:pBdr")
    border.append(element("w:bottom", val="single", sz=12, space=11, color=color))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(border, *_AFTER_BORDER)


def stand_sideways(table: Any, *, x: float, y: float, width: float, length: float) -> None:
    """Put a table of one cell at a place of the page, its text turned right; in millimetres."""
    place = element(
        "w:tblpPr",
        leftFromText=0,
        rightFromText=0,
        vertAnchor="page",
        horzAnchor="page",
        tblpX=_twips(x),
        tblpY=_twips(y),
    )
    properties = table._tbl.tblPr
    properties.insert_element_before(place, *_AFTER_PLACE)
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=0, type="dxa"))
    properties.insert_element_before(margins, "w:tblLook")
    cell, row = table.cell(0, 0)._tc.get_or_add_tcPr(), table.rows[0]._tr.get_or_add_trPr()
    row.append(element("w:trHeight", val=_twips(length), hRule="exact"))
    for name in ("w:textDirection", "w:vAlign"):
        cell.append(element(name, val="tbRl" if name == "w:textDirection" else "center"))
    cell.get_or_add_tcW().set(_attribute("w"), str(_twips(width)))


_AFTER_PLACE = (
    *("w:tblOverlap", "w:bidiVisual", "w:tblStyleRowBandSize", "w:tblStyleColBandSize", "w:tblW"),
    *("w:jc", "w:tblCellSpacing", "w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout"),
    *("w:tblCellMar", "w:tblLook"),
)
"""What follows w:tblpPr within w:tblPr."""


def _twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


def _attribute(name: str) -> str:
    from docx.oxml.ns import qn

    attribute: str = qn(f"w:{name}")
    return attribute


def undress(document: "Document", east_asian: str, latin: str) -> None:
    """Give every style the fonts of the body, instead of those of a theme that has no Chinese."""
    from docx.oxml.ns import qn

    for name in ("Title", "Heading 1", "Heading 2"):
        _plain(document.styles[name].element)
    styles = document.styles.element
    for properties in styles.iter(qn("w:rPr")):
        if properties.find(qn("w:rFonts")) is not None or properties.getparent().tag == qn(
            "w:rPrDefault"
        ):
            dress(properties, east_asian, latin)
        language = properties.find(qn("w:lang"))
        if language is not None:
            language.set(qn("w:eastAsia"), "zh-CN")


def _plain(style: Any) -> None:
    """Take from a style the borders, colours and spaces it came with; what it is called stays."""
    from docx.oxml.ns import qn

    level = style.find(f".//{qn('w:outlineLvl')}")
    for name in ("w:pPr", "w:rPr"):
        for properties in style.findall(qn(name)):
            style.remove(properties)
    if level is not None:
        style.get_or_add_pPr().append(level)
    style.get_or_add_rPr()
