"""Findings on the regions named in returns: CQ280 to CQ289."""

from cqquality.findings import Code, Severity
from cqquality.text import Text

NOT_FOUND = Code(
    id="CQ280",
    severity=Severity.ERROR,
    title=Text("地区无法识别", "Unknown region"),
    message=Text("“{seen}”不是 {day} 的地区{hint}", "'{seen}' is no region on {day}{hint}"),
    help=Text(
        "改用行政区划代码或规范名称，或在 regions.yaml 中登记别名",
        "use the code or the official name, or register an alias in regions.yaml",
    ),
    why=Text(
        "名称相近只用于提示，不用于归并：官方文件也有“垫江区”这样的误写，而错归一个地区会同时错两个数。",
        "Similarity suggests and never binds: one figure in the wrong region makes two regions "
        "wrong. Even official notices misspell names.",
    ),
    example="垫江区",
)

CONTRADICTION = Code(
    id="CQ281",
    severity=Severity.ERROR,
    title=Text("地区代码与名称不符", "Region code and name disagree"),
    message=Text(
        "“{seen}”：代码 {code} 是{by_code}，名称是{by_name}",
        "'{seen}': the code {code} is {by_code}, the name is {by_name}",
    ),
    help=Text("更正代码或名称", "mend the code or the name"),
    why=Text(
        "两者之中必有一错，程序无从得知哪一个。",
        "One of the two is wrong, and the program cannot know which.",
    ),
    example="500110万州区",
)

OTHER_NAME = Code(
    id="CQ282",
    severity=Severity.INFO,
    title=Text("使用了其他时期的名称", "Name of another time"),
    message=Text(
        "“{seen}”是{current}{when}的名称，按{current}读取",
        "'{seen}' is the name of {current} {when}, and is read as that",
    ),
    help=Text("{day} 的名称是{current}", "the name on {day} is {current}"),
    why=Text("改名不改变地区，数据前后可比。", "A renamed region stays the same region."),
    example="开县（2017年）",
)

OTHER_CODE = Code(
    id="CQ283",
    severity=Severity.INFO,
    title=Text("使用了其他版本的代码", "Code of another revision"),
    message=Text(
        "{code} 是{current}{when}的代码，按{current}读取",
        "{code} is the code of {current} {when}, and is read as that",
    ),
    help=Text("{day} 的代码是 {now}", "the code on {day} is {now}"),
    why=Text(
        "同一代码在不同版本中可指不同地区（500110 先后是万盛区和綦江区），故按日期解释。",
        "A code may mean different regions in different revisions (500110), so the day decides.",
    ),
    example="500227（2015年）",
)

NOT_EXISTING = Code(
    id="CQ284",
    severity=Severity.WARNING,
    title=Text("地区当时不存在", "Region did not exist at the time"),
    message=Text(
        "{name}在 {day} 不存在：{reason}，其数不计入合计",
        "{name} did not exist on {day}: {reason}; its figure is not added",
    ),
    help=Text("{remedy}", "{remedy}"),
    why=Text(
        "合并前的一部分与合并后的整体并列相加，会重复计算。",
        "A former part beside the whole that took it in would be counted twice.",
    ),
    example="万盛区（2012年）",
)

MEMO_UNIT = Code(
    id="CQ285",
    severity=Severity.INFO,
    title=Text("与所在区县重叠的单位", "Unit overlapping its host regions"),
    message=Text(
        "{name}与{hosts}重叠，其数只列示，不计入合计",
        "{name} overlaps {hosts}; its figure is shown and not added",
    ),
    help=Text("无需处理", "nothing needs to be done"),
    why=Text(
        "开发区等单独报数的单位不是行政区划，与所在区县相加会重复计算。",
        "Zones that report for themselves are no divisions of their own: adding counts twice.",
    ),
    example="万盛经开区",
)

NOT_ADDED = Code(
    id="CQ286",
    severity=Severity.INFO,
    title=Text("合计、小计或其中行", "Total, subtotal or of-which row"),
    message=Text(
        "“{seen}”是{what}，只用于核对，不计入合计",
        "'{seen}' is {what}: it is compared and not added",
    ),
    help=Text("无需处理", "nothing needs to be done"),
    why=Text(
        "合计与分项相加会重复计算。", "A total added to its parts would count everything twice."
    ),
    example="主城区小计",
)

GLYPH = Code(
    id="CQ287",
    severity=Severity.WARNING,
    title=Text("地名缺字或错字", "Lost or confused character in a name"),
    message=Text("“{seen}”有缺字或错字，按{name}读取", "'{seen}' is read as {name}"),
    help=Text("改为“{name}”，或补上代码", "write '{name}', or add the code"),
    why=Text(
        "綦、璧等字在有的字体和编码中缺失。",
        "Some fonts and encodings lack the rarer characters of place names.",
    ),
    example="?江区",
)

REMARK = Code(
    id="CQ288",
    severity=Severity.WARNING,
    title=Text("地名后有括注", "Remark after a region's name"),
    message=Text(
        "“{seen}”按{name}读取，括注“{remark}”不作解释",
        "'{seen}' is read as {name}; the remark '{remark}' is not interpreted",
    ),
    help=Text("确认该数就是{name}的数", "make sure that the figure is that of {name}"),
    why=Text("括注可能改变数据的范围。", "A remark may change what the figure covers."),
    example="渝北区（两江新区）",
)

PARTIAL = Code(
    id="CQ289",
    severity=Severity.ERROR,
    title=Text("只是地区的一部分", "Only a part of a region"),
    message=Text(
        "“{seen}”不是{name}的全部（{remark}），不能作为{name}的数",
        "'{seen}' is not the whole of {name} ({remark}) and cannot stand for it",
    ),
    help=Text("填报{name}的全部，另列其中数", "report the whole of {name}, and the part beside it"),
    why=Text(
        "少了一部分的数会使该地区和合计都偏小。",
        "A figure that lacks a part makes the region and the total too small.",
    ),
    example="綦江区（不含万盛）",
)
