"""What was found wrong or worth knowing: code, severity, place, what was seen, what to do."""

from enum import IntEnum

from msgspec import Struct

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


class Finding(Struct, frozen=True):
    """One thing found, with its words ready in both languages: at one place, or first there."""

    code: Code
    place: Place
    subject: str
    message_text: Text
    help_text: Text
    also: tuple[Place, ...] = ()
    """Further cells with the same fault, which the message names."""

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
