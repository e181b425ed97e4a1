import re

import pytest

from cqquality.findings import Code
from cqquality.returns import form_codes
from cqquality.returns.codes import CODES
from cqquality.text import Text


def test_ids_are_in_their_range_and_unique() -> None:
    ids = [code.id for code in CODES]
    assert len(set(ids)) == len(ids)
    assert all("CQ250" <= each <= "CQ272" for each in ids)


def test_ids_of_forms_are_in_their_ranges_and_unique() -> None:
    ids = [code.id for code in form_codes.CODES]
    assert len(set(ids)) == len(ids)
    beyond = {"CQ300", "CQ322"}
    assert all(
        "CQ273" <= each <= "CQ279" or "CQ290" <= each <= "CQ299" or each in beyond for each in ids
    )


@pytest.mark.parametrize("code", [*CODES, *form_codes.CODES], ids=lambda code: code.id)
def test_texts(code: Code) -> None:
    for text in (code.title, code.message, code.help, code.why):
        text.zh.encode("gbk")
        assert fields(text.zh) == fields(text.en)


def fields(template: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", template))


def test_fields_of_a_template() -> None:
    assert fields(Text("{a}在{b}", "").zh) == {"a", "b"}
