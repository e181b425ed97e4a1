"""JSON Schemas of the files of a pack, with which editors complete and check them.

They say less than `cqq check`: how a file is written, not whether it makes sense.
"""

from collections.abc import Hashable
from dataclasses import fields
from typing import Any, NamedTuple, cast, get_args, get_type_hints

from cqquality.definitions.case.model import CaseFile
from cqquality.definitions.form import Form
from cqquality.definitions.meaning import meaning
from cqquality.definitions.model import Definition
from cqquality.definitions.not_target import NotTargetsFile
from cqquality.definitions.pack import PackFile, SectionFile
from cqquality.definitions.region.model import RegionRegistry
from cqquality.definitions.scorecard import Scorecard
from cqquality.definitions.validation import adapter
from cqquality.text import Text

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


class FileKind(NamedTuple):
    """A kind of file: its model, how such files are called, and what they hold."""

    model: type[object]
    file: str
    about: Text


KINDS = {
    "pack": FileKind(
        PackFile,
        "pack.yaml",
        Text(
            "全包共用：政策、计划期、章节、部门、单位、阶段",
            "what all share: policy, plan, sections, departments, units, stages",
        ),
    ),
    "section": FileKind(
        SectionFile,
        "*.yaml",
        Text("数据项、名录和指标", "data items, ledgers and indicators"),
    ),
    "regions": FileKind(RegionRegistry, "regions.yaml", Text("行政区划", "the regions over time")),
    "not_targets": FileKind(
        NotTargetsFile,
        "not_targets.yaml",
        Text("政策中不是目标的数字", "the numbers of the policy that are no targets"),
    ),
    "scorecard": FileKind(
        Scorecard, "scorecard.yaml", Text("评分表", "weights, grades and vetoes")
    ),
    "form": FileKind(
        Form, "forms/*.yaml", Text("报表：填报单位逐格填写的内容", "a return form, cell by cell")
    ),
    "cases": FileKind(
        CaseFile, "cases/*.yaml", Text("案例：给定数据和应得的判定", "given figures and verdicts")
    ),
}


def schema(name: str) -> Schema:
    """Return the JSON Schema of a kind of file; raises KeyError for a name not in `KINDS`."""
    return schema_of(KINDS[name])


def schema_of(kind: FileKind) -> Schema:
    """Return the JSON Schema of a kind of file."""
    generated = _plain(adapter(cast("Hashable", kind.model)).json_schema(), top=True)
    for model in models(kind.model):
        inside = generated.get("$defs", {})
        _describe(generated if model is kind.model else inside[model.__name__], model)
    return {"$schema": DIALECT, "title": f"cqquality: {kind.file}", **generated}


def models(model: type[object]) -> tuple[type[Definition], ...]:
    """Return a model and all that it is made of, in the order of its keys."""
    found: dict[type[Definition], None] = {}
    _gather(model, found)
    return tuple(found)


def _gather(annotation: Any, found: dict[type[Definition], None]) -> None:
    if not (isinstance(annotation, type) and issubclass(annotation, Definition)):
        for inner in get_args(annotation):
            _gather(inner, found)
    elif annotation not in found:
        found[annotation] = None
        hints = get_type_hints(annotation)
        for field in fields(annotation):
            _gather(hints[field.name], found)


def _describe(node: Schema, model: type[Definition]) -> None:
    """Say what every key means, which editors show."""
    for key, value in node.get("properties", {}).items():
        said = meaning(model, key)
        if said is not None:
            value["description"] = f"{said.text.zh}\n{said.text.en}"


def _plain(node: Any, *, top: bool = False) -> Any:
    """Leave out titles that only repeat the key, and defaults that say nothing."""
    if isinstance(node, list):
        return [_plain(each) for each in node]
    if not isinstance(node, dict):
        return node
    needless = {"title"} if top or "type" in node or "anyOf" in node else set()
    if node.get("default", 0) in (None, []):
        needless.add("default")
    return {
        key: _properties(value) if key in {"properties", "$defs"} else _plain(value)
        for key, value in node.items()
        if key not in needless
    }


def _properties(named: dict[str, Any]) -> dict[str, Any]:
    """Go on within a mapping whose keys are names, which must all stay."""
    return {name: _plain(value) for name, value in named.items()}
