"""The JSON Schema of the JSON report, by which other programs can check what they were given.

It leaves room for keys to come, as docs/json.md promises; the tests allow none but these.
"""

from collections.abc import Iterable
from enum import Enum
from typing import Any, get_args, get_type_hints

from cqquality.assessment.method.change import ChangeKind
from cqquality.assessment.method.interval import CertaintyLabel
from cqquality.assessment.method.pace import PaceLabel
from cqquality.assessment.result import By, Status
from cqquality.definitions.schema import DIALECT
from cqquality.definitions.target import Target
from cqquality.findings import Severity
from cqquality.quantity import Dimension
from cqquality.returns.ledger.question import RowClass
from cqquality.text import Language

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "integer"}
_FLAG: Schema = {"type": "boolean"}
_DATE: Schema = {"type": "string", "format": "date"}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _maybe(schema: Schema) -> Schema:
    """Return the schema of what may be null: no data, or what would mean nothing."""
    return {"anyOf": [schema, {"type": "null"}]}


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _one_of(values: Iterable[Any]) -> Schema:
    return {"enum": [value.value if isinstance(value, Enum) else value for value in values]}


def _object(optional: Iterable[str] = (), **properties: Schema) -> Schema:
    """Return the schema of an object with these keys, all there but the optional ones."""
    required = [name for name in properties if name not in set(optional)]
    return {"type": "object", "properties": properties, "required": required}


_EXACT = _ref("exact")
_WORDS = _ref("words")
_PERIOD = _ref("period")
_DEFINITIONS: Schema = {
    "exact": {
        "description": "without loss: a decimal where it ends, else a ratio",
        "type": "string",
        "pattern": r"^-?\d+(\.\d+|/\d+)?$",
    },
    "words": _object(zh=_TEXT, en=_TEXT),
    "period": _object(start=_DATE, end=_DATE),
    "cell": _object(
        ("rows",),
        file=_TEXT,
        sheet=_TEXT,
        cell=_TEXT,
        text=_TEXT,
        rows=_list(_object(file=_TEXT, sheet=_TEXT, first=_NUMBER, last=_NUMBER, count=_NUMBER)),
    ),
    "clause": _object(line=_NUMBER, clause=_TEXT, quote=_TEXT, also=_list(_TEXT)),
}


def schema() -> Schema:
    """Return the schema of `cqq evaluate --format json`."""
    counts = _object(
        count=_NUMBER,
        status=_object(**{status.value: _NUMBER for status in Status}),
        pace=_object(**{label.value: _NUMBER for label in PaceLabel}),
    )
    document = _object(
        ("regions", "sources"),
        format={"const": 1},
        program=_object(name=_TEXT, version=_TEXT),
        language=_one_of(Language),
        pack=_object(id=_TEXT, name=_WORDS, document=_TEXT, base=_DATE, deadline=_DATE),
        as_of=_DATE,
        files=_list(_TEXT),
        selection=_object(sections=_list(_TEXT), only_unmet=_FLAG),
        summary=_object(
            targets=counts,
            commitments=counts,
            findings=_object(**{severity.word: _NUMBER for severity in Severity}),
        ),
        results=_list(_result()),
        scorecard=_maybe(_scorecard()),
        sensitivity=_maybe(_list(_dependence())),
        standings=_maybe(_standings()),
        regions=_list(_breakdown()),
        findings=_list(_finding()),
        sources=_list(_ledger()),
    )
    head = {"$schema": DIALECT, "title": "cqquality: cqq evaluate --format json"}
    return {**head, **document, "$defs": _DEFINITIONS}


def _ledger() -> Schema:
    aside = _object(**{each.value: _NUMBER for each in RowClass if each is not RowClass.USED})
    return _object(
        form=_TEXT,
        files=_list(_TEXT),
        engine=_TEXT,
        rows=_object(read=_NUMBER, used=_NUMBER, aside=aside, blank=_NUMBER),
        query=_TEXT,
    )


