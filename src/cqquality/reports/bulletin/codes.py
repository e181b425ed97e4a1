"""Findings about the wording of a bulletin, and what it takes to write one: CQ401 to CQ405."""

from cqquality.findings import Code, Severity
from cqquality.text import Text

_WHY = Text("文字有误的通报不应发出。", "A bulletin with faulty words should not leave the house.")

UNREADABLE = Code(
    id="CQ401",
    severity=Severity.ERROR,
    title=Text("通报模板读不了", "Wording cannot be read"),
    message=Text("模板应是由项目组成的 YAML 文件", "the wording must be a YAML mapping"),
    help=Text("以程序自带的模板为样本", "take the file that comes with the program as a pattern"),
    why=_WHY,
    example="- title",
)
UNKNOWN_KEY = Code(
    id="CQ402",
    severity=Severity.ERROR,
    title=Text("模板里没有这一项", "Unknown key of the wording"),
    message=Text("模板里没有“{key}”这一项{hint}", "the wording has no key '{key}'{hint}"),
    help=Text("改正名称或删去这一项", "mend the name or remove the key"),
    why=Text("写错名称的一项不会起作用，却不易察觉。", "A misspelt key would silently do nothing."),
    example="titel: 关于完成情况的通报",
)
UNKNOWN_FIELD = Code(
    id="CQ403",
    severity=Severity.ERROR,
    title=Text("模板里的填写项有误", "Unknown field of the wording"),
    message=Text(
        "“{key}”里的“{field}”不能填写；可用：{fields}",
        "'{key}' cannot use '{field}'; it may use: {fields}",
    ),
    help=Text(
        "改正 ${{…}} 里的名称；要写 $ 本身时写 $$", "mend the name in ${{...}}; write $$ for a $"
    ),
    why=_WHY,
    example="title: 关于${name}的通报",
)
NOT_TEXT = Code(
    id="CQ404",
    severity=Severity.ERROR,
    title=Text("模板里的内容不是文字", "Wording that is no text"),
    message=Text("“{key}”应是{wanted}", "'{key}' must be {wanted}"),
    help=Text("加上引号写成文字", "write it as text in quotes"),
    why=_WHY,
    example="title: [关于完成情况的通报]",
)
NEEDS_EXTRA = Code(
    id="CQ405",
    severity=Severity.ERROR,
    title=Text("通报需要附加组件", "The bulletin needs an extra"),
    message=Text(
        "生成 Word 文件的组件 python-docx 没有安装",
        "python-docx, which writes Word documents, is not installed",
    ),
    help=Text(
        '运行 pip install "cqquality[docx]"；或改用其他格式',
        'run pip install "cqquality[docx]", or choose another format',
    ),
    why=Text("其他格式不需要它。", "No other format needs it."),
    example="cqq evaluate returns.xlsx --format docx -o bulletin.docx",
)

CODES = (UNREADABLE, UNKNOWN_KEY, UNKNOWN_FIELD, NOT_TEXT, NEEDS_EXTRA)
"""All of them, in order."""
