"""Small packs and returns in few lines, for tests that look at one thing."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import indent

from cqquality.assessment.evaluation import evaluate
from cqquality.assessment.result import Assessment, Result
from cqquality.definitions import try_load
from cqquality.definitions.pack import Pack
from cqquality.findings import Finding
from cqquality.observation import Entry, Observation, Origin, Returns, StageReport
from cqquality.period import Period, parse

SHIPPED = Path(__file__).parents[1] / "indicators" / "cq-2011-55"

MAIN = """\
format: 1
id: small
name: {zh: 小, en: Small}
policy: {title: {zh: 甲, en: A}, number: "1", issuer: {zh: 乙, en: B}, issued: 2011-07-19}
plan:
  base: 2010-12-31
  start: 2011-01-01
  deadline: 2015-12-31
  source: {line: 1, clause: 一, quote: 2015年}
reviewed_on: 2026-01-01
sections: [{id: main, name: {zh: 一, en: One}, clause: 一}]
departments: [{id: office, name: {zh: 局, en: Office}, short: 局}]
units:
  - {id: 个, name: {zh: 个, en: units}, dimension: count}
  - {id: 亿元, name: {zh: 亿元, en: 100 million yuan}, dimension: amount}
  - {id: "%", name: {zh: 百分比, en: percent}, dimension: percent}
  - {id: 增幅%, name: {zh: 增幅, en: change}, dimension: change}
  - {id: 分, name: {zh: 分, en: points}, dimension: index}
  - {id: 位, name: {zh: 位, en: place}, dimension: rank}
  - {id: 阶段, name: {zh: 阶段, en: stage}, dimension: stage}
stages:
  - {id: started, name: {zh: 启动, en: Started}}
  - {id: building, name: {zh: 在建, en: Under way}}
  - {id: built, name: {zh: 建成, en: Done}}
  - {id: accepted, name: {zh: 验收, en: Accepted}}
amendments:
  - id: mid-term
    title: {zh: 中期调整, en: Mid-term changes}
    number: "2"
    issuer: {zh: 乙, en: B}
    issued: 2013-06-20
pace: {ahead: 5, behind: -10, far_behind: -30}
"""

REPORTED = "{kind: reported, item: A}"
AT_LEAST_10 = "{kind: reach, operator: ge, value: 10}"

Row = tuple[str, str, str]
"""A figure, a stage or a ledger row: what it is of, its period, its value."""


def item(text: str) -> str:
    """Return the definition of a data item written "CODE BASIS UNIT"."""
    code, basis, unit = text.split()
    return (
        f"- {{code: {code}, name: {{zh: 项{code}, en: item {code}}}, "
        f'unit: "{unit}", basis: {basis}}}\n'
    )


def indicator(
    target: str = AT_LEAST_10,
    measure: str = REPORTED,
    unit: str = "个",
    *,
    name: str = "X01",
    baseline: str = "",
    deadline: str = "2015-12-31",
    direction: str = "higher",
    more: str = "",
) -> str:
    """Return the definition of an indicator; `more` holds further lines of it."""
    return (
        f"- id: {name}\n"
        f"  name: {{zh: 标{name}, en: indicator {name}}}\n"
        f'  section: main\n  unit: "{unit}"\n  decimals: 1\n  direction: {direction}\n'
        f"  measure: {measure}\n  target: {target}\n"
        + (f"  baseline: {baseline}\n" if baseline else "")
        + f"  deadline: {deadline}\n  frequency: [year]\n  responsible: [{{lead: [office]}}]\n"
        "  source: {line: 1, clause: 一, quote: 10个}\n" + indent(more, "  ")
    )


def section(
    items: Iterable[str] = ("A stock 个",), indicators: Iterable[str] = (), ledgers: str = ""
) -> str:
    """Return the text of a section file."""
    return (
        "items:\n"
        + "".join(indent(item(text), "  ") for text in items)
        + (f"ledgers:\n{indent(ledgers, '  ')}" if ledgers else "")
        + "indicators:\n"
        + "".join(indent(text, "  ") for text in indicators)
    )


def pack(*indicators: str, items: Iterable[str] = ("A stock 个",), ledgers: str = "") -> Pack:
    """Load a pack of these indicators and items."""
    with TemporaryDirectory() as folder:
        Path(folder, "pack.yaml").write_text(MAIN, "utf-8")
        text = section(items, indicators or [indicator()], ledgers)
        Path(folder, "main.yaml").write_text(text, "utf-8")
        loaded = try_load(Path(folder))
    assert loaded.pack is not None, loaded.findings
    return loaded.pack


def period(text: str) -> Period:
    """Return the period written `text`."""
    found = parse(text)
    assert found is not None, text
    return found


def origin(row: int, text: str = "") -> Origin:
    """Return the cell in column D of a row."""
    return Origin("r.xlsx", "S", row, 4, f"D{row}", text)


def returns(
    rows: Iterable[Row] = (),
    *,
    stages: Iterable[Row] = (),
    entries: Iterable[tuple[str, str, Mapping[str, Fraction | str]]] = (),
    findings: Iterable[Finding] = (),
) -> Returns:
    """Return what a return says: figures in the rows from 1, stages from 501, entries from 801."""
    return Returns(
        files=("r.xlsx",),
        observations=tuple(
            Observation(code, period(when), Fraction(value), origin(row, value))
            for row, (code, when, value) in enumerate(rows, start=1)
        ),
        stages=tuple(
            StageReport(code, period(when), stage, origin(row, stage))
            for row, (code, when, stage) in enumerate(stages, start=501)
        ),
        entries=tuple(
            Entry(ledger, period(when), values, origin(row))
            for row, (ledger, when, values) in enumerate(entries, start=801)
        ),
        findings=tuple(findings),
    )


def yearly(code: str, values: Mapping[int, str]) -> list[Row]:
    """Return one row for each year."""
    return [(code, f"{year}年", value) for year, value in values.items()]


def assess(
    definitions: Pack,
    rows: Iterable[Row] | Returns,
    as_of: str | None = None,
    readings: Mapping[str, str] | None = None,
) -> Assessment:
    """Judge a pack by figures, as of a day like 2015-12-31."""
    said = rows if isinstance(rows, Returns) else returns(rows)
    return evaluate(definitions, said, date.fromisoformat(as_of) if as_of else None, readings)


def judge(
    definitions: Pack,
    rows: Iterable[Row] | Returns,
    as_of: str | None = "2015-12-31",
    reading: str | None = None,
    name: str = "X01",
) -> Result:
    """Return the result of one indicator, under one of its readings."""
    assessment = assess(definitions, rows, as_of, {name: reading} if reading else None)
    return next(result for result in assessment.results if result.indicator.id == name)


def codes(found: Assessment | Iterable[Finding]) -> list[str]:
    """Return the codes of findings, sorted."""
    findings = found.findings if isinstance(found, Assessment) else found
    return sorted(finding.code.id for finding in findings)
