"""How the cells of the report look."""

from functools import cache
from typing import TYPE_CHECKING, Any

from cqquality.reports.block import Tone
from cqquality.reports.workbook.field import Number
from cqquality.text import Language

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

FONT = "Microsoft YaHei"
_PLAIN = {"font_name": FONT, "font_size": 10, "valign": "vcenter"}
_GRID = {"border": 1, "border_color": "#BFBFBF"}
_TITLE = {**_PLAIN, "font_size": 16, "bold": True, "font_color": "#1F3864"}
_SUBTITLE = {**_PLAIN, "font_size": 12, "bold": True, "font_color": "#1F3864"}
_NOTE = {**_PLAIN, "font_color": "#595959"}
_HEADING = {
    **_PLAIN,
    **_GRID,
    "bold": True,
    "bg_color": "#1F3864",
    "font_color": "#FFFFFF",
    "align": "center",
    "text_wrap": True,
}
_CELL = {**_PLAIN, **_GRID, "text_wrap": True, "num_format": "@"}
_LEFT = {"align": "left", "indent": 1}
_NUMBER = {**_PLAIN, **_GRID, "align": "right", "indent": 1}
_LINK = {"font_color": "#0B5394", "underline": 1}

TONES = {
    Tone.GOOD: {"bg_color": "#E2EFDA", "font_color": "#375623"},
    Tone.DOUBTFUL: {"bg_color": "#FFF2CC", "font_color": "#7F6000"},
    Tone.BAD: {"bg_color": "#F8CBAD", "font_color": "#833C0B"},
    Tone.NEUTRAL: {"bg_color": "#DDEBF7", "font_color": "#1F3864"},
    Tone.QUIET: {"bg_color": "#EDEDED", "font_color": "#595959"},
}
"""The colours of a cell by what it means."""
BARS = {
    Tone.GOOD: "#70AD47",
    Tone.DOUBTFUL: "#F1B434",
    Tone.BAD: "#D9622B",
    Tone.NEUTRAL: "#5B8FC7",
    Tone.QUIET: "#A5A5A5",
}
"""The colours of the charts."""


def number_format(number: Number, language: Language) -> str:
    """Return the number format that shows `number` as its digits do."""
    decimals = len(number.digits.partition(".")[2])
    figure = "0." + "0" * decimals if decimals else "0"
    before, after, below = (
        _quoted(part.to(language)) for part in (number.before, number.after, number.below)
    )
    plus = _quoted("+") if number.signed else ""
    return ";".join(f"{before}{sign}{figure}{after}" for sign in (plus, below, ""))


def _quoted(words: str) -> str:
    return '"{}"'.format(words.replace('"', "'")) if words else ""


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
    def subtitle(self) -> "Format":
        """The title of a part of a sheet."""
        return self._of(_SUBTITLE)

    @property
    def note(self) -> "Format":
        """A line below the title."""
        return self._of(_NOTE)

    @property
    def heading(self) -> "Format":
        """The heading of a column."""
        return self._of(_HEADING)

    def words(self, *, link: bool = False, centred: bool = False) -> "Format":
        """Return the look of text in a table."""
        place = {"align": "center"} if centred else _LEFT
        return self._of({**_CELL, **place, **(_LINK if link else {})})

    def number(self, form: str, *, link: bool = False) -> "Format":
        """Return the look of a number in a table."""
        look = {**_NUMBER, "num_format": form}
        return self._of({**look, **_LINK} if link else look)

    def tone(self, tone: Tone) -> "Format":
        """Return what a condition adds to a cell."""
        return self._of(dict(TONES[tone]))
