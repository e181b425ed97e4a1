"""What was found wrong or worth knowing: code, severity, place, what was seen, what to do."""

from enum import IntEnum

from msgspec import Struct
from msgspec.structs import replace

from cqquality.period import Period
from cqquality.text import Language, Text


class Severity(IntEnum):
    """How much a finding weighs; the order is meant for comparison."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The name used in JSON and on the command line."""
        return self.name.lower()


class Code(Struct, frozen=True):
    """One kind of finding: the texts of its message and of its documentation page.

    `message` and `help` are templates; their fields are the keyword arguments of `at`. `example`
    shows what leads to the finding, `good` the same put right.
    """

    id: str
    severity: Severity
    title: Text
    message: Text
    help: Text
    why: Text
    example: str = ""
    good: str = ""

    def at(self, place: "Place", subject: str = "", **values: object) -> "Finding":
        """Return a finding of this kind at `place`, about the indicator or item `subject`."""
        return Finding(
            code=self,
            place=place,
            subject=subject,
            message_text=self.message.filled(subject=subject, **values),
            help_text=self.help.filled(subject=subject, **values),
        )


class Place(Struct, frozen=True, order=True):
    """Where something stands: a cell of a workbook, or a line and column of a text file.

    Lines, rows and columns count from 1; empty means "not to be narrowed down further".
    """

    file: str = ""
    sheet: str = ""
    line: int = 0
    row: int = 0
    column: int = 0

    @property
    def cell(self) -> str:
        """The address of the cell, as in "D17"; empty where there is none."""
        return address(self.row, self.column) if self.row and self.column and self.sheet else ""

    def __str__(self) -> str:
        if self.line:
            return f"{self.file}:{self.line}:{self.column}"
        if not self.sheet:
            return self.file
        inside = f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        return f"[{self.file}]{inside}"


class Spoilt(Struct, frozen=True, order=True):
    """A figure that was sent and cannot be used: of which data item, time and region it may be.

    A `period` or `region` of None may be any; the region "" is the whole area. With `rows` these
    are rows of a list, without which the figure may be there all the same, and too small.
    """

    item: str
    period: Period | None = None
    region: str | None = None
    rows: int = 0

    def bears_on(self, period: Period) -> bool:
        """Whether it may be of some of a period."""
        return self.period is None or self.period.overlaps(period)


class Finding(Struct, frozen=True):
    """One thing found, with its words ready in both languages: at one place, or first there."""

    code: Code
    place: Place
    subject: str
    message_text: Text
    help_text: Text
    also: tuple[Place, ...] = ()
    """Further cells with the same fault, which the message names."""
    spoils: tuple[Spoilt, ...] = ()
    """What was sent there and cannot be used, as far as more is known of it than the subject."""

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return self.code.severity

    def message(self, language: Language) -> str:
        """Say what is wrong, with the value seen."""
        return self.message_text.to(language)

    def help(self, language: Language) -> str:
        """Say what to do about it."""
        return self.help_text.to(language)

    def spoiling(self, *figures: Spoilt) -> "Finding":
        """Return it with the figures that cannot be used for it."""
        return replace(self, spoils=tuple(dict.fromkeys((*self.spoils, *figures))))

    @property
    def spoilt(self) -> tuple[Spoilt, ...]:
        """What cannot be used for it: of an error without more, the subject at any time."""
        if self.spoils or self.severity is not Severity.ERROR or not self.subject:
            return self.spoils
        return (Spoilt(self.subject),)

    @property
    def order(self) -> tuple[Place, str, str, str]:
        """The key by which findings are listed: place, then code."""
        return (self.place, self.code.id, self.subject, self.message_text.zh)


def address(row: int, column: int) -> str:
    """Return the address of a cell in Excel's own writing: (17, 4) is "D17"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
