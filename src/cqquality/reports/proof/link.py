"""The numbers of the policy as marks: coloured by what they are, linked to what claims them."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from cqquality.definitions.pack import Pack
from cqquality.definitions.proof import Mark, Role
from cqquality.definitions.proof.citation import Kind, Quotation
from cqquality.reports.definition import requirement
from cqquality.reports.wording import day
from cqquality.text import Language, Text


def anchor(line: int, column: int = 0) -> str:
    """Return the name under which a line of the policy, or a number in it, can be linked to."""
    return f"L{line}-{column}" if column else f"L{line}"


def entry(quotation: Quotation) -> str:
    """Return the name of the entry of what a quotation belongs to."""
    return f"{quotation.kind}-{quotation.owner}"


def marked(
    text: str, marks: Iterable[Mark], pack: Pack, roles: Mapping[Role, Text], language: Language
) -> str:
    """Return a line of the policy with its numbers marked."""
    return "".join(_pieces(text, marks, pack, roles, language))


def _pieces(
    text: str, marks: Iterable[Mark], pack: Pack, roles: Mapping[Role, Text], language: Language
) -> Iterator[str]:
    at = 0
    for mark in marks:
        token = mark.token
        yield escape(text[at : token.start])
        about = "; ".join(_about(quotation, pack, language) for quotation in mark.quotations)
        title = f"{roles[mark.role].to(language)}{': ' if about else ''}{about}"
        number = escape(token.text)
        if mark.quotations:
            number = f'<a href="#{escape(entry(mark.quotations[0]))}">{number}</a>'
        name, owners = anchor(token.line, token.column), escape(_owners(mark))
        yield (
            f'<mark id="{name}" class="{mark.role}" data-by="{owners}" title="{escape(title)}">'
            f"{number}</mark>"
        )
        at = token.end
    yield escape(text[at:])


def _owners(mark: Mark) -> str:
    """Return the ids of the indicators that claim the number, shown small behind it."""
    return " ".join(q.owner for q in mark.quotations if q.kind is Kind.TARGET)


def _about(quotation: Quotation, pack: Pack, language: Language) -> str:
    if quotation.reason is not None:
        return quotation.reason.to(language)
    if quotation.kind is Kind.PLAN:
        return f"{quotation.name.to(language)} {pack.plan.deadline}"
    indicator = pack.indicators[quotation.owner]
    words, due = requirement(indicator, pack), day(indicator.deadline)
    said = (indicator.id, indicator.name, words, due)
    return " ".join(part if isinstance(part, str) else part.to(language) for part in said)
