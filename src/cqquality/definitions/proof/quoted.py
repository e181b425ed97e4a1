"""A target against the few characters it quotes, where the text of the policy is not at hand."""

from collections.abc import Iterator
from dataclasses import replace

from cqquality.definitions.pack import Pack
from cqquality.definitions.proof.agreement import disagreements
from cqquality.definitions.proof.citation import Kind, Quotation, Where
from cqquality.definitions.proof.policy_text import PolicyText, Span
from cqquality.findings import Code, Finding


def quoted_disagreements(
    pack: Pack, where: Where, proved: Code, told_as: Code
) -> Iterator[Finding]:
    """Yield what the proof would find as `proved` if the quotations were all of the policy."""
    for indicator in pack.targets:
        quote = indicator.source.quote
        policy, span = PolicyText("", (quote,)), Span(1, 0, len(quote))
        tokens = policy.tokens_within(span)
        quotation = Quotation(Kind.TARGET, indicator.id, quote, span, tokens)
        for finding in disagreements(indicator, quotation, policy, pack, where):
            if finding.code is proved:
                yield replace(finding, code=told_as)
