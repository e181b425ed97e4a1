"""The first sheet: how to fill in the others."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cqquality.definitions.pack import Pack
from cqquality.period import Period
from cqquality.returns.questionnaire import Questionnaire
from cqquality.returns.tab import PACK
from cqquality.returns.template.look import Looks
from cqquality.text import Language, Text, same

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_TITLE = Text("填报说明", "How to fill in this return")
_RULES = (
    Text(
        "只填浅黄色单元格；灰色单元格是表式，请勿改动，尤其不要改动“代码”。",
        "Fill in the light yellow cells only; leave the grey ones as they are, codes above all.",
    ),
    Text(
        "一行只填一个数据项在一个时期的数。需要其他时期（如 2014年6月、2014年上半年）时，"
        "复制该行，改写“期别”。",
        "A row holds one figure of one period. For another period (2014年6月, 2014H1) copy the "
        "row and change the period.",
    ),
    Text(
        "没有数据就留空：空白表示未报，不表示 0。确实为零才填 0。",
        "Leave a cell blank where there is no figure: blank means not reported, never 0. "
        "Type 0 only where it is zero.",
    ),
    Text(
        "需要说明原因时可填：—（不适用）、不详（未掌握）、…（不足最小单位），均按无数据处理。",
        "These marks may be typed and count as no figure: — (does not apply), 不详 (not known), "
        "… (below the smallest unit).",
    ),
    Text(
        "百分数填 96.5 或 96.5% 均可，不要填 0.965；不超过 1% 的须带百分号，如 0.5%，"
        "否则分不清是 0.5% 还是 50%，将作为差错退回。",
        "Type a share as 96.5 or as 96.5%, never as 0.965. Up to 1% it needs the sign, as 0.5%: "
        "a bare 0.5 could be 0.5% or 50% and is refused.",
    ),
    Text(
        "数值按“计量单位”栏填写，不要换用其他单位，也不要在数值后写单位。"
        "不要填“约”“以上”“3-5”一类不确定的数。",
        "State figures in the unit of the row and no other, without writing it behind the figure; "
        'no "about 90", "over 90" or "3-5".',
    ),
    Text(
        "合格率等比率：请填分子和分母，由程序计算；另有比率一栏的，填公布的比率，用于核对。",
        "Rates: state numerator and denominator, the program divides; where the rate itself is "
        "asked for too, state it as published, for comparison.",
    ),
    Text(
        "期别写“年末”“月末”的是截至期末的总数，其余是本期发生数，不要填历年累计。",
        "Of what exists (valid, registered, built) state how much there is at the end of the "
        "period; of everything else, what happened in the period, no running total.",
    ),
    Text(
        "定性承诺从下拉列表中选择进展阶段，“期别”填截至时间，如 2013年末。",
        "Of a commitment choose the stage from the list, and state in its period as of when, "
        "such as 2013年末.",
    ),
    Text(
        "名录表一行一条，名称写全称；目标值由程序掌握，不需填报。",
        "Ledgers take one entry in a row, with full names; target values are not asked for.",
    ),
    Text(
        "备注、新增的列和本页不参与计算。不要合并、隐藏数据行，不要留下公式错误值（#REF!、#DIV/0!）。",
        "Remarks, added columns and this sheet are not evaluated. Do not merge or hide rows of "
        "figures, nor leave errors in formulas (#REF!, #DIV/0!).",
    ),
)


def write_instructions(
    sheet: "Worksheet",
    pack: Pack,
    asked: tuple[Questionnaire, ...],
    looks: Looks,
    language: Language,
) -> None:
    """Write what the return is about, the rules, and the stages with their meaning in order."""
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 100)
    sheet.write_string(0, 0, _TITLE.to(language), looks.title)
    sheet.set_row(0, 28)
    lines = [*_facts(pack, asked), *_rules(), *_stages(pack)]
    for row, (label, words) in enumerate(lines, 1):
        sheet.write_string(row, 0, label.to(language), looks.plain)
        sheet.write_string(row, 1, words.to(language), looks.plain)


def _facts(pack: Pack, asked: tuple[Questionnaire, ...]) -> Iterator[tuple[Text, Text]]:
    yield PACK, same(pack.id)
    yield Text("名称", "Name"), pack.name.text
    yield (
        Text("文件", "Document"),
        Text(
            f"{pack.policy.title.zh}（{pack.policy.number}）",
            f"{pack.policy.title.en} ({pack.policy.number})",
        ),
    )
    periods = [q.period for each in asked for q in each.questions if q.period is not None]
    if periods:
        span = Period(max(p.end for p in periods), min(p.start for p in periods))
        yield Text("填报时期", "Period"), span.text


def _rules() -> Iterator[tuple[Text, Text]]:
    for number, rule in enumerate(_RULES, 1):
        yield same(f"{number}."), rule


def _stages(pack: Pack) -> Iterator[tuple[Text, Text]]:
    if pack.stages:
        names = [stage.name for stage in pack.stages]
        yield (
            Text("进展阶段", "Stages"),
            Text(" → ".join(n.zh for n in names), " → ".join(n.en for n in names)),
        )
