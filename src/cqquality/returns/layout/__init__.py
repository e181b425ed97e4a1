"""From a grid of cells to the figures in it: tables are recognised by their headings and read."""

from cqquality.returns.layout.contents import Contents
from cqquality.returns.layout.directory import Directory
from cqquality.returns.layout.form.recognition import Evidence, Reason, Recognition
from cqquality.returns.layout.recognition import Layout, recognise
from cqquality.returns.layout.sheets import read_contents

__all__ = [
    "Contents",
    "Directory",
    "Evidence",
    "Layout",
    "Reason",
    "Recognition",
    "read_contents",
    "recognise",
]
