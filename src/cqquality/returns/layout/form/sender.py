"""Who sends a form: a department, or the region whose figures they are."""

import re
from collections.abc import Iterator

from cqquality.definitions.form import DISTRICT, Form, Listing, Matrix
from cqquality.findings import Finding
from cqquality.returns import left_codes as codes
from cqquality.returns.figure.folding import fold, seen
from cqquality.returns.layout.directory import Directory
from cqquality.returns.layout.form.head import Head
from cqquality.returns.layout.form.recognition import FormMatch
from cqquality.returns.layout.source import Source
from cqquality.text import listed

_ORGAN = re.compile(
    r"(?P<region>.+?[区县旗])(?!.*[区县旗]$).*(?:局|委|委员会|管委会|办公室|办|政府|中心|站|所|处)"
)
"""An organ of a region: 渝北区质量技术监督局, 忠县人民政府."""


def region_words(label: str) -> str:
    """Return what a row or a head says of its region, without spaces.

    >>> region_words("500110綦江区"), region_words("忠　县")
    ('500110綦江区', '忠县')
    """
    return fold(label).replace(" ", "")


def region_of(form: Form | None, head: Head, directory: Directory) -> str | None:
    """Return the region that sends a form, "" where a department does; None where it is unsaid.

    Rows with a region of their own need no sender. A sheet of a form for both without a place for
    the sender is taken for that of a department.
    """
    sender = head.sender
    if form is None or DISTRICT not in form.senders or isinstance(form.layout, Matrix):
        return ""
    if sender is None:
        by_row = isinstance(form.layout, Listing) and form.layout.region is not None
        only_districts = form.senders == (DISTRICT,)
        return None if not by_row and (head.unsigned or only_districts) else ""
    if directory.departments(sender.text):
        return ""
    organ = _ORGAN.fullmatch(region_words(sender.text))
    return organ["region"] if organ else region_words(sender.text)


def doubtful_sender(source: Source, found: FormMatch, directory: Directory) -> Iterator[Finding]:
    """Yield a warning where nobody says who sends a form, or one does who is not to."""
    form, sender = found.form, found.head.sender
    if form is None:
        return
    if sender is None:
        if DISTRICT in form.senders and not isinstance(form.layout, Matrix | Listing):
            yield codes.NO_PLACE_FOR_SENDER.at(source.place(), form.id, form=form.title.text)
        return
    said = {each.id for each in directory.departments(sender.text)}
    if said and said.isdisjoint(form.senders):
        by_id = {each.id: each for each in directory.pack.departments}
        names = [by_id[each].name.text for each in form.senders if each in by_id]
        place = source.place(sender.cell.row, sender.cell.column)
        yield codes.OTHER_SENDER.at(
            place, form.id, seen=seen(sender.text), form=form.title.text, senders=listed(names)
        )
