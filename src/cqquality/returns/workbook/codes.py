"""What can be wrong with a file as a whole: CQ201 to CQ219."""

from cqquality.findings import Code, Finding, Place, Severity
from cqquality.text import Text


class Refused(Exception):  # noqa: N818 - a decision, not a fault of the program
    """The file is not read on, for the reason `code` names; its place is added at the door."""

    def __init__(self, code: Code, **values: object) -> None:
        self.code = code
        self.values = values
        super().__init__(code.id)

    def at(self, file: str) -> Finding:
        """Return the refusal as a finding about `file`."""
        return self.code.at(Place(file=file), "", **self.values)


def damaged(zh: str, en: str) -> Refused:
    """Refuse a file that contradicts itself; the words say where."""
    return Refused(DAMAGED, detail=Text(zh, en))


def unsafe(zh: str, en: str) -> Refused:
    """Refuse a file built as no honest program builds one; the words say how."""
    return Refused(UNSAFE, detail=Text(zh, en))


def too_large(zh: str, en: str, limit: int, name: str) -> Refused:
    """Refuse a file that goes beyond the limit `name`; the words say what there is too much of."""
    return Refused(OVER_LIMIT, detail=Text(zh, en), limit=limit, name=name)


SAVE_AS_XLSX = Text(
    "用 Excel 或 WPS 打开，另存为 .xlsx 后重新报送", "open it in Excel or WPS and save it as .xlsx"
)
"""The advice that mends most files."""

_NOTHING_READ = Text(
    "整个文件读不出来，其中的数据一个也没有计入。",
    "The file cannot be read at all, so none of its figures is counted.",
)


def _file_code(
    number: int, title: Text, message: Text, remedy: Text, why: Text, example: str
) -> Code:
    return Code(f"CQ{number}", Severity.ERROR, title, message, remedy, why, example)


