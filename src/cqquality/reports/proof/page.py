"""The proof as one page: the policy with every number marked and linked to its definition.

The page is a single file without scripts; everything from the policy and the pack is escaped.
"""

from collections.abc import Iterable, Iterator
from html import escape

from cqquality.definitions.pack import Pack
from cqquality.definitions.proof import Mark, Proof, Role
from cqquality.findings import Finding
from cqquality.reports.proof.entry import definitions, listed_numbers
from cqquality.reports.proof.link import anchor, marked
from cqquality.reports.proof.style import STYLE
from cqquality.reports.proof.summary import HEADINGS, accounted, counts
from cqquality.text import Language, Text

ROLES = {
    Role.FIGURE: Text("目标值", "figure"),
    Role.THRESHOLD: Text("阈值", "threshold"),
    Role.DEADLINE: Text("时点", "date"),
    Role.NOT_TARGET: Text("非目标", "no target"),
    Role.TWICE: Text("重复归属", "claimed twice"),
    Role.UNCLAIMED: Text("未归属", "left over"),
}
_HEADING = Text("与政策原文逐字核对", "Proof against the policy text")
_DOCUMENT = Text("政策原文", "The policy")
_DEFINITIONS = Text("指标定义", "Definitions")
_NOT_TARGETS = Text("非目标数字", "Numbers that are no targets")
_BY_LINE = Text("各段数字归属", "Numbers by paragraph")


def page(proof: Proof, pack: Pack, language: Language) -> str:
    """Return the page as HTML."""
    title = f"{pack.policy.number} {_HEADING.to(language)}"
    body = (
        *_head(proof, pack, language),
        *_findings(proof.findings, language),
        *_coverage(proof, language),
        f"<h2>{_DOCUMENT.to(language)}</h2>",
        *_document(proof, pack, language),
        f"<h2>{_DEFINITIONS.to(language)}</h2>",
        *definitions(proof, pack, language),
        f"<h2>{_NOT_TARGETS.to(language)}</h2>",
        *listed_numbers(proof, pack, language),
    )
    tongue = {Language.ZH: "zh-CN", Language.EN: "en"}[language]
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{tongue}">',
            '<head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>",
            f"<style>{STYLE}</style></head>",
            "<body><main>",
            *body,
            "</main></body></html>\n",
        )
    )


def _head(proof: Proof, pack: Pack, language: Language) -> Iterator[str]:
    yield f"<h1>{escape(pack.policy.title.to(language))}</h1>"
    names = (pack.policy.number, pack.id, proof.policy.name, _HEADING.to(language))
    yield f'<div class="soft">{escape(" · ".join(names))}</div>'
    failed = " failed" if proof.findings else ""
    yield f'<p class="outcome{failed}">{escape(accounted(proof).to(language))}</p>'
    yield '<ul class="legend">'
    for role in _roles(proof.marks):
        number = sum(mark.role is role for mark in proof.marks)
        yield f'<li><mark class="{role}">{ROLES[role].to(language)}</mark> {number}</li>'
    yield "</ul>"


def _roles(marks: Iterable[Mark]) -> list[Role]:
    present = {mark.role for mark in marks}
    return [role for role in ROLES if role in present]


def _findings(findings: Iterable[Finding], language: Language) -> Iterator[str]:
    told = [
        f"<li>{escape(str(finding.place))} {finding.code.id} {escape(finding.message(language))}"
        f' <span class="soft">{escape(finding.help(language))}</span></li>'
        for finding in findings
    ]
    if told:
        yield '<ol class="card findings">'
        yield from told
        yield "</ol>"


def _coverage(proof: Proof, language: Language) -> Iterator[str]:
    yield '<details class="card" style="margin-top:1.25rem">'
    yield f"<summary>{_BY_LINE.to(language)}</summary>"
    yield '<div class="scroll"><table class="count">'
    yield "<tr>" + "".join(f"<th>{h.to(language)}</th>" for h in HEADINGS) + "</tr>"
    for line, part in proof.by_line.items():
        cells = (f'<a href="#{anchor(line)}">{line}</a>', *counts(part))
        yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
    yield "</table></div></details>"


def _document(proof: Proof, pack: Pack, language: Language) -> Iterator[str]:
    yield '<div class="card policy" lang="zh-CN">'
    for number, text in enumerate(proof.policy.lines, 1):
        if text.strip():
            marks = [mark for mark in proof.marks if mark.token.line == number]
            inner = marked(text.rstrip(), marks, pack, ROLES, language)
            yield (
                f'<p id="{anchor(number)}"><span class="number">{number}</span>'
                f'<span class="text">{inner}</span></p>'
            )
    yield "</div>"
