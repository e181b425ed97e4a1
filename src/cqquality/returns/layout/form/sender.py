"""Who sends a form, as far as its head says so."""

from cqquality.definitions.form import DISTRICT, Form, Matrix
from cqquality.returns.figure.folding import fold, key
from cqquality.returns.layout.directory import Directory
from cqquality.returns.layout.form.head import Head


def region_words(label: str) -> str:
    """Return what a row or a head says of its region, without spaces.

    >>> region_words("500110綦江区"), region_words("忠　县")
    ('500110綦江区', '忠县')
    """
    return fold(label).replace(" ", "")


def region_of(form: Form | None, head: Head, directory: Directory) -> str | None:
    """Return the region that sends a form, "" where a department does; None where it is unsaid."""
    sender = head.sender
    if form is None or DISTRICT not in form.senders or isinstance(form.layout, Matrix):
        return ""
    if sender is None:
        return None if form.senders == (DISTRICT,) else ""
    departments = {
        key(name)
        for each in directory.pack.departments
        for name in (each.name.zh, each.name.en, each.short, *each.aliases)
    }
    return "" if key(sender.text) in departments else region_words(sender.text)
