"""Reading the returns of a run, several at a time; one that cannot be read stops no other."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from cqquality.definitions.pack import Pack
from cqquality.errors import UnreadableFile
from cqquality.findings import Finding
from cqquality.observation import Returns
from cqquality.returns.file_list import Candidate, short_names
from cqquality.returns.layout import Contents
from cqquality.returns.one_file import File
from cqquality.returns.reading import settled, tolerated, what_they_say
from cqquality.returns.workbook.limits import USUAL, Limits


def read_files(
    paths: Sequence[Path],
    findings: Iterable[Finding],
    pack: Pack,
    jobs: int,
    limits: Limits = USUAL,
) -> tuple[Returns, tuple[str, ...]]:
    """Return what the files say, with `findings` among its own, and the files that say nothing.

    How many `jobs` share the work makes no difference to what comes out.
    """
    names = short_names(paths)
    files = [File(path, name, limits) for path, name in zip(paths, names, strict=True)]
    contents, read, unreadable = Contents(findings=list(findings)), [], []
    with closing(what_they_say(files, pack, jobs)) as all_said:
        for file, said in zip(files, all_said, strict=True):
            if isinstance(said, Contents):
                contents.add(said)
                read.append(file.name)
            else:
                contents.findings += tolerated(UnreadableFile(said), Candidate(file.path, False))
                unreadable.append(file.path.as_posix())
    return settled(contents, read, pack), tuple(unreadable)
