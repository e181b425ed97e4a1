"""Verdicts that depend on a reading (口径): every reading with what comes of it."""

from collections.abc import Iterator, Sequence

from cqquality.assessment.result import Dependence, Outcome, Result
from cqquality.reports import wording
from cqquality.reports.block import SPACE, Align, Block, Column, Line, Row, Table, Tone, cell
from cqquality.reports.interface import ReportOptions
from cqquality.reports.json.part import Plain, both, exact
from cqquality.reports.result_cells import PACE_TONES, STATUS_TONES
from cqquality.text import Language, Text, same

_ID = Text("编号", "id")
_NAME = Text("指标", "target")
_READING = Text("口径", "reading")
_VALUE = Text("实际值", "value")
_STATUS = Text("状态", "status")
_PACE = Text("序时进度", "pace")
_USED = Text("（采用）", " (used)")


def listed(found: Sequence[Dependence], options: ReportOptions) -> tuple[Dependence, ...]:
    """Return those of the chosen sections."""
    return tuple(
        each for each in found if not options.sections or each.indicator.section in options.sections
    )


def sensitivity_list(found: Sequence[Dependence], options: ReportOptions) -> Iterator[Block]:
    """Yield a heading and, where any verdict depends on a reading, the table of them."""
    shown, language = listed(found, options), options.language
    yield SPACE
    yield Line(_TITLE.filled(count=len(shown)).to(language), Tone.HEADING)
    if shown:
        yield _table(shown, language)


_TITLE = Text("判定随口径而变的指标（{count}项）", "Verdicts that depend on the reading ({count})")


def _table(found: Sequence[Dependence], language: Language) -> Table:
    columns = (
        Column(_READING.to(language)),
        Column(_VALUE.to(language), Align.FIGURE),
        Column(_STATUS.to(language), Align.WORD),
        Column(_PACE.to(language), Align.WORD),
    )
    rows = tuple(row for each in found for row in _rows(each, language))
    return Table(_ID.to(language), _NAME.to(language), columns, rows)


def _rows(found: Dependence, language: Language) -> Iterator[Row]:
    """Yield a row for each reading; what it is about stands in the first alone."""
    key, title = found.indicator.id, _title(found).to(language)
    for outcome in found.outcomes:
        result, label = outcome.result, outcome.reading.label.text
        used = _USED if outcome.reading.id == found.used else same("")
        cells = (
            cell(wording.joined(label, used).to(language)),
            cell(wording.value(result).to(language)),
            cell(result.status.text.to(language), tone=STATUS_TONES[result.status]),
            cell(_pace(result).to(language), tone=_tone(result)),
        )
        yield Row(key, title, cells)
        key = title = ""


def _title(found: Dependence) -> Text:
    name, clause = found.indicator.name.text, found.clause.id
    if clause == found.indicator.id:
        return name
    return Text(f"{name.zh}（随{clause}的口径）", f"{name.en} (by the reading of {clause})")


def _pace(result: Result) -> Text:
    return result.pace.label.text if result.pace and result.pace.label else wording.NOTHING


def _tone(result: Result) -> Tone:
    return PACE_TONES[result.pace.label] if result.pace and result.pace.label else Tone.QUIET


def sensitivity_json(
    found: Sequence[Dependence] | None, options: ReportOptions
) -> list[Plain] | None:
    """Return the same for programs; None where the readings were not tried."""
    if found is None:
        return None
    return [
        {
            "id": each.indicator.id,
            "clause": each.clause.id,
            "outcomes": [_outcome(outcome, each.used) for outcome in each.outcomes],
        }
        for each in listed(found, options)
    ]


def _outcome(outcome: Outcome, used: str) -> Plain:
    reading, result = outcome.reading, outcome.result
    return {
        "reading": {"id": reading.id, "label": both(reading.label.text)},
        "used": reading.id == used,
        "value": exact(result.value),
        "gap": exact(result.gap),
        "status": result.status.value,
        "reason": both(result.reason),
        "pace": result.pace.label.value if result.pace and result.pace.label else None,
    }
