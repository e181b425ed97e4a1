"""The rows behind an explanation as a tree for people."""

from collections.abc import Iterable, Mapping

from cqquality.reports.explanation.rows_behind import RowsBehind
from cqquality.reports.explanation.tree import Node, node
from cqquality.returns.ledger.answer import Listed
from cqquality.text import Text


def rows_tree(behind: Iterable[RowsBehind]) -> Node:
    """Return the tree: what the rows are behind, each row with its cells below."""
    branches = [
        node(_about(each), [node(_row(row, each.names)) for row in each.rows]) for each in behind
    ]
    nothing = node(Text("没有来自台账的数值", "no figure comes from a ledger"))
    return node(Text("台账中的行", "rows of ledgers"), branches or [nothing])


def _about(rows: RowsBehind) -> Text:
    shown = len(rows.rows)
    if shown == rows.count:
        return Text(f"{rows.about.zh}：{shown} 行", f"{rows.about.en}: {shown} rows")
    return Text(
        f"{rows.about.zh}：{rows.count} 行，列前 {shown} 行",
        f"{rows.about.en}: {rows.count} rows, the first {shown}",
    )


def _row(row: Listed, names: Mapping[str, Text]) -> Text:
    sheet = f"{row.place.sheet}!" if row.place.sheet else ""
    place = f"[{row.place.file}]{sheet}{row.place.first}"
    filled = [(names[name], value) for name, value in row.cells if value]
    zh = "  ".join(f"{name.zh}={value}" for name, value in filled)
    en = "  ".join(f"{name.en}={value}" for name, value in filled)
    words = Text(f"{place}  {zh}", f"{place}  {en}")
    if row.reason is None:
        return words
    reason = row.reason.message_text
    return Text(f"{words.zh}  （{reason.zh}）", f"{words.en}  ({reason.en})")
