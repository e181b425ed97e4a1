"""Findings on results that are to be compared: CQ501 to CQ503."""

from cqquality.findings import Code, Severity
from cqquality.text import Text

NOT_A_RESULT = Code(
    id="CQ501",
    severity=Severity.ERROR,
    title=Text("不是评价结果", "Not a result"),
    message=Text("不是 cqq 的评价结果：{problem}", "not a result of cqq: {problem}"),
    help=Text(
        "用 cqq evaluate --format json 重新生成",
        "write it anew with cqq evaluate --format json",
    ),
    why=Text(
        "读不懂的结果不作比较，以免把缺项当作变化。",
        "A result that cannot be read is not compared, lest what it lacks pass for a change.",
    ),
    example='{"format": 9}',
)

PARTIAL_RESULT = Code(
    id="CQ502",
    severity=Severity.ERROR,
    title=Text("只是部分结果", "Partial result"),
    message=Text(
        "结果只列出了一部分指标（--only 或 --section）",
        "the result lists only some of the indicators (--only or --section)",
    ),
    help=Text("不加 --only 和 --section 重新生成", "write it anew without --only and --section"),
    why=Text(
        "没有列出的指标无从比较，也不能当作消失。",
        "What is not listed can neither be compared nor be called gone.",
    ),
    example="cqq evaluate RETURNS --only unmet --format json",
)

OTHER_PACK = Code(
    id="CQ503",
    severity=Severity.ERROR,
    title=Text("指标包不同", "Different packs"),
    message=Text(
        "两份结果出自不同的指标包：{old} 与 {new}",
        "the results come from different packs: {old} and {new}",
    ),
    help=Text("比较同一指标包的结果", "compare results of one pack"),
    why=Text("不同的指标包没有可比的指标。", "Different packs have no indicators in common."),
    example="cqq diff a.json b.json",
)
