"""The proof itself: every citation at its line, every number accounted for, every figure right."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.pack import Pack
from cqquality.definitions.proof import codes
from cqquality.definitions.proof.agreement import disagreements
from cqquality.definitions.proof.amending import amended, within
from cqquality.definitions.proof.citation import PLAN, Kind, Quotation, Where, quotations
from cqquality.definitions.proof.coverage import Mark, Proof, Role, role_of
from cqquality.definitions.proof.deadline import deadline_disagreements, plan_disagreements
from cqquality.definitions.proof.policy_text import PolicyText, Span
from cqquality.definitions.proof.sharing import (
    collide,
    context,
    declared,
    idle_sharing,
    overlaps,
    undivided,
)
from cqquality.definitions.proof.threshold import limits, threshold_disagreements
from cqquality.definitions.version import Version
from cqquality.findings import Finding, Place


def nowhere(*_: object) -> Place:
    """Return no place: for definitions that come from no file."""
    return Place()


def prove(
    pack: Pack, policy: PolicyText, where: Where = nowhere, amendment: str | None = None
) -> Proof:
    """Hold the pack against the text of its policy; `where` tells where a definition stands.

    With `amendment` the text is that later document, and only what it revised is held against it.
    """
    findings: list[Finding] = []
    revised: Mapping[str, Version] = {}
    if amendment is not None:
        pack, revised = amended(pack, amendment)
        where = _in_revisions(revised, where)
    cited = tuple(quotations(pack, policy, where, findings, amendment))
    findings += overlaps(cited, pack, policy)
    findings += idle_sharing(cited, pack, where)
    findings += undivided(cited, pack, where)
    findings += _disagreements(pack, cited, policy, where, revised)
    marks = tuple(_marks(cited, pack, policy))
    findings += _left_over(marks, policy)
    return Proof(pack, policy, marks, tuple(sorted(findings, key=lambda finding: finding.order)))


def _in_revisions(revised: Mapping[str, Version], where: Where) -> Where:
    """Return where the parts of indicators stand in their revisions, and all else as before."""

    def place(kind: str, name: str, *inside: int | str) -> Place:
        version = revised.get(name) if kind == "indicators" else None
        return (within(version, where) if version else where)(kind, name, *inside)

    return place


def _disagreements(
    pack: Pack,
    cited: Sequence[Quotation],
    policy: PolicyText,
    where: Where,
    revised: Mapping[str, Version],
) -> Iterator[Finding]:
    by_owner: dict[tuple[Kind, str], list[Quotation]] = {}
    by_line: dict[int, list[Quotation]] = {}
    for quotation in cited:
        by_owner.setdefault((quotation.kind, quotation.owner), []).append(quotation)
        by_line.setdefault(quotation.span.line, []).append(quotation)
    plan = by_owner.get((Kind.PLAN, PLAN))
    if plan:
        yield from plan_disagreements(pack, plan, policy, where)
    for indicator in _stated(pack, revised):
        own = by_owner.get((Kind.TARGET, indicator.id), [])
        if len(own) == 1 + len(indicator.source.also):  # else what is missing is a finding
            line = by_line[indicator.source.line]
            named = limits(indicator, line, policy, pack)
            yield from disagreements(indicator, own[0], policy, pack, where)
            yield from threshold_disagreements(indicator, named, pack, where)
            yield from deadline_disagreements(indicator, own, policy, pack, where)
    for indicator in pack.commitments:
        yield from deadline_disagreements(indicator, (), policy, pack, where)


def _stated(pack: Pack, revised: Mapping[str, Version]) -> Iterator[Indicator]:
    """Yield the targets whose figure the text states: not those it only gives another deadline."""
    for indicator in pack.targets:
        version = revised.get(indicator.id)
        if version is None or version.revision is None or version.revision.target is not None:
            yield indicator


def _marks(cited: Sequence[Quotation], pack: Pack, policy: PolicyText) -> Iterator[Mark]:
    by_line: dict[int, list[Quotation]] = {}
    for quotation in cited:
        if quotation.claims:
            by_line.setdefault(quotation.span.line, []).append(quotation)
    for token in policy.tokens:
        claims = tuple(q for q in by_line.get(token.line, ()) if q.span.holds(token))
        twice = any(
            collide(first, second) and not declared(first, second, pack.indicators)
            for first, second in combinations(claims, 2)
        )
        yield Mark(token, role_of(token, claims, policy, twice=twice), claims)


def _left_over(marks: Sequence[Mark], policy: PolicyText) -> Iterator[Finding]:
    for mark in marks:
        if mark.role is Role.UNCLAIMED:
            token = mark.token
            yield codes.UNCLAIMED.at(
                Place(policy.name, line=token.line, column=token.column),
                number=token.text,
                context=context(policy, Span(token.line, token.start, token.end)),
            )
