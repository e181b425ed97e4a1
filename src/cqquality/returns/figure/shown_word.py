"""The word a number format writes behind a number, as in 0"万件"."""

import re
from functools import lru_cache

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|[_*].?|\[[^\]]*\]?'
    r"|(?P<digit>General|G/通用格式|[0#?@.,])|(?P<end>;.*)|(?P<bare>.)",
    re.IGNORECASE | re.DOTALL,
)


@lru_cache(maxsize=4096)
def shown_word(code: str) -> str:
    """Return what the first section of a format code shows behind the number.

    Nothing where the format also divides what it shows by thousands, as 0!.0,"万" does: there the
    word belongs to the number on the screen, and not to the one that is stored.

    >>> shown_word('#,##0"万件"'), shown_word('0!.0,"万"'), shown_word("0.00")
    ('万件', '', '')
    """
    words: list[str] = []
    last = ""
    for token in _TOKEN.finditer(code):
        if token["end"]:
            break
        if token["digit"]:
            words, last = [], token["digit"]
        else:
            words.append(token["quoted"] or token["escaped"] or token["bare"] or "")
    return "" if last == "," else "".join(words).strip()
