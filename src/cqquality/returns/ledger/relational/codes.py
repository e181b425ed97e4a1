"""What can be wrong with a ledger in files or a database, and with engines: CQ360 to CQ373."""

from cqquality.findings import Code, Severity
from cqquality.text import Text

NOT_THERE = Code(
    id="CQ360",
    severity=Severity.ERROR,
    title=Text("没有这份台账", "No such ledger"),
    message=Text("没有这个文件、文件夹或表：{reason}", "no such file, folder or table: {reason}"),
    help=Text("核对 --ledger 的路径或表名", "check the path or the table given with --ledger"),
    why=Text("少一个分片，合计就不全。", "With a part missing, no total would be one."),
    example="--ledger batches=2013/part-*.parquet",
)

NO_ENGINE = Code(
    id="CQ361",
    severity=Severity.ERROR,
    title=Text("没有安装所需的引擎", "Engine not installed"),
    message=Text("读取它需要 {name}", "reading it needs {name}"),
    help=Text('运行 pip install "cqquality[{extra}]"', 'run: pip install "cqquality[{extra}]"'),
    why=Text(
        "大数据引擎体积大，不随程序安装。", "Engines are large and do not come with the program."
    ),
    example="--ledger batches=batches.parquet",
)

BROKEN = Code(
    id="CQ362",
    severity=Severity.ERROR,
    title=Text("台账读不完整", "Ledger not sound to its end"),
    message=Text("{engine} 未能读完：{reason}", "{engine} could not read all of it: {reason}"),
    help=Text("重新导出损坏的文件", "export the damaged file anew"),
    why=Text(
        "读到一半的合计是错的，所以不给结果。", "Half a total is a wrong total, so none is given."
    ),
    example="batches.parquet",
)

NO_KIND = Code(
    id="CQ363",
    severity=Severity.ERROR,
    title=Text("列的类型不能采用", "Column of a kind that cannot be used"),
    message=Text("“{subject}”列的类型是 {kind}", "column '{subject}' is of type {kind}"),
    help=Text(
        "导出为整数、定点小数、日期或文本",
        "export it as whole numbers, decimals, dates or texts",
    ),
    why=Text(
        "带时区的时刻在各地不是同一天，单精度小数不是填报的数。",
        "An instant is not the same day everywhere, and a 32-bit float is not what was entered.",
    ),
    example="TIMESTAMP WITH TIME ZONE",
)

KINDS_DIFFER = Code(
    id="CQ364",
    severity=Severity.ERROR,
    title=Text("各文件的列类型不同", "Column of different kinds in the files"),
    message=Text(
        "“{subject}”列在 {file} 中是 {kind}，与其他文件不同",
        "column '{subject}' is {kind} in {file} and another kind elsewhere",
    ),
    help=Text("按同一类型导出各文件", "export all files with the same types"),
    why=Text(
        "同一列按两种方法读，合计就不可比。", "Read in two ways, a column adds up to nothing."
    ),
    example="抽样日期: DATE / VARCHAR",
)

TOO_FINE = Code(
    id="CQ365",
    severity=Severity.ERROR,
    title=Text("小数位数过多", "Too many places behind the point"),
    message=Text(
        "“{subject}”列有小数超过 {places} 位的数",
        "column '{subject}' has a number with more than {places} places behind the point",
    ),
    help=Text("核对该列的数值", "check the numbers of the column"),
    why=Text("再多的位数，合计就不精确了。", "With more of them, sums would no longer be exact."),
    example="0.000000000000001",
)

NO_CLUSTER = Code(
    id="CQ366",
    severity=Severity.ERROR,
    title=Text("连接不上 Spark 集群", "No Spark cluster"),
    message=Text("{master} 没有应答：{reason}", "{master} does not answer: {reason}"),
    help=Text("核对 --master 和集群是否在运行", "check --master and whether the cluster runs"),
    why=Text("没有集群，就没有结果。", "Without a cluster there is no result."),
    example="--master spark://head:7077",
)

