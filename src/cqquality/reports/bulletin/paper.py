"""The sheet of paper: A4, type area, page numbers, styles, and how a paragraph is set.

Source: GB/T 9704-2012, 5 and 7: 37 mm above, 28 mm to the left, a type area of 156 by 225 mm, 22
lines of 28 characters, page numbers 7 mm below, to the right on odd and to the left on even pages.
"""

from typing import TYPE_CHECKING

from cqquality.reports.bulletin import markup
from cqquality.reports.bulletin.font import BODY, SMALL, dress
from cqquality.reports.bulletin.template import Wording
from cqquality.reports.plain import storable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

LONG, SHORT = 297, 210
"""The sides of A4 in millimetres."""
PITCH = 28.95
"""Points from line to line: 22 of them are the type area's 225 mm."""
_TIGHT = -5
"""Twentieths of a point between characters: 28 of 16 pt fit into 156 mm."""
_GAP, _NUMBER, _STRIP, _CHARACTER = 7, 6, 40, 5
"""Millimetres: from the text to the page number, its height, the room for it, a 4号 character."""
_FOOT = _GAP + _NUMBER
"""Millimetres from the text to the foot's lower edge: 7 to the page number and its own height."""


class Paper:
    """A document on which paragraphs are set in the fonts of its wording."""

    def __init__(self, document: "Document", wording: Wording) -> None:
        self.document, self.wording = document, wording
        markup.undress(document, self._font("body"), self._font("latin"))
        document.settings.odd_and_even_pages_header_footer = True
        self.upright(document.sections[0])
        self._number_pages(document.sections[0])

    def _font(self, name: str) -> str:
        return self.wording.texts[f"fonts.{name}"]

    # Pages ----------------------------------------------------------------------------------------

    def upright(self, section: "Section") -> None:
        """Make a section A4 upright with the margins of the wording."""
        from docx.enum.section import WD_ORIENT

        _size(section, SHORT, LONG)
        section.orientation = WD_ORIENT.PORTRAIT
        top, bottom, left, right = (
            self.wording.length(f"page.{side}") for side in ("top", "bottom", "left", "right")
        )
        _margins(section, top, bottom, left, right)

    def across(self, section: "Section") -> None:
        """Make a section A4 across: the upright page turned, its binding edge on top."""
        from docx.enum.section import WD_ORIENT

        _size(section, LONG, SHORT)
        section.orientation = WD_ORIENT.LANDSCAPE
        top, bottom, left, right = (
            self.wording.length(f"page.{side}") for side in ("top", "bottom", "left", "right")
        )
        _margins(section, left, right, bottom, top)
        self._number_pages_across(section)

    def _number_pages(self, section: "Section") -> None:
        """Put "— 1 —" at the foot: right on odd pages, left on even ones, one character in."""
        for foot, is_odd in ((section.footer, True), (section.even_page_footer, False)):
            paragraph = foot.paragraphs[0]
            self._page_number(paragraph, at_end=is_odd)
            side = "right" if is_odd else "left"
            markup.indent(paragraph, **{f"{side}Chars": 100, side: SMALL * 20})

    def _number_pages_across(self, section: "Section") -> None:
        """Put the number where it stands on the other pages of the pile: beside the table, turned.

        The upright page's foot is the left edge of the page across, and its right edge the lower.
        """
        from docx.shared import Mm

        right, left, foot = (self.wording.length(f"page.{s}") for s in ("right", "left", "bottom"))
        x = foot - _GAP - _NUMBER
        for footer, is_odd in ((section.footer, True), (section.even_page_footer, False)):
            footer.is_linked_to_previous = False
            y = SHORT - right - _CHARACTER - _STRIP if is_odd else left + _CHARACTER
            strip = footer.add_table(1, 1, Mm(_NUMBER))
            footer._element.insert(0, strip._tbl)  # a paragraph has to be last
            markup.stand_sideways(strip, x=x, y=y, width=_NUMBER, length=_STRIP)
            self._page_number(strip.cell(0, 0).paragraphs[0], at_end=is_odd)

    def _page_number(self, paragraph: "Paragraph", *, at_end: bool) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if at_end else WD_ALIGN_PARAGRAPH.LEFT
        self.run(paragraph, "— ", "page_number", SMALL, latin="page_number")
        markup.field(self.run(paragraph, "", "page_number", SMALL, latin="page_number"), "PAGE")
        self.run(paragraph, " —", "page_number", SMALL, latin="page_number")

    # Paragraphs -----------------------------------------------------------------------------------

    def paragraph(self, style: str = "Normal", *, indented: bool = False) -> "Paragraph":
        """Add a paragraph in the fixed line pitch, its first line indented by two characters."""
        from docx.shared import Pt

        paragraph = self.document.add_paragraph(style=style)
        spacing = paragraph.paragraph_format
        spacing.space_before = spacing.space_after = Pt(0)
        _fix_pitch(paragraph, PITCH)
        if indented:
            self.indent(paragraph, firstLine=2)
        return paragraph

    def run(
        self,
        paragraph: "Paragraph",
        text: str,
        font: str,
        size: float,
        *,
        color: str = "",
        latin: str = "latin",
    ) -> "Run":
        """Add text in a font of the wording; its lines stay lines, nothing else in it acts."""
        from docx.shared import Pt, RGBColor

        run = paragraph.add_run()
        for number, line in enumerate(text.split("\n")):
            if number:
                run.add_break()
            run.add_text(storable(line))
        run.font.size = Pt(size)
        run.font.bold = False
        run.font.color.rgb = RGBColor.from_string(color or "000000")
        properties = run._r.get_or_add_rPr()
        dress(properties, self._font(font), self._font(latin))
        if size == BODY:
            markup.tighten(properties, _TIGHT)
        return run

    def space(self, paragraph: "Paragraph", pitch: float) -> None:
        """Give a paragraph another fixed line pitch, in points, and a little room around it."""
        from docx.shared import Pt

        spacing = paragraph.paragraph_format
        spacing.space_before = spacing.space_after = Pt(1)
        _fix_pitch(paragraph, pitch)

    def indent(self, paragraph: "Paragraph", **characters: float) -> None:
        """Indent a paragraph by a number of characters of the body: left, right or firstLine."""
        for side, number in characters.items():
            measures = {f"{side}Chars": round(number * 100), side: round(number * BODY * 20)}
            markup.indent(paragraph, **measures)

    def blank(self, lines: int = 1, *, kept: bool = False) -> None:
        """Add empty lines, `kept` on the page of what follows."""
        for _ in range(lines):
            paragraph = self.paragraph()
            paragraph.paragraph_format.keep_with_next = kept or None
            self.run(paragraph, "", "body", BODY)


def _fix_pitch(paragraph: "Paragraph", pitch: float) -> None:
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt

    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(pitch)


def _size(section: "Section", width: float, height: float) -> None:
    from docx.shared import Mm

    section.page_width, section.page_height = Mm(width), Mm(height)


def _margins(section: "Section", top: float, bottom: float, left: float, right: float) -> None:
    from docx.shared import Mm

    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance = Mm(15)
    section.footer_distance = Mm(max(bottom - _FOOT, 5))
