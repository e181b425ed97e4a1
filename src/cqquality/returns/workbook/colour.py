"""Colours of fonts and fills: whether one can be seen on the other."""

from collections.abc import Mapping

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""
WHITE: Colour = (255, 255, 255)
_BLACK: Colour = (0, 0, 0)
_INDEXED = {"0": _BLACK, "1": WHITE, "8": _BLACK, "9": WHITE, "64": _BLACK, "65": WHITE}
_THEME = {"0": WHITE, "1": _BLACK}
_LEAST = 1.2
"""A contrast below this cannot be read by anybody; pale grey on white has more."""


def colour_of(attributes: Mapping[str, str]) -> Colour | None:
    """Return the colour an element of the styles part names; None where that takes a theme."""
    if attributes.get("tint", "0") not in ("0", "0.0"):
        return None
    if "rgb" in attributes:
        return _from_hex(attributes["rgb"])
    if "theme" in attributes:
        return _THEME.get(attributes["theme"])
    return _INDEXED.get(attributes.get("indexed", ""))


def is_alike(colour: Colour, ground: Colour) -> bool:
    """Whether text of a colour cannot be told from its ground.

    By the contrast ratio of WCAG 2.1, "contrast ratio" and "relative luminance".

    >>> is_alike(WHITE, (255, 242, 204)), is_alike((217, 217, 217), WHITE)
    (True, False)
    """
    dark, light = sorted((_luminance(colour), _luminance(ground)))
    return (light + 0.05) / (dark + 0.05) < _LEAST


def _from_hex(code: str) -> Colour | None:
    """Read RRGGBB, or AARRGGBB of which Excel ignores the first pair."""
    try:
        red, green, blue = bytes.fromhex(code[-6:])
    except ValueError:
        return None
    return red, green, blue


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
