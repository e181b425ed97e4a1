"""What a form says as it was filled in, what is done to it, and what must come of that."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.returns.form.filling import opened

Put = Mapping[str, Any]
"""What is typed into which cell; a pair is a number and its format."""
Taken = Mapping[str, str]
"""What is taken from which cell: item, period, region and exact value, "P02-1 2013 5831".

Figures counted from a list stand behind their item: "B04-1 2013": "2". In a case a value alone
replaces that of the form as it was filled in.
"""
Damage = Callable[[Worksheet], object]
Send = Callable[[openpyxl.Workbook, Path], object]
"""Writes a workbook into a folder, as whatever files it is sent."""


class Answer(Enum):
    """How the program answers a defect."""

    UNDERSTOOD = "every figure is read, with a note at the most"
    CORRECTED = "what is certain is put right, and that is said"
    DOUBTED = "it is read, with a warning"
    CONTRADICTED = "an error names figures that contradict each other, and none is changed"
    REFUSED = "an error names the cell, and the figure is not used"
    LEFT = "no figure is there, and nothing is wrong"


@dataclass(frozen=True)
class Case:
    """A damage and its answer: what is taken besides or instead, what is lost, what is told."""

    answer: Answer
    typed: Put = field(default_factory=dict)
    told: tuple[str, ...] = ()
    takes: Taken = field(default_factory=dict)
    loses: tuple[str, ...] = ()
    damage: Damage | None = None
    send: Send | None = None
    form: "Filled | None" = None
    """The form to damage, where it is not the one of the whole table."""


@dataclass(frozen=True)
class Never:
    """Why a defect cannot happen to a form of a layout."""

    reason: str


Cell = tuple[Case, ...] | Never
Row = Mapping[str, Cell]
"""The answers of one layout, by defect."""


@dataclass(frozen=True)
class Filled:
    """A form as it is filled in before it is damaged, and what is taken from it and told."""

    form: str
    when: str
    typed: Put
    takes: Taken
    told: tuple[str, ...] = ()

    def damaged(self, case: Case) -> openpyxl.Workbook:
        """Return the form, filled in and damaged."""
        book = opened(self.form, self.when)
        sheet = book.worksheets[0]
        type_in(sheet, {**self.typed, **case.typed})
        if case.damage:
            case.damage(sheet)
        return book

    def expected(self, case: Case) -> dict[str, str]:
        """Return what must be taken from the damaged form."""
        kept = {at: said for at, said in self.takes.items() if at not in case.loses}
        for at, said in case.takes.items():
            known = kept.get(at, "").rpartition(" ")[0]
            kept[at] = said if " " in said or not known else f"{known} {said}"
        return kept


def in_file(name: str, takes: Taken) -> dict[str, str]:
    """Return what is taken from another file than the return itself."""
    return {f"{name} {cell}": said for cell, said in takes.items()}


def type_in(sheet: Worksheet, typed: Put) -> None:
    """Write into cells what somebody typed there."""
    for address, value in typed.items():
        cell = sheet[address]
        if isinstance(value, tuple):
            cell.value, cell.number_format = value
        else:
            cell.value = value


def _answering(answer: Answer) -> Callable[..., Case]:
    def case(typed: Put | None = None, *told: str, **rest: Any) -> Case:
        return Case(answer, typed or {}, told, **rest)

    return case


understood = _answering(Answer.UNDERSTOOD)
corrected = _answering(Answer.CORRECTED)
doubted = _answering(Answer.DOUBTED)
contradicted = _answering(Answer.CONTRADICTED)
refused = _answering(Answer.REFUSED)
left = _answering(Answer.LEFT)
