"""The columns of a table of data items: what the template prints and what the reader accepts."""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from cqquality.returns.figure.folding import key
from cqquality.text import Text


class Heading(StrEnum):
    """A column of a table of data items."""

    CODE = "code"
    INDICATOR = "indicator"
    """For the reader's eye only; nothing is bound by it."""
    ITEM = "item"
    UNIT = "unit"
    PERIOD = "period"
    VALUE = "value"
    REMARK = "remark"


PRINTED: Mapping[Heading, Text] = {
    Heading.CODE: Text("代码", "Code"),
    Heading.INDICATOR: Text("指标", "Indicator"),
    Heading.ITEM: Text("数据项", "Data item"),
    Heading.UNIT: Text("计量单位", "Unit"),
    Heading.PERIOD: Text("期别", "Period"),
    Heading.VALUE: Text("数值", "Value"),
    Heading.REMARK: Text("备注", "Remarks"),
}
"""The headings of the template, in the order of its columns."""

_ALIASES: Mapping[Heading, tuple[str, ...]] = {
    Heading.CODE: ("指标代码", "数据项代码", "编号"),
    Heading.ITEM: ("指标名称", "数据项名称", "项目"),
    Heading.UNIT: ("单位",),
    Heading.PERIOD: ("时期", "期间", "年度", "报告期"),
    Heading.VALUE: ("实际值", "本期数"),
    Heading.REMARK: ("说明",),
}

_BY_NAME: Mapping[str, Heading] = {
    key(name): heading
    for heading in Heading
    for name in (*PRINTED[heading], *_ALIASES.get(heading, ()))
}


@lru_cache(maxsize=4096)  # most rows of a table repeat the words of others
def heading_of(text: str) -> Heading | None:
    """Return the column that `text` heads; None where it is no known heading."""
    return _BY_NAME.get(key(text))
