"""From a ledger file to its result, by one process or by several."""

from dataclasses import dataclass, replace
from pathlib import Path

from cqquality.errors import UnreadableFile
from cqquality.findings import Finding, Place
from cqquality.returns.ledger.header import Header, find_header, no_header
from cqquality.returns.ledger.job import Job
from cqquality.returns.ledger.readings import Readings
from cqquality.returns.ledger.report import findings_of
from cqquality.returns.ledger.tally import Result, Tally
from cqquality.returns.workbook.limits import USUAL, Limits
from cqquality.returns.workbook.ooxml import Tab
from cqquality.returns.workbook.streaming import Divided, LedgerBook, open_ledger, rows_below


@dataclass(frozen=True, slots=True)
class _Task:
    """All that a process must know to count its share."""

    path: Path
    name: str
    tab: Tab
    header: Header
    job: Job
    limits: Limits


def tally_ledger(
    path: Path,
    job: Job,
    *,
    name: str | None = None,
    sheet: str | None = None,
    processes: int = 1,
    limits: Limits = USUAL,
) -> Result:
    """Count a ledger: the sheet called `sheet`, or the first one with all the headings.

    The result is the same with any number of `processes`; a job with a key, and a sheet that has to
    be parsed from its beginning, take one. The program that asks for more must be importable
    without side effects, as `multiprocessing` demands. Raises `UnreadableFile` where the file is
    not sound to its end or has no such header.
    """
    shown = str(path) if name is None else name
    with open_ledger(path, shown, limits) as book:
        tab, header = _locate(book, job, sheet, shown)
        task = _Task(path, shown, tab, header, job, limits)
        result = None
        if processes > 1 and not job.key:
            result = _in_shares(task, book, processes)
        if result is None:
            result = _count(task, book, 0, 1)
    return replace(result, findings=findings_of(result, shown, tab.name))


def _locate(book: LedgerBook, job: Job, sheet: str | None, file: str) -> tuple[Tab, Header]:
    findings: list[Finding] = []
    for tab in book.tabs:
        if sheet in (None, tab.name):
            header = find_header(book.head(tab), job, file)
            if isinstance(header, Header):
                return tab, header
            findings.append(header)
    raise UnreadableFile(findings or [no_header(job, Place(file, sheet or ""))])


def _count(task: _Task, book: LedgerBook, share: int, shares: int) -> Result:
    stream = book.stream(task.tab, task.header.columns)
    readings = [
        Readings(column, stream.contents, task.job.conditions, book.date1904)
        for column in task.job.columns
    ]
    tally = Tally(task.job, readings, task.header.columns)
    for block in stream.blocks(share, shares):
        tally.add(rows_below(block, task.header.row))
    return tally.result(stream.hidden_rows)


def _in_shares(task: _Task, book: LedgerBook, shares: int) -> Result | None:
    """Count with as many processes as shares; None where the sheet cannot be shared out."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    with ProcessPoolExecutor(shares - 1, mp_context=get_context("spawn")) as pool:
        others = [pool.submit(_share, task, share, shares) for share in range(1, shares)]
        try:
            result = _count(task, book, 0, shares)
            for other in others:
                result += _sound(other.result())
        except (Divided, BrokenProcessPool):
            return None
    return result


def _share(task: _Task, share: int, shares: int) -> Result | tuple[Finding, ...] | None:
    """Count one share in a process of its own; exceptions travel as what they carry."""
    try:
        with open_ledger(task.path, task.name, task.limits) as book:
            return _count(task, book, share, shares)
    except Divided:
        return None
    except UnreadableFile as refusal:
        return refusal.findings


def _sound(found: Result | tuple[Finding, ...] | None) -> Result:
    if found is None:
        raise Divided
    if isinstance(found, tuple):
        raise UnreadableFile(found)
    return found
