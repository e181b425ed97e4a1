"""Definitions for programs: every field as it is defined, figures exact; see docs/json.md."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from fractions import Fraction
from typing import Any

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.model import Definition
from cqquality.definitions.pack import Pack
from cqquality.quantity import literal
from cqquality.reports import definition
from cqquality.reports.json.part import PROGRAM, Plain, both, pack_json, written

FORMAT = 1
"""Raised whenever a key changes its meaning or goes; new keys do not raise it."""


def list_json(pack: Pack, sections: Sequence[str] = ()) -> str:
    """Return the indicators of a pack, of some sections or of all, in the order of the pack."""
    chosen = [each for each in pack.indicators.values() if not sections or each.section in sections]
    return _written(pack, {"indicators": [_indicator(each, pack) for each in chosen]})


def show_json(indicator: Indicator, pack: Pack) -> str:
    """Return one indicator, with the data items it takes."""
    items = [plain(part.item) for part in definition.parts(indicator, pack)]
    return _written(pack, {"indicator": _indicator(indicator, pack), "items": items})


def plain(value: Any) -> Any:
    """Return a part of a definition as JSON has it: figures as text, dates as 2015-12-31."""
    if isinstance(value, Definition):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, Fraction):
        return literal(value)
    return value.isoformat() if isinstance(value, date) else value


def _indicator(indicator: Indicator, pack: Pack) -> Plain:
    display = {
        "target": both(definition.goal(indicator, pack)),
        "measure": both(definition.measure(indicator.measure, pack)),
        "lead": both(definition.lead(indicator, pack)),
    }
    return {**plain(indicator), "display": display}


def _written(pack: Pack, content: Plain) -> str:
    return written({"format": FORMAT, "program": PROGRAM, "pack": pack_json(pack), **content})
