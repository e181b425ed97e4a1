"""The chapter with which a bulletin opens: what changed since the one before."""

from collections.abc import Iterator

from cqquality.assessment.result import Assessment
from cqquality.reports.bulletin.numbering import day
from cqquality.reports.bulletin.passage import Kind, Passage
from cqquality.reports.bulletin.template import Wording
from cqquality.reports.comparison.changes import Change, Step, changes, step
from cqquality.reports.interface import ReportOptions


def changed(assessment: Assessment, options: ReportOptions, wording: Wording) -> Iterator[Passage]:
    """Yield the chapter; nothing where there is no earlier result."""
    found = changes(assessment, options)
    if options.comparison is None or not found:
        return
    yield Passage(Kind.CHAPTER, wording.say("changes.heading"))
    whole, *kinds = found
    earlier = day(options.comparison.old.as_of).to(options.language)
    counts = wording.texts["list_separator"].join(whole.lines)
    yield Passage(Kind.BODY, wording.say("changes.opening", earlier=earlier, counts=counts))
    for change in kinds:
        yield Passage(Kind.PART, change.title)
        yield Passage(Kind.BODY, _body(change, options, wording))


def _body(change: Change, options: ReportOptions, wording: Wording) -> str:
    """Return one kind of change: which indicators took which step, or how many there are."""
    if change.table is None:
        return wording.say("changes.listed", title=change.title, count=change.number)
    alike: dict[Step, list[str]] = {}
    for row in change.table.rows:
        alike.setdefault(step(change.table, row, options.language), []).append(row.title)
    items = (_item(names, said, wording) for said, names in alike.items())
    return wording.say("changes.items", items=wording.texts["item_separator"].join(items))


def _item(names: list[str], said: Step, wording: Wording) -> str:
    listed = wording.texts["list_separator"].join(names)
    fields = {"names": listed, "before": said.before, "after": said.after}
    if said.period:
        return wording.say("changes.revised_item", period=said.period, **fields)
    return wording.say("changes.item", **fields)
