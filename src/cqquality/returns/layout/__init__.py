"""From a grid of cells to the figures in it: tables are recognised by their headings and read."""

from cqquality.returns.layout.contents import Contents, ListPart
from cqquality.returns.layout.description import Recognition, describe
from cqquality.returns.layout.directory import Directory
from cqquality.returns.layout.form.recognition import Evidence, FormMatch, Reason
from cqquality.returns.layout.recognition import Layout, recognise
from cqquality.returns.layout.sheets import (
    SheetReading,
    nothing_recognised,
    read_contents,
    read_sheets,
    streams_all,
)

__all__ = [
    "Contents",
    "Directory",
    "Evidence",
    "FormMatch",
    "Layout",
    "ListPart",
    "Reason",
    "Recognition",
    "SheetReading",
    "describe",
    "nothing_recognised",
    "read_contents",
    "read_sheets",
    "recognise",
    "streams_all",
]
