"""YAML text as plain data, read strictly, with a way back from any value to its line and column.

Stricter than YAML 1.1: `no`, `12:30` and `010` stay text, a duplicate key is an error, numbers are
exact (`int`, or `Decimal` for 85.49), lists arrive as tuples, dates stay text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path as FilePath
from typing import Any

import yaml

from cqquality.definitions import codes
from cqquality.findings import Finding, Place
from cqquality.text import Text

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?")
_NOT_UTF8 = Text("不是 UTF-8 编码", "not encoded as UTF-8")
_ENDLESS = Text("嵌套过深", "nested too deeply")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}

Path = tuple[int | str, ...]
"""The keys and numbers that lead to a value."""


@cache
def _strict_loader() -> type[Any]:
    """Return a loader whose plain scalars stay text: what they mean is decided here."""
    return type("StrictLoader", (_Loader,), {"yaml_implicit_resolvers": {}})


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file: its name, its data and the findings of reading it."""

    name: str
    data: Any
    findings: tuple[Finding, ...]
    text: str

    def place(self, path: Path) -> Place:
        """Return where the value at `path` stands; of a missing one, where its parent does."""
        node = _compose(self.text)
        for step in path:
            node = _descend(node, step) or node
        return _place(self.name, node.start_mark) if node else Place(self.name)

    def key_place(self, path: Path) -> Place:
        """Return where the last key of `path` itself stands."""
        node = _compose(self.text)
        for step in path[:-1]:
            node = _descend(node, step) or node
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
            if key.value == path[-1]:
                return _place(self.name, key.start_mark)
        return self.place(path)


def read_file(path: FilePath, name: str = "") -> Document:
    """Read a YAML file, with or without a byte order mark, as UTF-8 and nothing else.

    Findings call it `name`, by default the name of the file.
    """
    content, name = path.read_bytes(), name or path.name
    try:
        return read(name, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
        finding = codes.NOT_YAML.at(Place(name, line=line, column=column), problem=_NOT_UTF8)
        return Document(name, None, (finding,), "")


def read(name: str, text: str) -> Document:
    """Read the YAML `text` of the file called `name`; whatever is wrong with it is a finding."""
    findings: list[Finding] = []
    try:
        node = _compose(text)
        data = _construct(node, name, findings) if node else None
    except RecursionError:  # an anchor within itself, or brackets by the thousand
        finding = codes.NOT_YAML.at(Place(name), problem=_ENDLESS)
        return Document(name, None, (finding,), text)
    except yaml.MarkedYAMLError as error:
        place = _place(name, error.problem_mark or error.context_mark)
        finding = codes.NOT_YAML.at(place, problem=error.problem or error.context or "")
        return Document(name, None, (finding,), text)
    except yaml.YAMLError as error:  # a character that YAML forbids
        finding = codes.NOT_YAML.at(Place(name), problem=str(error).splitlines()[0])
        return Document(name, None, (finding,), text)
    return Document(name, data, tuple(findings), text)


def comments(file: Document, beginning: re.Pattern[str]) -> Iterator[tuple[Place, str]]:
    """Yield the comments of a sound file that begin so; a # within a quoted value begins none."""
    found = [
        (number, match.start(), match[0])
        for number, line in enumerate(file.text.splitlines())
        for match in re.finditer(rf"(?:(?<=\s)|^)(?:{beginning.pattern}).*", line)
    ]
    quoted = _quoted_spans(file.text) if found else []
    for line, column, comment in found:
        if not any(start <= (line, column) < end for start, end in quoted):
            yield Place(file.name, line=line + 1, column=column + 1), comment.rstrip()


def _quoted_spans(text: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return where the values that may hold a # begin and end: quoted ones and blocks of text."""
    return [
        (
            (token.start_mark.line, token.start_mark.column),
            (token.end_mark.line, token.end_mark.column),
        )
        for token in yaml.scan(text, Loader=_strict_loader())
        if isinstance(token, yaml.ScalarToken) and token.style
    ]


@lru_cache(maxsize=16)
def _compose(text: str) -> Any:
    """Return the root of the node tree, kept for the places that are asked for afterwards."""
    loader = _strict_loader()(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def _construct(node: Any, name: str, findings: list[Finding]) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.style else _scalar(node.value)
    if isinstance(node, yaml.SequenceNode):
        return tuple([_construct(child, name, findings) for child in node.value])
    data: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = key_node.value
        if not isinstance(key_node, yaml.ScalarNode):
            findings.append(codes.ODD_KEY.at(_place(name, key_node.start_mark)))
        elif key in data:
            findings.append(codes.DUPLICATE_KEY.at(_place(name, key_node.start_mark), key=key))
        else:
            data[key] = _construct(value_node, name, findings)
    return data


def _scalar(text: str) -> str | int | Decimal | bool | None:
    if text in _WORDS:
        return _WORDS[text]
    number = _NUMBER.fullmatch(text)
    if number is None:
        return text
    return Decimal(text) if number[1] else int(text)


def _descend(node: Any, step: int | str) -> Any:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return value
    return None


def _place(name: str, mark: Any) -> Place:
    return Place(name, line=mark.line + 1, column=mark.column + 1) if mark else Place(name)
