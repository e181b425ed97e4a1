"""Numbers before headings, and dates, as official documents write them: 一、 （一） 1."""

from datetime import date

from cqquality.text import Language, Text

_DIGITS = "〇一二三四五六七八九"


def chinese(number: int) -> str:
    """Write a number from 1 to 99 in Chinese.

    >>> chinese(3), chinese(10), chinese(12), chinese(40)
    ('三', '十', '十二', '四十')
    """
    tens, ones = divmod(number, 10)
    before = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return before + (_DIGITS[ones] if ones or not tens else "")


def chapter(number: int, language: Language) -> str:
    """Return what stands before a heading of the first level."""
    return f"{chinese(number)}、" if language is Language.ZH else f"{number}. "


def part(number: int, within: int, language: Language) -> str:
    """Return what stands before a heading of the second level in chapter `within`."""
    return f"（{chinese(number)}）" if language is Language.ZH else f"{within}.{number} "


def point(number: int) -> str:
    """Return what stands before a numbered paragraph."""
    return f"{number}. "


def day(moment: date) -> Text:
    """Return a date as official documents write it: "2015年7月19日"."""
    return Text(f"{moment.year}年{moment.month}月{moment.day}日", moment.isoformat())
