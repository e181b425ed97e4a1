import pytest

from cqquality.reports.explanation.tree import Node, draw_tree, node
from cqquality.reports.wrapping import Ruler
from cqquality.text import Language, same


def tree() -> Node:
    leaf = node(same("cell"))
    return node(same("root"), [node(same("a"), [leaf, leaf]), node(same("b"), [leaf])])


def test_lines_lead_from_each_node_to_its_children() -> None:
    assert draw_tree(tree(), Language.EN, 80).splitlines() == [
        "root",
        "├─ a",
        "│  ├─ cell",
        "│  └─ cell",
        "└─ b",
        "   └─ cell",
    ]


def test_where_lines_cannot_be_written_there_are_signs() -> None:
    assert draw_tree(tree(), Language.EN, 80, "ascii").splitlines()[1:4] == [
        "|- a",
        "|  |- cell",
        "|  `- cell",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_long_text_goes_on_below_itself(encoding: str) -> None:
    root = node(same("根"), [node(same("很长的文字" * 12), [node(same("叶"))]), node(same("末"))])
    lines = draw_tree(root, Language.ZH, 40, encoding).splitlines()
    ruler = Ruler(encoding)
    assert max(map(ruler.width, lines)) <= 40
    assert lines[1].startswith("├─ 很长")
    assert lines[2].startswith("│  │  ")
    assert lines[-1] == "└─ 末"
    assert "".join(lines).count("长") == 12


def test_text_from_a_return_does_not_act() -> None:
    assert "\x1b" not in draw_tree(node(same("\x1b]0;x\x07")), Language.ZH, 80)
