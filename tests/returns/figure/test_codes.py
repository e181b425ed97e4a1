from string import Formatter

import pytest

from cqquality.findings import Code, Severity
from cqquality.returns.figure.codes import CODES
from cqquality.text import Text
from tests.returns.figure.asking import UNITS, codes, read, text

TEXTS = ("title", "message", "help", "why")


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_the_numbers_are_unique_and_in_order() -> None:
    ids = [code.id for code in CODES]
    assert ids == [f"CQ{number}" for number in (*range(220, 242), 321)]


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
@pytest.mark.parametrize("part", TEXTS)
def test_both_languages_say_the_same_and_fit_a_chinese_console(code: Code, part: str) -> None:
    words: Text = getattr(code, part)
    assert words.zh.encode("gbk")
    assert words.en.isascii()
    assert fields(words.zh) == fields(words.en)


def test_only_what_is_certain_is_less_than_an_error() -> None:
    lesser = {code.id for code in CODES if code.severity < Severity.ERROR}
    assert lesser == {"CQ220", "CQ221", "CQ222"}


@pytest.mark.parametrize("code", CODES[:17], ids=lambda code: code.id)
def test_the_example_of_a_code_gives_that_code(code: Code) -> None:
    found = {codes(read(text(code.example), unit).findings) for unit in UNITS}
    assert code.id in found
