"""How headings are spelt."""

import pytest

from cqquality.returns.layout.spelling import spelling


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("抽检合格率(%)", ("抽检合格率(%)", "抽检合格率", "%")),
        ("抽检合格率（％）", ("抽检合格率(%)", "抽检合格率", "%")),
        ("检 验 批次〔批〕", ("检验批次〔批〕", "检验批次", "批")),
        ("Batches [No.]", ("batches[no.]", "batches", "No.")),
        ("合格率", ("合格率", "", "")),
        ("(其中)", ("(其中)", "", "")),
        ("比例(%)(年末)", ("比例(%)(年末)", "比例(%)", "年末")),
        ("", ("", "", "")),
    ],
)
def test_a_heading_has_words_and_maybe_a_unit(text: str, expected: tuple[str, str, str]) -> None:
    assert spelling(text) == expected
