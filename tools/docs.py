"""Write the generated pages: `python tools/docs.py docs`.

findings.md comes from the codes wherever the program defines them, definitions.md and schema/ from
the models, handbook.md from the pack that is shipped, commands.md and commands.en.md from the
command line.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import cqquality
from cqquality.batch.schema import KINDS as OF_A_BATCH
from cqquality.definitions import find_pack, load_pack
from cqquality.definitions.schema import KINDS as OF_A_PACK
from cqquality.definitions.schema import schema_of
from cqquality.findings import Code, Severity
from cqquality.reports import handbook
from cqquality.reports.json import schema as json_schema
from cqquality.text import Language

_SEVERITIES = {
    Severity.ERROR: "错误 error",
    Severity.WARNING: "警告 warning",
    Severity.INFO: "提示 note",
}
_CHAPTERS = {
    "CQ1": ("指标包的定义", "Definitions"),
    "CQ2": ("报表的读取", "Reading returns"),
    "CQ3": ("评价", "Assessment"),
    "CQ4": ("报告", "Reports"),
    "CQ5": ("比较与批处理", "Comparing and batches"),
}
_HEAD = """\
# 问题代码 Finding codes

每个问题都有固定的代码。本页由 `tools/docs.py` 根据程序中的定义生成，请勿手工修改。

Every finding has a code that stays. This page is made by `tools/docs.py` from the definitions in
the program; do not edit it.

花括号内的部分由程序填写。要忽略某一规则（CQ111-CQ147），或与原文核对时按用词得出的判断
（CQ154-CQ156），在定义所在行或其上一行写注释 `# cqq: ignore CQ112 -- 理由`；没有理由的不起作用。

What stands in braces is filled in by the program. To ignore a rule (CQ111 to CQ147), or what the
proof against the policy reads from its words (CQ154 to CQ156), write the comment
`# cqq: ignore CQ112 -- the reason` on the line of the definition or above it; without a reason it
does not count.
"""


def codes() -> tuple[Code, ...]:
    """Return every code of the program; raises ValueError where two share an id."""
    found: dict[str, Code] = {}
    for code in _defined():
        if found.setdefault(code.id, code) is not code:
            msg = f"{code.id} is defined twice"
            raise ValueError(msg)
    return tuple(found[name] for name in sorted(found))


def _defined() -> Iterator[Code]:
    for module in walk_packages(cqquality.__path__, f"{cqquality.__name__}."):
        if not module.name.endswith("__main__"):
            values = vars(import_module(module.name)).values()
            yield from (value for value in values if isinstance(value, Code))


def findings_page() -> str:
    """Return the page of all codes: a table, then a section for each."""
    listed = codes()
    parts = [_HEAD, *_table(listed)]
    for prefix, (zh, en) in _CHAPTERS.items():
        parts.append(f"\n## {zh} {en}\n")
        parts += [part for code in listed if code.id.startswith(prefix) for part in _section(code)]
    return "\n".join(parts)


def _table(listed: tuple[Code, ...]) -> Iterator[str]:
    yield "| 代码 code | 级别 severity | 含义 | meaning |\n|---|---|---|---|"
    for code in listed:
        severity = _SEVERITIES[code.severity]
        anchor = f"[{code.id}](#{code.id.lower()})"
        yield f"| {anchor} | {severity} | {code.title.zh} | {code.title.en} |"


def _section(code: Code) -> Iterator[str]:
    language = "yaml" if code.id.startswith("CQ1") else "text"
    yield f'### <a id="{code.id.lower()}"></a>{code.id} {code.title.zh} {code.title.en}\n'
    yield f"{_SEVERITIES[code.severity]}\n\n> {code.message.zh}\n>\n> {code.message.en}\n"
    yield f"{code.why.zh}\n\n{code.why.en}\n"
    yield f"例如 For example:\n\n```{language}\n{code.example}\n```\n"
    if code.good:
        yield f"正确写法 Instead:\n\n```{language}\n{code.good}\n```\n"
    yield f"- 处理：{_unescaped(code.help.zh)}。\n- To mend it: {_unescaped(code.help.en)}.\n"


def _unescaped(template: str) -> str:
    return template.replace("{{", "{").replace("}}", "}")


def printed(name: str, locale: str) -> str:
    """Return the page that a script beside this one prints, in the language of a locale."""
    script = Path(__file__).with_name(name)
    sources = str(Path(cqquality.__file__).parents[1])
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(script)],
        env={**os.environ, "LC_ALL": locale, "PYTHONPATH": sources},
        capture_output=True,
        check=True,
    )
    return done.stdout.decode("utf-8")


def pages() -> dict[str, str]:
    """Return every generated page by its path within docs."""
    schemas = {
        f"schema/{name}.json": json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"
        for name, kind in {**OF_A_PACK, **OF_A_BATCH}.items()
    }
    schemas["schema/result.json"] = (
        json.dumps(json_schema.schema(), ensure_ascii=False, indent=2) + "\n"
    )
    shipped = handbook.markdown(load_pack(find_pack()), Language.ZH)
    return {
        "commands.md": printed("commands.py", "zh_CN.UTF-8"),
        "commands.en.md": printed("commands.py", "en_US.UTF-8"),
        "definitions.md": printed("definitions.py", "zh_CN.UTF-8"),
        "findings.md": findings_page(),
        "handbook.md": shipped,
        **schemas,
    }


def main(folder: Path) -> None:
    """Write the pages."""
    for name, text in pages().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
