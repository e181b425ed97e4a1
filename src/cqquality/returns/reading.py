"""From files to everything they say: the door of this room."""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from cqquality.definitions.pack import Pack
from cqquality.errors import UnreadableFile
from cqquality.findings import Finding
from cqquality.observation import Returns
from cqquality.period import Period
from cqquality.returns.counting import count_entries
from cqquality.returns.file_list import Candidate, list_files, short_names
from cqquality.returns.later_dates import later_dates, windows
from cqquality.returns.layout import Contents, Directory
from cqquality.returns.lists import Lists, Tolerate, add_up
from cqquality.returns.one_file import File, Said, cores_for_lists, jobs_for, read_file
from cqquality.returns.plausibility import doubts, stage_doubts
from cqquality.returns.reconciliation import (
    order,
    settle_figures,
    settle_recalled,
    settle_stages,
)
from cqquality.returns.region_identity import RegionIdentity
from cqquality.returns.revision import drop_superseded
from cqquality.returns.unread_rows import unread_rows
from cqquality.returns.workbook.limits import USUAL, Limits

if TYPE_CHECKING:
    from cqquality.returns.ledger.counted import CountedLedger

Progress = Callable[[int, int], None]
"""Told how many of how many files are read."""


class Settled(NamedTuple):
    """What was read, and what the lists among it came to."""

    returns: Returns
    lists: Lists


def read_returns(
    paths: Sequence[Path],
    pack: Pack,
    *,
    period: Period | None = None,
    jobs: int | None = 1,
    progress: Progress | None = None,
    limits: Limits = USUAL,
    ledgers: Sequence["CountedLedger"] = (),
) -> Returns:
    """Read the files and folders at `paths` as returns of `pack`; see `read_with_lists`."""
    return read_with_lists(
        paths,
        pack,
        period=period,
        jobs=jobs,
        progress=progress,
        limits=limits,
        ledgers=ledgers,
    ).returns


def read_with_lists(
    paths: Sequence[Path],
    pack: Pack,
    *,
    period: Period | None = None,
    jobs: int | None = 1,
    progress: Progress | None = None,
    limits: Limits = USUAL,
    ledgers: Sequence["CountedLedger"] = (),
) -> Settled:
    """Read the files and folders at `paths` as returns of `pack`, and keep what lists came to.

    `period` is that of the sheets that name none. Many files are read by `jobs` processes, None
    for as many as pay; the result is always the same. A file beyond `limits` cannot be read.
    `ledgers` were counted by an engine.
    Raises CannotRun for a folder without workbooks, and UnreadableFile for a file named in `paths`
    that cannot be read or has nothing of a return in it. Inside a folder such a file is a finding,
    and the others are read.
    """
    candidates, findings = list_files(paths)
    contents = Contents(findings=findings)
    names = short_names([each.path for each in candidates])
    files = [File(each.path, name, limits) for each, name in zip(candidates, names, strict=True)]
    read: list[str] = []
    directory = Directory(pack, period)
    with closing(all_said(files, directory, jobs)) as each_said:
        for number, said in enumerate(each_said):
            if _add(said, candidates[number], contents):
                read.append(names[number])
            if progress is not None:
                progress(number + 1, len(files))
    by_name = dict(zip(names, candidates, strict=True))

    def left_out(refusal: UnreadableFile) -> list[Finding]:
        name = refusal.findings[0].place.file
        found = tolerated(refusal, by_name[name])
        read.remove(name)
        return found

    processes = cores_for_lists(jobs)
    return settled(contents, read, pack, processes=processes, tolerate=left_out, ledgers=ledgers)


def all_said(files: Sequence[File], directory: Directory, jobs: int | None) -> Generator[Said]:
    """Yield what each file says, read by `jobs` processes, None for as many as pay.

    To be closed by whoever does not take all of it.
    """
    processes = jobs_for(len(files)) if jobs is None else jobs
    if processes > 1:
        from cqquality.returns.processes import read_files  # loads multiprocessing

        yield from read_files(files, directory, processes)
        return
    for file in files:
        yield read_file(file, directory)


def settled(
    contents: Contents,
    files: Sequence[str],
    pack: Pack,
    *,
    processes: int = 1,
    tolerate: Tolerate | None = None,
    ledgers: Sequence["CountedLedger"] = (),
) -> Settled:
    """Return what was read from `files` with one value for each item and period, in order.

    Long lists are read now, by up to so many processes; `tolerate` is for those that are unsound.
    `ledgers` were counted by an engine.
    """
    for ledger in ledgers:
        contents.observations += ledger.figures
        contents.findings += ledger.findings
    contents = drop_superseded(contents, pack)
    lists = add_up(contents.lists, pack, processes, tolerate)
    counted, about_lists = count_entries(contents, pack)
    counted += lists.figures
    about_lists += lists.findings
    regions = RegionIdentity(pack)
    figures, about_figures = settle_figures([*contents.observations, *counted], pack, regions)
    figures, about_recalled = settle_recalled(contents.recalled, figures, pack, regions)
    stages, about_stages = settle_stages(contents.stages, pack)
    found = [*contents.findings, *about_lists, *about_figures, *about_recalled, *about_stages]
    found += doubts(figures, contents.explained, pack, regions)
    found += stage_doubts(stages, pack)
    found += later_dates(contents, pack)
    returns = Returns(
        files=(*files, *(file for ledger in ledgers for file in ledger.source.files)),
        observations=figures,
        stages=stages,
        entries=tuple(sorted(contents.entries, key=lambda entry: order(entry.origin))),
        findings=tuple(sorted(found, key=lambda finding: finding.order)),
        not_applicable=tuple(sorted(contents.not_applicable, key=lambda m: order(m.origin))),
        not_due=tuple(sorted(contents.not_due, key=lambda m: order(m.origin))),
        reported=tuple(sorted(set(contents.reported))),
        bounded=frozenset(windows(contents)),
        unread=(
            *unread_rows(contents, pack),
            *lists.unread,
            *(rows for ledger in ledgers for rows in ledger.unread),
        ),
        ledgers=(*(a.source for a in lists.asked), *(ledger.source for ledger in ledgers)),
    )
    return Settled(returns, lists)


def _add(said: Said, candidate: Candidate, contents: Contents) -> bool:
    """Add what a file says to `contents`; False where it could not be read."""
    if isinstance(said, Contents):
        contents.add(said)
        return True
    contents.findings += tolerated(UnreadableFile(said), candidate)
    return False


def tolerated(refusal: UnreadableFile, candidate: Candidate) -> list[Finding]:
    """Return the findings on a file of a folder; for one that was named, raise UnreadableFile."""
    found = [_with_path(finding, candidate.path) for finding in refusal.findings]
    if candidate.named:
        raise UnreadableFile(found) from None
    return found


def _with_path(finding: Finding, path: Path) -> Finding:
    """Name a file that cannot be read by its whole path: somebody has to go and look."""
    return replace(finding, place=replace(finding.place, file=str(path)))
