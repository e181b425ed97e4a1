"""Reading the returns of a run, several at a time; one that cannot be read stops no other."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cqquality.batch.digest import Input
from cqquality.batch.kept import Kept
from cqquality.batch.received import described
from cqquality.definitions.pack import Pack
from cqquality.errors import UnreadableFile
from cqquality.findings import Finding
from cqquality.observation import Returns
from cqquality.period import Period
from cqquality.returns.file_list import Candidate, short_names
from cqquality.returns.layout import Contents, Directory
from cqquality.returns.one_file import File, Said, cores_for_lists
from cqquality.returns.reading import all_said, settled, tolerated
from cqquality.returns.workbook.limits import USUAL, Limits

if TYPE_CHECKING:
    from cqquality.returns.ledger.counted import CountedLedger

_Named = tuple[Input, str]
"""A return, and what it is called in findings."""
Step = Callable[[], None]
"""Told that one more file is done."""


class Unreadable(NamedTuple):
    """A return that says nothing: its path from the folder of the job, and why."""

    path: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Received:
    """What came in: what the returns say, each input with what it is, and what says nothing.

    `kept` is the number of those that did not have to be read again.
    """

    returns: Returns
    inputs: tuple[Input, ...]
    unreadable: tuple[Unreadable, ...]
    kept: int


def read_inputs(
    inputs: Sequence[Input],
    findings: Iterable[Finding],
    pack: Pack,
    *,
    jobs: int | None = 1,
    period: Period | None = None,
    ledgers: Sequence["CountedLedger"] = (),
    limits: Limits = USUAL,
    kept: Kept | None = None,
    step: Step = lambda: None,
) -> Received:
    """Return what the files say, with `findings` among its own, and what `ledgers` come to.

    `period` is that of the sheets that name none.
    Neither how many `jobs` share the work nor what was `kept` makes a difference to what they say.
    """
    names = short_names([Path(each.path) for each in inputs])
    files = list(zip(inputs, names, strict=True))
    known = [kept.get(found.sha256, name) if kept else None for found, name in files]
    new = [
        File(Path(found.path), name, limits)
        for (found, name), before in zip(files, known, strict=True)
        if before is None
    ]
    contents, read, seen, unreadable = Contents(findings=list(findings)), [], [], []
    for (found, name), said in zip(
        files, _said(files, known, all_said(new, Directory(pack, period), jobs), kept), strict=True
    ):
        if isinstance(said, Contents):
            contents.add(said)
            read.append(name)
            seen.append(described(found, said))
        else:
            why = tolerated(UnreadableFile(said), Candidate(Path(found.path), named=False))
            contents.findings += why
            unreadable.append(Unreadable(found.path, tuple(why)))
            seen.append(found)
        step()
    number = sum(said is not None for said in known)

    def left_out(refusal: UnreadableFile) -> list[Finding]:
        """Note a list that is not sound to its end, as every file that cannot be read."""
        name = refusal.findings[0].place.file
        path = next(found.path for found, called in files if called == name)
        read.remove(name)
        why = tolerated(refusal, Candidate(Path(path), named=False))
        unreadable.append(Unreadable(path, tuple(why)))
        return why

    processes = cores_for_lists(jobs)
    returns = settled(
        contents, read, pack, processes=processes, tolerate=left_out, ledgers=ledgers
    ).returns
    return Received(returns, tuple(seen), tuple(unreadable), number)


def _said(
    files: Sequence[_Named],
    known: Sequence[Contents | None],
    now: Generator[Said],
    kept: Kept | None,
) -> Iterator[Said]:
    """Yield what each file says: what is `known`, and what is read now and kept for next time."""
    with closing(now) as fresh:
        for (found, name), before in zip(files, known, strict=True):
            said = next(fresh) if before is None else before
            # The rows of lists are added up each time, so there is nothing to be gained.
            if kept and before is None and isinstance(said, Contents) and not said.lists:
                kept.put(found.sha256, name, said)
            yield said
