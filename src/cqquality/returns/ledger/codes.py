"""What can be wrong with a ledger that is counted row by row: CQ340 to CQ349.

The faults of single rows are never told one by one: the first of a kind is the reason in one of
NOT_COUNTED, TO_CHECK and NOTED, by its severity.
"""

from cqquality.findings import Code, Severity
from cqquality.text import Text

NO_HEADER = Code(
    id="CQ340",
    severity=Severity.ERROR,
    title=Text("找不到台账表头", "Header of the ledger not found"),
    message=Text("没有一行同时有这些列：{columns}", "no row has all of the columns {columns}"),
    help=Text("恢复规定的列名", "restore the headings laid down"),
    why=Text(
        "列名不符，就不知道哪一列是什么。", "Columns are known by nothing but their headings."
    ),
    example="抽查数",
)

HEADING_TWICE = Code(
    id="CQ341",
    severity=Severity.ERROR,
    title=Text("列名重复", "Heading found twice"),
    message=Text("“{subject}”有两列：{cells}", "there are two columns '{subject}': {cells}"),
    help=Text("只保留一列", "keep one of them"),
    why=Text("两列不同，取哪一列要靠猜。", "Which of the two is meant would be a guess."),
    example="抽查数",
)

NOT_COUNTED = Code(
    id="CQ342",
    severity=Severity.ERROR,
    title=Text("台账中有未计入的行", "Rows of a ledger not counted"),
    message=Text(
        "“{subject}”列有 {count} 行未计入：{reason}（{cells}）",
        "{count} rows are not counted for column '{subject}': {reason} ({cells})",
    ),
    help=Text("按列出的单元格逐一更正后重新报送", "correct the cells listed and send it again"),
    why=Text(
        "一行只要有一个所需的值不可用，整行不计入；漏计会使合计和比率失真。",
        "A row with one value that cannot be used is left out whole; sums and ratios lack it.",
    ),
    example="抽查数 = 12批",
)

TO_CHECK = Code(
    id="CQ343",
    severity=Severity.WARNING,
    title=Text("台账中须核对的行", "Rows of a ledger to check"),
    message=Text(
        "“{subject}”列有 {count} 行：{reason}（{cells}）",
        "{count} rows of column '{subject}': {reason} ({cells})",
    ),
    help=Text("核对列出的单元格", "check the cells listed"),
    why=Text(
        "这些行的读法没有疑义，但写法可能掩盖了录入错误。",
        "These rows can be read without doubt, but their writing may hide a slip.",
    ),
    example="CQ2013-00017",
)

NOTED = Code(
    id="CQ344",
    severity=Severity.INFO,
    title=Text("台账中换算读取的值", "Values of a ledger converted"),
    message=Text(
        "“{subject}”列有 {count} 行：{reason}（{cells}）",
        "{count} rows of column '{subject}': {reason} ({cells})",
    ),
    help=Text("无须处理", "nothing needs doing"),
    why=Text(
        "这些值已计入，但写法不规范。", "These values are counted, but they are written loosely."
    ),
    example="抽查数 = ９６",
)

NO_VALUE = Code(
    id="CQ345",
    severity=Severity.ERROR,
    title=Text("没有值", "No value"),
    message=Text("没有值，原文为“{seen}”", "there is no value, the cell says '{seen}'"),
    help=Text("补填该值", "fill in the value"),
    why=Text("空白不是零。", "A blank is not a zero."),
    example="—",
)

UNKNOWN_WORD = Code(
    id="CQ346",
    severity=Severity.ERROR,
    title=Text("不在名单中", "Not in the list"),
    message=Text("“{seen}”不在名单中", "'{seen}' is not in the list"),
    help=Text("改用规定的名称", "use the name laid down"),
    why=Text(
        "名称不符的行归不到任何一组，程序不猜。",
        "A row under another name belongs to no group, and nothing is guessed.",
    ),
    example="渝北",
)

PART_EXCEEDS_WHOLE = Code(
    id="CQ347",
    severity=Severity.ERROR,
    title=Text("部分大于整体", "Part larger than the whole"),
    message=Text("{part} 大于“{whole}”的 {most}", "{part} is more than the {most} of '{whole}'"),
    help=Text("核对这两个数", "check the two figures"),
    why=Text("合格数不会多于抽查数。", "No more can pass than were inspected."),
    example="31 > 30",
)

REPEATED = Code(
    id="CQ348",
    severity=Severity.WARNING,
    title=Text("重复的行", "Repeated row"),
    message=Text("与第 {first} 行重复，只计一次", "it repeats row {first} and is counted once"),
    help=Text("删去重复的行", "delete the repeated rows"),
    why=Text("同一批次只计一次。", "One batch counts once."),
    example="CQ2013-00017",
)

CONTRADICTED = Code(
    id="CQ349",
    severity=Severity.ERROR,
    title=Text("编号相同而内容不同", "Same key, other values"),
    message=Text(
        "编号相同的行内容不同，首见于第 {first} 行", "row {first} has other values for it"
    ),
    help=Text("核对哪一行正确，删去另一行", "see which of the rows is right and delete the other"),
    why=Text(
        "后出现的行未计入；两行只有一行是对的。",
        "The later row is not counted; only one of the two can be right.",
    ),
    example="CQ2013-00017",
)

CODES = (
    NO_HEADER,
    HEADING_TWICE,
    NOT_COUNTED,
    TO_CHECK,
    NOTED,
    NO_VALUE,
    UNKNOWN_WORD,
    PART_EXCEEDS_WHOLE,
    REPEATED,
    CONTRADICTED,
)
"""All of them, in order."""
