"""That no two definitions claim the same characters of the policy, unless both say so."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.pack import Pack
from cqquality.definitions.proof import codes
from cqquality.definitions.proof.citation import Kind, Quotation, Where
from cqquality.definitions.proof.figure import SIGNS, thresholds
from cqquality.definitions.proof.policy_text import PolicyText, Span
from cqquality.findings import Finding, Place
from cqquality.text import Text, same

_UNNUMBERED = {Kind.COMMITMENT, Kind.NOT_TARGET}


def overlaps(quotations: Sequence[Quotation], pack: Pack, policy: PolicyText) -> Iterator[Finding]:
    """Yield a finding for each stretch of the text that two definitions claim undeclared."""
    for first, second in _neighbours(quotations):
        common = first.span.common(second.span)
        if common is None or not _matters(first, second, common, policy):
            continue
        if not declared(first, second, pack.indicators):
            number = policy.line(common.line)[common.start : common.end]
            yield codes.CLAIMED_TWICE.at(
                Place(policy.name, line=common.line, column=common.start + 1),
                first.owner if first.owner in pack.indicators else "",
                number=number,
                context=context(policy, common),
                first=first.name,
                second=second.name,
            )


def _neighbours(quotations: Sequence[Quotation]) -> Iterator[tuple[Quotation, Quotation]]:
    by_line: dict[int, list[Quotation]] = {}
    for quotation in quotations:
        by_line.setdefault(quotation.span.line, []).append(quotation)
    for here in by_line.values():
        yield from combinations(here, 2)


def _matters(first: Quotation, second: Quotation, common: Span, policy: PolicyText) -> bool:
    """Return whether sharing the stretch is worth a word.

    It is where the stretch holds a number or all that one of the citations has.
    """
    alone = not (first.tokens and second.tokens)
    return collide(first, second) and (alone or bool(policy.tokens_within(common)))


def collide(first: Quotation, second: Quotation) -> bool:
    """Return whether two quotations may not have characters in common.

    Those of one definition may, and so may the name of a commitment and the remark that a number
    in it is no target.
    """
    if {first.kind, second.kind} == _UNNUMBERED:
        return False
    same_owner = first.kind is second.kind and first.owner == second.owner
    return not same_owner or first.kind is Kind.NOT_TARGET


def declared(first: Quotation, second: Quotation, indicators: Mapping[str, Indicator]) -> bool:
    """Return whether both owners say that they share characters."""
    mine, other = indicators.get(first.owner), indicators.get(second.owner)
    return (
        mine is not None
        and other is not None
        and other.id in mine.source.shared_with
        and mine.id in other.source.shared_with
    )


def idle_sharing(quotations: Sequence[Quotation], pack: Pack, where: Where) -> Iterator[Finding]:
    """Yield a finding for each declaration of sharing that the other side or the text denies."""
    sharing = {
        frozenset({first.owner, second.owner})
        for first, second in _neighbours(quotations)
        if first.span.common(second.span)
    }
    for indicator in pack.indicators.values():
        for other in indicator.source.shared_with:
            problem = None
            sharer = pack.indicators.get(other)
            if sharer is None or indicator.id not in sharer.source.shared_with:
                problem = Text("对方没有写明", "which does not say so")
            elif frozenset({indicator.id, other}) not in sharing:
                problem = Text("两者引文不重叠", "but their citations do not overlap")
            if problem:
                place = where("indicators", indicator.id, "source", "shared_with")
                yield codes.NOT_SHARED.at(
                    place, indicator.id, owner=indicator.id, other=other, problem=problem
                )


def undivided(quotations: Sequence[Quotation], pack: Pack, where: Where) -> Iterator[Finding]:
    """Yield a finding where two bands that share a threshold lie on the same side of it."""
    for first, second in _neighbours(quotations):
        if first.main or second.main or first.owner == second.owner:
            continue
        if not first.span.common(second.span) or {first.kind, second.kind} != {Kind.TARGET}:
            continue
        mine, other = (pack.indicators[name] for name in (first.owner, second.owner))
        both = set(thresholds(mine.measure, pack)) & set(thresholds(other.measure, pack))
        for threshold in sorted(both):
            yield codes.WORDING_DIFFERS.at(
                where("indicators", other.id, "measure"),
                other.id,
                owner=other.id,
                quote=second.quote,
                expected=Text(f"与 {mine.id} 分处两侧", f"the other side than {mine.id}"),
                defined=same(SIGNS[threshold.operator]),
            )


def context(policy: PolicyText, span: Span, width: int = 6) -> str:
    """Return the stretch with a few characters on either side."""
    line = policy.line(span.line)
    start, end = max(0, span.start - width), span.end + width
    return ("…" if start else "") + line[start:end].strip() + ("…" if end < len(line) else "")
