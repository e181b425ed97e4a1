"""What was understood of returns, for programs: complete, described in docs/json.md."""

from collections.abc import Iterable
from fractions import Fraction

from cqquality.quantity import literal
from cqquality.reports.cell_range import letters
from cqquality.reports.json.part import (
    PROGRAM,
    Plain,
    both,
    finding_json,
    pack_json,
    period_json,
    severities_json,
    written,
)
from cqquality.returns.inspection import FileInspection, Inspection
from cqquality.returns.layout import Recognition
from cqquality.returns.ledger.answer import Count
from cqquality.returns.ledger.question import RowClass
from cqquality.returns.sheet_inspection import LeftOver, SheetInspection, Taken, Use
from cqquality.returns.workbook import Cell
from cqquality.text import Language

FORMAT = 1
"""Raised whenever a key changes its meaning or goes; new keys do not raise it."""


def inspection_json(inspection: Inspection, language: Language) -> str:
    """Return everything an inspection holds; the same input gives the same bytes."""
    findings = inspection.findings
    document = {
        "format": FORMAT,
        "program": PROGRAM,
        "language": language.value,
        "pack": pack_json(inspection.pack),
        "summary": {"findings": severities_json(findings)},
        "files": [_file(file) for file in inspection.files],
        "findings": [finding_json(finding, language) for finding in findings],
    }
    return written(document)


def _file(file: FileInspection) -> Plain:
    return {
        "file": file.name,
        "format": file.format,
        "sheets": [_sheet(sheet) for sheet in file.sheets],
    }


def _sheet(sheet: SheetInspection) -> Plain:
    first, last = sheet.rows
    return {
        "sheet": sheet.name,
        "state": sheet.state.value,
        **_recognition(sheet.recognition),
        "rows": {"first": first, "last": last} if first else None,
        "counted": _counted(sheet.count),
        "items": [_use(use) for use in sheet.uses],
        "left_over": _left_over(sheet.left),
    }


def _counted(count: Count | None) -> Plain | None:
    """Return what became of the rows of a list that was added up."""
    if count is None:
        return None
    classes = {each.value: count.of(each) for each in RowClass}
    return {"rows": count.read, **classes}


def _recognition(of: Recognition) -> Plain:
    return {
        "kind": of.kind.value,
        "form": of.form or None,
        "title": both(of.title) if of.title.zh else None,
        "reason": both(of.reason),
        "header_row": of.header or None,
        "columns": [
            {
                "column": letters(use.column),
                "heading": use.heading,
                "meaning": both(use.meaning),
                "figures": use.is_figure,
            }
            for use in of.columns
        ],
    }


def _use(use: Use) -> Plain:
    return {
        "id": use.id,
        "name": both(use.name),
        "unit": both(use.unit),
        "periods": [period_json(period) for period in use.periods],
        "regions": list(use.regions),
        "cells": [_taken(each) for each in use.taken],
    }


def _taken(each: Taken) -> Plain:
    return {
        "cell": each.origin.cell,
        "text": each.origin.text,
        "value": literal(each.value) if isinstance(each.value, Fraction) else each.value,
        "period": period_json(each.period),
        "region": each.region or None,
        "recalled": each.recalled,
        "used": each.used,
    }


def _left_over(left: LeftOver) -> Plain:
    return {
        "above": list(left.above),
        "cells": _cells(left.cells),
        "unfilled_rows": list(left.unfilled),
        "columns": [
            {"column": letters(each.column), "heading": each.heading, "cells": each.cells}
            for each in left.columns
        ],
    }


def _cells(cells: Iterable[Cell]) -> list[Plain]:
    return [{"cell": each.address, "text": each.raw} for each in cells]
