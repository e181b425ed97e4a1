"""What can be wrong with a single cell: CQ220 to CQ241, and CQ321."""

from cqquality.findings import Code, Severity
from cqquality.text import Text

NUMBER_AS_TEXT = Code(
    id="CQ220",
    severity=Severity.INFO,
    title=Text("数字以文本形式存储", "Number stored as text"),
    message=Text("文本“{seen}”按 {value} 读取", "the text '{seen}' is read as {value}"),
    help=Text(
        "无须处理；也可把单元格改为数字", "nothing needs doing; the cell may be made a number"
    ),
    why=Text(
        "全角数字、百分号和不可见空格不影响数值，但 Excel 的求和会跳过文本。",
        "Width, percent signs and invisible spaces do not change a value, but Excel's own sums "
        "leave text out.",
    ),
    example="９６．５％",
)

INNER_SPACE = Code(
    id="CQ221",
    severity=Severity.WARNING,
    title=Text("数字中间有空格", "Space inside a number"),
    message=Text(
        "“{seen}”中间有空格，按 {value} 读取", "'{seen}' has a space in it; read as {value}"
    ),
    help=Text("核对该数并删去空格", "check the number and delete the space"),
    why=Text(
        "空格可能只是录入习惯，也可能是漏录了一位数字。",
        "The space may be a habit of typing, or the place of a digit that was left out.",
    ),
    example="90. 31",
)

SCALED = Code(
    id="CQ222",
    severity=Severity.INFO,
    title=Text("数量级已换算", "Scale converted"),
    message=Text("“{seen}”换算为 {value} {unit}", "'{seen}' is converted to {value} {unit}"),
    help=Text("核对换算结果；宜直接按“{unit}”填写", "check the result; better write it in {unit}"),
    why=Text(
        "万、亿、元、万元之间的换算是确定的，但以万为单位的数往往已经舍入。",
        "The ratio of the two units is certain, but a number in ten thousands is often rounded.",
    ),
    example="5.3万件",
)

AMBIGUOUS_SHARE = Code(
    id="CQ223",
    severity=Severity.ERROR,
    title=Text("小数还是百分数不明", "Fraction or percentage"),
    message=Text(
        "“{seen}”没有百分号，可能是 {share}，也可能是 {percent}",
        "'{seen}' has no percent sign: it may be {share} or {percent}",
    ),
    help=Text(
        "带百分号填写：{share} 或 {percent}", "write it with its percent sign: {share} or {percent}"
    ),
    why=Text(
        "两种读法相差一百倍，程序不替人猜测。",
        "The two readings differ a hundredfold, and neither is guessed.",
    ),
    example="0.965",
)

OUT_OF_RANGE = Code(
    id="CQ224",
    severity=Severity.ERROR,
    title=Text("数值超出可能的范围", "Value out of range"),
    message=Text(
        "“{seen}”超出范围，应为{expected}", "'{seen}' is out of range; expected {expected}"
    ),
    help=Text(
        "核对该数：是否漏了小数点、填错栏目或单位",
        "check the number: a lost decimal point, another column, another unit",
    ),
    why=Text(
        "个数不会为负，合格率不会超过 100%；10^15 以上的数 Excel 存不下全部数字。",
        "Counts are not negative, pass rates not above 100%; from 10^15 on Excel loses digits.",
    ),
    example="105%",
)

PERCENT_ELSEWHERE = Code(
    id="CQ225",
    severity=Severity.ERROR,
    title=Text("非比率项目出现百分号", "Percent sign where none belongs"),
    message=Text(
        "“{seen}”是百分数，而本项目的单位是“{unit}”",
        "'{seen}' is a percentage, but the unit of this item is '{unit}'",
    ),
    help=Text(
        "填写{expected}，并把单元格格式改为“常规”",
        "write {expected} and set the cell's number format to General",
    ),
    why=Text(
        "百分数填在数量栏，多半是错了栏目，也可能只是格式错误，两者的数值不同。",
        "A percentage in such a column is a wrong column or a wrong format, and the values differ.",
    ),
    example="96.5%",
)

DATE = Code(
    id="CQ226",
    severity=Severity.ERROR,
    title=Text("数字变成了日期", "Number turned into a date"),
    message=Text(
        "单元格显示为日期“{seen}”，不是数", "the cell displays the date '{seen}', no number"
    ),
    help=Text(
        "先把单元格格式改为“常规”，再重新填写{expected}",
        "set the cell's number format to General first, then write {expected} again",
    ),
    why=Text(
        "在 Excel 中键入 3-5 会变成 3月5日，原来的内容已不在文件里。",
        "Typed into Excel, 3-5 becomes the fifth of March; what was typed is not in the file.",
    ),
    example="3月5日",
)

NOT_WHOLE = Code(
    id="CQ227",
    severity=Severity.ERROR,
    title=Text("应为整数", "Not a whole number"),
    message=Text("“{seen}”不是整数，应为{expected}", "'{seen}' is not whole; expected {expected}"),
    help=Text("核对该数和单位“{unit}”", "check the number and its unit '{unit}'"),
    why=Text(
        "个数和名次没有小数；有小数说明填错了栏目或单位。",
        "Counts and ranks have no fractions; one tells of another column or another unit.",
    ),
    example="3.5",
)

