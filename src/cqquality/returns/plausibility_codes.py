"""Findings on figures that can be read and are hard to believe: CQ242 to CQ248."""

from cqquality.findings import Code, Severity
from cqquality.text import Text

EXEMPT = Code(
    id="CQ242",
    severity=Severity.INFO,
    title=Text("按规定免报", "Not due by rule"),
    message=Text(
        "“{seen}”按免报处理，没有数值", "'{seen}' is taken as not due; there is no figure"
    ),
    help=Text("无须处理；应报而写免报的请补报", "nothing needs doing, unless it was due after all"),
    why=Text(
        "免报不是零，也不是漏报；写明了才分得清。",
        "What is not due is neither zero nor forgotten; only the words tell them apart.",
    ),
    example="第四季度免报",
)

TARGET_COLUMN = Code(
    id="CQ243",
    severity=Severity.WARNING,
    title=Text("填报人写了目标值", "Target stated by the sender"),
    message=Text(
        "列“{heading}”写有“{seen}”，没有采用；目标以指标包的定义为准",
        "column '{heading}' says '{seen}', which is not used; targets are those of the pack",
    ),
    help=Text("删去该列；对目标有异议请另行提出", "delete the column, and raise doubts elsewhere"),
    why=Text(
        "目标由文件规定，报表不能改变它。", "Targets are set by the policy and not by a return."
    ),
    example="目标值 85",
)

SHORTER_EXCEEDS = Code(
    id="CQ244",
    severity=Severity.ERROR,
    title=Text("短期数大于累计数", "A shorter period exceeds the cumulative figure"),
    message=Text(
        "{subject} {period}为 {part}，大于 {whole_period}的累计数 {whole}（{where}）",
        "{subject} is {part} for {period}, above {whole} for all of {whole_period} ({where})",
    ),
    help=Text(
        "核对两列是否填反，或累计数是否漏加", "see whether columns were swapped or a sum is short"
    ),
    why=Text("部分时期的数不会大于全部时期的数。", "A part of a period cannot exceed the whole."),
    example="本月 812, 本年累计 581",
)

MONTH_IS_CUMULATIVE = Code(
    id="CQ245",
    severity=Severity.WARNING,
    title=Text("本期数与累计数相同", "The figure of the month equals the cumulative one"),
    message=Text(
        "{subject} {period}的数 {part} 与 {whole_period}的累计数相同（{where}）",
        "{subject}: {part} for {period} equals that for all of {whole_period} ({where})",
    ),
    help=Text(
        "核对是否把累计数填进了本期栏；以前各期确无则不必处理",
        "see whether the cumulative figure was put into the column of the month",
    ),
    why=Text(
        "累计数填进本期栏后再相加，会重复计算。",
        "A cumulative figure added up as that of a month counts several times.",
    ),
    example="本月 5831, 本年累计 5831",
)

STOCK_FALLS = Code(
    id="CQ246",
    severity=Severity.WARNING,
    title=Text("累计数下降而没有减少数", "A stock falls without a loss"),
    message=Text(
        "{subject} {period}为 {value}，低于 {before}的 {earlier}（{where}），没有填报减少数",
        "{subject} is {value} for {period}, below {earlier} for {before} ({where}), and no loss "
        "is reported",
    ),
    help=Text("核对该数；确有撤销、到期的填写减少数", "check it, and report what was lost"),
    why=Text(
        "累计数通常只增不减，下降多半是口径变了或填成了当年数。",
        "Such counts seldom fall; often another thing was counted, or a single year's.",
    ),
    example="2012年 61, 2013年 50",
)

OTHER_SCALE = Code(
    id="CQ247",
    severity=Severity.WARNING,
    title=Text("与上期相差千倍以上", "A thousandfold of the period before"),
    message=Text(
        "{subject} {period}为 {value}，与 {before}的 {earlier}（{where}）相差千倍以上",
        "{subject} is {value} for {period} and {earlier} for {before} ({where}): more than a "
        "thousandfold apart",
    ),
    help=Text(
        "核对计量单位：元、万元、亿元是否填错", "check the unit: 元, 万元 and 亿元 are confused"
    ),
    why=Text(
        "相邻两期相差如此之大，多半是一期的单位写错了。",
        "Neighbouring periods so far apart mostly differ in the unit they were written in.",
    ),
    example="8.1, 81000",
)

STAGE_FALLS = Code(
    id="CQ248",
    severity=Severity.WARNING,
    title=Text("进展倒退", "A stage goes back"),
    message=Text(
        "{subject} {period}为“{stage}”，{before}已报“{earlier}”（{where}）",
        "{subject} is at '{stage}' for {period} and was at '{earlier}' for {before} ({where})",
    ),
    help=Text("核对进展；确有返工、停建的在备注说明", "check it, and say in the remarks why"),
    why=Text(
        "已建成的事项不会变回在建，多半是前后口径不一。",
        "What was built does not become unbuilt; mostly one of the two was too hopeful.",
    ),
    example="2012年 建成, 2013年 在建",
)

CODES = (
    EXEMPT,
    TARGET_COLUMN,
    SHORTER_EXCEEDS,
    MONTH_IS_CUMULATIVE,
    STOCK_FALLS,
    OTHER_SCALE,
    STAGE_FALLS,
)
"""All of them, in order."""
