"""What the marks of the policy lead to: the definitions, and the numbers that are no targets."""

from collections.abc import Iterable, Iterator
from html import escape

from cqquality.definitions.indicator import Citation, Indicator
from cqquality.definitions.measure import items_of
from cqquality.definitions.pack import Pack
from cqquality.definitions.proof import Mark, Proof
from cqquality.definitions.proof.citation import PLAN, Kind
from cqquality.reports.definition import measure, requirement
from cqquality.reports.proof.link import anchor
from cqquality.reports.wording import day
from cqquality.text import Language, Text, same

_COLUMNS = (
    Text("编号", "Id"),
    Text("指标", "Indicator"),
    Text("定义", "Definition"),
    Text("目标", "Target"),
    Text("期限", "Deadline"),
    Text("出处", "Source"),
)
_PLAN = Text("计划期限", "Deadline of the plan")
_WHERE = Text("所在", "Where")
_WHY = Text("原因", "Reason")


def definitions(proof: Proof, pack: Pack, language: Language) -> Iterator[str]:
    """Yield the tables of the definitions, one for each section."""
    if _marks(proof, Kind.PLAN, PLAN):  # a later document does not say it anew
        yield from _table([_plan(proof, pack, language)], language)
    for section in pack.sections:
        rows = [
            _row(indicator, proof, pack, language)
            for indicator in pack.indicators.values()
            if indicator.section == section.id
        ]
        if rows:
            name = f"{section.clause} {section.name.to(language)}"
            yield f"<h3>{escape(name)}</h3>"
            yield from _table(rows, language)


def _table(rows: Iterable[str], language: Language) -> Iterator[str]:
    yield '<div class="card scroll"><table class="definitions">'
    yield "<tr>" + "".join(f"<th>{column.to(language)}</th>" for column in _COLUMNS) + "</tr>"
    yield from rows
    yield "</table></div>"


def _plan(proof: Proof, pack: Pack, language: Language) -> str:
    marks = _marks(proof, Kind.PLAN, PLAN)
    cells = [same(""), _PLAN, same(""), same(""), day(pack.plan.deadline)]
    told = [escape(cell.to(language)) for cell in cells]
    return _cells(f"{Kind.PLAN}-{PLAN}", told, _source(pack.plan.source, marks))


def _row(indicator: Indicator, proof: Proof, pack: Pack, language: Language) -> str:
    kind = Kind.COMMITMENT if indicator.target.kind == "milestone" else Kind.TARGET
    words = (requirement(indicator, pack), day(indicator.deadline))
    cells = (
        indicator.id,
        escape(indicator.name.to(language)),
        _definition(indicator, pack, language),
        *(escape(each.to(language)) for each in words),
    )
    source = _source(indicator.source, _marks(proof, kind, indicator.id))
    return _cells(f"{kind}-{indicator.id}", cells, source)


def _definition(indicator: Indicator, pack: Pack, language: Language) -> str:
    """Return how the value arises, with the names of the data items it takes."""
    items = (pack.items[code] for code in items_of(indicator.measure))
    names = "<br>".join(f"{item.code} {escape(item.name.to(language))}" for item in items)
    words = escape(measure(indicator.measure, pack).to(language))
    return f'{words}<div class="soft">{names}</div>'


def _cells(name: str, cells: Iterable[str], source: str) -> str:
    first, *others = cells
    middle = "".join(f"<td>{cell}</td>" for cell in others)
    return (
        f'<tr id="{escape(name)}"><td class="id">{first}</td>{middle}'
        f'<td class="place">{source}</td></tr>'
    )


def _marks(proof: Proof, kind: Kind, owner: str) -> list[Mark]:
    return [
        mark
        for mark in proof.marks
        if any(quotation.kind is kind and quotation.owner == owner for quotation in mark.quotations)
    ]


def _source(source: Citation, marks: list[Mark]) -> str:
    """Return the citation, linked to the first number it claims, or else to its line."""
    first = anchor(source.line, marks[0].token.column if marks else 0)
    quotes = "<br>".join(
        f'<span lang="zh-CN">{escape(quote)}</span>' for quote in (source.quote, *source.also)
    )
    return f'<a href="#{first}">L{source.line}</a> {escape(source.clause)}<br>{quotes}'


def listed_numbers(proof: Proof, pack: Pack, language: Language) -> Iterator[str]:
    """Yield the table of the numbers that are no targets, with the reasons."""
    yield '<div class="card scroll"><table>'
    yield f"<tr><th>{_WHY.to(language)}</th><th>{_WHERE.to(language)}</th></tr>"
    for number, listed in enumerate(pack.not_targets):
        places = ", ".join(
            f'<a href="#{anchor(mark.token.line, mark.token.column)}">L{mark.token.line}</a> '
            f'<span lang="zh-CN">{escape(mark.token.text)}</span>'
            for mark in _marks(proof, Kind.NOT_TARGET, str(number))
        )
        yield (
            f'<tr id="{Kind.NOT_TARGET}-{number}"><td>{escape(listed.reason.to(language))}</td>'
            f"<td>{places}</td></tr>"
        )
    yield "</table></div>"
