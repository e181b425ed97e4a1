"""Findings on files that make no pack (CQ101 to CQ110), and on ignoring comments (CQ148, CQ149)."""

from cqquality.findings import Code, Severity
from cqquality.text import Text

NOT_YAML = Code(
    id="CQ101",
    severity=Severity.ERROR,
    title=Text("不是有效的 YAML", "Not valid YAML"),
    message=Text("YAML 语法错误：{problem}", "YAML syntax error: {problem}"),
    help=Text(
        "检查该行及其上一行的缩进、冒号与引号",
        "check indentation, colons and quotes here and above",
    ),
    why=Text(
        "语法有误的文件无法确定作者的本意，因此整个文件不予采用。",
        "What the author meant cannot be known, so nothing of the file is used.",
    ),
    example="name: {zh: 合格率, en: Pass rate",
)

DUPLICATE_KEY = Code(
    id="CQ102",
    severity=Severity.ERROR,
    title=Text("键重复", "Duplicate key"),
    message=Text("键“{key}”重复出现", "the key '{key}' appears twice"),
    help=Text("只保留其中一个", "keep one of them"),
    why=Text(
        "一般的 YAML 读取程序只取最后一个而不作声，前一个值就此丢失。",
        "Ordinary YAML readers silently take the last one, and the other value is lost.",
    ),
    example="unit: 个\nunit: 家",
)

ODD_KEY = Code(
    id="CQ103",
    severity=Severity.ERROR,
    title=Text("键不是文字", "Key is not text"),
    message=Text("此处的键不是文字", "the key here is not plain text"),
    help=Text("把键写成一个单词", "write the key as one word"),
    why=Text("定义文件的键都是单词。", "Every key of a definition is a word."),
    example="? [a, b]\n: 1",
)

UNKNOWN_KEY = Code(
    id="CQ104",
    severity=Severity.ERROR,
    title=Text("未知的键", "Unknown key"),
    message=Text("{owner}：未知的键“{key}”{hint}", "{owner}: unknown key '{key}'{hint}"),
    help=Text("可用的键：{known}", "known keys: {known}"),
    why=Text(
        "写错的键若被忽略，定义看似完整，其实缺了一项。",
        "If a misspelt key were ignored, the definition would look complete and lack a part.",
    ),
    example="deadlin: 2015-12-31",
)

MISSING_KEY = Code(
    id="CQ105",
    severity=Severity.ERROR,
    title=Text("缺少必填项", "Missing key"),
    message=Text("{owner}：缺少“{key}”", "{owner}: '{key}' is missing"),
    help=Text("补上“{key}”", "add '{key}'"),
    why=Text(
        "方向、算符、单位等一律不设默认值，以免替人作主。",
        "Direction, operator, unit and the like have no default: nobody decides for the author.",
    ),
    example="- id: P02   # and no direction",
)

WRONG_VALUE = Code(
    id="CQ106",
    severity=Severity.ERROR,
    title=Text("值不合要求", "Wrong value"),
    message=Text(
        "{owner}：“{key}”的值 {seen} 不合要求，应为{expected}",
        "{owner}: the value {seen} of '{key}' is not usable; expected {expected}",
    ),
    help=Text("把“{key}”改为{expected}", "write {expected} for '{key}'"),
    why=Text("类型不符的值不作换算和猜测。", "A value of the wrong type is not converted."),
    example="deadline: 2015",
)

UNKNOWN_REFERENCE = Code(
    id="CQ107",
    severity=Severity.ERROR,
    title=Text("引用不存在", "Unknown reference"),
    message=Text(
        "{owner}：“{key}”引用的{what}“{seen}”不存在{hint}",
        "{owner}: '{key}' names the {what} '{seen}', which is not defined{hint}",
    ),
    help=Text("改为已定义的{what}，或补上其定义", "name a defined {what}, or define it"),
    why=Text(
        "引用落空的指标无从计算。", "An indicator with a dangling reference cannot be computed."
    ),
    example="measure: {kind: reported, item: P99-1}",
)

DUPLICATE_ID = Code(
    id="CQ108",
    severity=Severity.ERROR,
    title=Text("编号重复", "Duplicate id"),
    message=Text(
        "{what}“{seen}”已在 {first} 定义", "the {what} '{seen}' is already defined at {first}"
    ),
    help=Text("给其中一个换一个编号", "give one of them another id"),
    why=Text("同一编号只能指一件事。", "An id names one thing."),
    example="- id: B01\n- id: B01",
)

NO_PACK = Code(
    id="CQ109",
    severity=Severity.ERROR,
    title=Text("不是指标包", "Not a pack"),
    message=Text("{seen} 不是指标包：{problem}", "{seen} is not a pack: {problem}"),
    help=Text(
        "指定含 pack.yaml 的文件夹，或已安装的指标包名称：{known}",
        "name a folder with a pack.yaml, or an installed pack: {known}",
    ),
    why=Text("没有定义就没有判定。", "Without definitions there is no verdict."),
    example="cqq check reports/",
)

INCONSISTENT = Code(
    id="CQ110",
    severity=Severity.ERROR,
    title=Text("定义自相矛盾", "Contradictory definition"),
    message=Text("{owner}：{problem}", "{owner}: {problem}"),
    help=Text("{remedy}", "{remedy}"),
    why=Text(
        "自相矛盾的定义会得出错误的结论。", "A contradictory definition gives a wrong verdict."
    ),
    example="revisions:   # not in the order of their dates\n  - {id: 2015-06, since: 2015-06-01}\n"
    "  - {id: 2010-12, since: 2010-12-01}",
)

BAD_IGNORE = Code(
    id="CQ148",
    severity=Severity.WARNING,
    title=Text("忽略注释无效", "Ignoring comment does not count"),
    message=Text("“{seen}”不起作用：{problem}", "'{seen}' does not count: {problem}"),
    help=Text(
        "写明规则编号和理由，或删去该注释", "name the rule and the reason, or remove the comment"
    ),
    why=Text(
        "没有理由的例外，下一个读者无从判断它是否还成立。",
        "Without its reason nobody can tell later whether an exception still holds.",
    ),
    example="unit: 家   # cqq: ignore CQ112",
    good="unit: 家   # cqq: ignore CQ112 -- 源表以家计，一家即一个",
)

UNUSED_IGNORE = Code(
    id="CQ149",
    severity=Severity.WARNING,
    title=Text("多余的忽略注释", "Ignoring comment without effect"),
    message=Text("此处没有 {code} 可忽略", "there is no {code} to ignore here"),
    help=Text("删去该注释", "remove the comment"),
    why=Text(
        "失效的忽略注释会掩盖以后出现的错误。",
        "An ignore left over would hide a mistake made there later.",
    ),
    example="unit: 个   # cqq: ignore CQ112 -- 以前以家计",
    good="unit: 个",
)
