"""Findings on data that a form sets aside by its own rules: CQ325 to CQ327."""

from cqquality.findings import Code, Severity
from cqquality.text import Text

HIDDEN_SKIPPED = Code(
    id="CQ325",
    severity=Severity.WARNING,
    title=Text("隐藏的数据没有读取", "Hidden data left out"),
    message=Text(
        "按表式的规定，隐藏的数据没有读取：{what}",
        "by the rule of the form hidden data are not read: {what}",
    ),
    help=Text(
        "该报的取消隐藏或筛选后重新报送；不该报的请删除",
        "show what is to be reported and send it again; delete what is not",
    ),
    why=Text(
        "表式写明 hidden: skip，隐藏的行列不算填报的内容。",
        "The form says hidden: skip, so what is hidden is no part of the return.",
    ),
    example="第 5-9 行",
)

HIDDEN_REFUSED = Code(
    id="CQ326",
    severity=Severity.ERROR,
    title=Text("有隐藏的数据，整张表没有采用", "A sheet with hidden data is not used"),
    message=Text(
        "按表式的规定，有隐藏数据的表不采用：{what}",
        "by the rule of the form a sheet with hidden data is not used: {what}",
    ),
    help=Text(
        "取消隐藏和筛选，核对后重新报送",
        "show all rows and columns, check them and send the sheet again",
    ),
    why=Text(
        "表式写明 hidden: refuse；逐行汇总的名录不能只略去一部分行列，也是如此。",
        "The form says hidden: refuse; nor can a streamed list do without some rows.",
    ),
    example="第 5-9 行",
)

OTHER_SCOPE = Code(
    id="CQ327",
    severity=Severity.INFO,
    title=Text("其他口径的行", "Rows of another scope"),
    message=Text(
        "{rows}的“{heading}”为{values}，不是采用的{accept}，没有采用",
        "{rows} with {values} in '{heading}' not used; what counts is {accept}",
    ),
    help=Text("核对口径", "check the scope"),
    why=Text(
        "同一数据项在不同口径下数值不同，表式写明采用哪一种。",
        "A figure differs with its scope, and the form says which one counts.",
    ),
    example="国家口径",
)

CODES = (HIDDEN_SKIPPED, HIDDEN_REFUSED, OTHER_SCOPE)
"""All of them, in order."""
