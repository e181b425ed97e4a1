"""The exceptions of the program, for when work cannot go on.

CannotRun               carries the finding that says why; the command line prints it, exit 2
  UnreadableFile        a file cannot be read as a workbook or as text
  BrokenPack            the definitions have errors; carries all of them
"""

from collections.abc import Sequence

from cqquality.findings import Finding


class CannotRun(Exception):  # noqa: N818 - a state of affairs, named as one
    """Work cannot go on; `findings` say why, the first one before all."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(f"{f.place}: {f.message_text.en}" for f in self.findings))


class UnreadableFile(CannotRun):
    """A file cannot be read at all."""


class BrokenPack(CannotRun):
    """The definitions cannot be used."""
