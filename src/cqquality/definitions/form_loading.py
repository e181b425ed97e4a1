"""The return forms of a pack: one file for each, checked against the rest of the pack."""

from collections.abc import Iterator, Mapping, Sequence

from cqquality.definitions import codes
from cqquality.definitions.document import Document
from cqquality.definitions.form import Form
from cqquality.definitions.form_reference import form_contradictions, of_form
from cqquality.definitions.indicator import Item
from cqquality.definitions.pack import Ledger
from cqquality.definitions.reference import Known, dangling
from cqquality.findings import Finding, Place
from cqquality.text import Text

_UNIQUE = {"id": Text("报表", "form"), "number": Text("表号", "form number")}

FormFile = tuple[Document, Form]


def check_forms(
    forms: Sequence[FormFile],
    known: Known,
    items: Mapping[str, Item],
    ledgers: Mapping[str, Ledger],
) -> Iterator[Finding]:
    """Yield everything wrong with the forms of a pack."""
    yield from _repeated(forms)
    for file, form in forms:
        yield from _check(file, form, known, items, ledgers)


def _repeated(files: Sequence[FormFile]) -> Iterator[Finding]:
    """Yield a finding for each id or number (表号) that an earlier form has already."""
    for key, what in _UNIQUE.items():
        places: dict[str, Place] = {}
        for file, form in files:
            name, where = getattr(form, key), file.place((key,))
            if places.setdefault(name, where) != where:
                yield codes.DUPLICATE_ID.at(
                    where, form.id, what=what, seen=name, first=places[name]
                )


def _check(
    file: Document,
    form: Form,
    known: Known,
    items: Mapping[str, Item],
    ledgers: Mapping[str, Ledger],
) -> Iterator[Finding]:
    """Yield what a form names and the pack does not define, and what cannot be within it."""
    yield from dangling(form.id, of_form(form), known, lambda *steps: file.place(steps))
    for path, problem, remedy in form_contradictions(form, items, ledgers):
        where = file.place(path)
        yield codes.INCONSISTENT.at(where, form.id, owner=form.id, problem=problem, remedy=remedy)
