"""Findings on returns as wholes: files, sheets, headers, rows and repetitions. CQ250 to CQ272."""

from cqquality.findings import Code, Severity
from cqquality.text import Text

NOTHING_RECOGNISED = Code(
    id="CQ250",
    severity=Severity.ERROR,
    title=Text("没有可识别的工作表", "No sheet recognised"),
    message=Text(
        "没有一张工作表能识别为报表（现有工作表：{sheets}）",
        "no sheet is recognised as part of a return (sheets: {sheets})",
    ),
    help=Text(
        "使用 cqq template 生成的表式，保留“代码、期别、数值”等列标题",
        "use the form written by cqq template, and keep its headings",
    ),
    why=Text(
        "从不认识的表里取数只能靠猜。", "Taking figures from an unknown table would be guessing."
    ),
    example="Sheet1",
)

NOT_RECOGNISED = Code(
    id="CQ251",
    severity=Severity.INFO,
    title=Text("工作表未识别", "Sheet not recognised"),
    message=Text(
        "未识别为报表，没有读取{hint}", "not recognised as part of a return, and not read{hint}"
    ),
    help=Text(
        "其中如有要报的数据，请移入表式的工作表", "move figures that belong to the return into it"
    ),
    why=Text(
        "附加的工作表不影响其他数据，但其中的数不会计入。",
        "A sheet of one's own does no harm, but nothing in it is counted.",
    ),
    example="Sheet2",
)

INCOMPLETE_HEADER = Code(
    id="CQ252",
    severity=Severity.ERROR,
    title=Text("表头不完整", "Incomplete header"),
    message=Text(
        "缺少列标题：{missing}，整张表没有读取",
        "headings are missing: {missing}; nothing of the sheet is read",
    ),
    help=Text("恢复缺少的列标题：{missing}", "restore the headings {missing}"),
    why=Text(
        "没有标题就不知道一列是什么，没有期别就不知道是何时的数。",
        "Without headings nobody knows what a column holds, or of what time a figure is.",
    ),
    example="代码 | 数据项 | 计量单位 | 数值",
)

HEADING_TWICE = Code(
    id="CQ253",
    severity=Severity.ERROR,
    title=Text("列标题重复", "Heading twice"),
    message=Text(
        "列标题“{seen}”与 {first} 的含义相同，整张表没有读取",
        "the heading '{seen}' means the same as that in {first}; nothing of the sheet is read",
    ),
    help=Text("只保留其中一列，或改写另一列的标题", "keep one of the columns or rename the other"),
    why=Text(
        "两列都像数值列时，取哪一列只能靠猜。",
        "With two columns of values, choosing one would be guessing.",
    ),
    example="数值 | 实际值",
)

UNKNOWN_CODE = Code(
    id="CQ254",
    severity=Severity.ERROR,
    title=Text("未知的代码", "Unknown code"),
    message=Text(
        "{rows}的代码“{seen}”不是本指标包的数据项，该行没有采用{hint}",
        "the code '{seen}' in {rows} is no data item of the pack, and is not used{hint}",
    ),
    help=Text(
        "改回表式中的代码；合计、小计等行请删去代码",
        "restore the code of the form; rows of totals have none",
    ),
    why=Text(
        "代码决定一个数属于哪个指标，猜错就会得出错误的判定。",
        "The code decides what a figure counts for; a wrong guess gives a wrong verdict.",
    ),
    example="P2-1",
)

UNKNOWN_ITEM = Code(
    id="CQ255",
    severity=Severity.ERROR,
    title=Text("未知的数据项", "Unknown data item"),
    message=Text(
        "{rows}没有代码，“{seen}”也不是数据项的名称，该行没有采用{hint}",
        "{rows} has no code, and '{seen}' is not the name of a data item; it is not used{hint}",
    ),
    help=Text("填上代码，或改用表式中的名称", "give the code, or the name as in the form"),
    why=Text(
        "名称相近的数据项口径往往不同，相近不等于相同。",
        "Items with similar names often count different things.",
    ),
    example="合格批数",
)

