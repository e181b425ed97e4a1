"""The packs that have a name, as a list: what each is about, and where it lies."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from cqquality.definitions import load_pack
from cqquality.definitions.pack import Pack
from cqquality.errors import BrokenPack
from cqquality.reports.block import Align, Block, Column, Row, Table, cell
from cqquality.text import Language, Text, same

_BROKEN = Text("定义有误，见 cqq check", "broken: see cqq check")


def packs_outline(known: Mapping[str, Path], language: Language) -> Iterator[Block]:
    """Yield a table of the packs, each with its policy, its targets and its folder."""
    heads = (
        Text("文号", "policy"),
        Text("量化指标", "targets"),
        Text("定性任务", "commitments"),
        Text("文件夹", "folder"),
    )
    aligns = (Align.WORD, Align.FIGURE, Align.FIGURE, Align.TEXT)
    columns = tuple(
        Column(head.to(language), align) for head, align in zip(heads, aligns, strict=True)
    )
    rows = tuple(_row(name, folder, language) for name, folder in known.items())
    name, title = Text("名称", "name"), Text("指标包", "pack")
    yield Table(name.to(language), title.to(language), columns, rows)


def _row(name: str, folder: Path, language: Language) -> Row:
    pack = _loaded(folder)
    title = pack.name.text if pack else _BROKEN
    number = same(pack.policy.number if pack else "")
    counts = (str(len(pack.targets)), str(len(pack.commitments))) if pack else ("", "")
    words = (number.to(language), *counts, str(folder))
    return Row(name, title.to(language), tuple(cell(each) for each in words))


def packs_json(known: Mapping[str, Path]) -> str:
    """Return the same for programs."""
    listed = []
    for name, folder in known.items():
        pack = _loaded(folder)
        listed.append(
            {
                "name": name,
                "folder": str(folder),
                "title": pack.name.text._asdict() if pack else None,
                "document": pack.policy.number if pack else None,
                "targets": len(pack.targets) if pack else None,
                "commitments": len(pack.commitments) if pack else None,
            }
        )
    return json.dumps({"packs": listed}, ensure_ascii=False, indent=2) + "\n"


def _loaded(folder: Path) -> Pack | None:
    try:
        return load_pack(folder)
    except BrokenPack:
        return None
