"""Every time that the words of a head name, and the words for one that are not understood."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from cqquality.period import Period, instant, meanings, parse, unified
from cqquality.period import so_far as year_until
from cqquality.returns.figure.folding import fold, seen
from cqquality.returns.figure.numeral import stored_number
from cqquality.returns.figure.period_cell import number_period
from cqquality.returns.layout.form.band import seen_at
from cqquality.returns.workbook import Cell, Kind, Sheet

_OTHER_DATE = (
    "(?:有效期(?:至|截止)?|有效截止(?:时间|日期)?"
    "|(?:报出|填报|填表|上报|报送|制表|印发|打印|审核|批准)(?:日期|时间)|日期|(?:批准|备案)?文号)"
)
_OTHER_DATES = re.compile(rf"{_OTHER_DATE}:?[\d年月日.\-/~至]*")
_OTHER_LABEL = re.compile(rf"{_OTHER_DATE}:?")
_DOCUMENT = re.compile(r"[\[〔(【]\d{4}[\]〕)】]第?[\d×xX*]*号")
_LABEL = re.compile(
    "(?:本?(?:报告|填报|报表|统计|所属|考核|填表)(?:所属)?)?(?:时期|期间|期别|期|时段|年度|年月|月份|季度):"
)
_UNTIL = re.compile("截[~止]+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST = 24
_GOES_ON = re.compile(
    r"[-~./]\d|[、,和及与]\d+(?:年|月|季|[-~])|[-~]第?[一二三四五六七八九十上下]"
    r"|(?:第?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、,和及与]?){1,4}(?:[-~]第?\d{1,2})?(?:月|季)"
    r"|\d{1,2}[-~./]\d|[上下]半年|前\S{1,2}(?:个月|季)|[HQ]\d"
)
"""What behind a period says that it is another one: 2013年|1-13月."""
_TIME_SIGNS = re.compile(
    r"[\d〇○零一二三四五六七八九十年月日号季度半第上下前初末底份个截止到~./HQ、,和及()全-]+"
)
_BLANK = re.compile(r"(?:20)?年(?:\d?-?月|第?季度?|月日)?")
_DIGITS_OF_DATE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?")
_YEARLESS = r"[第前上下\dHQ][\d~第前月季度份半年上下个Q-]*"
_AT_EDGE = re.compile(
    rf"^(?P<first>{_YEARLESS})(?![\d底末前以])|\((?P<within>{_YEARLESS})\)"
    rf"|(?<=[表况计单册度数额果])(?P<last>{_YEARLESS})$"
)


class Named(Struct, frozen=True):
    """A time that a cell names, `alone` or within other words."""

    period: Period
    cell: Cell
    alone: bool = False
    is_signing: bool = False
    """Whether it is a date with a day that Excel keeps as one; those are of signing."""


class Doubt(Struct, frozen=True):
    """Words about a time that is not certain, and the times they `may_be` if these are known."""

    words: str
    cell: Cell
    alone: bool = False
    may_be: tuple[Period, ...] = ()


class TimesNamed(Struct, frozen=True):
    """The times that cells name, words for times that are doubtful, and those without a year."""

    times: tuple[Named, ...]
    doubts: tuple[Doubt, ...]
    yearless: tuple[Doubt, ...]


def times_named(sheet: Sheet, cells: Iterable[Cell], *, date1904: bool = False) -> TimesNamed:
    """Return the times in the cells of a head; dates of validity and of signing are none."""
    found = [each for cell in cells for each in _of_cell(sheet, cell, date1904)]
    times = tuple(each for each in found if isinstance(each, Named))
    doubts = [each for each in found if isinstance(each, Doubt)]
    yearless = tuple(each for each in doubts if is_yearless(each.words))
    return TimesNamed(times, tuple(d for d in doubts if d not in yearless), yearless)


def periods_in(text: str) -> Iterator[Period]:
    """Yield the periods a text names; dates of validity and of signing, and documents, are none."""
    for found in _in_words(_without_other_dates(text)):
        if isinstance(found, Period):
            yield found


def is_yearless(words: str) -> bool:
    """Whether words are a period but for its year: 三季度, 1-6月, 上半年."""
    return bool(re.search("[月季半HQ]", words)) and parse(f"2000年{words}") is not None


def _of_cell(sheet: Sheet, cell: Cell, date1904: bool) -> Iterator[Named | Doubt]:
    left = seen_at(sheet, cell.row, cell.column - 1) if cell.column > 1 else None
    beside = fold(left.raw).replace(" ", "") if left and left.kind is Kind.TEXT else ""
    if _OTHER_LABEL.fullmatch(beside):
        return
    asked = bool(_LABEL.fullmatch(beside if beside.endswith(":") else f"{beside}:"))
    if cell.kind is Kind.NUMBER:
        yield from _of_number(cell, asked, date1904)
    elif cell.kind is Kind.TEXT:
        yield from _of_text(cell, asked)


def _of_number(cell: Cell, asked: bool, date1904: bool) -> Iterator[Named | Doubt]:
    period, number = number_period(cell, date1904), stored_number(cell.raw)
    if period:
        is_day = period == instant(period.end)
        yield Named(period, cell, alone=asked or not is_day, is_signing=is_day and not asked)
        return
    like_a_year = number is not None and 1990 <= number < 2100  # 2013.6
    if asked or like_a_year or _DIGITS_OF_DATE.fullmatch(cell.raw):
        yield Doubt(seen(cell.raw), cell, alone=True)


def _of_text(cell: Cell, asked: bool) -> Iterator[Named | Doubt]:
    text = _without_other_dates(cell.raw)
    label = _LABEL.match(text)
    own = text[label.end() :] if label else text
    until = _UNTIL.match(own)
    found = meanings(own[until.end() :] if until else own, months_expected=True)
    if len(found) == 1:
        yield Named(year_until(found[0].end) if until else found[0], cell, alone=True)
    elif found or is_yearless(own) or _is_time(own, asked=asked or bool(label)):
        yield Doubt(own if is_yearless(own) else seen(cell.raw), cell, True, found)
    else:
        for each in _in_words(own):
            if isinstance(each, Period):
                yield Named(each, cell)
            else:
                yield Doubt(each, cell, may_be=meanings(each, months_expected=True))
        spared = _YEAR_PHRASE.sub(" ", own)
        yield from (Doubt(words, cell) for words in _yearless_in(spared))


_YEAR_PHRASE = re.compile(rf"(?<!\d)(?:19|20)\d\d(?!\d){_YEARLESS}|(?<!\d)(?:19|20)\d\d(?!\d)")


def _without_other_dates(text: str) -> str:
    """Return a text as periods are looked for in it."""
    closed = re.sub(r"\s", "", fold(text))
    return unified(_DOCUMENT.sub(" ", _OTHER_DATES.sub(" ", closed)))


def _is_time(text: str, *, asked: bool) -> bool:
    """Whether a text is about a time, and no blank to be filled in."""
    if not text or _BLANK.fullmatch(text):
        return False
    if asked or _DIGITS_OF_DATE.fullmatch(text):
        return bool(re.search(r"[\d一二三四五六七八九十上下本去]", text))
    says = re.search(r"[\d一二三四五六七八九十]", text) and re.search("[年月季半]", text)
    return bool(_TIME_SIGNS.fullmatch(text) and (says or re.match(r"(?:19|20)\d\d\D", text)))


def _in_words(words: str) -> Iterator[Period | str]:
    """Yield the periods in a text, and words that are one nobody can be sure of."""
    at = 0
    while found := _YEAR.search(words, at):
        period, at = _longest(words, found.start(), found.end())
        rest = words[at:]
        if period is None or _GOES_ON.match(rest):
            if period or _GOES_ON.match(rest):
                yield seen(words[found.start() : found.start() + _LONGEST])
                at = len(words)
        elif re.search("截[~止]+$", words[: found.start()]):
            yield year_until(period.end)
        else:
            yield period


def _longest(words: str, start: int, least: int) -> tuple[Period | None, int]:
    """Return the longest period that begins at `start`, and where it ends."""
    for end in range(min(len(words), start + _LONGEST), least - 1, -1):
        if words[end - 1].isdigit() and re.match(r"\d", words[end:]):
            continue  # within a number
        part = words[start:end]
        found = meanings(part, months_expected=True)
        if len(found) == 1 and not re.search(r"月\d+$", part):
            return found[0], end
        if found:
            return None, start
    return None, least


def _yearless_in(words: str) -> Iterator[str]:
    """Yield periods without a year at the beginning, at the end and in brackets of a text."""
    for found in _AT_EDGE.finditer(words):
        part = next(each for each in found.groups() if each)
        if is_yearless(part):
            yield part
