"""A target against the few characters it quotes, where the text of the policy is not at hand."""

from collections.abc import Iterator

from msgspec.structs import replace

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.pack import Pack
from cqquality.definitions.proof.agreement import disagreements
from cqquality.definitions.proof.amending import as_quoted, within
from cqquality.definitions.proof.citation import Kind, Quotation, Where
from cqquality.definitions.proof.policy_text import PolicyText, Span
from cqquality.definitions.version import versions
from cqquality.findings import Code, Finding


def quoted_disagreements(
    pack: Pack, where: Where, proved: Code, told_as: Code
) -> Iterator[Finding]:
    """Yield what the proof would find as `proved` if the quotations were all of the policy."""
    for indicator, place in _quoting(pack, where):
        quote = indicator.source.quote
        policy, span = PolicyText("", (quote,)), Span(1, 0, len(quote))
        tokens = policy.tokens_within(span)
        quotation = Quotation(Kind.TARGET, indicator.id, quote, span, tokens)
        for finding in disagreements(indicator, quotation, policy, pack, place):
            if finding.code is proved:
                yield replace(finding, code=told_as)


def _quoting(pack: Pack, where: Where) -> Iterator[tuple[Indicator, Where]]:
    """Yield every target with what it quotes, those that later documents set among them."""
    for indicator in pack.targets:
        yield indicator, where
        for version in versions(indicator):
            if version.revision is not None and version.revision.target is not None:
                yield as_quoted(version, version.revision), within(version, where)
