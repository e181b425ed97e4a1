"""Findings of the proof against the policy text: CQ150 to CQ159."""

from cqquality.findings import Code, Severity
from cqquality.text import Text

NOT_THERE = Code(
    id="CQ150",
    severity=Severity.ERROR,
    title=Text("引文不在所注的行", "Quotation not at its line"),
    message=Text(
        "{owner}：第{line}行没有“{quote}”{nearest}",
        "{owner}: line {line} does not have '{quote}'{nearest}",
    ),
    help=Text("更正 line 或 quote", "mend 'line' or 'quote'"),
    why=Text(
        "引文须逐字出现在所注的行，读者才能核对。",
        "A reader can check a citation only where it stands word for word.",
    ),
    example="source: {line: 13, clause: 一(二), quote: 30件}   # it stands in line 12",
)

AMBIGUOUS = Code(
    id="CQ151",
    severity=Severity.ERROR,
    title=Text("引文不唯一", "Ambiguous quotation"),
    message=Text(
        "{owner}：“{quote}”在第{line}行出现{times}次",
        "{owner}: '{quote}' stands {times} times in line {line}",
    ),
    help=Text(
        "在 quote 前后多引几个字，使其唯一", "quote a few characters more, so that it is unique"
    ),
    why=Text(
        "引文不唯一，就不知道是哪一个数字。",
        "With several occurrences nobody knows which is meant.",
    ),
    example="quote: 10个   # the line has three of them",
)

UNCLAIMED = Code(
    id="CQ152",
    severity=Severity.ERROR,
    title=Text("数字没有归属", "Number not accounted for"),
    message=Text(
        "“{number}”（{context}）不属于任何指标，也未列为非目标",
        "'{number}' ({context}) belongs to no indicator and is not listed as no target",
    ),
    help=Text(
        "为它定义指标，或连同原因列入 not_targets.yaml",
        "define an indicator for it, or list it with a reason in not_targets.yaml",
    ),
    why=Text(
        "没有归属的数字可能是遗漏的目标。", "A number left over may be a target nobody measures."
    ),
    example="not_targets: []",
)

CLAIMED_TWICE = Code(
    id="CQ153",
    severity=Severity.ERROR,
    title=Text("重复归属", "Claimed twice"),
    message=Text(
        "“{number}”（{context}）同时归于{first}和{second}",
        "'{number}' ({context}) is claimed by both {first} and {second}",
    ),
    help=Text(
        "更正其中一个引文；确属共用的，双方都写明 shared_with",
        "mend one of the citations; if they do share it, say so in 'shared_with' of both",
    ),
    why=Text(
        "一个数字归于两处，往往有一处引错了。",
        "Where two definitions claim one number, one of them usually cites the wrong place.",
    ),
    example="quote: 各6个   # in two indicators, without shared_with",
)

FIGURE_DIFFERS = Code(
    id="CQ154",
    severity=Severity.ERROR,
    title=Text("数值与原文不符", "Figure differs from the text"),
    message=Text(
        "{owner}：原文“{quote}”，定义为{defined}",
        "{owner}: the text has '{quote}', the definition {defined}",
    ),
    help=Text("按原文更正数值或单位，或更正引文", "mend the figure or the unit, or the quotation"),
    why=Text("目标值错了，结论必错。", "A wrong figure gives a wrong verdict."),
    example="target: {kind: reach, operator: ge, value: 92}   # quote: 90％以上",
)

WORDING_DIFFERS = Code(
    id="CQ155",
    severity=Severity.ERROR,
    title=Text("类型或算符与措辞不符", "Kind or operator differs from the wording"),
    message=Text(
        "{owner}：原文“{quote}”表示{expected}，定义为{defined}",
        "{owner}: '{quote}' means {expected}, the definition has {defined}",
    ),
    help=Text(
        "更正 target 的 kind 或 operator；另有理解的，写成一种口径（readings）",
        "mend 'kind' or 'operator' of the target; declare another understanding as a reading",
    ),
    why=Text(
        "“保持”与“达到”、“以上”与“超过”判定不同。",
        "To keep is not to reach, and at least is not more than: the verdicts differ.",
    ),
    example="target: {kind: reach, operator: ge, value: 96}   # quote: 保持在96％以上",
)

DEADLINE_DIFFERS = Code(
    id="CQ156",
    severity=Severity.ERROR,
    title=Text("期限与原文不符", "Deadline differs from the text"),
    message=Text(
        "{owner}：期限为 {defined}，原文为{seen}",
        "{owner}: the deadline is {defined}, in the text {seen}",
    ),
    help=Text(
        "更正 deadline，或在 also 中引用它自己的期限",
        "mend 'deadline', or cite a deadline of its own under 'also'",
    ),
    why=Text("期限错了，判定的时点就错了。", "With a wrong deadline the wrong moment is judged."),
    example="deadline: 2016-12-31   # the plan cites 2015年",
)

STALE = Code(
    id="CQ157",
    severity=Severity.ERROR,
    title=Text("非目标条目失效", "Stale entry among the numbers that are no targets"),
    message=Text(
        "not_targets：第{line}行的“{quote}”{problem}",
        "not_targets: '{quote}' in line {line} {problem}",
    ),
    help=Text("更正或删去该条目", "mend or remove the entry"),
    why=Text(
        "失效的条目会掩盖真正的目标。", "A stale entry may one day hide a number that is a target."
    ),
    example="- {line: 6, quote: 全国前列}   # there is no number in it",
)

NOT_SHARED = Code(
    id="CQ158",
    severity=Severity.ERROR,
    title=Text("声明的共用不成立", "Declared sharing does not hold"),
    message=Text(
        "{owner}：与 {other} 共用引文，但{problem}", "{owner}: shares with {other}, {problem}"
    ),
    help=Text("双方都写明 shared_with，或都删去", "name each other in 'shared_with', or neither"),
    why=Text(
        "共用须双方写明，读任何一方都能看到。",
        "Sharing is declared on both sides, so that a reader of either sees it.",
    ),
    example="source: {line: 14, clause: 一(二), quote: 3个, shared_with: [T11b]}",
)

NOT_TEXT = Code(
    id="CQ159",
    severity=Severity.ERROR,
    title=Text("文件不是文本", "Document is not text"),
    message=Text("{seen} 不是 UTF-8 或 GB 18030 文本", "{seen} is not text in UTF-8 or GB 18030"),
    help=Text(
        "把政策文件另存为纯文本（.txt），一段一行",
        "save the policy as plain text (.txt), one paragraph to a line",
    ),
    why=Text("逐字核对需要纯文本。", "Word-for-word proof needs plain text."),
    example="cqq check cq-2011-55 --document policy.docx",
)