AMBIGUOUS_ITEM = Code(
    id="CQ256",
    severity=Severity.ERROR,
    title=Text("名称不唯一", "Ambiguous name"),
    message=Text(
        "{rows}没有代码，“{seen}”是多个数据项的名称：{codes}，该行没有采用",
        "{rows} has no code, and '{seen}' is the name of several items ({codes}); it is not used",
    ),
    help=Text("填上其中一个代码：{codes}", "give one of the codes {codes}"),
    why=Text("同名的数据项只能靠代码区分。", "Only the code tells items of one name apart."),
    example="抽查批次",
)

CODE_AND_NAME = Code(
    id="CQ257",
    severity=Severity.ERROR,
    title=Text("代码与名称不符", "Code and name disagree"),
    message=Text(
        "{rows}的代码是“{code}”，名称“{seen}”却属于 {other}，该行没有采用",
        "the code in {rows} is '{code}' but the name '{seen}' belongs to {other}; it is not used",
    ),
    help=Text("核对该行，使代码与名称一致", "check the row and make code and name agree"),
    why=Text(
        "排序或粘贴时只移动了一部分列，会让数值对到别的指标上。",
        "Sorting or pasting some columns without the others puts figures beside the wrong item.",
    ),
    example="P02-1 | 出口商品检验批次",
)

WRONG_UNIT = Code(
    id="CQ258",
    severity=Severity.ERROR,
    title=Text("计量单位不符", "Wrong unit"),
    message=Text(
        "{subject}：{rows}的计量单位是“{seen}”，应为“{unit}”，没有换算，也没有采用",
        "{subject}: the unit in {rows} is '{seen}' and not '{unit}'; "
        "it is neither converted nor used",
    ),
    help=Text("按“{unit}”填报并改正单位", "state the figure in {unit} and correct the unit"),
    why=Text(
        "单位写错还是数值按别的单位填，只有填报人知道。",
        "Whether the unit or the figure is wrong only the sender knows.",
    ),
    example="万件",
)

NO_PERIOD = Code(
    id="CQ259",
    severity=Severity.ERROR,
    title=Text("没有期别", "No period"),
    message=Text(
        "{subject}：{rows}有数值而没有期别，没有采用",
        "{subject}: {rows} has a value but no period, and is not used",
    ),
    help=Text(
        "填上期别，如 2013年、2014年1-6月", "give the period, for example 2013 or 2014年1-6月"
    ),
    why=Text(
        "不知道是何时的数，就无法与目标和基期比较。",
        "A figure of no known time cannot be held against a target or a baseline.",
    ),
    example="5266 | (空)",
)

VALUE_ALONE = Code(
    id="CQ260",
    severity=Severity.ERROR,
    title=Text("有数值而没有数据项", "Value without an item"),
    message=Text(
        "{rows}的数值列有“{seen}”，但没有代码和名称，没有采用",
        "{rows} has the value '{seen}' but neither code nor name, and is not used",
    ),
    help=Text("补上代码，或删去该数", "give the code, or delete the value"),
    why=Text(
        "它可能是漏填代码的数据，也可能只是随手的合计。",
        "It may be a figure whose code was lost, or a total jotted down.",
    ),
    example="(空) | 5266",
)

REPEATED = Code(
    id="CQ261",
    severity=Severity.INFO,
    title=Text("重复填报，数值相同", "Repeated with the same value"),
    message=Text(
        "与 {first} 重复 {count} 处，数值相同，只计一次（{items}）",
        "repeats {count} of {first} with the same values, counted once ({items})",
    ),
    help=Text("无须处理；建议只保留一处", "nothing needs doing; one of the two would do"),
    why=Text(
        "同一个数报两次不影响结果，但以后可能只改了其中一处。",
        "Stating a figure twice does no harm until only one of them is corrected.",
    ),
    example="returns.xlsx / returns(1).xlsx",
)

OVERRULED = Code(
    id="CQ249",
    severity=Severity.WARNING,
    title=Text("由修订稿的数代替", "Overruled by a revised copy"),
    message=Text(
        "{subject} {period}的 {overruled} 没有采用：标有“{word}”的一份为 {used}（{where}）",
        "{overruled} for {subject} {period} is not used: the copy marked '{word}' has {used} "
        "({where})",
    ),
    help=Text("核对修订是否有意；原稿可以移走", "check that it was meant; put the first aside"),
    why=Text(
        "同一文件的修订稿以文件名中声明的用语为准，被代替的数一一列出。",
        "Of copies of one file the words declared decide, and what was overruled is listed.",
    ),
    example="returns.xlsx 90.31, returns（修订）.xlsx 90.13",
)

