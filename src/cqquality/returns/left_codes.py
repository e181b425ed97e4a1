"""Findings on what was filled in and no rule takes: CQ329, CQ334 to CQ339."""

from cqquality.findings import Code, Severity
from cqquality.text import Text

NO_PLACE_FOR_SENDER = Code(
    id="CQ329",
    severity=Severity.WARNING,
    title=Text("没有填报单位一栏", "Nothing says who sends it"),
    message=Text(
        "“{form}”可由部门或区县填报，本表没有“填报单位”，按部门汇总的数采用",
        "'{form}' may come from a department or a district; the sheet has no 填报单位 and is taken"
        " for a department's, of the whole",
    ),
    help=Text(
        "核对是不是全市的数；最好在表头写明“填报单位：”",
        "check that it is of the whole; better write 填报单位： above the table",
    ),
    why=Text(
        "区县的数当成全市的数，判定就错了。",
        "A district's figure taken for the whole would give a wrong verdict.",
    ),
    example="从系统导出、没有表头的表",
)

OTHER_SENDER = Code(
    id="CQ334",
    severity=Severity.WARNING,
    title=Text("不是本表的填报单位", "Not a sender of this form"),
    message=Text(
        "填报单位“{seen}”不在“{form}”的填报单位（{senders}）之列；数据照常采用",
        "'{seen}' is no sender of '{form}' ({senders}); the figures are used all the same",
    ),
    help=Text(
        "核对填报单位和表式；代报的请说明",
        "check who sends it and which form it is; say so where it is sent for another",
    ),
    why=Text(
        "别的部门的同名数据，口径可能不同。",
        "Figures of another department may have the same name and count something else.",
    ),
    example="市农委报送监督抽查表",
)

UNKNOWN_KIND = Code(
    id="CQ335",
    severity=Severity.WARNING,
    title=Text("名录中不在所计之列的行", "Rows of a list that are not among what is counted"),
    message=Text(
        "“{column}”栏的{values}不在所计之列，{rows}没有计数；所计的是{known}{hint}",
        "{values} in the column '{column}' is not among what is counted; {rows} not counted;"
        " what counts is {known}{hint}",
    ),
    help=Text(
        "写错的改正后重新报送；本来就不计的无须处理",
        "mend a slip and send the list again; rows that are not to count need nothing",
    ),
    why=Text(
        "写错一个字的奖项谁也不计，少计了也看不出来，所以逐行列明。",
        "An award with a slip in its name counts for nothing, and nothing would show it.",
    ),
    example="市长质量奖",
)

UNCOUNTED_LIST = Code(
    id="CQ336",
    severity=Severity.WARNING,
    title=Text("没有规则计数的名录", "A list that nothing counts"),
    message=Text(
        "名录“{ledger}”的 {count} 行没有计数：这种名录按表式计数，"
        "而本表没有表式的表号或标题（{forms}）",
        "the {count} rows of the list '{ledger}' are not counted: lists of this kind are counted by"
        " a form, and the sheet has neither number nor title of one ({forms})",
    ),
    help=Text(
        "在表上方写明表号和填报期，或用 cqq template --form 生成的表填报",
        "write the number of the form and its period above the table, or use the sheet that"
        " cqq template --form writes",
    ),
    why=Text(
        "计哪些行、计在哪一年由表式规定；不知道是哪张表式就不计。",
        "The form says which rows count, and for which years; without it they cannot.",
    ),
    example="奖项与品牌认定名录",
)

NO_STAGE = Code(
    id="CQ337",
    severity=Severity.WARNING,
    title=Text("有完成日期而没有进展", "A date of completion without a stage"),
    message=Text(
        "{subject}：填了完成日期 {seen}，没有填进展，没有采用",
        "{subject}: there is a date of completion, {seen}, and no stage; it is not used",
    ),
    help=Text("补填进展，或删去日期", "fill in the stage, or take the date out"),
    why=Text(
        "只有日期，不知道完成的是什么。",
        "A date alone does not say what is completed.",
    ),
    example="进展空白，完成日期 2013-06-30",
)

UNDERSTOOD = Code(
    id="CQ338",
    severity=Severity.INFO,
    title=Text("没有表式的区县表", "A table of regions without a form"),
    message=Text(
        "本表没有表式，按列标题读取，一行一个区县：{what}",
        "the table is of no form and is read by its headings, a region in each row: {what}",
    ),
    help=Text("核对列与数据项的对应", "check which column was taken for which item"),
    why=Text(
        "没有表式的表，列标题是唯一的依据，所以写明各列读作什么。",
        "Without a form the headings alone decide, so it is said what they were taken for.",
    ),
    example="区县 | 监督抽查批次 | 监督抽查合格批次",
)

HALF_UNDERSTOOD = Code(
    id="CQ339",
    severity=Severity.WARNING,
    title=Text("列标题没有完全读懂", "Headings understood in part"),
    message=Text(
        "这些列标题中有数据项的名称，但不能确定，没有读取：{what}",
        "these headings name an item and are not certain; they are not read: {what}",
    ),
    help=Text(
        "列标题只写数据项的名称或代码、计量单位和时间（本月、本年累计、期末、2013年）",
        "head a column with the name or code of the item, its unit and the time alone",
    ),
    why=Text(
        "多出的词可能改变口径，不明其意就不采用。",
        "A word more may change what is counted.",
    ),
    example="监督抽查批次（不含食品）",
)

CODES = (
    NO_PLACE_FOR_SENDER,
    OTHER_SENDER,
    UNKNOWN_KIND,
    UNCOUNTED_LIST,
    NO_STAGE,
    UNDERSTOOD,
    HALF_UNDERSTOOD,
)
"""All of them, in order."""