PASSWORD = Code(
    id="CQ367",
    severity=Severity.ERROR,
    title=Text("地址中有密码", "Password in an address"),
    message=Text("数据库地址中不得有密码", "the address of a database must not have a password"),
    help=Text(
        "把密码写入 PGPASSFILE 指定的文件（~/.pgpass）",
        "keep the password in the file named by PGPASSFILE (~/.pgpass)",
    ),
    why=Text(
        "命令行会留在历史记录和进程表中。", "Command lines stay in histories and process lists."
    ),
    example="postgresql://head:…@db/quality#batches",
    good="postgresql://head@db/quality#batches",
)

UNFINISHED = Code(
    id="CQ368",
    severity=Severity.ERROR,
    title=Text("文件夹还没有写完", "Folder not written to its end"),
    message=Text(
        "文件夹里有 {seen}，写入没有完成", "there is {seen} in it: a writer has not ended"
    ),
    help=Text("等写入完成，或删去残留后重新导出", "wait for the writer, or export it anew"),
    why=Text("没写完的分片会使合计偏小。", "Parts that are still missing make totals too small."),
    example="_temporary",
)

MIXED = Code(
    id="CQ369",
    severity=Severity.ERROR,
    title=Text("文件种类不一", "Files of several kinds"),
    message=Text("其中有 {seen}", "there are {seen} among them"),
    help=Text("一份台账的各文件须为同一种类", "keep the files of one ledger of one kind"),
    why=Text("同一行可能以两种格式各出现一次。", "A row might be there once in each kind."),
    example="batches.csv, batches.parquet",
)

NO_LIST = Code(
    id="CQ370",
    severity=Severity.ERROR,
    title=Text("不是台账表式", "Not a form of a ledger"),
    message=Text(
        "“{subject}”不是台账表式；台账表式有：{forms}",
        "'{subject}' is no form of a ledger; there are: {forms}",
    ),
    help=Text("写成 --ledger 表式=路径", "write --ledger FORM=PATH"),
    why=Text("表式决定台账的列和计算规则。", "The form says what the columns are and what counts."),
    example="--ledger awards=awards.parquet",
)

CHANGED = Code(
    id="CQ371",
    severity=Severity.ERROR,
    title=Text("读取时文件变了", "File changed while it was read"),
    message=Text("读取期间文件被改动", "the file changed while it was being read"),
    help=Text("等写入完成后重新运行", "run again when nobody writes to it"),
    why=Text("前后读到的不是同一份数据。", "Two passes would have seen different rows."),
    example="batches.parquet",
)

AS_RETURN = Code(
    id="CQ372",
    severity=Severity.ERROR,
    title=Text("工作簿不用引擎", "A workbook needs no engine"),
    message=Text("这是工作簿", "it is a workbook"),
    help=Text("不写 --ledger，直接作为报表给出", "name it as a return, without --ledger"),
    why=Text(
        "工作簿由程序自己逐格读取。", "Workbooks are read by the program itself, cell by cell."
    ),
    example="--ledger batches=batches.xlsx",
    good="cqq evaluate batches.xlsx",
)

LEFT = Code(
    id="CQ373",
    severity=Severity.WARNING,
    title=Text("文件夹里有没读的文件", "Files of a folder not read"),
    message=Text("没有作为台账读取：{files}", "not read as parts of the ledger: {files}"),
    help=Text(
        "是台账的分片就改用 .parquet 或 .csv 扩展名，不是就移走",
        "name parts .parquet or .csv; move what is none elsewhere",
    ),
    why=Text("漏掉一个分片，合计就不全。", "With a part left out, no total would be one."),
    example="2013/part-3.txt.bak",
)

CODES = (
    NOT_THERE,
    NO_ENGINE,
    BROKEN,
    NO_KIND,
    KINDS_DIFFER,
    TOO_FINE,
    NO_CLUSTER,
    PASSWORD,
    UNFINISHED,
    MIXED,
    NO_LIST,
    CHANGED,
    AS_RETURN,
    LEFT,
)
"""All of them, in order."""