MISSING = _file_code(
    201,
    Text("文件不存在", "File not found"),
    Text("文件不存在", "there is no such file"),
    Text("检查路径和文件名", "check the path and the name"),
    _NOTHING_READ,
    "cqq evaluate returns-2105.xlsx",
)
NOT_A_FILE = _file_code(
    202,
    Text("不是普通文件", "Not a regular file"),
    Text("这是{what}，不是文件", "this is {what}, not a file"),
    Text("指定一个工作簿文件", "name a workbook"),
    Text(
        "管道和设备没有尽头，读取会使程序停住。",
        "Pipes and devices have no end; reading one would stall the program.",
    ),
    "cqq evaluate /dev/stdin",
)
UNOPENED = _file_code(
    203,
    Text("文件打不开", "File cannot be opened"),
    Text("文件打不开：{reason}", "the file cannot be opened: {reason}"),
    Text(
        "检查读取权限；若文件正被其他程序占用，先关闭该程序",
        "check the permission to read it; close any program that holds it",
    ),
    _NOTHING_READ,
    "returns.xlsx，权限 000",
)
EMPTY = _file_code(
    204,
    Text("空文件", "Empty file"),
    Text("文件是空的（0 字节）", "the file is empty (0 bytes)"),
    Text("请报送单位重新发送", "ask the sender to send it again"),
    Text(
        "空文件多因发送或下载中断，并不表示没有数据。",
        "An empty file comes from a broken transfer; it does not say that there are no data.",
    ),
    "returns.xlsx，0 字节",
)
NOT_A_WORKBOOK = _file_code(
    205,
    Text("不是工作簿", "Not a workbook"),
    Text("内容是{what}，不是工作簿", "its content is {what}, not a workbook"),
    Text(
        "报送 .xlsx 工作簿；若是 CSV，扩展名改为 .csv",
        "send an .xlsx workbook; if this is CSV, give it the extension .csv",
    ),
    Text(
        "改扩展名不会改变文件内容；程序按内容判断格式。",
        "Renaming does not convert a file; the format is judged by the content.",
    ),
    "合格率.xlsx，内容是“编号,指标,数值”",
)
LOCK_FILE = _file_code(
    206,
    Text("系统附带的临时文件", "Side file of another program"),
    Text(
        "这是办公软件或系统留下的附带文件，不是工作簿",
        "this is a side file left by an office program or the system, not a workbook",
    ),
    Text("指定文件名中没有 ~$ 或 ._ 的那一个", "name the file without ~$ or ._ in front"),
    Text(
        "打开工作簿时 Excel 会建立以 ~$ 开头的锁定文件，其中没有数据。",
        "While a workbook is open Excel keeps a lock file beside it, which holds no data.",
    ),
    "~$returns.xlsx",
)
PASSWORD = _file_code(
    207,
    Text("工作簿有密码", "Password-protected workbook"),
    Text("工作簿已用密码加密", "the workbook is encrypted with a password"),
    Text("打开它，取消打开密码后保存", "open it, remove the password and save it"),
    Text(
        "没有密码就无法读取；“保护工作表”不属于加密，不影响读取。",
        "Without the password nothing can be read. Sheet protection is no encryption and reads.",
    ),
    "文件 > 信息 > 保护工作簿 > 用密码进行加密",
)
DAMAGED = _file_code(
    208,
    Text("文件已损坏", "Damaged file"),
    Text("文件已损坏：{detail}", "the file is damaged: {detail}"),
    Text(
        "重新下载或请报送单位重发；能用 Excel 打开的，另存为 .xlsx",
        "fetch it again or ask for it again; if Excel still opens it, save it as .xlsx",
    ),
    Text(
        "损坏的文件可能只剩一部分数据，读一半比不读更危险。",
        "A damaged file may hold a part of the data; half a return is worse than none.",
    ),
    "returns.xlsx，下载中断",
)
OVER_LIMIT = _file_code(
    209,
    Text("超出读取上限", "Over a limit"),
    Text("{detail}，超过上限 {limit}（{name}）", "{detail}, over the limit of {limit} ({name})"),
    Text(
        "删去无用的行、列和格式后保存；确属正常的，用 --limit {name}=更大的数 提高该上限",
        "delete rows, columns and formats that are not needed; if all are, raise the limit by "
        "--limit {name}=NUMBER",
    ),
    Text(
        "上限防止一个很小的文件占满内存或时间。",
        "Limits keep a small file from taking all memory or time.",
    ),
    "returns.xlsx，其中一张表有 1048576 行格式",
)
NEEDS_EXTRA = _file_code(
    210,
    Text("旧格式需要附加组件", "Old format needs an extra"),
    Text(
        "这是 Excel 97-2003 / WPS 格式（.xls、.et），读取它的组件 xlrd 没有安装",
        "this is the format of Excel 97-2003 and WPS (.xls, .et); xlrd, which reads it, "
        "is not installed",
    ),
    Text(
        '运行 pip install "cqquality[xls]"；或另存为 .xlsx',
        'run pip install "cqquality[xls]", or save the file as .xlsx',
    ),
    _NOTHING_READ,
    "returns.xls",
)
OTHER_FORMAT = _file_code(
    211,
    Text("不支持的表格格式", "Unsupported spreadsheet format"),
    Text("这是 {what} 格式的表格", "this is a spreadsheet in the format {what}"),
    SAVE_AS_XLSX,
    _NOTHING_READ,
    "returns.ods",
)
WEB_PAGE = _file_code(
    212,
    Text("网页冒充的表格", "Web page named as a workbook"),
    Text("内容是{what}，不是真正的工作簿", "its content is {what}, not a real workbook"),
    SAVE_AS_XLSX,
    Text(
        "一些业务系统导出的 .xls 其实是网页，Excel 能打开，但其中没有单元格格式。",
        "What some systems export as .xls is a web page: Excel opens it, but it has no cells.",
    ),
    "returns.xls，内容是 <html><table>...",
)
OTHER_DOCUMENT = _file_code(
    213,
    Text("不是表格文件", "Another kind of document"),
    Text("这是{what}，里面没有工作簿", "this is {what}; there is no workbook in it"),
    Text("报送 .xlsx 工作簿", "send an .xlsx workbook"),
    _NOTHING_READ,
    "returns.docx 改名为 returns.xlsx",
)
UNSAFE = _file_code(
    214,
    Text("可疑的文件结构", "Suspicious structure"),
    Text("文件结构可疑，拒绝读取：{detail}", "refused, the file is built suspiciously: {detail}"),
    SAVE_AS_XLSX,
    Text(
        "正常软件不会这样写文件；各程序对它的理解不一，读出的数会不同。",
        "No honest program writes this; programs differ in what they read from such a file.",
    ),
    "returns.xlsx，压缩包中有两个 xl/workbook.xml",
)
UNKNOWN_ENCODING = _file_code(
    215,
    Text("文字编码无法识别", "Unknown text encoding"),
    Text("文本既不是 UTF-8 也不是 GB18030", "the text is neither UTF-8 nor GB18030"),
    Text("在 Excel 中另存为“CSV UTF-8”或 .xlsx", 'save it in Excel as "CSV UTF-8" or as .xlsx'),
    Text(
        "编码猜错，汉字会变成别的字而不报错。",
        "A wrong guess turns Chinese characters into others without any error.",
    ),
    "returns.csv，以 Big5 保存",
)
NOT_ANNOTATED = _file_code(
    216,
    Text("此格式不能批注", "Format cannot be annotated"),
    Text(
        "--annotate 只能在 .xlsx 和 .xlsm 工作簿上批注，此文件是其他格式",
        "--annotate writes into .xlsx and .xlsm workbooks only, and this file is another format",
    ),
    SAVE_AS_XLSX,
    Text(
        "批注写在原工作簿的副本里；换一种格式就不再是报送单位的原样。",
        "Remarks go into a copy of the workbook; in another format it would not be the sender's.",
    ),
    "cqq inspect returns.csv --annotate checked.xlsx",
)
UNUSUAL = _file_code(
    217,
    Text("工作簿结构特殊，无法批注", "Workbook built unusually"),
    Text(
        "工作簿的内部结构特殊，无法加批注：{detail}",
        "the workbook is built in an unusual way and cannot be annotated: {detail}",
    ),
    SAVE_AS_XLSX,
    Text(
        "读数不受影响；重新保存后，Excel 或 WPS 会写成通常的结构。",
        "Reading is not affected; saved again by Excel or WPS it is built in the usual way.",
    ),
    "returns.xlsx，工作表部件使用少见的写法",
)

