"""What is to be said of a ledger that was counted: one finding for each fault."""

from collections.abc import Iterator

from cqquality.findings import Finding, Place, Severity, address
from cqquality.returns.ledger import codes
from cqquality.returns.ledger.tally import Faults, Result
from cqquality.text import Text

_SAID = {
    Severity.ERROR: codes.NOT_COUNTED,
    Severity.WARNING: codes.TO_CHECK,
    Severity.INFO: codes.NOTED,
}


def findings_of(result: Result, file: str, sheet: str) -> tuple[Finding, ...]:
    """Return the findings on a ledger, at the first cell of each fault."""
    return tuple(sorted(_findings(result, file, sheet), key=lambda finding: finding.order))


def _findings(result: Result, file: str, sheet: str) -> Iterator[Finding]:
    for faults in result.faults.values():
        first = faults.examples[0]
        place = Place(file, sheet, row=first.place.row, column=first.place.column)
        yield _SAID[first.severity].at(
            place,
            first.subject,
            count=faults.count,
            reason=first.message_text,
            cells=_cells(faults),
        )


def _cells(faults: Faults) -> Text:
    places = [address(example.place.row, example.place.column) for example in faults.examples]
    more = faults.count > len(places)
    return Text(
        "、".join(places) + ("等" if more else ""), ", ".join(places) + (" ..." if more else "")
    )