CONFLICT = Code(
    id="CQ262",
    severity=Severity.ERROR,
    title=Text("重复填报，数值不同", "Repeated with another value"),
    message=Text(
        "{subject} {period}有不同的数值：{values}，均没有采用",
        "{subject} has different values for {period}: {values}; none is used",
    ),
    help=Text(
        "核实后只保留正确的一处；口径不同的（如市级、国家口径）填入各自的行，不用同一名称",
        "find out which is right and keep only that one; figures of another scope (the city's, the "
        "state's) belong into rows of their own",
    ),
    why=Text(
        "两个数不同，至少有一个是错的；取哪一个不由程序决定。",
        "Of two different figures one at least is wrong, and the program does not choose.",
    ),
    example="[a.xlsx]产品质量!F4 90.31, [b.xlsx]产品质量!F4 90.13",
)

HIDDEN = Code(
    id="CQ263",
    severity=Severity.WARNING,
    title=Text("有隐藏的数据", "Hidden data"),
    message=Text(
        "有隐藏的数据，已经读取：{what}", "some of the data are hidden; they have been read: {what}"
    ),
    help=Text(
        "取消隐藏或筛选后核对；不该报的请删除",
        "show them and check; delete what should not be reported",
    ),
    why=Text(
        "隐藏的行可能是忘记删除的旧数据，填报人看不到它。",
        "A hidden row may be old data left behind, unseen by the sender.",
    ),
    example="第 5-9 行",
)

LEDGER_UNNAMED = Code(
    id="CQ264",
    severity=Severity.ERROR,
    title=Text("名录没有写明名称", "List without a name"),
    message=Text(
        "列标题与名录“{ledger}”相同，但工作表名和标题都没有写明，整张表没有读取",
        "the headings are those of the list '{ledger}', but neither the sheet nor its title says "
        "so; nothing of the sheet is read",
    ),
    help=Text("把工作表命名为“{ledger}”", "name the sheet '{ledger}'"),
    why=Text(
        "“单位名称、年度”一类标题到处都有，仅凭它们计数会把别的名单算进来。",
        "Headings such as name and year are common; by them alone other lists would be counted.",
    ),
    example="Sheet1: 企业名称 | 主营业务收入 | 年度",
)

LEDGER_BLANK = Code(
    id="CQ265",
    severity=Severity.ERROR,
    title=Text("名录缺少必填内容", "Gap in a list"),
    message=Text(
        "名录“{ledger}”{rows}没有“{column}”，没有计入",
        "{rows} of the list '{ledger}' states no '{column}', and is not counted",
    ),
    help=Text("补上“{column}”，或删去整行", "state '{column}', or delete the whole row"),
    why=Text(
        "缺了它就不知道该不该计数，也不知道计在哪一期。",
        "Without it nobody knows whether the row counts, and for which period.",
    ),
    example="某企业 | (空) | 2013年",
)

LEDGER_TOTAL = Code(
    id="CQ266",
    severity=Severity.INFO,
    title=Text("名录中的合计行", "Total in a list"),
    message=Text(
        "名录“{ledger}”{rows}是合计，没有计为一条",
        "{rows} of the list '{ledger}' is a total, and not counted as an entry",
    ),
    help=Text("无须处理；也可删去合计行", "nothing needs doing; the row may be deleted"),
    why=Text("合计不是一个单位。", "A total is not an enterprise or a place."),
    example="合计 | 5 家",
)

OTHER_PACK = Code(
    id="CQ267",
    severity=Severity.WARNING,
    title=Text("另一指标包的表式", "Form of another pack"),
    message=Text(
        "表式属于指标包“{seen}”，现按“{pack}”读取",
        "the form belongs to the pack '{seen}' and is read by '{pack}'",
    ),
    help=Text(
        "换用本指标包的表式，或用 --pack 指定指标包", "use the form of this pack, or name the other"
    ),
    why=Text(
        "不同指标包的代码可能相同而含义不同。", "Packs may use one code for different things."
    ),
    example="cq-2011-55",
)

