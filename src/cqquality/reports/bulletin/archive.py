"""A document as bytes that depend on its content alone."""

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from docx.document import Document

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive can hold."""


def sealed(document: "Document") -> bytes:
    """Return the file of the document, its parts stamped with one constant time."""
    loose, content = BytesIO(), BytesIO()
    document.save(loose)
    with ZipFile(loose) as before, ZipFile(content, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = ZipInfo(name, _LONG_AGO)
            part.compress_type = ZIP_DEFLATED
            part.create_system = 0  # else it would tell the system it was made on
            after.writestr(part, before.read(name))
    return content.getvalue()
