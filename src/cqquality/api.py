"""The program as a library: load a pack, read returns, evaluate, render; see docs/api.md."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cqquality.assessment.evaluation import evaluate as _evaluate
from cqquality.assessment.evaluation import evaluate_each as _evaluate_each
from cqquality.assessment.result import Assessment, By
from cqquality.assessment.standing import standings
from cqquality.definitions import find_pack
from cqquality.definitions import load_pack as _load_pack
from cqquality.definitions.pack import Pack
from cqquality.observation import Returns
from cqquality.period import Period
from cqquality.reports import Format, ReportOptions, report_for
from cqquality.returns.reading import read_returns as _read_returns
from cqquality.returns.workbook.limits import Limits
from cqquality.text import Language

if TYPE_CHECKING:
    from pandas import DataFrame

AnyPath = str | PathLike[str]
"""A path as text or as an object."""


def load_pack(name_or_path: AnyPath | None = None) -> Pack:
    """Return the definitions called so, or in that folder; for None those that are installed.

    Raises BrokenPack with every finding where there is no such pack or it has errors.
    """
    return _load_pack(find_pack(None if name_or_path is None else str(name_or_path)))


def read_returns(
    paths: AnyPath | Iterable[AnyPath],
    pack: Pack,
    *,
    period: Period | None = None,
    limits: Mapping[str, int] | None = None,
) -> Returns:
    """Return everything that the files and folders at `paths` say, with findings on the rest.

    `period` is that of the sheets whose heads name none; `limits` changes how much of a file is
    read, by the names in docs/limits.md. Raises UnreadableFile for a file that cannot be read at
    all, CannotRun for a folder without workbooks, TypeError for a limit there is not.
    """
    several = [paths] if isinstance(paths, str | PathLike) else paths
    allowed = Limits(**(limits or {}))
    return _read_returns([Path(each) for each in several], pack, period=period, limits=allowed)


def evaluate(
    pack: Pack,
    returns: Returns,
    as_of: date | None = None,
    readings: Mapping[str, str] | None = None,
    *,
    by: By | str | None = None,
) -> Assessment:
    """Judge every indicator of `pack` as of a day, by default the end of the newest period told.

    `readings` names the reading by indicator id, where it is not the default one; raises KeyError
    for an indicator or a reading that is not defined. `by` is "region", which judges each region as
    well, or "department": where each stands is in `Assessment.standings`; raises ValueError for
    anything else.
    """
    parts, by_region = _parts(by)
    found = _evaluate(pack, returns, as_of, readings, by_region=by_region, analysed=True)
    return _standing(found, parts)


def evaluate_each(
    pack: Pack,
    returns: Returns,
    days: Iterable[date],
    readings: Mapping[str, str] | None = None,
    *,
    by: By | str | None = None,
) -> Iterator[Assessment]:
    """Yield the assessment of each day, in the order of `days`, as `evaluate` would return it.

    For many days this takes a fraction of the time: figures are put in order, regions added up and
    years that are over measured once for all of them. The other arguments, and what is raised, are
    those of `evaluate`.
    """
    parts, by_region = _parts(by)
    each = _evaluate_each(pack, returns, days, readings, by_region=by_region, analysed=True)
    return (_standing(found, parts) for found in each)


def to_frame(assessments: Iterable[Assessment]) -> "DataFrame":
    """Return the results of several days as a pandas table, those of regions below the whole.

    The columns are those of `Assessment.to_frame`, behind the day, the region ("" for the whole)
    with its names, and the rank of the region.
    """
    from cqquality.assessment.many_days import table_of

    return table_of(assessments)


def _parts(by: By | str | None) -> tuple[By | None, bool]:
    """Return whose results are to stand together, and whether regions are to be judged for it."""
    parts = None if by is None else By(by)
    return parts, parts is By.REGION


def _standing(found: Assessment, parts: By | None) -> Assessment:
    return found if parts is None else replace(found, standings=standings(found, parts))


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
    for a format that is none or no text, or a language there is not, KeyError for a section.
    """
    options = _options(assessment, language, sections, only_unmet, width)
    content = report_for(Format(format)).render(assessment, options)
    if isinstance(content, bytes):
        msg = f"{format} is no text: use render_document"
        raise ValueError(msg)
    return content


def render_document(
    assessment: Assessment,
    format: str = "xlsx",  # noqa: A002 - as above
    *,
    language: Language | str = Language.ZH,
    sections: Iterable[str] = (),
    only_unmet: bool = False,
    sources: Mapping[str, str] | None = None,
    wording: AnyPath | None = None,
) -> bytes:
    """Return the report as a file: "xlsx", a workbook, or "docx", a bulletin.

    `sources` says where each file of the returns lies as seen from the report, for links; `wording`
    is a file with words for the bulletin. Raises ValueError and KeyError as `render` does,
    CannotRun for faults of the wording and where python-docx is missing.
    """
    options = replace(
        _options(assessment, language, sections, only_unmet),
        sources=dict(sources or {}),
        wording=None if wording is None else Path(wording),
    )
    content = report_for(Format(format)).render(assessment, options)
    if isinstance(content, str):
        msg = f"{format} is text: use render"
        raise ValueError(msg)
    return content


def _options(
    assessment: Assessment,
    language: Language | str,
    sections: Iterable[str],
    only_unmet: bool,
    width: int = 160,
) -> ReportOptions:
    chosen = tuple(sections)
    for section in {*chosen} - {known.id for known in assessment.pack.sections}:
        raise KeyError(section)
    return ReportOptions(
        language=Language(language), sections=chosen, only_unmet=only_unmet, width=width
    )
