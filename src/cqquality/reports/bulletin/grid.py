"""A table on a page across: its headings repeat, no row is torn."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from cqquality.reports.block import Align
from cqquality.reports.bulletin.markup import element
from cqquality.reports.bulletin.paper import Paper

if TYPE_CHECKING:
    from docx import table as docx_table

HEAD, FIGURE = 9, 8
"""Points: headings and cells."""
_GRAY = "EDEDED"


class Track(NamedTuple):
    """A column: its heading, its width in millimetres, and where its cells stand."""

    heading: str
    width: float
    align: Align


class Grid:
    """A table that is written row by row."""

    def __init__(self, paper: Paper, tracks: Sequence[Track]) -> None:
        self.paper, self.tracks = paper, tracks
        self._table = paper.document.add_table(rows=0, cols=len(tracks))
        self._table.style = "Table Grid"
        self._table.autofit = False
        self._fix()
        row = self._row("w:tblHeader", "w:cantSplit")
        for cell, track in zip(row.cells, tracks, strict=True):
            self._fill(cell, track.heading, "chapter", HEAD, Align.WORD)

    def write(self, texts: Sequence[str]) -> None:
        """Write a row; a line break in a text begins a new line in its cell."""
        row = self._row("w:cantSplit")
        for cell, track, text in zip(row.cells, self.tracks, texts, strict=True):
            self._fill(cell, text, "body", FIGURE, track.align)

    def write_heading(self, text: str) -> None:
        """Write a heading across all columns, never alone at the foot of a page."""
        whole = self._whole()
        self._fill(whole, text, "chapter", HEAD, Align.TEXT)
        whole.paragraphs[0].paragraph_format.keep_with_next = True
        shade = element("w:shd", val="clear", color="auto", fill=_GRAY)
        whole._tc.get_or_add_tcPr().insert_element_before(shade, "w:vAlign")

    def write_remark(self, text: str) -> None:
        """Write a remark across all columns."""
        self._fill(self._whole(), text, "body", FIGURE, Align.TEXT)

    def _whole(self) -> "docx_table._Cell":
        """Add a row that is one cell."""
        cells = self._row("w:cantSplit").cells
        whole: docx_table._Cell = cells[0].merge(cells[-1])
        return whole

    def _fix(self) -> None:
        """Fix the widths of the columns and narrow the margins of the cells."""
        from docx.shared import Mm

        for column, track in zip(self._table.columns, self.tracks, strict=True):
            column.width = Mm(track.width)
        margins = element("w:tblCellMar")
        for side in ("left", "right"):
            margins.append(element(f"w:{side}", w=40, type="dxa"))
        self._table._tbl.tblPr.insert_element_before(margins, "w:tblLook")

    def _row(self, *flags: str) -> "docx_table._Row":
        row: docx_table._Row = self._table.add_row()
        for flag in flags:
            row._tr.get_or_add_trPr().append(element(flag, val="true"))
        return row

    def _fill(
        self, cell: "docx_table._Cell", text: str, font: str, size: float, align: Align
    ) -> None:
        from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        places = {
            Align.TEXT: WD_ALIGN_PARAGRAPH.LEFT,
            Align.WORD: WD_ALIGN_PARAGRAPH.CENTER,
            Align.FIGURE: WD_ALIGN_PARAGRAPH.RIGHT,
        }
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph = cell.paragraphs[0]
        paragraph.alignment = places[align]
        self.paper.space(paragraph, size + 3)
        self.paper.run(paragraph, text, font, size)
