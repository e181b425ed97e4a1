"""Reading the returns of a run, several at a time; one that cannot be read stops no other."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from cqquality.definitions.pack import Pack
from cqquality.errors import UnreadableFile
from cqquality.findings import Finding
from cqquality.observation import Returns
from cqquality.returns.file_list import Candidate, short_names
from cqquality.returns.layout import Contents, Directory, read_contents
from cqquality.returns.one_file import read_for_layout
from cqquality.returns.reading import settled, tolerated

Task = tuple[Path, str]
"""A file, and what it is called."""
_directories: list[Directory] = []
"""The definitions of a worker process, made ready once."""


def read_files(
    paths: Sequence[Path], findings: Iterable[Finding], pack: Pack, jobs: int
) -> tuple[Returns, tuple[str, ...]]:
    """Return what the files say, with `findings` among its own, and the files that say nothing.

    How many `jobs` share the work makes no difference to what comes out.
    """
    tasks = list(zip(paths, short_names(paths), strict=True))
    contents, read, unreadable = Contents(findings=list(findings)), [], []
    for (path, name), found in zip(tasks, _each(tasks, pack, jobs), strict=True):
        if isinstance(found, Contents):
            contents.add(found)
            read.append(name)
        else:
            contents.findings += found
            unreadable.append(path.as_posix())

    def left_out(refusal: UnreadableFile) -> list[Finding]:
        """Note a list that is not sound to its end, as every file that cannot be read."""
        name = refusal.findings[0].place.file
        path = next(path for path, called in tasks if called == name)
        read.remove(name)
        unreadable.append(path.as_posix())
        return tolerated(refusal, Candidate(path, named=False))

    returns = settled(contents, read, pack, processes=jobs, tolerate=left_out).returns
    return returns, tuple(unreadable)


def _each(tasks: list[Task], pack: Pack, jobs: int) -> Iterator[Contents | list[Finding]]:
    """Yield what each file holds, in order, or why it cannot be read."""
    if min(jobs, len(tasks)) < 2:
        directory = Directory(pack)
        yield from (_read(task, directory) for task in tasks)
        return
    workers = min(jobs, len(tasks))
    with ProcessPoolExecutor(workers, initializer=_prepare, initargs=(pack,)) as pool:
        yield from pool.map(_read_beside, tasks)


def _prepare(pack: Pack) -> None:
    _directories[:] = [Directory(pack)]


def _read_beside(task: Task) -> Contents | list[Finding]:
    return _read(task, _directories[0])


def _read(task: Task, directory: Directory) -> Contents | list[Finding]:
    path, name = task
    try:
        return read_contents(read_for_layout(path, name, directory), directory)
    except UnreadableFile as refusal:
        return tolerated(refusal, Candidate(path, named=False))
