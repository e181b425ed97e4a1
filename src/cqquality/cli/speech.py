"""The language of the command line: the locale decides, Chinese where it says nothing."""

import os
from functools import cache

from cqquality.text import Language, Text


@cache
def locale_language() -> Language:
    """Return English for an English locale and Chinese otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return _language(value)
    import locale

    return _language(locale.getlocale()[0] or "")


def _language(locale_name: str) -> Language:
    return Language.EN if locale_name.lower().startswith("en") else Language.ZH


def said(zh: str, en: str) -> str:
    """Return the words in the language of the locale: for help texts, fixed at start-up."""
    return Text(zh, en).to(locale_language())
