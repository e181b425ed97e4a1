"""The handbook as GitHub Flavored Markdown."""

from collections.abc import Iterable, Iterator

from cqquality.definitions.pack import Pack
from cqquality.reports.handbook.content import Chapter, Entry, Grid, handbook
from cqquality.reports.markdown import inert
from cqquality.text import Language, Text

_FIELD = Text("项目", "field"), Text("内容", "content")
_ORIGIN = Text(
    "本手册由 `cqq docs` 根据指标定义生成，请勿手工修改。",
    "This handbook is made by `cqq docs` from the definitions; do not edit it.",
)


def markdown(pack: Pack, language: Language) -> str:
    """Return the handbook of a pack: the contents, then each section with its indicators."""
    book = handbook(pack, language)
    parts = (
        f"# {inert(book.title)}",
        _ORIGIN.to(language),
        _table(_heads(language), book.facts),
        "\n".join(_contents(book.chapters)),
        *(part for chapter in book.chapters for part in _chapter(chapter, language)),
    )
    return "\n\n".join(parts) + "\n"


def _contents(chapters: Iterable[Chapter]) -> Iterator[str]:
    for chapter in chapters:
        links = " ".join(f"[{each.id}](#{each.id})" for each in chapter.entries)
        yield f"- [{inert(chapter.name)}](#{chapter.id}): {links}"


def _chapter(chapter: Chapter, language: Language) -> Iterator[str]:
    yield f'## <a id="{chapter.id}"></a>{inert(chapter.name)} {inert(chapter.clause)}'
    for entry in chapter.entries:
        yield from _entry(entry, language)


def _entry(entry: Entry, language: Language) -> Iterator[str]:
    yield f'### <a id="{entry.id}"></a>{entry.id} {inert(entry.name)}'
    yield inert(entry.other_name)
    yield _table(_heads(language), entry.facts)
    for grid in entry.grids:
        yield f"**{inert(grid.title)}**"
        yield _grid(grid)


def _heads(language: Language) -> tuple[str, ...]:
    return tuple(each.to(language) for each in _FIELD)


def _grid(grid: Grid) -> str:
    return _table(grid.headings, grid.rows)


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    ruled = [headings, *rows]
    lines = [f"| {' | '.join(map(inert, row))} |" for row in ruled]
    return "\n".join((lines[0], "|" + "---|" * len(headings), *lines[1:]))
