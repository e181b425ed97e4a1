"""Findings on batches: CQ511 to CQ522."""

from cqquality.findings import Code, Severity
from cqquality.text import Text

UNKNOWN_PLACEHOLDER = Code(
    id="CQ511",
    severity=Severity.ERROR,
    title=Text("未知的占位符", "Unknown placeholder"),
    message=Text(
        "“{seen}”中的占位符 {name} 不可用{problem}",
        "the placeholder {name} in '{seen}' cannot be used{problem}",
    ),
    help=Text("可用的占位符：{known}", "placeholders: {known}"),
    why=Text(
        "无法填写的占位符会使文件写到意外的位置。",
        "A placeholder that cannot be filled would put a file where nobody expects it.",
    ),
    example="output: reports/{{date}}",
)

NOTHING_THERE = Code(
    id="CQ512",
    severity=Severity.ERROR,
    title=Text("收件处没有报表", "No returns in the inbox"),
    message=Text("“{pattern}”没有对应的报表", "nothing is found for '{pattern}'"),
    help=Text("核对路径、通配符和期别", "check the path, the wildcards and the period"),
    why=Text(
        "空的收件处可能是路径写错，不能当作没有问题。",
        "An empty inbox may be a misspelt path and must not pass for good news.",
    ),
    example="inbox: [inbox/2014-13]",
)

SAME_OUTPUT = Code(
    id="CQ513",
    severity=Severity.ERROR,
    title=Text("输出文件重名", "Two outputs of one name"),
    message=Text("有两份输出都写到 {path}", "two outputs would be written to {path}"),
    help=Text(
        "在输出名称中加上 {{language}}，或改用不同的名称",
        "put {{language}} into the name, or use different names",
    ),
    why=Text("后写的会覆盖先写的。", "The second would replace the first."),
    example="languages: [zh, en]\noutput: reports/{{period}}",
)

NOT_A_MANIFEST = Code(
    id="CQ514",
    severity=Severity.ERROR,
    title=Text("不是批处理清单", "Not a manifest"),
    message=Text("不是批处理的清单：{problem}", "not the manifest of a batch: {problem}"),
    help=Text("指定 cqq batch 写出的清单", "name a manifest that cqq batch wrote"),
    why=Text("没有清单就没有可以核对的依据。", "Without it there is nothing to verify against."),
    example="cqq batch --verify report.html",
)

NO_COMPARISON = Code(
    id="CQ515",
    severity=Severity.WARNING,
    title=Text("没有可比的上期结果", "No earlier result to compare with"),
    message=Text("上期结果 {path} 不存在，未作比较", "there is no {path}; nothing was compared"),
    help=Text("先运行上一期，或核对路径", "run the earlier period first, or check the path"),
    why=Text("首次运行没有上期结果。", "The first run has no earlier one."),
    example="compare_with: reports/{{previous}}/targets-zh.json",
)

UNKNOWN_READING = Code(
    id="CQ516",
    severity=Severity.ERROR,
    title=Text("未声明的口径", "Undeclared reading"),
    message=Text(
        "“{seen}”不是 {subject} 已声明的口径", "'{seen}' is not a declared reading of {subject}"
    ),
    help=Text("用 cqq show {subject} 查看其口径", "see the readings with cqq show {subject}"),
    why=Text(
        "写错的口径若被忽略，会按默认口径判定而无人知晓。",
        "If it were ignored, the default reading would be applied and nobody would know.",
    ),
    example="readings: {{B10: inclusiv}}",
)

NO_PLACE = Code(
    id="CQ517",
    severity=Severity.ERROR,
    title=Text("所选格式都没有这一项", "No format with a place for it"),
    message=Text(
        "任务要求了 {name}，而其输出中没有可用之处", "the job asks for {name} and has no use for it"
    ),
    help=Text("加上：{needed}；或删去 {name}", "add {needed}, or leave {name} out"),
    why=Text(
        "要求了却哪里都不出现，会被误以为已经做过。",
        "What was asked for and appears nowhere would be taken for done.",
    ),
    example="formats: [csv]\nsensitivity: true",
)

NO_SCORECARD = Code(
    id="CQ518",
    severity=Severity.ERROR,
    title=Text("指标包没有评分表", "No scorecard in the pack"),
    message=Text("指标包 {pack} 没有 scorecard.yaml", "the pack {pack} has no scorecard.yaml"),
    help=Text("补上评分表，或删去 scorecard", "add one, or leave out scorecard"),
    why=Text("没有评分表就无从评分。", "Without one there is nothing to grade by."),
    example="scorecard: true",
)

ANOTHER_RUN = Code(
    id="CQ519",
    severity=Severity.ERROR,
    title=Text("另一个批处理正在运行", "Another run is at work"),
    message=Text(
        "另一个批处理正在向 {folder} 写入", "another run of cqq batch is writing into {folder}"
    ),
    help=Text("等它结束后再运行", "wait until it has ended, then run again"),
    why=Text(
        "两个批处理同时写入同一文件夹，会得到新旧混杂的报告。",
        "Two at once would leave reports of two minds side by side.",
    ),
    example="cqq batch job.yaml --period 2014-06 &\ncqq batch job.yaml --period 2014-06",
)

NOTHING_TO_READ = Code(
    id="CQ520",
    severity=Severity.ERROR,
    title=Text("任务没有输入", "Nothing to read in a job"),
    message=Text("任务既没有 inbox，也没有 ledgers", "the job has neither inbox nor ledgers"),
    help=Text("写明报表所在的 inbox，或台账 ledgers", "say where returns or ledgers are"),
    why=Text("没有输入就没有可以判定的数。", "Without any input there is nothing to judge."),
    example="formats: [html]\noutput: reports/targets\nmanifest: reports/manifest.json",
)

NO_MASTER = Code(
    id="CQ521",
    severity=Severity.ERROR,
    title=Text("没有写明集群", "No cluster named"),
    message=Text("engine: spark 须同时写明 master", "engine: spark needs a master"),
    help=Text("加上 master: spark://head:7077", "add master: spark://head:7077"),
    why=Text("Spark 只在已有的集群上运行。", "Spark runs on a cluster that is there already."),
    example="ledgers: {{batches: 2014/}}\nengine: spark",
)

NOT_A_PERIOD = Code(
    id="CQ522",
    severity=Severity.ERROR,
    title=Text("不是时期", "Not a period"),
    message=Text("“{seen}”不是时期", "'{seen}' is not a period"),
    help=Text("例如 2014、2014-06、2014Q2、{{year}}", "write 2014, 2014-06, 2014Q2 or {{year}}"),
    why=Text(
        "时期写错，台账的行就会落在期外。",
        "With a misspelt period all rows of a ledger would lie outside it.",
    ),
    example="period: 六月",
)
