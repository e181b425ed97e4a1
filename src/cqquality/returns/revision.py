"""Revised sheets: of several versions of one form the one marked as revised is used."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from cqquality.definitions.pack import Pack
from cqquality.findings import Finding
from cqquality.returns import form_codes as codes
from cqquality.returns.figure.folding import key
from cqquality.returns.layout.contents import Contents, FormSheet
from cqquality.text import Text

_Tab = tuple[str, str]


def drop_superseded(contents: Contents, pack: Pack) -> Contents:
    """Return the contents without what stands on sheets that a revised version replaces.

    Only the words a form declares decide; versions without them, or with the same one, all stay
    and are compared figure by figure.
    """
    versions: dict[tuple[object, ...], list[FormSheet]] = defaultdict(list)
    for sheet in contents.sheets:
        versions[sheet.form, sheet.period, sheet.sender].append(sheet)
    replaced: dict[_Tab, Finding] = {}
    for sheets in versions.values():
        replaced |= _replaced(sheets, pack)
    return _without(contents, replaced) if replaced else contents


class _Version(Struct, frozen=True):
    sheet: FormSheet
    rank: int
    word: str


def _replaced(sheets: Sequence[FormSheet], pack: Pack) -> dict[_Tab, Finding]:
    """Return the sheets to leave out, each with the finding that says why."""
    versions = sorted((_version(sheet, pack) for sheet in sheets), key=lambda v: v.rank)
    best = versions[0]
    if not best.word:
        return {}
    return {
        other.sheet.origin.tab: _superseded(other.sheet, best, pack)
        for other in versions[1:]
        if other.rank > best.rank
    }


def _version(sheet: FormSheet, pack: Pack) -> _Version:
    words = pack.forms[sheet.form].precedence
    said = key(f"{sheet.origin.file} {sheet.origin.sheet}")
    for rank, word in enumerate(words):
        if key(word) in said:
            return _Version(sheet, rank, word)
    return _Version(sheet, len(words), "")


def _superseded(sheet: FormSheet, best: _Version, pack: Pack) -> Finding:
    return codes.SUPERSEDED.at(
        sheet.origin.place,
        sheet.form,
        form=pack.forms[sheet.form].title.text,
        period=sheet.period.text if sheet.period else Text("", "the same time"),
        word=best.word,
        where=best.sheet.origin.place,
    )


def _without(contents: Contents, replaced: dict[_Tab, Finding]) -> Contents:
    return Contents(
        observations=[o for o in contents.observations if o.origin.tab not in replaced],
        stages=[s for s in contents.stages if s.origin.tab not in replaced],
        entries=[e for e in contents.entries if e.origin.tab not in replaced],
        findings=[*contents.findings, *replaced.values()],
        recalled=[o for o in contents.recalled if o.origin.tab not in replaced],
        not_applicable=[m for m in contents.not_applicable if m.origin.tab not in replaced],
        not_due=[m for m in contents.not_due if m.origin.tab not in replaced],
        sheets=[s for s in contents.sheets if s.origin.tab not in replaced],
        explained=contents.explained,
        reported=contents.reported,
        refused=[r for r in contents.refused if (r.file, r.sheet) not in replaced],
        lists=[each for each in contents.lists if each.part.origin.tab not in replaced],
    )
