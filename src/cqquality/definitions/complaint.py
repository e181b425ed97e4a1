"""Validation errors of the models, told as findings: place, owner, what was expected."""

from collections.abc import Iterator
from dataclasses import fields
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from cqquality.definitions import codes
from cqquality.definitions.constraint import kind_of
from cqquality.definitions.document import Document
from cqquality.definitions.model import Definition
from cqquality.findings import Finding
from cqquality.text import Text, same

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_EXPECTED = {
    "string_type": Text("文字", "text"),
    "int_type": Text("整数", "a whole number"),
    "bool_type": Text("true 或 false", "true or false"),
    "tuple_type": Text("列表", "a list"),
    "dataclass_type": Text("若干“键: 值”", "a mapping of keys"),
    "model_attributes_type": Text("若干“键: 值”", "a mapping of keys"),
    "dict_type": Text("若干“键: 值”", "a mapping of keys"),
    "string_too_short": Text("非空文字", "text that is not empty"),
    "too_short": Text("更多的条目", "more entries"),
    "union_tag_not_found": Text("含有 kind 的定义", "a definition with a 'kind'"),
}
_WORDS = {
    "a number": Text("数", "a number"),
    "a number or text": Text("数或文字", "a number or text"),
    "a code of six digits": Text("六位数字代码", "a code of six digits"),
    "a month like 2011-12": Text("形如 2011-12 的月份", "a month like 2011-12"),
    "one character": Text("一个字", "one character"),
    "a date like 2015-12-31": Text("形如 2015-12-31 的日期", "a date like 2015-12-31"),
    "a date like 2015-12-31, or none": Text(
        "形如 2015-12-31 的日期或 none", "a date like 2015-12-31, or none"
    ),
    "a number, a fraction like 1/3, or none": Text(
        "数、形如 1/3 的分数或 none", "a number, a fraction like 1/3, or none"
    ),
    "a period like 2013, 2013-06 or 2013Q2, or none": Text(
        "形如 2013、2013-06、2013Q2 的时期或 none", "a period like 2013, 2013-06 or 2013Q2, or none"
    ),
    "a list of periods like [2011, 2013Q2]": Text(
        "时期的列表，如 [2011, 2013Q2]", "a list of periods like [2011, 2013Q2]"
    ),
    "a number, a list of one a year, or numbers by period": Text(
        "一个数、逐年的数或按时期写的数", "a number, a list of one a year, or numbers by period"
    ),
    "a stage, a list of one a year, or stages by period": Text(
        "一个阶段、逐年的阶段或按时期写的阶段", "a stage, a list of one a year, or stages by period"
    ),
    "a cell or a list of cells": Text("一格或若干格的内容", "a cell or a list of cells"),
    "an id or a list of ids": Text("一个或若干编号", "an id or a list of ids"),
}


def complaint(detail: "ErrorDetails", model: type[Definition], document: Document) -> Finding:
    """Tell one error of validating `document` as a `model`."""
    path = tuple(_data_path(detail, document.data))
    owner = _owner(document.data, path)
    key = next((step for step in reversed(path) if isinstance(step, str)), document.name)
    if detail["type"] == "unexpected_keyword_argument":
        known = _keys_at(model, document.data, path[:-1])
        return codes.UNKNOWN_KEY.at(
            document.key_place(path),
            owner=owner,
            key=key,
            hint=suggestion(key, known),
            known=", ".join(known),
        )
    if detail["type"] == "missing":
        return codes.MISSING_KEY.at(document.place(path[:-1]), owner=owner, key=key)
    return codes.WRONG_VALUE.at(
        document.place(path),
        owner=owner,
        key=key,
        seen=_seen(detail["input"]),
        expected=_expected(detail),
    )


def suggestion(word: str, known: list[str]) -> Text:
    """Return ", did you mean …?" with the nearest known word, or nothing."""
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if not near:
        return same("")
    return Text(f"，是否想写“{near[0]}”？", f"; did you mean '{near[0]}'?")


def _data_path(detail: "ErrorDetails", data: Any) -> Iterator[int | str]:
    """Walk `loc` over the data, leaving out the tags that pydantic puts between (#3947)."""
    steps = detail["loc"]
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        if not isinstance(data, dict | tuple):
            return
        if isinstance(data, dict) and step not in data and not (last and _names_key(detail)):
            continue
        yield step
        data = _child(data, step)


def _names_key(detail: "ErrorDetails") -> bool:
    return detail["type"] in {"missing", "unexpected_keyword_argument"}


def _child(data: Any, step: int | str) -> Any:
    try:
        return data[step]
    except (KeyError, IndexError, TypeError):
        return None


def _owner(data: Any, path: tuple[int | str, ...]) -> str:
    """Return the ids of the definitions on the path, as in X01/reading; else its first word.

    That of the whole file is left out.
    """
    ids = []
    for step in path:
        data = _child(data, step)
        if isinstance(data, dict) and (named := data.get("id") or data.get("code")):
            ids.append(str(named))
    return "/".join(ids) or (str(path[0]) if path else "")


def _keys_at(model: type[Definition], data: Any, path: tuple[int | str, ...]) -> list[str]:
    """Return the keys that the model at `path` knows."""
    here: list[Any] = [model]
    for step in path:
        model_here = _model_of(here, data)
        data = _child(data, step)
        types = get_type_hints(model_here) if model_here else {}
        if step in types:
            here = [types[str(step)]]
    found = _model_of(here, data)
    return [field.name for field in fields(found)] if found else []


def _model_of(annotations: list[Any], data: Any) -> type[Definition] | None:
    """Return the model among the nested annotations; where there are several, by `kind`."""
    models = [m for annotation in annotations for m in _models(annotation)]
    if len(models) > 1 and isinstance(data, dict):
        models = [m for m in models if kind_of(m) == data.get("kind")]
    return models[0] if models else None


def _models(annotation: Any) -> Iterator[type[Definition]]:
    if isinstance(annotation, type) and issubclass(annotation, Definition):
        yield annotation
        return
    for inner in get_args(annotation):
        yield from _models(inner)


def _expected(detail: "ErrorDetails") -> Text:
    context = detail.get("ctx", {})
    match detail["type"]:
        case "expected":
            return words_for(detail["msg"])
        case "literal_error" | "enum":
            options = str(context["expected"]).replace(" or ", ", ").replace("'", "")
            return Text(f"以下之一：{options}", f"one of {options}")
        case "union_tag_invalid":
            options = str(context["expected_tags"]).replace("'", "")
            return Text(f"kind 为以下之一：{options}", f"a kind among {options}")
        case "greater_than_equal":
            return Text(f"不小于 {context['ge']} 的数", f"{context['ge']} or more")
        case "less_than_equal":
            return Text(f"不大于 {context['le']} 的数", f"{context['le']} or less")
        case "string_too_long":
            longest = context["max_length"]
            return Text(f"不超过 {longest} 个字", f"at most {longest} characters")
        case "string_pattern_mismatch":
            return Text("字母开头的编号", "an id that begins with a letter")
        case kind:
            return _EXPECTED.get(kind, same(detail["msg"]))


def words_for(expected: str) -> Text:
    """Return what a converted value must be, in both languages."""
    return _WORDS.get(expected, _choice(expected))


def _choice(expected: str) -> Text:
    """Return "one of a, b" in both languages; other words as they are."""
    options = expected.removeprefix("one of ")
    return same(expected) if options == expected else Text(f"以下之一：{options}", expected)


def _seen(value: Any) -> str:
    if isinstance(value, dict | tuple):
        return "{...}" if isinstance(value, dict) else "[...]"
    text = str(value)
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"