def _result() -> Schema:
    return _object(
        id=_TEXT,
        name=_WORDS,
        section=_TEXT,
        unit=_object(id=_TEXT, dimension=_one_of(Dimension)),
        kind=_one_of(_kinds()),
        direction=_one_of(("higher", "lower")),
        value=_maybe(_EXACT),
        at_least=_FLAG,
        provisional=_FLAG,
        stage=_maybe(_TEXT),
        period=_maybe(_PERIOD),
        obligation=_maybe(_one_of(("mandatory", "expected"))),
        target=_target(),
        version=_maybe(_version()),
        baseline=_maybe(_EXACT),
        gap=_maybe(_EXACT),
        surplus=_maybe(_EXACT),
        attainment=_maybe(_EXACT),
        status=_one_of(Status),
        reason=_maybe(_WORDS),
        pace=_maybe(_pace()),
        certainty=_maybe(_certainty()),
        analysis=_maybe(_analysis()),
        reading=_maybe(_object(id=_TEXT, label=_WORDS)),
        history=_list(_object(period=_PERIOD, value=_EXACT, hit=_maybe(_FLAG), display=_TEXT)),
        responsible=_object(lead=_list(_TEXT), support=_list(_TEXT)),
        source=_ref("clause"),
        sources=_list(_ref("cell")),
        display=_object(
            **dict.fromkeys(("value", "target", "gap", "surplus", "attainment", "status"), _TEXT),
            pace=_maybe(_TEXT),
        ),
    )


def _kinds() -> list[str]:
    """Return the kinds of targets there are."""
    models = get_args(get_args(Target)[0])
    return [get_args(get_type_hints(model)["kind"])[0] for model in models]


def _target() -> Schema:
    return _object(
        operator=_TEXT,
        value=_maybe(_EXACT),
        upper=_maybe(_EXACT),
        deadline=_DATE,
        steps=_maybe(_list(_object(by=_DATE, value=_EXACT))),
    )


def _version() -> Schema:
    return _object(
        valid_from=_DATE,
        document=_TEXT,
        source=_ref("clause"),
        replaced=_object(target={"type": "object"}, deadline=_DATE, display=_WORDS),
        display=_WORDS,
    )


def _pace() -> Schema:
    return _object(
        elapsed=_EXACT,
        share=_maybe(_EXACT),
        lead=_maybe(_EXACT),
        label=_maybe(_one_of(PaceLabel)),
        reason=_maybe(_WORDS),
        months_left=_maybe(_NUMBER),
        needed_per_month=_maybe(_EXACT),
        reached=_maybe(_DATE),
        display=_maybe(_TEXT),
    )


def _certainty() -> Schema:
    change = _object(period=_PERIOD, points=_EXACT, within_error=_FLAG, rough=_FLAG)
    return _object(
        passed=_NUMBER,
        total=_NUMBER,
        low=_EXACT,
        high=_maybe(_EXACT),
        method=_TEXT,
        label=_maybe(_one_of(CertaintyLabel)),
        change=_maybe(change),
    )


def _analysis() -> Schema:
    change = _object(
        earlier=_PERIOD,
        later=_PERIOD,
        before=_EXACT,
        after=_EXACT,
        amount=_maybe(_EXACT),
        kind=_maybe(_one_of(ChangeKind)),
        reason=_maybe(_TEXT),
    )
    rate = dict.fromkeys(("ratio", "observed", "required"), _maybe(_EXACT))
    return _object(
        year_on_year=_maybe(change),
        period_on_period=_maybe(change),
        second_opinion=_maybe(
            _object(**rate, label=_maybe(_TEXT), reason=_maybe(_WORDS), disputed=_FLAG)
        ),
        holding=_maybe(_holding()),
        trend=_maybe(_trend()),
        lines=_list(_WORDS),
    )


