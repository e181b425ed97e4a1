"""The handbook as one page without scripts that loads nothing; all words in it are escaped."""

from collections.abc import Iterable, Iterator
from html import escape

from cqquality.definitions.pack import Pack
from cqquality.reports.handbook.content import Chapter, Entry, Grid, handbook
from cqquality.reports.handbook.style import STYLE
from cqquality.reports.plain import plain
from cqquality.text import Language

_TONGUE = {Language.ZH: "zh-CN", Language.EN: "en"}


def html(pack: Pack, language: Language) -> str:
    """Return the handbook of a pack as a page."""
    book = handbook(pack, language)
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{_TONGUE[language]}">',
            '<head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_safe(book.title)}</title>",
            f"<style>{STYLE}</style></head>",
            "<body><main>",
            f"<h1>{_safe(book.title)}</h1>",
            *_facts(book.facts),
            *_contents(book.chapters),
            *(line for chapter in book.chapters for line in _chapter(chapter)),
            "</main></body></html>\n",
        )
    )


def _safe(words: str) -> str:
    return escape(plain(words))


def _contents(chapters: Iterable[Chapter]) -> Iterator[str]:
    yield "<nav><ul>"
    for chapter in chapters:
        links = " ".join(
            f'<a href="#{each.id}" title="{_safe(each.name)}">{each.id}</a>'
            for each in chapter.entries
        )
        yield f'<li><a href="#{chapter.id}">{_safe(chapter.name)}</a> <span>{links}</span></li>'
    yield "</ul></nav>"


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f'<h2 id="{chapter.id}">{_safe(chapter.name)} <small>{_safe(chapter.clause)}</small></h2>'
    for entry in chapter.entries:
        yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    yield f'<article id="{entry.id}">'
    yield f"<h3><code>{entry.id}</code> {_safe(entry.name)}</h3>"
    yield f"<p>{_safe(entry.other_name)}</p>"
    yield from _facts(entry.facts)
    for grid in entry.grids:
        yield from _grid(grid)
    yield "</article>"


def _facts(facts: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield "<dl>"
    for name, words in facts:
        yield f"<dt>{_safe(name)}</dt><dd>{_safe(words)}</dd>"
    yield "</dl>"


def _grid(grid: Grid) -> Iterator[str]:
    yield f"<h4>{_safe(grid.title)}</h4>"
    yield f"<table><tr>{_cells('th', grid.headings)}</tr>"
    for row in grid.rows:
        yield f"<tr>{_cells('td', row)}</tr>"
    yield "</table>"


def _cells(tag: str, cells: Iterable[str]) -> str:
    return "".join(f"<{tag}>{_safe(cell)}</{tag}>" for cell in cells)
