"""Cells and units to ask with, and what came of it in a form that fits a table."""

from fractions import Fraction

from cqquality.definitions.model import Words
from cqquality.definitions.pack import Stage, Unit
from cqquality.findings import Finding, Place
from cqquality.quantity import Dimension
from cqquality.returns.figure import Figure, read_figure
from cqquality.returns.workbook.grid import Cell, Kind

PLACE = Place(file="returns.xlsx", sheet="产品质量", row=17, column=4)


def unit(name: str, dimension: Dimension, *aliases: str) -> Unit:
    return Unit(id=name, name=Words(zh=name, en=name), dimension=dimension, aliases=aliases)


UNITS = {
    "个": unit("个", Dimension.COUNT, "家"),
    "件": unit("件", Dimension.COUNT),
    "元": unit("元", Dimension.AMOUNT),
    "万元": unit("万元", Dimension.AMOUNT),
    "亿元": unit("亿元", Dimension.AMOUNT),
    "%": unit("%", Dimension.PERCENT),
    "change": unit("%", Dimension.CHANGE),
    "points": unit("个百分点", Dimension.CHANGE),
    "分": unit("分", Dimension.INDEX),
    "位": unit("位", Dimension.RANK, "名"),
}

STAGES = (
    Stage(id="planned", name=Words(zh="未启动", en="not started")),
    Stage(id="building", name=Words(zh="在建", en="under construction"), aliases=("建设中",)),
)


def text(raw: str) -> Cell:
    return Cell(17, 4, Kind.TEXT, raw)


def number(raw: str, number_format: str = "General") -> Cell:
    return Cell(17, 4, Kind.NUMBER, raw, number_format)


def read(cell: Cell | None, unit_name: str) -> Figure:
    return read_figure(cell, UNITS[unit_name], PLACE, "P02-1")


def codes(findings: tuple[Finding, ...]) -> str:
    return " ".join(finding.code.id for finding in findings)


def exact(decimal: str | None) -> Fraction | None:
    return None if decimal is None else Fraction(decimal)
