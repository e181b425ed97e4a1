"""What can be wrong with a ledger that is counted row by row: CQ340 to CQ357.

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
    message=Text("与{first}重复，只计一次", "it repeats {first} and is counted once"),
    help=Text("删去重复的行", "delete the repeated rows"),
    why=Text("同一批次只计一次。", "One batch counts once."),
    example="CQ2013-00017",
)

CONTRADICTED = Code(
    id="CQ349",
    severity=Severity.ERROR,
    title=Text("编号相同而内容不同", "Same key, other values"),
    message=Text(
        "编号与{first}相同而内容不同，都不计入",
        "it has the key of {first} and other values; neither is counted",
    ),
    help=Text("核对哪一行正确，删去另一行", "see which of the rows is right and delete the other"),
    why=Text(
        "各行只有一行是对的；取哪一行不由程序决定。",
        "Only one of the rows can be right, and the program does not choose.",
    ),
    example="CQ2013-00017",
)

LEDGER_READ = Code(
    id="CQ350",
    severity=Severity.INFO,
    title=Text("由台账汇总", "Added up from a ledger"),
    message=Text(
        "“{form}”共 {read} 行，计入 {used} 行{rest}",
        "{read} rows of '{form}', {used} of them counted{rest}",
    ),
    help=Text("核对计入和未计入的行数", "check how many rows count and how many do not"),
    why=Text(
        "每一行恰好归入一类，各类相加等于总行数。",
        "Every row is in exactly one class, and the classes add up to all rows.",
    ),
    example="10000 = 9980 + 12 + 8",
)

SET_ASIDE = Code(
    id="CQ351",
    severity=Severity.INFO,
    title=Text("台账中不计的行", "Rows of a ledger that do not count"),
    message=Text("{count} 行不计：{reason}（{cells}）", "{count} rows: {reason} ({cells})"),
    help=Text("核对这些行", "check the rows"),
    why=Text(
        "按表式规则不计的行不是错误，但须能复核。",
        "Rows left out by the rules of the form are no fault, but must be open to checking.",
    ),
    example="合计",
)

UNMEANT = Code(
    id="CQ352",
    severity=Severity.INFO,
    title=Text("不在所计之列", "Not among what is counted"),
    message=Text("“{seen}”不在表式所计之列", "'{seen}' is not among what the form counts"),
    help=Text("核对类别等栏的写法", "check how the category is written"),
    why=Text(
        "一行只在其类别等栏符合表式规则时计入。",
        "A row counts only where its category and the like fit the rules of the form.",
    ),
    example="玩具",
)

EXCLUDED = Code(
    id="CQ356",
    severity=Severity.INFO,
    title=Text("按表式规则不计", "Excluded by the rules of the form"),
    message=Text("“{seen}”按表式规则不计", "'{seen}' is excluded by the rules of the form"),
    help=Text("核对这些行", "check the rows"),
    why=Text(
        "提名、复评等字样表明这一行不计。",
        "Words such as 提名 and 复评 say that a row does not count.",
    ),
    example="市长质量管理奖提名奖",
)

TOTAL_ROW = Code(
    id="CQ353",
    severity=Severity.INFO,
    title=Text("合计或附注行", "Row of totals or notes"),
    message=Text("合计、小计或表尾附注", "a total, or a note below the table"),
    help=Text("无须处理", "nothing needs doing"),
    why=Text("合计行是其他行之和，计入就重复了。", "A total repeats the rows it adds up."),
    example="合计",
)

OUTSIDE_WINDOW = Code(
    id="CQ354",
    severity=Severity.INFO,
    title=Text("不在填报期内", "Outside the period of the list"),
    message=Text("日期 {seen} 不在填报期内", "the date {seen} is outside the period of the list"),
    help=Text("核对日期；其他时期的行应在那一期的表内", "check the date"),
    why=Text("一行只计入其日期所在的时期。", "A row counts in the period in which its date lies."),
    example="2012-12-31",
)

OVERLAPPING = Code(
    id="CQ355",
    severity=Severity.ERROR,
    title=Text("填报期相互重叠", "Overlapping periods"),
    message=Text(
        "{subject} {region}由期间重叠的几份台账得出：{periods}，都没有采用",
        "{subject} {region} comes from lists whose periods overlap ({periods}); none is used",
    ),
    help=Text("同一时间只报一份，或使各份的填报期衔接", "send one list for one time"),
    why=Text(
        "重叠时间内的行分在两份里，任何一份都不是全部。",
        "Rows of the time in common are divided between the lists, and neither has all.",
    ),
    example="2013年 / 2013年6月",
)

SERIAL = Code(
    id="CQ357",
    severity=Severity.INFO,
    title=Text("台账日期写作序列号", "Date of a ledger as a serial number"),
    message=Text(
        "“{seen}”是 Excel 的日期序列号，读作 {date}",
        "'{seen}' is Excel's number of a day, read as {date}",
    ),
    help=Text("把该列设为日期格式", "give the column a date format"),
    why=Text(
        "失去日期格式的单元格显示为五位数；该列只能是日期，换算是确定的。",
        "A date that lost its format shows five digits; in a column of dates it can be no other.",
    ),
    example="41338",
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
    LEDGER_READ,
    SET_ASIDE,
    UNMEANT,
    TOTAL_ROW,
    OUTSIDE_WINDOW,
    OVERLAPPING,
    EXCLUDED,
    SERIAL,
)
"""All of them, in order."""
