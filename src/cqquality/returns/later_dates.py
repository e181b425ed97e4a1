"""Rows of lists that are dated after the period of their form, or after everything else."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from cqquality.definitions.pack import Pack
from cqquality.findings import Finding
from cqquality.observation import Entry
from cqquality.period import Period
from cqquality.returns import form_codes as codes
from cqquality.returns.layout.contents import Contents
from cqquality.returns.layout.fault import rows_text
from cqquality.text import Text, listed

_Tab = tuple[str, str]


def windows(contents: Contents) -> Mapping[_Tab, Period]:
    """Return the periods of the forms that state one, by file and sheet."""
    return {s.origin.tab: s.period for s in contents.sheets if s.period}


def later_dates(contents: Contents, pack: Pack) -> list[Finding]:
    """Return a warning for each sheet with rows of a time to come: the first of them is mistyped.

    Without a period on the sheet that is a time after the plan and after all that was reported.
    """
    known = windows(contents)
    last = max([pack.plan.deadline, *(period.end for period in contents.reported)])
    later: dict[_Tab, list[Entry]] = defaultdict(list)
    for entry in contents.entries:
        tab = entry.origin.tab
        window = known.get(tab)
        if entry.period.start > window.end if window else entry.period.end > last:
            later[tab].append(entry)
    return [_told(entries, known.get(tab)) for tab, entries in later.items()]


def _told(entries: Sequence[Entry], window: Period | None) -> Finding:
    bound = Text("计划期限和所报各期", "the plan and all periods reported")
    if window:
        bound = Text("报告期 {period}", "the period {period} of the form").filled(
            period=window.text
        )
    told = codes.LATER_DATE.at(
        entries[0].origin.place,
        entries[0].ledger,
        rows=rows_text(entry.origin.row for entry in entries),
        seen=listed([entry.period.text for entry in entries]),
        bound=bound,
    )
    return replace(told, also=tuple(entry.origin.place for entry in entries[1:]))
