"""Text of cells made comparable: full-width forms, spaces and invisible characters."""

import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def cleaned(text: str) -> str:
    """Return `text` in normal form, without invisible characters and without spaces around it.

    >>> cleaned("Ｐ０２－１　")
    'P02-1'
    """
    return unicodedata.normalize("NFKC", text).translate(_INVISIBLE).strip()


def folded(text: str) -> str:
    """Return `text` for comparing names: cleaned, without any spaces, in lower case.

    >>> folded("期　别"), folded("Data Item")
    ('期别', 'dataitem')
    """
    return "".join(cleaned(text).split()).casefold()
