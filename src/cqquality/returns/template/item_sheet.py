"""The sheet of a section: one row for each data item and period."""

from collections import defaultdict
from typing import TYPE_CHECKING

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.pack import Pack
from cqquality.period import Period, parse
from cqquality.quantity import Dimension
from cqquality.returns.heading import PRINTED, Heading
from cqquality.returns.questionnaire import Question, Questionnaire
from cqquality.returns.template.constraint import constrain
from cqquality.returns.template.look import Looks, number_format
from cqquality.text import Language, Text

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

TITLE_ROW, NOTE_ROW, HEADER_ROW = 0, 1, 2
_COLUMNS = {heading: number for number, heading in enumerate(PRINTED)}
_WIDTHS = {
    Heading.CODE: 10,
    Heading.INDICATOR: 34,
    Heading.ITEM: 44,
    Heading.UNIT: 10,
    Heading.PERIOD: 14,
    Heading.VALUE: 18,
    Heading.REMARK: 28,
}
_NOTE = Text(
    "条目：{clause}。只填浅黄色单元格，空白表示未报；单位以“计量单位”栏为准，不要改动代码。",
    "Clause: {clause}. Fill in the light yellow cells only; blank means not reported. "
    "The unit is the one in its column; do not change codes.",
)


def write_item_sheet(
    sheet: "Worksheet", pack: Pack, asked: Questionnaire, looks: Looks, language: Language
) -> None:
    """Write the sheet of a section, ready to be filled in."""
    write_head(
        sheet,
        Text(
            f"{pack.name.zh}：{asked.section.name.zh}", f"{pack.name.en}: {asked.section.name.en}"
        ).to(language),
        _NOTE.filled(clause=asked.section.clause).to(language),
        [(PRINTED[heading].to(language), width) for heading, width in _WIDTHS.items()],
        looks,
    )
    rows: dict[Dimension, list[int]] = defaultdict(list)
    for row, question in enumerate(asked.questions, HEADER_ROW + 1):
        dimension = pack.dimension(question.item.unit)
        rows[dimension].append(row)
        _write_row(sheet, row, question, dimension, looks, language)
    for dimension, its_rows in rows.items():
        constrain(sheet, _COLUMNS[Heading.VALUE], its_rows, dimension, pack, language)
    sheet.autofilter(HEADER_ROW, 0, HEADER_ROW + len(asked.questions), len(_COLUMNS) - 1)


def write_head(
    sheet: "Worksheet", title: str, note: str, columns: list[tuple[str, int]], looks: Looks
) -> None:
    """Write title, note and headings (each with its width), and keep them in view and in print."""
    for row, words, look, height in (
        (TITLE_ROW, title, looks.title, 28),
        (NOTE_ROW, note, looks.note, 32),
    ):
        sheet.merge_range(row, 0, row, len(columns) - 1, "", look)
        sheet.write_string(row, 0, words, look)
        sheet.set_row(row, height)
    for number, (heading, width) in enumerate(columns):
        sheet.set_column(number, number, width)
        sheet.write_string(HEADER_ROW, number, heading, looks.heading)
    sheet.set_row(HEADER_ROW, 22)
    sheet.freeze_panes(HEADER_ROW + 1, 0)
    sheet.repeat_rows(HEADER_ROW)


def _write_row(
    sheet: "Worksheet",
    row: int,
    question: Question,
    dimension: Dimension,
    looks: Looks,
    language: Language,
) -> None:
    given = {
        Heading.CODE: question.item.code,
        Heading.INDICATOR: _named(question.indicator, language),
        Heading.ITEM: question.item.name.to(language),
        Heading.UNIT: question.item.unit,
    }
    for heading, words in given.items():
        sheet.write_string(row, _COLUMNS[heading], words, looks.given)
    # the date of a commitment is a suggestion: it says when the stage had been reached
    look = looks.asked() if dimension is Dimension.STAGE else looks.given
    if question.period is None:
        sheet.write_blank(row, _COLUMNS[Heading.PERIOD], None, look)
    else:
        period = period_words(question.period, question.item.basis == "stock", language)
        sheet.write_string(row, _COLUMNS[Heading.PERIOD], period, look)
    sheet.write_blank(row, _COLUMNS[Heading.VALUE], None, looks.asked(number_format(dimension)))
    sheet.write_blank(row, _COLUMNS[Heading.REMARK], None, looks.asked())


def _named(indicator: Indicator, language: Language) -> str:
    return f"{indicator.id} {indicator.name.to(language)}"


def period_words(period: Period, stock: bool, language: Language) -> str:
    """Say a period so that it reads back: "2013年", of a stock "2013年末".

    Raises ValueError where no usual way of writing it reads back as the same period.
    """
    spoken = [period.label(language), period.label(Language.ZH)]
    if stock and language is Language.ZH:
        spoken.insert(0, f"{spoken[0]}末")
    for words in spoken:
        if parse(words) == period:
            return words
    msg = f"no usual way to write the period {period}"
    raise ValueError(msg)
