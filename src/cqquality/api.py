"""The program as a library: load a pack, read returns, evaluate, render; see docs/api.md."""

from collections.abc import Iterable, Mapping
from datetime import date
from os import PathLike
from pathlib import Path

from cqquality.assessment.evaluation import evaluate as _evaluate
from cqquality.assessment.result import Assessment
from cqquality.definitions import find_pack
from cqquality.definitions import load_pack as _load_pack
from cqquality.definitions.pack import Pack
from cqquality.observation import Returns
from cqquality.reports import Format, ReportOptions, report_for
from cqquality.returns.reading import read_returns as _read_returns
from cqquality.text import Language

AnyPath = str | PathLike[str]
"""A path as text or as an object."""


def load_pack(name_or_path: AnyPath | None = None) -> Pack:
    """Return the definitions called so, or in that folder; for None those that are installed.

    Raises BrokenPack with every finding where there is no such pack or it has errors.
    """
    return _load_pack(find_pack(None if name_or_path is None else str(name_or_path)))


def read_returns(paths: AnyPath | Iterable[AnyPath], pack: Pack) -> Returns:
    """Return everything that the files and folders at `paths` say, with findings on the rest.

    Raises UnreadableFile for a file that cannot be read at all, CannotRun for a folder without
    workbooks.
    """
    several = [paths] if isinstance(paths, str | PathLike) else paths
    return _read_returns([Path(path) for path in several], pack)


def evaluate(
    pack: Pack,
    returns: Returns,
    as_of: date | None = None,
    readings: Mapping[str, str] | None = None,
) -> Assessment:
    """Judge every indicator of `pack` as of a day, by default the end of the newest figure.

    `readings` names the reading by indicator id, where it is not the default one; raises KeyError
    for an indicator or a reading that is not defined.
    """
    return _evaluate(pack, returns, as_of, readings)


def render(
    assessment: Assessment,
    format: str = "terminal",  # noqa: A002 - what it is called on the command line
    *,
    language: Language | str = Language.ZH,
    sections: Iterable[str] = (),
    only_unmet: bool = False,
    width: int = 160,
) -> str:
    """Return the report: "terminal" for people, `width` cells wide, "json" or "csv" for programs.

    `sections` limits it to these sections by id, `only_unmet` to what is not met. Raises ValueError
    for a format or a language there is not, KeyError for a section.
    """
    chosen = tuple(sections)
    for section in {*chosen} - {known.id for known in assessment.pack.sections}:
        raise KeyError(section)
    options = ReportOptions(
        language=Language(language), sections=chosen, only_unmet=only_unmet, width=width
    )
    return report_for(Format(format)).render(assessment, options)
