"""What Excel says while a value is typed: drop-down lists, and warnings on values that cannot be.

They warn and never forbid: "不详" is a legitimate answer where a number is asked for.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from cqquality.definitions.pack import Pack
from cqquality.quantity import Dimension
from cqquality.text import Language, Text

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_LONGEST_LIST = 255
"""What Excel allows for a list written into the rule itself."""

_TITLE = Text("请核对", "Please check")
_COUNT = Text(
    "此项为个数，应填不小于 0 的整数；没有数据请留空，不要填 0。",
    "A count is a whole number, 0 or more; leave the cell blank where there is no figure.",
)
_SHARE = Text(
    "此项为百分数，应在 0 到 100 之间。",
    "A share in percent lies between 0 and 100.",
)
_SHARE_PROMPT = Text(
    "填 96.5 或 96.5%，不要填 0.965；不超过 1% 的须带百分号，如 0.5%。",
    "Type 96.5 or 96.5%, not 0.965; up to 1% with the sign, as 0.5%.",
)
_AMOUNT = Text(
    "此项应填不小于 0 的数；没有数据请留空，不要填 0。",
    "An amount is a number, 0 or more; leave the cell blank where there is no figure.",
)
_RANK = Text("名次应填从 1 起的整数。", "A place is a whole number from 1 on.")
_STAGE = Text("请从下拉列表中选择进展阶段。", "Choose a stage from the list.")


def constrain(
    sheet: "Worksheet",
    column: int,
    rows: Sequence[int],
    dimension: Dimension,
    pack: Pack,
    language: Language,
) -> None:
    """Set what Excel says about values of `dimension` in the cells of `column` at `rows`."""
    rule = _rule(dimension, pack, language)
    if rule is None or not rows:
        return
    (first, last), *others = _runs(rows)
    rule["error_type"] = "warning"
    rule["error_title"] = _TITLE.to(language)
    rule["other_cells"] = [[top, column, bottom, column] for top, bottom in others]
    sheet.data_validation(first, column, last, column, rule)


def _rule(dimension: Dimension, pack: Pack, language: Language) -> dict[str, Any] | None:
    match dimension:
        case Dimension.COUNT:
            return _number("integer", 0, _COUNT, language)
        case Dimension.RANK:
            return _number("integer", 1, _RANK, language)
        case Dimension.AMOUNT | Dimension.INDEX:
            return _number("decimal", 0, _AMOUNT, language)
        case Dimension.PERCENT:
            rule = _number("decimal", 0, _SHARE, language)
            prompt = {"input_title": "%", "input_message": _SHARE_PROMPT.to(language)}
            return {**rule, **prompt, "criteria": "between", "minimum": 0, "maximum": 100}
        case Dimension.STAGE:
            return _stages(pack, language)
        case _:
            return None


def _number(kind: str, least: int, message: Text, language: Language) -> dict[str, Any]:
    words = message.to(language)
    return {"validate": kind, "criteria": ">=", "value": least, "error_message": words}


def _stages(pack: Pack, language: Language) -> dict[str, Any] | None:
    """Return a drop-down of the stages; None where their names do not fit into one."""
    names = [stage.name.to(language) for stage in pack.stages]
    if not names or any("," in name for name in names) or len(",".join(names)) > _LONGEST_LIST:
        return None
    return {"validate": "list", "source": names, "error_message": _STAGE.to(language)}


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and the last of each run of consecutive rows."""
    breaks = [(a, b) for a, b in pairwise(rows) if b != a + 1]
    firsts = [rows[0], *(b for _, b in breaks)]
    lasts = [*(a for a, _ in breaks), rows[-1]]
    return list(zip(firsts, lasts, strict=True))
