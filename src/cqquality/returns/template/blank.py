"""The workbook as a whole: instructions, one sheet for each section, one for each ledger."""

from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from cqquality.definitions.pack import Pack
from cqquality.file import replace_file
from cqquality.period import Period
from cqquality.returns.questionnaire import Questionnaire, questionnaires
from cqquality.returns.tab import INSTRUCTIONS, distinct, ledger_tab, section_tab
from cqquality.returns.template.instructions import write_instructions
from cqquality.returns.template.item_sheet import write_item_sheet
from cqquality.returns.template.ledger_sheet import ledgers_asked, write_ledger_sheet
from cqquality.returns.template.look import Looks
from cqquality.text import Language

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_A4 = 9


def write_template(
    path: Path,
    pack: Pack,
    *,
    until: date | None = None,
    period: Period | None = None,
    language: Language = Language.ZH,
) -> None:
    """Write the blank workbook of `pack` to `path`, replacing what is there in one step.

    It asks for the years of the plan up to `until`, or for the one `period`. Raises OSError where
    the file cannot be written, ValueError for a period that has no name to be read back by.
    """
    replace_file(path, blank_workbook(pack, until=until, period=period, language=language))


def blank_workbook(
    pack: Pack,
    *,
    until: date | None = None,
    period: Period | None = None,
    language: Language = Language.ZH,
) -> bytes:
    """Return the blank workbook of `pack`; the same request gives the same bytes."""
    import xlsxwriter

    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        # a constant date, for a file is to differ only where the pack does
        book.set_properties(
            {
                "title": pack.name.to(language),
                "comments": pack.id,
                "created": datetime.combine(pack.reviewed_on, time()),
            }
        )
        _write_sheets(book, pack, questionnaires(pack, until, period), language)
    return content.getvalue()


def _write_sheets(
    book: "Workbook", pack: Pack, asked: tuple[Questionnaire, ...], language: Language
) -> None:
    looks = Looks(book)
    ledgers = ledgers_asked(pack)
    tabs = [
        INSTRUCTIONS.to(language),
        *(section_tab(each.section, language) for each in asked),
        *(ledger_tab(ledger, language) for ledger in ledgers),
    ]
    first, *others = [_sheet(book, tab) for tab in distinct(tabs)]
    write_instructions(first, pack, asked, looks, language)
    for sheet, each in zip(others, asked, strict=False):
        write_item_sheet(sheet, pack, each, looks, language)
    for sheet, ledger in zip(others[len(asked) :], ledgers, strict=True):
        write_ledger_sheet(sheet, pack, ledger, looks, language)


def _sheet(book: "Workbook", tab: str) -> "Worksheet":
    sheet = book.add_worksheet(tab)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")
    return sheet