def _holding() -> Schema:
    return _object(
        periods=_list(_object(period=_PERIOD, value=_maybe(_EXACT), hit=_maybe(_FLAG))),
        **dict.fromkeys(("hits", "judged", "streak", "longest_streak"), _NUMBER),
        worst=_maybe(_object(period=_PERIOD, value=_EXACT)),
        symbol=_TEXT,
    )


def _trend() -> Schema:
    return _object(
        steps=_list(_object(period=_PERIOD, amount=_EXACT)),
        slope=_maybe(_EXACT),
        kendall=_maybe(_object(score=_NUMBER, p=_EXACT)),
    )


def _standings() -> Schema:
    part = _object(
        ("commitments", "leads", "supports"),  # of a department alone
        id=_TEXT,
        name=_WORDS,
        rank=_maybe(_NUMBER),
        targets=_object(
            count=_NUMBER,
            status=_object(**{status.value: _NUMBER for status in Status}),
            behind=_NUMBER,
        ),
        lacking=_list(_TEXT),
        contribution=_maybe(_EXACT),
        commitments=_object(count=_NUMBER, done=_NUMBER),
        leads=_list(_TEXT),
        supports=_list(_TEXT),
    )
    return _object(by=_one_of(By), parts=_list(part), unassigned=_list(_TEXT))


def _scorecard() -> Schema:
    points = _maybe(_EXACT)
    score = _object(id=_TEXT, weight=_EXACT, points=points)
    section = _object(
        id=_TEXT,
        weight=_EXACT,
        points=points,
        unmet=_NUMBER,
        unknown=_NUMBER,
        scores=_list(score),
    )
    return _object(
        name=_WORDS,
        note=_WORDS,
        method=_WORDS,
        points=points,
        by_points=_maybe(_TEXT),
        grade=_maybe(_TEXT),
        vetoes=_list(_WORDS),
        lowest=_maybe(_TEXT),
        unmet=_NUMBER,
        unknown=_NUMBER,
        sections=_list(section),
    )


def _dependence() -> Schema:
    outcome = _object(
        reading=_object(id=_TEXT, label=_WORDS),
        used=_FLAG,
        value=_maybe(_EXACT),
        gap=_maybe(_EXACT),
        status=_one_of(Status),
        reason=_maybe(_WORDS),
        pace=_maybe(_one_of(PaceLabel)),
    )
    return _object(id=_TEXT, clause=_TEXT, outcomes=_list(outcome))


def _breakdown() -> Schema:
    figures = ("value", "target", "gap", "surplus", "attainment", "deficit", "contribution")
    shown = ("value", "target", "gap", "surplus", "status", "contribution")
    region = _object(
        region=_TEXT,
        name=_WORDS,
        period=_maybe(_TEXT),
        **dict.fromkeys(figures, _maybe(_EXACT)),
        status=_one_of(Status),
        rank=_maybe(_NUMBER),
        closes_the_gap=_FLAG,
        sources=_list(_ref("cell")),
        display=_object(**dict.fromkeys(shown, _TEXT)),
    )
    memo = _object(
        unit=_TEXT,
        name=_WORDS,
        item=_TEXT,
        period=_TEXT,
        value=_EXACT,
        **dict.fromkeys(("file", "sheet", "cell"), _TEXT),
    )
    return _object(
        id=_TEXT, expected=_NUMBER, reported=_NUMBER, regions=_list(region), memos=_list(memo)
    )


def _finding() -> Schema:
    return _object(
        code={"type": "string", "pattern": "^CQ[1-9][0-9]{2}$"},
        severity=_one_of(severity.word for severity in Severity),
        **dict.fromkeys(("subject", "message", "help"), _TEXT),
        **dict.fromkeys(("file", "sheet", "cell"), _maybe(_TEXT)),
        **dict.fromkeys(("line", "column"), _maybe(_NUMBER)),
    )