VALUES_ONLY = Code(
    "CQ218",
    Severity.WARNING,
    Text("只读到了值", "Only values could be read"),
    Text(
        "这是{what}：只读到了值，看不到数字格式、公式、错误值和隐藏的列",
        "this is {what}: only values could be read, no number formats, formulas, errors or "
        "hidden columns",
    ),
    SAVE_AS_XLSX,
    Text(
        "没有数字格式，0.965 是不是 96.5% 就无从判断；错误值会显得像空白。",
        "Without number formats nothing tells whether 0.965 is 96.5 %; errors look like blanks.",
    ),
    "returns.ods",
)

CRASHED = _file_code(
    219,
    Text("读取时进程中止", "Reading crashed"),
    Text("读取这个文件的进程中止了", "the process that read this file died"),
    Text(
        "用 Excel 或 WPS 打开，另存为 .xlsx 后重新报送；内存不足时加 --jobs 1 重新运行",
        "save it anew as .xlsx with Excel or WPS; where memory is short, run again with --jobs 1",
    ),
    _NOTHING_READ,
    "returns.xls",
)
CODES = (
    MISSING,
    NOT_A_FILE,
    UNOPENED,
    EMPTY,
    NOT_A_WORKBOOK,
    LOCK_FILE,
    PASSWORD,
    DAMAGED,
    OVER_LIMIT,
    NEEDS_EXTRA,
    OTHER_FORMAT,
    WEB_PAGE,
    OTHER_DOCUMENT,
    UNSAFE,
    UNKNOWN_ENCODING,
    NOT_ANNOTATED,
    UNUSUAL,
    VALUES_ONLY,
    CRASHED,
)
"""All of them, in order."""
