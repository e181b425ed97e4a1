"""Names and notes in both languages."""

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from cqquality.definitions.model import Definition, Words
from cqquality.definitions.review import Review
from cqquality.definitions.variant import Steps
from cqquality.findings import Code, Finding, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ127",
    severity=Severity.WARNING,
    title=Text("缺少一种语言", "Words missing in one language"),
    message=Text("{owner}：{problem}：“{words}”", "{owner}: {problem}: '{words}'"),
    help=Text("补上该语言的文字", "write the words in that language"),
    why=Text(
        "报告有中英文两种；照抄另一种语言的文字，读者看不懂。",
        "Reports come in both languages, and a copy of the other one helps no reader.",
    ),
    example="name: {zh: 抽查合格率, en: 抽查合格率}",
    good="name: {zh: 抽查合格率, en: Pass rate of checks}",
)

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"[A-Za-z]{4,}")
_NO_CHINESE = Text("zh 不含汉字", "'zh' is not Chinese")
_NO_ENGLISH = Text("en 含汉字", "'en' is not English")


def check(review: Review) -> Iterator[Finding]:
    """Yield Chinese in place of English, and English in place of Chinese."""
    pack = review.pack
    shared = ("name", "policy", "sections", "departments", "units", "stages")
    for key in shared:
        yield from _within(review, "pack", "", (key,), getattr(pack, key))
    for kind in ("items", "ledgers", "indicators"):
        for name, part in getattr(pack, kind).items():
            yield from _within(review, kind, name, (), part)


def _within(review: Review, kind: str, owner: str, steps: Steps, value: Any) -> Iterator[Finding]:
    """Walk down a definition to all the words in it."""
    if isinstance(value, Words):
        yield from _words(review, kind, owner, steps, value)
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _within(review, kind, owner, (*steps, number), part)
    elif isinstance(value, Definition):
        for field in fields(value):
            yield from _within(
                review, kind, owner, (*steps, field.name), getattr(value, field.name)
            )


def _words(review: Review, kind: str, owner: str, steps: Steps, words: Words) -> Iterator[Finding]:
    problems = (
        ("zh", words.zh, _NO_CHINESE, not _HAN.search(words.zh) and _WORD.search(words.zh)),
        ("en", words.en, _NO_ENGLISH, _HAN.search(words.en)),
    )
    for key, seen, problem, is_wrong in problems:
        if is_wrong or not seen.strip():
            place = review.where(kind, owner, *steps, key)
            yield CODE.at(place, owner, owner=owner or review.pack.id, problem=problem, words=seen)
