"""The proof in plain text: what became of the numbers of each paragraph, and the total."""

from collections.abc import Sequence

from cqquality.definitions.proof import Coverage, Proof
from cqquality.definitions.proof.token import Script
from cqquality.reports.wrapping import Ruler
from cqquality.text import Language, Text

HEADINGS = (
    Text("行", "line"),
    Text("数字", "numbers"),
    Text("已引用", "cited"),
    Text("非目标", "no target"),
    Text("重复", "twice"),
    Text("未归属", "left over"),
)
_TOTAL = Text("合计", "total")


def summary(proof: Proof, language: Language) -> str:
    """Return a table with one row for each paragraph that has a number, and the total in words."""
    rows = [[heading.to(language) for heading in HEADINGS]]
    rows += [[str(line), *counts(part)] for line, part in proof.by_line.items()]
    rows.append([_TOTAL.to(language), *counts(proof.total)])
    return "\n".join([*_aligned(rows), "", accounted(proof).to(language), ""])


def accounted(proof: Proof) -> Text:
    """Return the outcome in a sentence: "108 of 108 numbers accounted for …"."""
    total = proof.total
    parts = [_share(proof.of_script(script)) for script in (Script.ARABIC, Script.HANZI)]
    return Text(
        f"{total.tokens}个数字中{total.accounted}个有归属"
        f"（阿拉伯数字 {parts[0]}，汉字数字 {parts[1]}），{len(proof.findings)}个问题",
        f"{total.accounted} of {total.tokens} numbers accounted for "
        f"(Arabic {parts[0]}, Chinese {parts[1]}), {len(proof.findings)} problems",
    )


def _share(coverage: Coverage) -> str:
    return f"{coverage.accounted}/{coverage.tokens}"


def counts(part: Coverage) -> list[str]:
    """Return the counts of a coverage in the order of the headings, a hyphen for none."""
    numbers = (part.tokens, part.claimed, part.not_targets, part.twice, part.unclaimed)
    return [str(count) if count else "-" for count in numbers]


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the rows with their columns flush right; a Chinese character takes two cells."""
    ruler = Ruler()
    widths = [max(map(ruler.width, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            " " * (width - ruler.width(cell)) + cell
            for cell, width in zip(row, widths, strict=True)
        )
        for row in rows
    ]
