"""Every layout of forms damaged in each of the forty ways: what is read of it and what is told."""

from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from cqquality.definitions.form import FormLayout
from tests.acceptance.defects import items, ledger, matrix, milestones, series, stock_flow
from tests.acceptance.defects.answer import Answer, Case, Filled, Never
from tests.acceptance.defects.catalogue import CATALOGUE
from tests.acceptance.defects.inspecting import inspected, taken, told
from tests.returns.form.filling import PACK

LAYOUTS = {
    "items": items,
    "series": series,
    "matrix": matrix,
    "stock_flow": stock_flow,
    "ledger": ledger,
    "milestones": milestones,
}
KINDS = {"info": 1, "warning": 2, "error": 3}
WORST = {
    Answer.UNDERSTOOD: {0, 1},
    Answer.CORRECTED: {1, 2},
    Answer.DOUBTED: {2},
    Answer.CONTRADICTED: {3},
    Answer.REFUSED: {3},
    Answer.LEFT: {0, 1},
}


def cases() -> list[Any]:
    return [
        pytest.param(case.form or layout.FORM, case, id=f"{name} {defect} {number}")
        for name, layout in LAYOUTS.items()
        for defect, answers in layout.CELLS.items()
        for number, case in enumerate(() if isinstance(answers, Never) else answers, 1)
    ]


@pytest.mark.parametrize(("form", "case"), cases())
def test_what_comes_of_it(form: Filled, case: Case, tmp_path: Path) -> None:
    book = form.damaged(case)
    if case.send:
        case.send(book, tmp_path)
    else:
        book.save(tmp_path / "return.xlsx")
    said = inspected(tmp_path)
    assert taken(said) == form.expected(case)
    assert told(said) == sorted((*form.told, *case.told))
    assert max((KINDS[f["severity"]] for f in said["findings"]), default=0) in WORST[case.answer]
    if case.answer in {Answer.REFUSED, Answer.CONTRADICTED}:
        check_errors([f for f in said["findings"] if f["severity"] == "error"])


def of_traditional_script() -> list[Any]:
    return [each for each in cases() if str(each.id).split()[1] == "D37"]


@pytest.mark.parametrize(("form", "case"), of_traditional_script())
def test_traditional_script_is_named_or_the_simplified_word_is(
    form: Filled, case: Case, tmp_path: Path
) -> None:
    form.damaged(case).save(tmp_path / "return.xlsx")
    errors = [f for f in inspected(tmp_path)["findings"] if f["severity"] == "error"]
    assert errors
    for error in errors:
        assert "traditional characters" in error["message"] or "meant?" in error["message"]


def check_errors(errors: list[dict[str, Any]]) -> None:
    """Check that each error says where it is, what is wrong and what to do."""
    for error in errors:
        assert error["file"]
        assert error["sheet"]
        assert error["cell"]
        assert error["message"]
        assert error["help"]


def test_every_layout_has_its_answers() -> None:
    kinds = get_args(get_args(FormLayout)[0])
    assert set(LAYOUTS) == {get_args(get_type_hints(kind)["kind"])[0] for kind in kinds}


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_defect_has_an_answer_for_every_layout(name: str) -> None:
    layout = LAYOUTS[name]
    assert PACK.forms[layout.FORM.form].layout.kind == name
    assert list(layout.CELLS) == list(CATALOGUE)
    for answers in layout.CELLS.values():
        assert answers.reason if isinstance(answers, Never) else answers
