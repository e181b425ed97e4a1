"""The columns a form should have, whatever its layout: how they are headed and what they hold."""

from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from cqquality.definitions.form import (
    Basis,
    FormLayout,
    Group,
    Items,
    Matrix,
    MatrixColumn,
    Milestones,
    Series,
    StockFlow,
    ValueColumn,
)
from cqquality.period import Period
from cqquality.returns.figure.folding import key
from cqquality.returns.layout import unread
from cqquality.returns.layout.form.band import Names, names


class Stub(StrEnum):
    """A column that says what a row is about, or that is not read."""

    LABEL = "label"
    CODE = "code"
    UNIT = "unit"
    STAGE = "stage"
    DATE = "date"
    UNREAD = "unread"


class Figures(Struct, frozen=True):
    """A column of figures: of what time, and where the column decides it, of which item."""

    basis: Basis = "report"
    last_year: bool = False
    period: Period | None = None
    item: str | None = None
    unit: str | None = None
    scale: Fraction | None = None
    role: str = ""


class Column(Struct, frozen=True):
    """A column: its names level by level, what it holds, and whether the form is void without."""

    shown: str
    names: tuple[Names, ...]
    meaning: Stub | Figures
    needed: bool = False


LABELS = ("指标名称", "指标", "数据项", "项目", "数据项名称", "指标项目")
_CODE = Column("代码", (names("代码", "编号", "行次", "指标代码"),), Stub.CODE)
_UNIT = Column("计量单位", (names("计量单位", "单位"),), Stub.UNIT)
UNREAD = Column("备注", (names(*unread.UNREAD),), Stub.UNREAD)
_USUAL: tuple[tuple[Basis, tuple[str, ...]], ...] = (
    ("report", ("实际值", "数值", "本期数", "本期", "本期实际", "实际完成", "完成数", "本年实际")),
    ("month", ("本月", "本月数", "当月")),
    ("quarter", ("本季", "本季度", "当季")),
    ("cumulative", ("本年累计", "年初累计", "年初至今累计", "1-本月累计", "1-本季累计")),
    ("end", ("年末", "期末", "年末数", "期末数", "年末累计", "期末累计", "年末实有", "期末实有")),
)
"""Headings whose meaning is the same on every form."""
LAST_YEAR = Column(
    "上年同期", (names("上年同期", "去年同期", "上年同期数"),), Figures(last_year=True)
)


def label_names(layout: FormLayout) -> Names:
    """Return what the first column of a form may be called."""
    match layout:
        case Matrix() | Series():
            return names(layout.heading, *layout.aliases)
        case Milestones():
            return _milestone_label(layout)
        case _:
            return names(*LABELS)


def columns_of(layout: FormLayout) -> tuple[Column, ...]:
    """Return the columns of a form; those of a series are known by their periods alone."""
    return (
        Column(_shown(layout), (label_names(layout),), Stub.LABEL, needed=True),
        *_figures(layout),
        _CODE,
        _UNIT,
        UNREAD,
    )


def usual_columns() -> tuple[Column, ...]:
    """Return the columns that are understood on a form without a definition."""
    figures = (Column(words[0], (names(*words),), Figures(basis)) for basis, words in _USUAL)
    return (
        Column(LABELS[0], (names(*LABELS),), Stub.LABEL, needed=True),
        *figures,
        _CODE,
        _UNIT,
        UNREAD,
    )


def usual_basis(words: str) -> Basis | None:
    """Return of what time a column is that is headed so on every form; None where it is not."""
    return next((basis for basis, known in _USUAL if key(words) in names(*known)), None)


def _shown(layout: FormLayout) -> str:
    match layout:
        case Matrix() | Series():
            return layout.heading
        case Milestones():
            return next(c.heading for c in layout.columns if c.role == "matter")
        case _:
            return LABELS[0]


def _milestone_label(layout: Milestones) -> Names:
    return names(
        *(
            word
            for column in layout.columns
            if column.role == "matter"
            for word in (column.heading, *column.aliases)
        )
    )


def _figures(layout: FormLayout) -> Iterator[Column]:
    match layout:
        case Items():
            yield from map(_value_column, layout.columns)
        case Matrix():
            for group in layout.groups:
                yield from (_matrix_column(group, column) for column in group.columns)
        case StockFlow():
            for each in layout.columns:
                yield Column(
                    each.heading,
                    (names(each.heading, *each.aliases),),
                    Stub.UNREAD if each.role == "net" else Figures(role=each.role),
                    needed=each.role in ("increase", "closing"),
                )
        case Milestones():
            for at in layout.columns:
                if at.role != "matter":
                    heads = (names(at.heading, *at.aliases),)
                    stub = _STUBS[at.role]
                    yield Column(at.heading, heads, stub, needed=stub is Stub.STAGE)


_STUBS = {"stage": Stub.STAGE, "date": Stub.DATE, "remark": Stub.UNREAD}


def _value_column(column: ValueColumn) -> Column:
    return Column(
        column.heading,
        (names(column.heading, *column.aliases),),
        Figures(column.basis, column.last_year),
        needed=not column.last_year,
    )


def _matrix_column(group: Group, column: MatrixColumn) -> Column:
    figures = Figures(
        column.basis,
        column.last_year,
        item=column.item,
        unit=group.unit,
        scale=group.scale,
    )
    return Column(
        f"{group.heading}/{column.heading}",
        (names(group.heading, *group.aliases), names(column.heading, *column.aliases)),
        figures if column.item else Stub.UNREAD,
        needed=column.item is not None and not column.last_year,
    )
