"""Findings on figures of regions: CQ328, CQ330 to CQ333."""

from cqquality.findings import Code, Severity
from cqquality.text import Text

INCOMPLETE = Code(
    id="CQ330",
    severity=Severity.WARNING,
    title=Text("有区县未报", "Regions missing"),
    message=Text(
        "{items} {period}：{expected} 个区县中已报 {reported} 个，缺 {count} 个：{names}{unusable}",
        "{items} {period}: {reported} of {expected} regions, {count} missing: {names}{unusable}",
    ),
    help=Text("催报；确无此项的填“—”", "have them reported; — where the item does not apply"),
    why=Text(
        "缺报的区县不能当作零，合计只是下限。",
        "A region that did not report is not zero; the sum is only a lower bound.",
    ),
    example="38个区县中已报37个，缺1个：巫溪县",
)

TOTAL_DIFFERS = Code(
    id="CQ331",
    severity=Severity.ERROR,
    title=Text("全市数与区县合计不符", "The reported total differs from the sum of the regions"),
    message=Text(
        "{item} {period}：报送的全市数为 {total}，{count} 个区县合计为 {sum}",
        "{item} {period}: a total of {total} was reported, {count} regions add up to {sum}",
    ),
    help=Text("核对全市数与各区县的数", "check the total and the regions"),
    why=Text(
        "判定用报送的全市数；两者不符，至少一个有误。",
        "The verdict uses the reported total; where the two differ, one is wrong.",
    ),
    example="全市 642，区县合计 640",
)

PARTS_EXCEED = Code(
    id="CQ328",
    severity=Severity.ERROR,
    title=Text("已报区县之和超过全市数", "The regions heard exceed the reported total"),
    message=Text(
        "{item} {period}：报送的全市数为 {total}，仅已报的 {count} 个区县合计就有 {sum}",
        "{item} {period}: a total of {total} was reported, but the {count} regions heard from "
        "alone add up to {sum}",
    ),
    help=Text("核对全市数与各区县的数", "check the total and the regions"),
    why=Text(
        "部分不会大于全部：缺报的区县再少也不会是负数，至少一个数有误。判定用报送的全市数。",
        "Parts never exceed the whole, whoever is missing: one of the figures is wrong. The "
        "verdict uses the reported total.",
    ),
    example="全市 1073，36 个区县合计 2052",
)

TWICE = Code(
    id="CQ332",
    severity=Severity.ERROR,
    title=Text("撤并前后的区县同时上报", "A region and the one it went into both reported"),
    message=Text(
        "{item} {period}：{old} 已并入 {new}，两者都有数，{old} 的数没有采用",
        "{item} {period}: {old} is part of {new}, and both report; the figure of {old} is not used",
    ),
    help=Text("核对 {new} 的数是否已含 {old}", "see whether {new} includes {old} already"),
    why=Text("同一地域不能计两次。", "The same area must not count twice."),
    example="万盛区 3, 綦江区 12",
)

BRIDGED = Code(
    id="CQ333",
    severity=Severity.INFO,
    title=Text("旧区划的数并入新区县", "Figures of a former region carried over"),
    message=Text(
        "{item} {period}：{old} 的数计入 {new}",
        "{item} {period}: the figure of {old} counts for {new}",
    ),
    help=Text("无须处理", "nothing to do"),
    why=Text("区划调整后，原区县的数之和即新区县的数。", "After a merger the sum is comparable."),
    example="万盛区 + 綦江县 → 綦江区",
)
