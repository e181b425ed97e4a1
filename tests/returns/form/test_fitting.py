"""What a form says of hidden data and of the scope of rows: who counts, and what is said."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from cqquality.definitions.form import Form, Items, Listing, Matrix, Scope, Series, StockFlow
from cqquality.definitions.pack import Pack
from cqquality.observation import Returns
from cqquality.returns.reading import read_returns
from cqquality.returns.template import blank_form
from cqquality.returns.workbook import Limits
from cqquality.returns.workbook.limits import USUAL
from tests.acceptance.defects import items, ledger, matrix, series, stock_flow
from tests.acceptance.defects.answer import Filled, type_in
from tests.acceptance.defects.shapes import filtered, hidden, hidden_sheet, white
from tests.returns.form.filling import PACK, figures, opened, period, sign, told

FORMS = {"items": items, "matrix": matrix, "series": series, "stock_flow": stock_flow}
AWARDS = ledger.FORM


def pack(form: Form) -> Pack:
    """Return the shipped pack with one of its forms changed."""
    return replace(PACK, forms={**PACK.forms, form.id: form})


def sent(
    folder: Path, form: Form, filled: Filled, damage: Callable[[Worksheet], Any], **typed: Any
) -> Returns:
    book = opened(filled.form, filled.when)
    type_in(book.worksheets[0], {**filled.typed, **typed})
    damage(book.worksheets[0])
    path = folder / "return.xlsx"
    book.save(path)
    return read_returns([path], pack(form))


def about(returns: Returns) -> list[str]:
    """Return what is said of hidden data and scope."""
    return [each for each in told(returns) if each.split()[0] in {"CQ263", *RULES}]


RULES = {"CQ325", "CQ326", "CQ327"}


@pytest.mark.parametrize(
    ("policy", "damage", "first", "said"),
    [
        pytest.param("include", hidden(9, "Z"), True, ["CQ263"], id="read"),
        pytest.param("skip", hidden(9, "Z"), False, ["CQ325"], id="row left out"),
        pytest.param("skip", filtered("A6:F16", 9), False, ["CQ325"], id="filtered row left out"),
        pytest.param("skip", white("E9"), False, ["CQ325"], id="white text left out"),
        pytest.param("skip", hidden(3, "Z"), True, [], id="a hidden row above the table"),
        pytest.param("skip", lambda _: None, True, [], id="nothing hidden"),
    ],
)
def test_hidden_rows_of_a_form(
    policy: Any, damage: Callable[[Worksheet], Any], first: bool, said: list[str], tmp_path: Path
) -> None:
    form = replace(PACK.forms["inspections"], hidden=policy)
    returns = sent(tmp_path, form, items.FORM, damage)
    taken = {(o.item, o.origin.cell) for o in returns.observations}
    assert ("P02-2", "E12") in taken
    assert (("P02-1", "E9") in taken) is first
    assert about(returns) == said


@pytest.mark.parametrize("damage", [hidden(9, "Z"), hidden(99, "E"), hidden_sheet])
def test_a_form_may_refuse_what_is_hidden(
    damage: Callable[[Worksheet], Any], tmp_path: Path
) -> None:
    form = replace(PACK.forms["inspections"], hidden="refuse")
    returns = sent(tmp_path, form, items.FORM, damage)
    assert returns.observations == ()
    assert about(returns) == ["CQ326"]


@pytest.mark.parametrize("damage", [hidden(99, "E"), hidden_sheet], ids=["column", "sheet"])
def test_a_hidden_column_or_sheet_is_left_out(
    damage: Callable[[Worksheet], Any], tmp_path: Path
) -> None:
    form = replace(PACK.forms["inspections"], hidden="skip")
    returns = sent(tmp_path, form, items.FORM, damage)
    assert returns.observations == ()
    assert about(returns) == ["CQ325"]


@pytest.mark.parametrize(
    ("policy", "count", "said"),
    [("include", 2, ["CQ263"]), ("skip", 1, ["CQ325"]), ("refuse", None, ["CQ326"])],
)
def test_hidden_rows_of_a_list(
    policy: Any, count: int | None, said: list[str], tmp_path: Path
) -> None:
    form = replace(PACK.forms["awards"], hidden=policy)
    returns = sent(tmp_path, form, AWARDS, hidden(8, "Z"))
    found = [o.value for o in returns.observations if str(o.period) == "2013"]
    assert found == ([] if count is None else [count])
    assert about(returns) == said


@pytest.mark.parametrize("policy", ["include", "skip", "refuse"])
@pytest.mark.parametrize("limits", [USUAL, Limits(long=1)], ids=["in memory", "streamed"])
def test_hidden_rows_of_a_list_that_is_added_up(
    policy: Any, limits: Limits, tmp_path: Path
) -> None:
    form = replace(PACK.forms["batches"], hidden=policy)
    book = opened("batches", "2013年")
    sheet = book.worksheets[0]
    heads = {str(cell.value): number for number, cell in enumerate(sheet[6], 1)}
    for row, number in ((7, "A1"), (8, "A2")):
        for name, value in BATCH.items():
            head = next(at for each, at in heads.items() if each.startswith(name))
            sheet.cell(row, head).value = number if value is None else value
    sheet.row_dimensions[8].hidden = True
    book.save(tmp_path / "return.xlsx")
    returns = read_returns([tmp_path / "return.xlsx"], pack(form), limits=limits)
    found = [
        int(o.value) for o in returns.observations if (o.item, o.region) == ("P02-1", "渝北区")
    ]
    streamed = limits is not USUAL
    if policy == "include":
        assert (found, about(returns)) == ([20], ["CQ263"])
    elif policy == "skip" and not streamed:
        assert (found, about(returns)) == ([10], ["CQ325"])
    else:
        assert (found, about(returns)) == ([], ["CQ326"])


BATCH = {
    "批次编号": None,
    "区县": "渝北区",
    "类别": "产品",
    "抽样日期": "2013-03-05",
    "抽查": 10,
    "合格": 9,
}


def test_a_hidden_column_of_a_list_is_told(tmp_path: Path) -> None:
    returns = sent(tmp_path, PACK.forms["awards"], AWARDS, hidden(99, "E"))
    assert about(returns) == ["CQ263"]


# Scope -----------------------------------------------------------------------------------------

SCOPE = Scope(heading="口径", aliases=("统计口径",), accept=("市级",))


def scoped(form: Form) -> Form:
    layout = form.layout
    assert isinstance(layout, Items | Matrix | Series | StockFlow)
    return replace(form, layout=replace(layout, scope=SCOPE))


def test_rows_of_another_scope_are_set_aside(tmp_path: Path) -> None:
    form = scoped(PACK.forms["inspections"])
    typed = {
        "G6": "统计口径",
        "G9": "市级",
        "G12": "市 级",
        "A17": "二、抽查批次",
        "E17": 7000,
        "G17": "国家口径",
    }
    returns = sent(tmp_path, form, items.FORM, lambda _: None, **typed)
    assert figures(returns)[:2] == figures(sent(tmp_path, form, items.FORM, lambda _: None))[:2]
    (finding,) = (f for f in returns.findings if f.code.id == "CQ327")
    assert (finding.place.cell, finding.severity.word) == ("G17", "info")
    assert "“国家口径”" in finding.message_text.zh
    assert not [f for f in returns.findings if f.code.id in {"CQ262", "CQ296"}]


def test_two_rows_of_the_same_scope_still_contradict_each_other(tmp_path: Path) -> None:
    form = scoped(PACK.forms["inspections"])
    typed = {"G6": "口径", "A17": "二、抽查批次", "E17": 7000, "G17": "市级"}
    returns = sent(tmp_path, form, items.FORM, lambda _: None, **typed)
    assert "CQ262 E17" in told(returns)


@pytest.mark.parametrize("name", FORMS)
def test_the_blank_form_has_the_column_and_is_read_with_it(name: str, tmp_path: Path) -> None:
    filled = FORMS[name].FORM
    form = scoped(PACK.forms[filled.form])
    plain = sent(tmp_path, PACK.forms[filled.form], filled, lambda _: None)
    made = blank_form(pack(form), form, period=period(filled.when))
    (tmp_path / "blank.xlsx").write_bytes(made)
    book = openpyxl.load_workbook(tmp_path / "blank.xlsx")
    sheet = book.worksheets[0]
    assert [c.value for row in sheet.iter_rows() for c in row].count("口径") == 1
    type_in(sheet, filled.typed)
    sign(sheet, form)
    book.save(tmp_path / "return.xlsx")
    returns = read_returns([tmp_path / "return.xlsx"], pack(form))
    assert figures(returns) == figures(plain)
    assert about(returns) == []
    assert [f.code.id for f in returns.findings] == [f.code.id for f in plain.findings]


def test_lists_have_conditions_in_place_of_a_scope() -> None:
    assert not hasattr(Listing, "scope")
