"""Every layout of forms damaged in each of the forty ways: what is read of it and what is told."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from click.testing import CliRunner

from cqquality.cli import program
from cqquality.definitions.form import FormLayout
from cqquality.period import Period
from tests.acceptance.defects import items, ledger, matrix, milestones, series, stock_flow
from tests.acceptance.defects.answer import Answer, Case, Filled, Never
from tests.acceptance.defects.catalogue import CATALOGUE
from tests.acceptance.defects.sending import NAME
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
COUNTED = re.compile(r"counted from the list: (\S+) for (\S+) is (\d+)")


def cases() -> list[Any]:
    return [
        pytest.param(case.form or layout.FORM, case, id=f"{name} {defect} {number}")
        for name, layout in LAYOUTS.items()
        for defect, answers in layout.CELLS.items()
        for number, case in enumerate(() if isinstance(answers, Never) else answers, 1)
    ]


def inspected(folder: Path) -> dict[str, Any]:
    """Return what `cqq inspect` says of the returns in a folder."""
    command = ["inspect", str(folder), "--format", "json", "--fail-on", "never", "--lang", "en"]
    done = CliRunner().invoke(program, command)
    assert done.exit_code == 0, done.output
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def taken(said: dict[str, Any]) -> dict[str, str]:
    """Return what counts, by its cell; rows of a list by their first cell."""
    found: dict[str, list[str]] = {}
    for file in said["files"]:
        for sheet in file["sheets"]:
            for item in sheet["items"]:
                for cell in item["cells"]:
                    if cell["used"] or cell["recalled"]:
                        where = _where(file, said, cell)
                        found[where] = [*found.get(where, []), _words(item["id"], cell)]
    counts = (COUNTED.search(finding["message"]) for finding in said["findings"])
    words = {where: "; ".join(said) for where, said in found.items()}
    return words | {f"{count[1]} {count[2]}": count[3] for count in counts if count}


def _where(file: dict[str, Any], said: dict[str, Any], cell: dict[str, Any]) -> str:
    """Return the cell; of several files, behind the name of any but the return itself."""
    name = Path(file["file"]).stem
    ours = name == NAME or len(said["files"]) == 1
    return str(cell["cell"]) if ours else f"{name} {cell['cell']}"


def _words(item: str, cell: dict[str, Any]) -> str:
    first, last = (date.fromisoformat(cell["period"][end]) for end in ("start", "end"))
    words = [item, str(Period(last, first)), cell["region"], cell["value"]]
    return " ".join(word for word in words if word)


def told(said: dict[str, Any]) -> list[str]:
    """Return the findings as "code cell", but for those that give counts."""
    found = (f"{f['code']} {f['cell'] or ''}".strip() for f in said["findings"])
    return sorted(each for each in found if not each.startswith("CQ292"))


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
