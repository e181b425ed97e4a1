"""Text can be read against its ground: WCAG 2.1, success criterion 1.4.3, level AA."""

import re
from importlib import resources

import pytest

CSS = resources.files("cqquality.reports.html").joinpath("template", "page.css").read_text("utf-8")
THEMES = [
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+)", block)) for block in CSS.split(":root")[1:3]
]
PAIRS = [
    *((tone, ground) for tone in ("ink", "soft", "link") for ground in ("paper", "faint")),
    *((tone, "paper") for tone in ("good", "bad", "doubtful", "neutral", "quiet")),
    *((tone, f"{tone}-wash") for tone in ("good", "bad", "doubtful", "neutral", "quiet")),
    ("soft", "neutral-wash"),
]


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])
@pytest.mark.parametrize(("tone", "ground"), PAIRS)
def test_contrast(theme: dict[str, str], tone: str, ground: str) -> None:
    light, dark = sorted((luminance(theme[tone]), luminance(theme[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
