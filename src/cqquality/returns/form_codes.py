"""Findings on sheets that are forms: CQ273 to CQ279, CQ290 to CQ300 and CQ322."""

from cqquality.findings import Code, Severity
from cqquality.text import Text

NO_REPORT_PERIOD = Code(
    id="CQ273",
    severity=Severity.ERROR,
    title=Text("表头没有报告期", "No period in the head of the form"),
    message=Text(
        "“{form}”的表头没有写明报告期，整张表没有读取",
        "the head of '{form}' names no period; nothing of the sheet is read",
    ),
    help=Text(
        "在表头写明报告期，如 2013年、2017年1-6月（报出日期不是报告期）；或用 --period 指定",
        "write the period above the table, as 2013年 or 2017年1-6月 (the date of signing is none),"
        " or declare it with --period",
    ),
    why=Text(
        "不知道是何时的数，就无法与目标和基期比较。",
        "A figure of no known time cannot be held against a target or a baseline.",
    ),
    example="20  年  月",
)

PERIOD_UNCLEAR = Code(
    id="CQ274",
    severity=Severity.ERROR,
    title=Text("表头有多个时期", "Several periods in the head of the form"),
    message=Text(
        "“{form}”的表头有多个时期：{periods}，整张表没有读取",
        "the head of '{form}' names several periods ({periods}); nothing of the sheet is read",
    ),
    help=Text(
        "核对标题和填报期，改成同一时期（标题只写年份、填报期写其中几个月的不算矛盾）",
        "make title and period agree (a year in the title and some months of it below do)",
    ),
    why=Text(
        "取哪一个时期只能靠猜，猜错就对错了年份。",
        "Choosing one would be guessing, and the figures would count for the wrong year.",
    ),
    example="标题 2014年三季度，填报期 2014年4-6月",
)

PERIOD_DOUBTFUL = Code(
    id="CQ300",
    severity=Severity.ERROR,
    title=Text("表头的时期不明", "Doubtful period in the head of the form"),
    message=Text(
        "“{form}”表头的“{seen}”{why}，整张表没有读取",
        "'{seen}' in the head of '{form}' {why}; nothing of the sheet is read",
    ),
    help=Text(
        "写成 2013年、2013年1-6月、2013年6月 或 2013年6月30日，年份写全",
        "write it like 2013年, 2013年1-6月, 2013年6月 or 2013年6月30日, with the whole year",
    ),
    why=Text(
        "表头写了时期而读不懂，就不能改用别处写的时期。",
        "A period that is there and not understood must not be passed over for another one.",
    ),
    example="13年1-6月",
    good="2013年1-6月",
)

LATER_DATE = Code(
    id="CQ322",
    severity=Severity.WARNING,
    title=Text("日期晚于报告期", "Date after the period"),
    message=Text(
        "{rows}的时期（{seen}）晚于{bound}，不用来确定评价日",
        "the time of {rows} ({seen}) is after {bound}; it does not set the day of judgement",
    ),
    help=Text(
        "核对日期；属于以后各期的，随以后的报表报送",
        "check the date; what is of a later time belongs in a later return",
    ),
    why=Text(
        "一处写错的日期会使所有指标按错误的日期判定。",
        "One mistyped date would have all indicators judged on a wrong day.",
    ),
    example="报告期 2013年，认定日期 2031-03-30",
)

UNKNOWN_LINE = Code(
    id="CQ275",
    severity=Severity.ERROR,
    title=Text("表中没有这一行", "Row not of the form"),
    message=Text(
        "{rows}“{seen}”不是“{form}”的行，没有采用{hint}",
        "'{seen}' in {rows} is no row of '{form}', and is not used{hint}",
    ),
    help=Text(
        "恢复表式中的行名称；增列的行请写入备注或说明",
        "restore the name as in the form; what was added belongs in the remarks",
    ),
    why=Text(
        "名称相近的行口径往往不同，相近不等于相同。",
        "Rows with similar names often count different things.",
    ),
    example="合格批数",
)

LINE_DISAGREES = Code(
    id="CQ276",
    severity=Severity.ERROR,
    title=Text("行的代码与名称不符", "Code and name of a row disagree"),
    message=Text(
        "{rows}的代码“{code}”与名称“{seen}”不是同一行，没有采用",
        "the code '{code}' and the name '{seen}' in {rows} are of different rows; it is not used",
    ),
    help=Text("核对该行，使代码与名称一致", "check the row and make code and name agree"),
    why=Text(
        "插入、删除或排序后，数值可能对到别的行上。",
        "After inserting, deleting or sorting, figures may stand beside the wrong row.",
    ),
    example="二、抽查批次 | 05",
)