UNIT_MISMATCH = Code(
    id="CQ228",
    severity=Severity.ERROR,
    title=Text("单位不符", "Another unit"),
    message=Text(
        "“{seen}”的单位与本项目的单位“{unit}”不符",
        "the unit of '{seen}' is not the unit of this item, '{unit}'",
    ),
    help=Text("按“{unit}”填写，只填数字", "write the number alone, in the unit '{unit}'"),
    why=Text("单位不同，数就不同，不能直接采用。", "In another unit it is another number."),
    example="5件",
)

PERCENTAGE_POINTS = Code(
    id="CQ229",
    severity=Severity.ERROR,
    title=Text("百分点不是百分数", "Percentage points are no percentage"),
    message=Text(
        "“{seen}”是百分点，本项目要的是{expected}",
        "'{seen}' is in percentage points; this item asks for {expected}",
    ),
    help=Text("填写{expected}，不填变动幅度", "write {expected}, not by how much it has moved"),
    why=Text(
        "合格率从 85.27% 升到 91.21%，是提高 5.94 个百分点，不是 5.94%。",
        "From 85.27% to 91.21% is a rise of 5.94 percentage points, not of 5.94%.",
    ),
    example="5.94个百分点",
)

APPROXIMATE = Code(
    id="CQ230",
    severity=Severity.ERROR,
    title=Text("约数", "Approximate figure"),
    message=Text(
        "“{seen}”是约数，不能据以判定", "'{seen}' is approximate and cannot decide a verdict"
    ),
    help=Text("填写准确数：{expected}", "write the exact figure: {expected}"),
    why=Text(
        "目标线附近的约数可以判成达标，也可以判成未达标。",
        "Near the target an approximate figure may be taken for met and for not met alike.",
    ),
    example="约90%",
)

SPAN = Code(
    id="CQ231",
    severity=Severity.ERROR,
    title=Text("区间", "Range instead of a figure"),
    message=Text(
        "“{seen}”是从“{low}”到“{high}”的区间，不是一个数",
        "'{seen}' is a range from '{low}' to '{high}', not one figure",
    ),
    help=Text("填写实际完成的一个数：{expected}", "write the one figure reached: {expected}"),
    why=Text(
        "区间的两端可能一个达标、一个不达标。",
        "One end of a range may meet the target and the other miss it.",
    ),
    example="90～92%",
)

BOUND = Code(
    id="CQ232",
    severity=Severity.ERROR,
    title=Text("界限", "Bound instead of a figure"),
    message=Text("“{seen}”只是一个界限，不是一个数", "'{seen}' is only a bound, not a figure"),
    help=Text("填写实际数：{expected}", "write the actual figure: {expected}"),
    why=Text(
        "界限说不出差多少，也常是把目标值抄进了实际值一栏。",
        "A bound gives no gap, and is often the target copied into the column of the actual value.",
    ),
    example="90%以上",
)

CHANGE_STATED = Code(
    id="CQ233",
    severity=Severity.ERROR,
    title=Text("填的是增减，不是水平", "A change where a level is asked for"),
    message=Text(
        "“{seen}”是增减幅度，本项目要的是{expected}",
        "'{seen}' is a change; this item asks for {expected}",
    ),
    help=Text("填写{expected}；正数不带加号", "write {expected}, without a plus sign"),
    why=Text(
        "括号、加号和“下降”“提高”等词只在增减栏有意义；知道变动不等于知道水平。",
        "Brackets, plus signs and words of rise and fall mean a change, which gives no level.",
    ),
    example="下降4.30个百分点",
)

BAD_SEPARATORS = Code(
    id="CQ234",
    severity=Severity.ERROR,
    title=Text("分隔符位置不对", "Separators in the wrong place"),
    message=Text(
        "“{seen}”中的逗号或空格不是千位分隔符",
        "the comma or space in '{seen}' does not separate thousands",
    ),
    help=Text("去掉逗号和空格，重新填写{expected}", "write {expected} without commas and spaces"),
    why=Text(
        "“1,28”可能是 1.28、128 或漏了一位的 1,28x，无从判断。",
        "'1,28' may be 1.28, or 128, or 1,28x with a digit lost; nothing tells.",
    ),
    example="1,28",
)

NOT_A_NUMBER = Code(
    id="CQ235",
    severity=Severity.ERROR,
    title=Text("不是数", "Not a number"),
    message=Text("“{seen}”不是一个数", "'{seen}' is not a number"),
    help=Text(
        "填写{expected}，说明写在备注栏；没有数据则留空",
        "write {expected}; words go into the remarks; leave the cell blank without data",
    ),
    why=Text(
        "从文字里挑数字会把脚注、年份当成数据。",
        "Picking digits out of words takes footnotes and years for data.",
    ),
    example="96.5①",
)

