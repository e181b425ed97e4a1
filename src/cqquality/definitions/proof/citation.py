"""Every quotation of a pack, found in the policy text: of targets, plan and non-targets."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from cqquality.definitions.indicator import Citation
from cqquality.definitions.pack import Pack
from cqquality.definitions.proof import codes
from cqquality.definitions.proof.policy_text import PolicyText, Span
from cqquality.definitions.proof.token import Token
from cqquality.findings import Finding, Place
from cqquality.text import Text

Where = Callable[..., Place]
"""Returns the place of a part of the pack: its kind and name, then the keys inside it."""

PLAN = "plan"


class Kind(StrEnum):
    """What cites: a target, a commitment without a number, the plan, or nobody."""

    TARGET = "target"
    COMMITMENT = "commitment"
    PLAN = "plan"
    NOT_TARGET = "not_target"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A few characters of the policy that a definition refers to, and where they stand.

    `main` tells the quotation with the figure from those with a threshold or a deadline. A
    quotation that is no target gives its `reason`, and its `owner` is the number of its entry.
    """

    kind: Kind
    owner: str
    quote: str
    span: Span
    tokens: tuple[Token, ...]
    main: bool = True
    reason: Text | None = None

    @property
    def claims(self) -> bool:
        """Whether the numbers in it are spoken for; those in the name of a commitment are not."""
        return self.kind is not Kind.COMMITMENT

    @property
    def name(self) -> Text:
        """What to call the owner."""
        if self.kind is Kind.NOT_TARGET:
            return Text("非目标条目", "the numbers that are no targets")
        return Text("计划期限", "the plan") if self.kind is Kind.PLAN else Text(*(self.owner,) * 2)


def quotations(
    pack: Pack,
    policy: PolicyText,
    where: Where,
    findings: list[Finding],
    amendment: str | None = None,
) -> Iterator[Quotation]:
    """Yield every quotation that stands where the pack says; the others become findings.

    The plan and the numbers that are no targets are those of the policy, or, but for the plan, of
    the later document named `amendment`.
    """
    if amendment is None:
        yield from _cited(PLAN, Kind.PLAN, pack.plan.source, policy, where, findings)
    for indicator in pack.indicators.values():
        kind = Kind.COMMITMENT if indicator.target.kind == "milestone" else Kind.TARGET
        yield from _cited(indicator.id, kind, indicator.source, policy, where, findings)
    yield from _not_targets(pack, policy, where, findings, amendment)


def _cited(
    owner: str,
    kind: Kind,
    source: Citation,
    policy: PolicyText,
    where: Where,
    findings: list[Finding],
) -> Iterator[Quotation]:
    for number, quote in enumerate((source.quote, *source.also)):
        spans = policy.found(source.line, quote)
        if len(spans) == 1:
            tokens = policy.tokens_within(spans[0])
            yield Quotation(kind, owner, quote, spans[0], tokens, main=number == 0)
            continue
        inside = ("also", number - 1) if number else ("quote",)
        place = (
            where("plan", "", "source", *inside)
            if kind is Kind.PLAN
            else where("indicators", owner, "source", *inside)
        )
        findings.append(_missing(owner, source.line, quote, len(spans), policy, place))


def _missing(
    owner: str, line: int, quote: str, times: int, policy: PolicyText, place: Place
) -> Finding:
    values = {"owner": owner, "line": line, "quote": quote}
    if times:
        return codes.AMBIGUOUS.at(place, owner, **values, times=times)
    return codes.NOT_THERE.at(place, owner, **values, nearest=_nearest(policy, line, quote))


def _nearest(policy: PolicyText, line: int, quote: str) -> Text:
    at = policy.nearest(line, quote)
    if at is None:
        return Text("，其他行也没有", "; no other line has it")
    return Text(f"，最近的在第{at}行", f"; the nearest is in line {at}")


def _not_targets(
    pack: Pack,
    policy: PolicyText,
    where: Where,
    findings: list[Finding],
    amendment: str | None,
) -> Iterator[Quotation]:
    for number, entry in enumerate(pack.not_targets):
        if entry.document != amendment:
            continue
        for which, mention in enumerate(entry.places):
            spans = policy.found(mention.line, mention.quote)
            tokens = policy.tokens_within(spans[0]) if len(spans) == 1 else ()
            if tokens:
                yield Quotation(
                    Kind.NOT_TARGET,
                    str(number),
                    mention.quote,
                    spans[0],
                    tokens,
                    reason=entry.reason.text,
                )
                continue
            place = where("not_targets", "", number, "places", which, "quote")
            problem = _problem(policy, mention.line, mention.quote, len(spans))
            findings.append(
                codes.STALE.at(place, line=mention.line, quote=mention.quote, problem=problem)
            )


def _problem(policy: PolicyText, line: int, quote: str, times: int) -> Text:
    if times == 1:
        return Text("中没有数字", "has no number in it")
    if times:
        return Text(f"出现{times}次", f"stands there {times} times")
    nearest = _nearest(policy, line, quote)
    return Text("不存在" + nearest.zh, "is not there" + nearest.en)