STOCK_FLOW = Code(
    id="CQ277",
    severity=Severity.ERROR,
    title=Text("期初、增减与期末不平", "Stock and flow do not add up"),
    message=Text(
        "“{label}”：{opening} + {increase} - {decrease} = {computed}，期末填的是 {closing}，"
        "该行没有采用",
        "'{label}': {opening} + {increase} - {decrease} = {computed}, but the closing figure is "
        "{closing}; the row is not used",
    ),
    help=Text("核对四个数并更正", "check the four figures and correct them"),
    why=Text(
        "不平说明至少有一个数是错的，取哪一个不由程序决定。",
        "At least one of the figures is wrong, and the program does not choose.",
    ),
    example="40 + 29 - 0 = 69 | 96",
)

NO_SENDER = Code(
    id="CQ279",
    severity=Severity.ERROR,
    title=Text("没有填报单位", "No sender"),
    message=Text(
        "“{form}”可由区县填报，没有写明填报单位，不知是全市的数还是哪个区县的，整张表没有读取",
        "'{form}' may come from a district and does not say who sends it; nothing of the sheet is"
        " read",
    ),
    help=Text(
        "在表头写明“填报单位：”和部门或区县的名称",
        "write 填报单位： and the department or district above the table",
    ),
    why=Text(
        "不知道是哪个区县的数，汇总时会漏计或重计。",
        "Without its region a figure would be lost or counted twice in the total.",
    ),
    example="填报单位（盖章）：",
)

RESTATED = Code(
    id="CQ290",
    severity=Severity.WARNING,
    title=Text("同期数与当时所报不符", "Comparison figure differs from what was reported"),
    message=Text(
        "{subject} {period}在此写作 {restated}，{where} 当时报的是 {reported}，采用当时所报的数",
        "{subject} for {period} is {restated} here and {reported} in {where}, which is used",
    ),
    help=Text(
        "如属修订，请重新报送那一期的报表；否则更正同期数",
        "if it was revised, send that period's return again; else correct the comparison",
    ),
    why=Text(
        "上年同期数和期初数只作核对；没有当期报表时才采用。",
        "Comparison and opening figures are for checking, and used only where nothing else is.",
    ),
    example="上年同期 90.13，上年报表 90.31",
)

SUPERSEDED = Code(
    id="CQ291",
    severity=Severity.WARNING,
    title=Text("由修订稿代替", "Superseded by a revision"),
    message=Text(
        "“{form}”{period}另有“{word}”的一份（{where}），此表没有采用",
        "there is a version of '{form}' for {period} marked '{word}' ({where}); this sheet is "
        "not used",
    ),
    help=Text("核对两份，删去作废的一份", "compare the two and remove the one that is void"),
    why=Text(
        "同一报表同一时期只能有一份有效；以修订、最终等字样在先者为准。",
        "Only one version can hold; the words for a revision decide, in the order of the form.",
    ),
    example="报表.xlsx / 报表（修订）.xlsx",
)

COUNTED = Code(
    id="CQ292",
    severity=Severity.INFO,
    title=Text("由名录计数", "Counted from a list"),
    message=Text(
        "由名录计数：{subject} {period} 为 {count}",
        "counted from the list: {subject} for {period} is {count}",
    ),
    help=Text("核对计数口径与名录", "check the list and what counts"),
    why=Text(
        "数由程序按表式中的规则从名录得出，须能复核。",
        "The figure is made by the rules of the form, and must be open to checking.",
    ),
    example="B04-1 2013年 为 5",
)

FORM_HEADINGS = Code(
    id="CQ293",
    severity=Severity.ERROR,
    title=Text("报表缺少列", "Form lacks columns"),
    message=Text(
        "由{reason}认作“{form}”，但缺少列：{missing}，整张表没有读取{hint}",
        "taken for '{form}' by {reason}, but columns are missing: {missing}; "
        "nothing of the sheet is read{hint}",
    ),
    help=Text("恢复列标题：{missing}", "restore the headings {missing}"),
    why=Text(
        "列标题改动后，一列是什么只能靠猜。",
        "Once a heading is changed nobody knows what its column holds.",
    ),
    example="本年累计 → 累计数",
)

NOT_COUNTED = Code(
    id="CQ294",
    severity=Severity.INFO,
    title=Text("名录中不计数的行", "Rows of a list that do not count"),
    message=Text(
        "{subject}：{rows}没有计数（{reason}）", "{subject}: {rows} not counted ({reason})"
    ),
    help=Text("核对这些行", "check the rows"),
    why=Text(
        "提名、复评、重复和填报期以外的不计，逐行列明以便复核。",
        "Nominations, renewals, repetitions and other periods do not count; they are named here.",
    ),
    example="提名奖",
)