SKIPPED = Code(
    id="CQ268",
    severity=Severity.INFO,
    title=Text("文件夹中跳过的文件", "Files passed over"),
    message=Text("跳过 {count} 个文件：{names}", "{count} files passed over: {names}"),
    help=Text(
        "其中如有报表，请另存为 .xlsx；隐藏文件和 ~$ 开头的不必处理",
        "save returns among them as .xlsx; hidden files and those beginning with ~$ are none",
    ),
    why=Text(
        "只读取工作簿；列出其余文件，以便发现漏掉的报表。",
        "Only workbooks are read; the others are listed so that none is missed.",
    ),
    example="说明.docx, ~$returns.xlsx",
)

SAME_FILE = Code(
    id="CQ269",
    severity=Severity.WARNING,
    title=Text("同一文件两份", "The same file twice"),
    message=Text(
        "内容与 {first} 完全相同，只读一份", "its content is that of {first}; it is read once"
    ),
    help=Text(
        "删去多余的一份；若应是修订稿，请核对是否发错",
        "delete one of them; if this should be a revision, see whether the wrong file was sent",
    ),
    why=Text(
        "名为“修订版”而内容未变，往往是发错了文件。",
        "A revision with the old content is often the wrong file sent.",
    ),
    example="returns(1).xlsx",
)

NO_WORKBOOKS = Code(
    id="CQ270",
    severity=Severity.ERROR,
    title=Text("文件夹中没有工作簿", "No workbooks in the folder"),
    message=Text("文件夹中没有工作簿", "there are no workbooks in the folder"),
    help=Text(
        "指定含 .xlsx 文件的文件夹，或直接指定文件",
        "name a folder with .xlsx files in it, or the files",
    ),
    why=Text("没有报表就没有可判定的数据。", "Without returns there is nothing to judge."),
    example="returns/",
)

UNREADABLE_FOLDER = Code(
    id="CQ271",
    severity=Severity.ERROR,
    title=Text("文件夹打不开", "Folder cannot be opened"),
    message=Text(
        "文件夹打不开，其中的报表没有读取：{reason}",
        "the folder cannot be opened, its returns are not read: {reason}",
    ),
    help=Text("检查读取权限", "check the permission to read it"),
    why=Text("漏掉一个文件夹，汇总就不完整。", "With a folder missing the picture is incomplete."),
    example="returns/2013/",
)

HEADING_UNIT = Code(
    id="CQ272",
    severity=Severity.ERROR,
    title=Text("列标题中的单位不符", "Wrong unit in a heading"),
    message=Text(
        "列标题“{seen}”的单位应为“{unit}”，没有换算，整张表没有读取",
        "the unit in the heading '{seen}' should be '{unit}'; nothing is converted, "
        "and nothing of the sheet is read",
    ),
    help=Text(
        "按“{unit}”填报，标题写作“{heading}({unit})”",
        "state the figures in {unit} and head them '{heading}({unit})'",
    ),
    why=Text(
        "万元与亿元相差一万倍，换不换算只有填报人知道。",
        "Between 万元 and 亿元 lies a factor of ten thousand; only the sender knows which it is.",
    ),
    example="主营业务收入(万元)",
)

CODES = (
    NOTHING_RECOGNISED,
    NOT_RECOGNISED,
    INCOMPLETE_HEADER,
    HEADING_TWICE,
    UNKNOWN_CODE,
    UNKNOWN_ITEM,
    AMBIGUOUS_ITEM,
    CODE_AND_NAME,
    WRONG_UNIT,
    NO_PERIOD,
    VALUE_ALONE,
    REPEATED,
    CONFLICT,
    HIDDEN,
    LEDGER_UNNAMED,
    LEDGER_BLANK,
    LEDGER_TOTAL,
    OTHER_PACK,
    SKIPPED,
    SAME_FILE,
    NO_WORKBOOKS,
    UNREADABLE_FOLDER,
    HEADING_UNIT,
)
"""All of them, in order."""
