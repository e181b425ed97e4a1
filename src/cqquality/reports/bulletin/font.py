"""Fonts of official documents, and what stands in where a computer lacks them.

Source: GB/T 9704-2012, 5.2.2 and 7; the fonts are those in use, the standard names kinds.
"""

from collections.abc import Mapping
from html import escape
from typing import Any

_STAND_INS: Mapping[str, tuple[str, str]] = {
    "方正小标宋简体": ("方正小标宋_GBK", "SimSun"),
    "仿宋_GB2312": ("仿宋", "FangSong"),
    "楷体_GB2312": ("楷体", "KaiTi"),
    "黑体": ("SimHei", "Microsoft YaHei"),
    "宋体": ("SimSun", "Noto Serif CJK SC"),
}
_FAMILIES = {"黑体": "swiss", "Times New Roman": "roman"}

TITLE, BODY, SMALL = 22, 16, 14
"""Points: 2号, 3号 and 4号."""


def font_table(fonts: Mapping[str, str]) -> bytes:
    """Return the part of a document that names a stand-in for each of its fonts."""
    entries = "".join(_entry(name) for name in dict.fromkeys(fonts.values()))
    return f'{_HEAD}<w:fonts xmlns:w="{_W}">{entries}</w:fonts>'.encode()


def _entry(name: str) -> str:
    stand_ins = ",".join(_STAND_INS.get(name, ()))
    other = f'<w:altName w:val="{escape(stand_ins)}"/>' if stand_ins else ""
    family = _FAMILIES.get(name, "auto")
    return f'<w:font w:name="{escape(name)}">{other}<w:family w:val="{family}"/></w:font>'


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def dress(properties: Any, east_asian: str, latin: str) -> None:
    """Set the fonts of run properties (w:rPr): those of Chinese text and those of the rest.

    The hint makes quotation marks and dashes, which both scripts have, Chinese ones.
    """
    from docx.oxml.ns import qn

    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for script, name in (
        ("ascii", latin),
        ("hAnsi", latin),
        ("cs", latin),
        ("eastAsia", east_asian),
    ):
        fonts.set(qn(f"w:{script}"), name)
    fonts.set(qn("w:hint"), "eastAsia")