COMPLETION_DATE = Code(
    id="CQ295",
    severity=Severity.WARNING,
    title=Text("完成日期晚于报告期", "Completed after the period"),
    message=Text(
        "{subject}：完成日期 {seen} 晚于报告期末，没有采用该日期",
        "{subject}: the date of completion {seen} is after the period; the date is not used",
    ),
    help=Text("计划日期写入备注；已完成的填实际日期", "dates planned belong in the remarks"),
    why=Text("将来的日期不是完成的日期。", "A date to come is no date of completion."),
    example="报告期 2013年，完成日期 2014-06-30",
)

NOT_READ = Code(
    id="CQ296",
    severity=Severity.INFO,
    title=Text("表中没有读取的部分", "Parts of a form that are not read"),
    message=Text("没有读取：{what}", "not read: {what}"),
    help=Text(
        "其中如有要报的数据，请改用表式中的行列标题",
        "where they hold figures to be reported, use the headings of the form",
    ),
    why=Text(
        "不认识的行列不取数；列出来以便发现漏报。",
        "Nothing is taken from unknown rows and columns; they are listed so that none is missed.",
    ),
    example="列“累计数”",
)

SERIAL_DATE = Code(
    id="CQ297",
    severity=Severity.INFO,
    title=Text("日期写作序列号", "Date as a serial number"),
    message=Text(
        "{subject}：{rows}“{seen}”是 Excel 的日期序列号，读作 {date}",
        "{subject}: '{seen}' in {rows} is Excel's number of a day, read as {date}",
    ),
    help=Text("把该列设为日期格式", "give the column a date format"),
    why=Text(
        "失去日期格式的单元格显示为五位数；该列只能是日期，换算是确定的。",
        "A date that lost its format shows five digits; in a column of dates it can be no other.",
    ),
    example="40817",
)

BELOW_NOTES = Code(
    id="CQ298",
    severity=Severity.WARNING,
    title=Text("表尾以下还有数", "Figures below the notes"),
    message=Text(
        "{rows}在表尾（{seen}）以下，没有读取",
        "{rows} stands below the end of the table ({seen}), and is not read",
    ),
    help=Text("把要报的行移到表尾以上", "move rows to be reported above the notes"),
    why=Text(
        "签字和说明以下常是草稿或别的表。",
        "Below the signatures there are drafts, or other tables.",
    ),
    example="说明：……",
)

PERIOD_DECLARED = Code(
    id="CQ299",
    severity=Severity.INFO,
    title=Text("报告期由评价人指定", "Period declared by the one who evaluates"),
    message=Text(
        "“{form}”的表头没有写明报告期，按 --period 指定的 {period} 读取",
        "the head of '{form}' names no period; it is read as {period}, as --period says",
    ),
    help=Text("确认该表确属这一期；最好在表头写明", "make sure it is; better, write it there"),
    why=Text(
        "期别不是表上写的，而是评价人说的；日后核对时要能看出来。",
        "The period stands not on the sheet; whoever checks later must see where it came from.",
    ),
    example="cqq evaluate returns.xlsx --period 2014-06",
)

MERGED_FIGURE = Code(
    id="CQ278",
    severity=Severity.ERROR,
    title=Text("合并单元格中的数", "One figure in merged cells"),
    message=Text(
        "“{seen}”写在合并单元格 {area} 中，不知道是哪一行、哪一列的数，没有采用",
        "'{seen}' stands in the merged cells {area}; of which row or column it is nobody can "
        "tell, and it is not used",
    ),
    help=Text("取消合并，每格各填各的数", "unmerge them, and write each figure into its own cell"),
    why=Text(
        "合并后只剩一个数，可能是其中一项的，也可能是各项的合计。",
        "One figure is left of several; it may be that of the first, or the sum of all.",
    ),
    example="E9:E10 合并，填 5831",
)

CODES = (
    NO_REPORT_PERIOD,
    PERIOD_UNCLEAR,
    UNKNOWN_LINE,
    LINE_DISAGREES,
    STOCK_FLOW,
    MERGED_FIGURE,
    NO_SENDER,
    RESTATED,
    SUPERSEDED,
    COUNTED,
    FORM_HEADINGS,
    NOT_COUNTED,
    COMPLETION_DATE,
    NOT_READ,
    SERIAL_DATE,
    BELOW_NOTES,
    PERIOD_DECLARED,
    PERIOD_DOUBTFUL,
    LATER_DATE,
)
"""All of them, in order."""