ERROR_VALUE = Code(
    id="CQ236",
    severity=Severity.ERROR,
    title=Text("单元格是错误值", "Error value"),
    message=Text("单元格是错误值 {seen}", "the cell holds the error value {seen}"),
    help=Text(
        "用 Excel 或 WPS 打开，改正公式后保存", "open it in Excel or WPS, mend the formula and save"
    ),
    why=Text("错误值不是 0，也不是没有数据。", "An error is neither zero nor the absence of data."),
    example="#REF!",
)

NO_RESULT = Code(
    id="CQ237",
    severity=Severity.ERROR,
    title=Text("公式没有计算结果", "Formula without a result"),
    message=Text(
        "公式“{seen}”的结果不在文件中", "the result of the formula '{seen}' is not in the file"
    ),
    help=Text(
        "用 Excel 或 WPS 打开，待其重新计算后保存",
        "open it in Excel or WPS, let it recalculate, and save",
    ),
    why=Text(
        "由其他程序生成的文件可能只有公式没有结果；程序不代为计算公式。",
        "A file written by another program may hold formulas alone; they are not evaluated here.",
    ),
    example="=SUM(D5:D9)",
)

LOGICAL = Code(
    id="CQ238",
    severity=Severity.ERROR,
    title=Text("单元格是逻辑值", "Logical value"),
    message=Text("单元格是逻辑值 {seen}", "the cell holds the logical value {seen}"),
    help=Text("改填数字或文字", "write a number or a word instead"),
    why=Text(
        "TRUE 和 FALSE 不是 1 和 0，多半是公式写成了比较式。",
        "TRUE and FALSE are not 1 and 0; mostly a formula compares where it should compute.",
    ),
    example="TRUE",
)

BROKEN_CELL = Code(
    id="CQ239",
    severity=Severity.ERROR,
    title=Text("单元格内容已损坏", "Broken cell"),
    message=Text(
        "单元格的内容“{seen}”与其类型不符", "the content '{seen}' contradicts the type of the cell"
    ),
    help=Text(
        "用 Excel 或 WPS 打开，重新填写该单元格后保存",
        "open it in Excel or WPS, write the cell anew and save",
    ),
    why=Text(
        "这样的文件由有缺陷的程序写成，各软件显示的数会不同。",
        "Such a file comes from a faulty program; what is shown differs from reader to reader.",
    ),
    example="<v>abc</v>",
)

NOT_A_PERIOD = Code(
    id="CQ240",
    severity=Severity.ERROR,
    title=Text("时期无法识别", "Unknown period"),
    message=Text("“{seen}”不是可识别的时期", "'{seen}' is not a period"),
    help=Text(
        "写成 2013年、2013年1-6月、2013年6月 或 2013-06-30",
        "write it like 2013, 2013H1, 2013-06 or 2013-06-30",
    ),
    why=Text(
        "“截至目前”“3月5日”等没有年份，数据归不到期次。",
        "Without its year a figure belongs to no period.",
    ),
    example="截至目前",
)

PERIOD_UNCERTAIN = Code(
    id="CQ321",
    severity=Severity.ERROR,
    title=Text("时期有两种读法", "A period that may be two"),
    message=Text(
        "“{seen}”可能是{day}，也可能是{months}，没有采用",
        "'{seen}' may be {day} or {months}, and is not used",
    ),
    help=Text("写成 {day} 或 {months}", "write {day} or {months}"),
    why=Text(
        "同一写法有人指一天，有人指几个月；猜错就对错了时期。",
        "Some mean a day by it, others a stretch of months; a wrong guess is a wrong period.",
    ),
    example="2013-1-6",
    good="2013年1-6月",
)

UNKNOWN_STAGE = Code(
    id="CQ241",
    severity=Severity.ERROR,
    title=Text("进展阶段无法识别", "Unknown stage"),
    message=Text("“{seen}”不是可识别的进展阶段{hint}", "'{seen}' is not a known stage{hint}"),
    help=Text("填写下列之一：{known}", "write one of: {known}"),
    why=Text(
        "进展按固定的阶段比较，自由描述无法比较先后。",
        "Progress is compared by fixed stages; free words have no order.",
    ),
    example="正在抓紧推进",
)

CODES = (
    NUMBER_AS_TEXT,
    INNER_SPACE,
    SCALED,
    AMBIGUOUS_SHARE,
    OUT_OF_RANGE,
    PERCENT_ELSEWHERE,
    DATE,
    NOT_WHOLE,
    UNIT_MISMATCH,
    PERCENTAGE_POINTS,
    APPROXIMATE,
    SPAN,
    BOUND,
    CHANGE_STATED,
    BAD_SEPARATORS,
    NOT_A_NUMBER,
    ERROR_VALUE,
    NO_RESULT,
    LOGICAL,
    BROKEN_CELL,
    NOT_A_PERIOD,
    UNKNOWN_STAGE,
    PERIOD_UNCERTAIN,
)
"""All of them, in order."""
