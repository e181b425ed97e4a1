"""How cells of the template look: what is to be filled in is light yellow, the rest is not."""

from functools import cache
from typing import TYPE_CHECKING, Any

from cqquality.quantity import Dimension

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

_FONT = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "vcenter"}
_GRID = {"border": 1, "border_color": "#BFBFBF"}
_PLAIN = {**_FONT, "text_wrap": True}
_TITLE = {**_FONT, "font_size": 14, "bold": True}
_NOTE = {**_FONT, "font_color": "#595959", "text_wrap": True}
_HEADING = {**_FONT, **_GRID, "bold": True, "bg_color": "#D9E1F2", "align": "center"}
_GIVEN = {**_FONT, **_GRID, "bg_color": "#F2F2F2", "text_wrap": True, "num_format": "@"}
_ASKED = {**_FONT, **_GRID, "bg_color": "#FFF9E5", "locked": False}

TEXT_FORMAT = "@"


def number_format(dimension: Dimension) -> str:
    """Return the number format of a value to be typed.

    A share has none. In a cell with a percentage format Excel makes 50% of a typed 0.5, and a 96.5
    pasted or written by a script becomes 9650%; without one 96.5 stays, a typed 96.5% brings its
    format along, and a bare 0.5 is refused when the return is read.
    """
    if dimension in (Dimension.COUNT, Dimension.RANK):
        return "0"
    if dimension is Dimension.STAGE:
        return TEXT_FORMAT
    return "General"  # which shows every digit; a fixed number of decimals would hide some


class Looks:
    """The formats of one workbook; each is made once, in the order of its first use."""

    def __init__(self, book: "Workbook") -> None:
        self._make = cache(lambda look: book.add_format(dict(look)))

    def _of(self, look: dict[str, Any]) -> "Format":
        return self._make(tuple(look.items()))

    @property
    def plain(self) -> "Format":
        """Running text."""
        return self._of(_PLAIN)

    @property
    def title(self) -> "Format":
        """The title of a sheet."""
        return self._of(_TITLE)

    @property
    def note(self) -> "Format":
        """A line below the title."""
        return self._of(_NOTE)

    def head(self, align: str = "left") -> "Format":
        """Return the look of a line of the header block of a form."""
        return self._of({**_FONT, "align": align})

    @property
    def heading(self) -> "Format":
        """The heading of a column."""
        return self._of(_HEADING)

    @property
    def given(self) -> "Format":
        """What is printed in the form and stays as it is."""
        return self._of(_GIVEN)

    def asked(self, form: str = TEXT_FORMAT) -> "Format":
        """Return the look of what the sender fills in, with the number format `form`."""
        return self._of({**_ASKED, "num_format": form, "text_wrap": form == TEXT_FORMAT})
