"""Returns that the tests fill in and damage, and what the program says of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from cqquality.assessment.evaluation import evaluate
from cqquality.findings import Finding
from cqquality.observation import Returns
from tests.returns.form.filling import PACK, opened, read

Put = Mapping[str, Any]
"""What is typed into which cell; a pair is a number and its format."""

Damage = Callable[[Worksheet], object]


@dataclass(frozen=True)
class Defect:
    """A form as filled in, the damage done to it, and what must come of it, stated by hand."""

    form: str
    typed: Put
    figures: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    when: str = "2013年1-6月"
    damage: Damage | None = None


def sent(defect: Defect, folder: Path) -> Returns:
    """Fill in the form, damage it, save it, and read it back."""
    book = opened(defect.form, defect.when)
    sheet = book.worksheets[0]
    type_in(sheet, defect.typed)
    if defect.damage:
        defect.damage(sheet)
    return read(folder, book)


def type_in(sheet: Worksheet, typed: Put) -> None:
    """Write into cells what somebody typed there."""
    for address, value in typed.items():
        cell = sheet[address]
        if isinstance(value, tuple):
            cell.value, cell.number_format = value
        else:
            cell.value = value


def judged(returns: Returns) -> list[Finding]:
    """Return the findings of the assessment, those of the reading among them."""
    return list(evaluate(PACK, returns, by_region=True).findings)


def placed(findings: list[Finding]) -> list[str]:
    """Return "code cell" of the findings on cells."""
    return sorted(f"{f.code.id} {f.place.cell}" for f in findings if f.place.cell)
