"""How much of a file is read before it is refused."""

from msgspec import Struct

MEBIBYTE = 1 << 20


class Limits(Struct, frozen=True):
    """Bounds on what one file may ask of the machine, as docs/limits.md lists them.

    Honest returns stay far below the defaults. Sizes are in bytes, after decompression
    unless said otherwise.
    """

    file: int = 512 * MEBIBYTE
    """The file as it lies on the disk."""
    entries: int = 4096
    """Entries in a zip archive."""
    part: int = 1024 * MEBIBYTE
    """One worksheet."""
    total: int = 2048 * MEBIBYTE
    """All parts read from one archive."""
    ratio: int = 200
    """Decompressed over compressed size of a part above `ratio_from`; ledgers stay below 30."""
    ratio_from: int = MEBIBYTE
    long: int = 7 * MEBIBYTE
    """A worksheet with more than this is long: where it is a list, its rows are streamed. So many
    bytes have less than `cells` cells in them."""
    small_part: int = 64 * MEBIBYTE
    """One of the lesser parts: workbook, relationships, styles, comments."""
    strings: int = 128 * MEBIBYTE
    """The table of shared strings."""
    shared: int = 2_000_000
    """Strings in that table."""
    token: int = 8 * MEBIBYTE
    """One piece of markup: a tag with its attributes."""
    depth: int = 64
    """Elements within elements."""
    elements: int = 5_000_000
    """Elements of one part that go through the XML parser; plainly marked rows do not."""
    streamed: int = 100_000_000
    """Elements of one ledger that go through the XML parser because it is not plainly marked."""
    sheets: int = 1024
    """Worksheets in one workbook."""
    cells: int = 300_000
    """Cells with a value on one sheet, which stand in memory together."""
    book: int = 2_000_000
    """Cells with a value on all sheets of a workbook, which are read one after the other."""
    text: int = 32_767
    """Characters in one cell; Excel's own limit. A longer text makes a bad cell."""
    formats: int = 65_536
    """Cell formats in the styles; Excel's own limit is 64,000."""
    merges: int = 65_536
    """Merged ranges on one sheet."""
    foreign_memory: int = 2048 * MEBIBYTE
    """Memory of the process that reads .ods and .xlsb."""
    foreign_seconds: int = 60
    """Seconds of that process."""


NAMES = Limits.__struct_fields__
"""What each limit is called; docs/limits.md explains them."""

USUAL = Limits()
"""The limits where nobody said otherwise."""
