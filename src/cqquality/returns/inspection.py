"""What was understood of returns, sheet by sheet, for the sender to check."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from cqquality.definitions.pack import Pack
from cqquality.errors import UnreadableFile
from cqquality.findings import Finding
from cqquality.observation import Origin, Returns
from cqquality.period import Period
from cqquality.returns.file_list import Candidate, list_files, short_names
from cqquality.returns.layout import Contents, Directory, nothing_recognised, read_sheets
from cqquality.returns.lists import Lists
from cqquality.returns.one_file import File, cores_for_lists, read_for_layout
from cqquality.returns.reading import settled, tolerated
from cqquality.returns.sheet_inspection import SheetInspection, added_up, inspected
from cqquality.returns.workbook.limits import USUAL, Limits


class FileInspection(Struct, frozen=True):
    """A file: its path, what it is called in findings, its format, and its sheets."""

    path: Path
    name: str
    format: str
    sheets: tuple[SheetInspection, ...]


class Inspection(Struct, frozen=True):
    """Everything understood of some returns, and everything found wrong with them."""

    pack: Pack
    files: tuple[FileInspection, ...]
    returns: Returns
    more: tuple[Finding, ...] = ()
    """Findings made on what was read, by those who judged it."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, worst first, each once."""
        found = dict.fromkeys((*self.returns.findings, *self.more))
        return tuple(sorted(found, key=lambda finding: (-finding.severity, finding.order)))

    def with_findings(self, findings: Iterable[Finding]) -> "Inspection":
        """Return the inspection with those of the findings that are about a cell or sheet of it."""
        names = {file.name for file in self.files}
        placed = (each for each in findings if each.place.sheet and each.place.file in names)
        return replace(self, more=(*self.more, *placed))

    def with_use(self, used: Collection[Origin]) -> "Inspection":
        """Return the inspection where only the cells of `used` count."""
        files = (
            replace(file, sheets=tuple(sheet.with_use(used) for sheet in file.sheets))
            for file in self.files
        )
        return replace(self, files=tuple(files))


def inspect_returns(
    paths: Sequence[Path], pack: Pack, *, period: Period | None = None, limits: Limits = USUAL
) -> Inspection:
    """Read the files and folders at `paths` as returns of `pack`, and keep what was understood.

    Raises as `read_returns` does, but for a workbook with nothing of a return in it: that is a
    finding, for its sheets are what one wants to see.
    """
    candidates, findings = list_files(paths)
    directory = Directory(pack, period)
    contents = Contents(findings=findings)
    names = short_names([each.path for each in candidates])
    files = [
        file
        for each, name in zip(candidates, names, strict=True)
        if (file := _file(File(each.path, name, limits), each, directory, contents))
    ]
    by_name = dict(zip(names, candidates, strict=True))
    returns, lists = settled(
        contents,
        [file.name for file in files],
        pack,
        processes=cores_for_lists(None),
        tolerate=lambda refusal: tolerated(refusal, by_name[refusal.findings[0].place.file]),
    )
    return Inspection(pack, tuple(with_lists(file, lists, directory) for file in files), returns)


def _file(
    file: File, candidate: Candidate, directory: Directory, contents: Contents
) -> FileInspection | None:
    """Read a file into `contents`; None, with the reason noted there, where that is impossible."""
    found, sheets, of_the_return = Contents(), list[SheetInspection](), False
    try:
        workbook = read_for_layout(file, directory)
        for reading in read_sheets(workbook, directory):
            of_the_return |= reading.is_of_the_return
            found.add(reading.contents)
            sheets.append(inspected(reading, directory))
            del reading
    except UnreadableFile as refusal:
        contents.findings += tolerated(refusal, candidate)
        return None
    contents.add(found)
    if not of_the_return:
        contents.findings.append(nothing_recognised(workbook))
    return FileInspection(candidate.path, workbook.name, workbook.format, tuple(sheets))


def with_lists(file: FileInspection, lists: Lists, directory: Directory) -> FileInspection:
    """Return a file with what its lists came to on their sheets."""
    sheets = {sheet.name: sheet for sheet in file.sheets}
    for asked in lists.asked:
        for part, count in zip(asked.answer.parts, asked.answer.counts, strict=True):
            if part.origin.file == file.name:
                name = part.origin.sheet
                own = [
                    figure
                    for figure in lists.figures
                    if any((r.file, r.sheet) == (file.name, name) for r in figure.origin.rows)
                ]
                sheets[name] = added_up(sheets[name], count, own, directory)
    return replace(file, sheets=tuple(sheets.values()))
