"""Print the reference of the definition files, made from the models: `python tools/definitions.py`.

Meanings come from `definitions/meanings.yaml`; examples from the pack that is shipped and from
docs/packs.md, where a key is used there.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from cqquality.definitions import find_pack
from cqquality.definitions.complaint import words_for
from cqquality.definitions.constraint import Converted, kind_of
from cqquality.definitions.document import read
from cqquality.definitions.meaning import meaning
from cqquality.definitions.model import Definition, Id, ItemCode, Number
from cqquality.definitions.schema import KINDS, FileKind, models
from cqquality.text import Text, same

_ROOT = Path(__file__).resolve().parents[1]
_BLOCK = re.compile(r"^```yaml file=[^/\s]+/(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PLAIN = re.compile(r"[\w.%<>=〔〕（）·+-]+(?: [\w.-]+)*")
_LONGEST = 64
_SEE = "见该表 see there"
_BAR = r"\|"
_HEAD = """\
# 定义文件参考 The definition files

指标包各文件的每一个键：含义、类型、默认值、例子。本页由 `tools/docs.py` 根据程序中的模型生成，
请勿手工修改。
写法的例子见[怎样写指标包](packs.md)；`cqq schema` 写出的 JSON Schema 供编辑器补全和提示。

Every key of every file of a pack: meaning, type, default, example. This page is made by
`tools/docs.py` from the models of the program; do not edit it. How to write a pack is in
[packs.md](packs.md).
"""
_NAMED: tuple[tuple[Any, Text], ...] = (
    (Number, Text("数", "number")),
    (Id, Text("编号", "id")),
    (ItemCode, Text("数据项代码", "item code")),
    (str, Text("文字", "text")),
    (int, Text("整数", "whole number")),
    (bool, Text("true 或 false", "true or false")),
)

Example = Mapping[tuple[type[Definition], str], str]


def page() -> str:
    """Return the page: a chapter for each kind of file, a table for each part of it."""
    examples, told = _examples(), set[type[Definition]]()
    parts = [_HEAD]
    for name, kind in KINDS.items():
        parts.append(f"- [`{kind.file}`](#{name}) {kind.about.zh} {kind.about.en}")
    for name, kind in KINDS.items():
        parts.append(f'\n## <a id="{name}"></a>`{kind.file}`\n')
        parts.append(f"{kind.about.zh}。{kind.about.en}.\n")
        for model in models(kind.model):
            if model not in told:
                told.add(model)
                parts += _table(model, examples)
    return "\n".join(parts)


def _table(model: type[Definition], examples: Example) -> Iterator[str]:
    kind = kind_of(model)
    title = f"{model.__name__} `kind: {kind}`" if kind else model.__name__
    yield f'### <a id="{_anchor(model)}"></a>{title}\n'
    yield "| 键 key | 含义 meaning | 类型 type | 默认 default | 例 example |\n|---|---|---|---|---|"
    hints = get_type_hints(model, include_extras=True)
    for field in fields(model):
        said = meaning(model, field.name)
        words = said.text if said else same("")
        example = examples.get((model, field.name)) or (said.example if said else "")
        type_ = _type(hints[field.name])
        cells = (
            f"`{field.name}`",
            f"{words.zh}<br>{words.en}",
            _both(type_),
            _default(field),
            f"`{example}`" if example else _SEE if "](#" in type_.zh else "",
        )
        yield f"| {' | '.join(cell.replace('|', _BAR) for cell in cells)} |"
    yield ""


def _anchor(model: type[Definition]) -> str:
    owner = model.__module__.split(".")
    return f"{owner[-1] if owner[-1] != 'model' else owner[-2]}-{model.__name__}".lower()


def _both(words: Text) -> str:
    return words.zh if words.zh == words.en else f"{words.zh}<br>{words.en}"


def _type(hint: Any) -> Text:
    """Return the type of a key in words, definitions as links to their tables."""
    for known, words in _NAMED:
        if hint == known:
            return words
    inner = get_args(hint)
    if isinstance(hint, type) and issubclass(hint, Definition):
        return same(f"[{hint.__name__}](#{_anchor(hint)})")
    if get_origin(hint) is Annotated:
        made = next((note for note in hint.__metadata__ if isinstance(note, Converted)), None)
        return words_for(made.expected) if made else _type(inner[0])
    if get_origin(hint) is Literal:
        return same("、".join(f"`{each}`" for each in inner))
    if get_origin(hint) is tuple:
        of = _type(inner[0])
        return Text(f"列表：{of.zh}", f"list of {of.en}")
    if inner and get_origin(hint) is Mapping:
        key, value = map(_type, inner)
        return Text(f"{key.zh}: {value.zh}", f"{key.en}: {value.en}")
    choices = [_type(each) for each in inner if each is not type(None)]
    return Text(" 或 ".join(c.zh for c in choices), " or ".join(c.en for c in choices))


def _default(field: Field[Any]) -> str:
    if field.default is MISSING and field.default_factory is MISSING:
        return "必填 required"
    value = field.default
    if value is None or value == () or value is MISSING or isinstance(value, Definition):
        return "—"
    return f"`{_flow(value)}`"


# Examples --------------------------------------------------------------------------------------


def _examples() -> Example:
    """Return the first use of every key, from the shipped pack and the page of all kinds."""
    found: dict[tuple[type[Definition], str], str] = {}
    for name, text in _files():
        kind = _kind_of_file(name)
        _use(kind.model, read(name, text).data, found)
    return found


def _files() -> Iterator[tuple[str, str]]:
    folder = find_pack("cq-2011-55")
    for path in sorted(folder.rglob("*.yaml")):
        yield path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")
    yield from _BLOCK.findall((_ROOT / "docs" / "packs.md").read_text(encoding="utf-8"))


def _kind_of_file(name: str) -> FileKind:
    folder = name.rpartition("/")[0]
    pattern = f"{folder}/*.yaml" if folder else name
    return next((kind for kind in KINDS.values() if kind.file == pattern), KINDS["section"])


def _use(hint: Any, data: Any, found: dict[tuple[type[Definition], str], str]) -> None:
    """Walk down data beside its type, noting each key that is short enough to show."""
    for model in _models(hint, data):
        hints = get_type_hints(model, include_extras=True)
        for key in (each for each in data if each in hints):
            shown = _flow(data[key])
            if len(shown) <= _LONGEST and data[key] not in (None, ()):
                found.setdefault((model, key), shown)
            _use(hints[key], data[key], found)
        return
    parts = data if isinstance(data, tuple) else data.values() if isinstance(data, dict) else ()
    for inner in _elements(hint):
        for each in parts:
            _use(inner, each, found)


def _elements(hint: Any) -> Iterator[Any]:
    """Yield the types of what a list or a mapping holds, in whatever it is wrapped."""
    inner = get_args(hint)
    if get_origin(hint) is tuple:
        yield inner[0]
    elif get_origin(hint) is Mapping:
        yield inner[1]
    elif get_origin(hint) is Annotated:
        yield from _elements(inner[0])
    elif inner and get_origin(hint) is not Literal:
        for choice in inner:
            yield from _elements(choice)


def _models(hint: Any, data: Any) -> Iterator[type[Definition]]:
    if not isinstance(data, dict):
        return
    if isinstance(hint, type) and issubclass(hint, Definition):
        if kind_of(hint) in (None, data.get("kind")):
            yield hint
        return
    if get_origin(hint) not in (tuple, Mapping, Literal):
        for inner in get_args(hint):
            yield from _models(inner, data)


def _flow(value: Any) -> str:
    """Write data in one line of YAML."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(each)}' for key, each in value.items())}}}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "~"}[value]
    text = str(value)
    if not isinstance(value, str) or (_PLAIN.fullmatch(text) and not text[0].isdecimal()):
        return text
    return text if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", text) else f'"{text}"'


if __name__ == "__main__":
    sys.stdout.buffer.write(page().encode("utf-8"))
