"""Rows of a list whose kind no rule knows: told once for a sheet, with the kinds that are known."""

from collections.abc import Iterable
from difflib import get_close_matches

from msgspec.structs import replace

from cqquality.findings import Finding, Place
from cqquality.returns import left_codes as codes
from cqquality.returns.figure.folding import seen
from cqquality.text import Text, script_hint

_SHOWN, _KNOWN = 6, 12
_HINTS = 64
"""Among how many unknown words one is sought that nearly is a known one; the search is slow."""
_BLANK = Text("空白", "a blank")


def unknown_kind(
    place: Place,
    subject: str,
    rows: Text,
    column: Text,
    values: Iterable[str],
    known: Iterable[str],
    also: tuple[Place, ...] = (),
    *,
    more: bool = False,
) -> Finding:
    """Return the warning on the `rows` with `values` in a column, where `known` ones count.

    With `more` there may be others besides these values.
    """
    met, words = list(dict.fromkeys(values)), list(dict.fromkeys(known))
    finding = codes.UNKNOWN_KIND.at(
        place,
        subject,
        rows=rows,
        column=column,
        values=_quoted(met, _SHOWN, more=more),
        known=_quoted(words, _KNOWN),
        hint=_hint(met, words),
    )
    return replace(finding, also=also)


def _quoted(words: list[str], most: int, *, more: bool = False) -> Text:
    zh = "".join(f"“{seen(word)}”" if word else _BLANK.zh for word in words[:most])
    en = ", ".join(f"'{seen(word)}'" if word else _BLANK.en for word in words[:most])
    more = more or len(words) > most
    return Text(zh + ("等" if more else ""), en + (" ..." if more else ""))


def _hint(met: list[str], known: list[str]) -> Text:
    """Ask whether a word that nearly is a known one is meant as that."""
    near = ((word, get_close_matches(word, known, n=1)) for word in met[:_HINTS] if word)
    word, meant = next(((word, close[0]) for word, close in near if close), ("", ""))
    if not meant:
        return script_hint("".join(met[:_HINTS]))
    return Text(f"；“{seen(word)}”是否指“{meant}”？", f"; is '{meant}' meant by '{seen(word)}'?")
