"""Findings of the assessment: figures that contradict each other or are missing: CQ301 to CQ320."""

from cqquality.findings import Code, Severity
from cqquality.text import Text

PARTS_DISAGREE = Code(
    id="CQ301",
    severity=Severity.ERROR,
    title=Text("全期数与分期数不符", "A period and its parts disagree"),
    message=Text(
        "{subject} {period}为 {whole}，而其分期数 {cells} 合计为 {sum}",
        "{subject}: {whole} for {period}, but its parts at {cells} add up to {sum}",
    ),
    help=Text("与报送部门核对，更正其中之一", "ask the sender and mend one of them"),
    why=Text(
        "同一事实有两个数时，取哪一个都是猜测，因此不作判定。",
        "With two figures for one fact either choice would be a guess, so no verdict is given.",
    ),
    example="2013年 100; 2013年上半年 40, 下半年 58",
)

RATE_DISAGREES = Code(
    id="CQ302",
    severity=Severity.ERROR,
    title=Text("报送的率与分子分母不符", "A reported rate disagrees with its parts"),
    message=Text(
        "{subject} {period}：报送的率为 {reported}%，按 {cells} 计算为 {computed}%",
        "{subject} {period}: reported {reported} %, but {cells} give {computed} %",
    ),
    help=Text(
        "核对分子、分母和率，更正有误的一项", "check all three figures and mend the wrong one"
    ),
    why=Text(
        "相差超过四舍五入的误差，说明至少一个数有误；判定按分子分母计算。",
        "More than rounding apart means that one is wrong; the verdict uses the parts.",
    ),
    example="合格 5266, 抽查 5831, 合格率 93.01%",
)

PART_EXCEEDS_WHOLE = Code(
    id="CQ303",
    severity=Severity.ERROR,
    title=Text("分子大于分母", "Numerator above denominator"),
    message=Text(
        "{subject} {period}：分子 {numerator} 大于分母 {denominator}",
        "{subject} {period}: the numerator {numerator} is above the denominator {denominator}",
    ),
    help=Text("核对两数是否填反或口径不一", "check whether the two were swapped"),
    why=Text(
        "部分不可能大于全部，此期不作计算。",
        "A part cannot exceed the whole; no value is computed.",
    ),
    example="合格批次 120, 抽查批次 100",
)

ZERO_DENOMINATOR = Code(
    id="CQ304",
    severity=Severity.WARNING,
    title=Text("分母为零", "Zero denominator"),
    message=Text(
        "{subject} {period}：分母为 0，无法计算", "{subject} {period}: the denominator is 0"
    ),
    help=Text(
        "如本期未开展此项工作，请留空", "leave both figures blank where nothing was inspected"
    ),
    why=Text(
        "没有抽查就没有合格率，既不是 0 也不是 100%。", "Nothing inspected means no rate at all."
    ),
    example="合格批次 0, 抽查批次 0",
)

SUBSET_EXCEEDS = Code(
    id="CQ305",
    severity=Severity.ERROR,
    title=Text("其中项大于总项", "A part exceeds its whole"),
    message=Text(
        "{subject} 为 {part}，大于其总项 {whole_id} 的 {whole}",
        "{subject} is {part}, above {whole_id} of which it is a part, {whole}",
    ),
    help=Text("核对两个部门的口径", "check what the two departments counted"),
    why=Text("“其中”项不可能大于总项。", "A subset cannot exceed the whole."),
    example="名牌农产品 210, 名牌产品 200",
)

TOTAL_DISAGREES = Code(
    id="CQ306",
    severity=Severity.ERROR,
    title=Text("报送的合计与分项之和不符", "A reported total disagrees with its parts"),
    message=Text(
        "{subject} {period}：报送的合计为 {reported}，分项之和为 {computed}",
        "{subject} {period}: a total of {reported} was reported, its parts add up to {computed}",
    ),
    help=Text("核对分项与合计的口径", "check what the total and the parts count"),
    why=Text("判定按分项之和，报送的合计仅供核对。", "The verdict uses the sum of the parts."),
    example="10 + 10 + 12, 合计 35",
)

PERIODS_MISSING = Code(
    id="CQ307",
    severity=Severity.WARNING,
    title=Text("缺少时期", "Periods without data"),
    message=Text("{subject} 缺少 {periods} 的数据", "{subject} has no data for {periods}"),
    help=Text("补报所缺时期", "have the missing periods reported"),
    why=Text(
        "“保持”和“逐年”类目标须逐期判断，缺报时期未经检验。",
        "Targets to keep or to raise every year are judged period by period.",
    ),
    example="2011, 2013, 2014",
)

AT_LEAST = Code(
    id="CQ308",
    severity=Severity.WARNING,
    title=Text("数值不完整", "Incomplete value"),
    message=Text(
        "{subject} 的数值只是下限，缺少 {missing}",
        "the value of {subject} is only a lower bound: {missing} missing",
    ),
    help=Text("补报所缺部分；确无则填 0", "have the rest reported; 0 where there was none"),
    why=Text("缺报不等于零。", "Not reported is not zero."),
    example="2011年 3, 2013年 2",
)

OUTDATED = Code(
    id="CQ309",
    severity=Severity.WARNING,
    title=Text("没有近期数据", "No recent figure"),
    message=Text(
        "{subject} 最新的数据是 {period}，距评价日 {as_of} 已满一年，未用于判定",
        "the newest figure of {subject} is for {period}, a year or more before {as_of}",
    ),
    help=Text("补报近期数据", "have a recent figure reported"),
    why=Text("过时的数据不能说明现状。", "An old figure does not show the present."),
    example="as of 2015-12-31, newest 2013",
)

LAGGED = Code(
    id="CQ310",
    severity=Severity.INFO,
    title=Text("按最新可得期判定", "Newest available period used"),
    message=Text(
        "{subject} 滞后发布，按最新可得的 {period} 判定",
        "{subject} is published late; its newest available period, {period}, is used",
    ),
    help=Text("新一期发布后重新评价", "assess again once the next figure is published"),
    why=Text("数据发布滞后于评价日。", "The figure is published after the as-of date."),
    example="2014年",
)

LATER_FIGURES = Code(
    id="CQ311",
    severity=Severity.INFO,
    title=Text("评价日之后的数据未用", "Figures after the as-of date"),
    message=Text(
        "{count} 个数据晚于评价日 {as_of}，未使用",
        "{count} figures are later than the as-of date {as_of} and were not used",
    ),
    help=Text("如需使用，推后 --as-of", "move --as-of to use them"),
    why=Text("评价只用评价日及以前的数据。", "Only figures up to the as-of date count."),
    example="--as-of 2013",
)

UNEVEN_PERIODS = Code(
    id="CQ312",
    severity=Severity.WARNING,
    title=Text("分子分母时期不一", "Parts of different periods"),
    message=Text(
        "{subject} {period}：各数据项的时期不一致（{ends}），无法合并",
        "{subject} {period}: its items end at different dates ({ends}) and cannot be combined",
    ),
    help=Text("补报同一时期的数据", "have the same period reported for each"),
    why=Text("不同时期的数不能相除或相加。", "Figures of different periods do not combine."),
    example="合格批次 2013年, 抽查批次 2013年1-6月",
)

COUNT_DISAGREES = Code(
    id="CQ313",
    severity=Severity.ERROR,
    title=Text("报送的个数与名录不符", "A reported count disagrees with the list"),
    message=Text(
        "{subject} {period}：报送 {reported}，名录中符合条件的有 {computed}",
        "{subject} {period}: {reported} were reported, the list holds {computed} that qualify",
    ),
    help=Text("核对名录是否齐全", "check whether the list is complete"),
    why=Text("判定按名录计数，报送数仅供核对。", "The verdict counts the list."),
    example="6 / 5",
)

BASELINE_MISSING = Code(
    id="CQ314",
    severity=Severity.WARNING,
    title=Text("缺少基期值", "Baseline missing"),
    message=Text(
        "{subject} 没有 {date} 的可用基期值，无法评价",
        "{subject} has no usable baseline value for {date} and cannot be judged",
    ),
    help=Text(
        "在报表中填报基期的数值，不得为零", "report the figure of the baseline date, not zero"
    ),
    why=Text(
        "相对基期的目标没有基期值就没有目标值，基期值不能代拟。", "A baseline is never invented."
    ),
    example="在现有基础上提高30％",
)

UNUSED = Code(
    id="CQ315",
    severity=Severity.WARNING,
    title=Text("跨期的数据未用", "Figure of an unfit period"),
    message=Text(
        "{subject} 的 {item} 在{period}的数跨越年度或基期，未使用",
        "{item} of {subject} for {period} runs over a year's end or the baseline: not used",
    ),
    help=Text("按年或年内各期分别填报", "have it reported year by year or within a year"),
    why=Text(
        "跨期的数不能拆到各年，拆分就是猜测。",
        "A figure over several years cannot be split between them without guessing.",
    ),
    example="合格批次 2012-2013年",
)

RATE_INCOMPLETE = Code(
    id="CQ316",
    severity=Severity.WARNING,
    title=Text("分子分母不全", "Parts of a rate missing"),
    message=Text(
        "{subject} {period}：缺{missing}，不能计算",
        "{subject} {period}: no rate, {missing} missing",
    ),
    help=Text("补报所缺部分；确无则填 0", "have the rest reported; 0 where there was none"),
    why=Text(
        "缺一部分的合格率可能偏高，也可能偏低。",
        "A rate of which a part is missing may be too high or too low.",
    ),
    example="生产、流通环节已报，餐饮环节未报",
)

BASELINE_DISAGREES = Code(
    id="CQ317",
    severity=Severity.WARNING,
    title=Text("报送的基期值与定义不符", "A reported baseline disagrees with the definition"),
    message=Text(
        "{subject} 报送的 {date} 基期值为 {reported}，而定义中为 {declared}，按定义计算",
        "{subject}: {reported} was reported for the baseline {date}, the definition says "
        "{declared} and is used",
    ),
    help=Text(
        "核对基期数；定义有误则更正定义", "check the figure, or mend the definition if it is wrong"
    ),
    why=Text("基期值决定增量，两个数只能有一个对。", "The baseline decides every increase."),
    example="B02: 40 / 38",
)

ROWS_DISAGREE = Code(
    id="CQ318",
    severity=Severity.ERROR,
    title=Text("名录中同一对象的数值不同", "A list contradicts itself"),
    message=Text(
        "{subject} {period}：名录“{ledger}”中的“{name}”出现多次（{cells}），数值不同，未计入",
        "{subject} {period}: '{name}' stands in the list '{ledger}' more than once ({cells}) with "
        "different figures and is not counted",
    ),
    help=Text("核对后只保留一行", "keep the one row that is right"),
    why=Text("同一对象有两个数时，取哪一个都是猜测。", "Either choice would be a guess."),
    example="甲公司 1200, 甲公司 900",
)

TOTAL_ALONE = Code(
    id="CQ319",
    severity=Severity.WARNING,
    title=Text("只报合计、未报分项", "A total without its parts"),
    message=Text(
        "{subject} {period}：只报了合计 {reported}，未报分项 {parts}，合计未使用",
        "{subject} {period}: the total {reported} was reported without its parts {parts} and is "
        "not used",
    ),
    help=Text("由各责任单位分别报送分项", "have each part reported by whoever answers for it"),
    why=Text(
        "单个部门的合计口径可能不同，不能代替各分项之和。",
        "One department's total may count something else than the sum of the parts.",
    ),
    example="地理标志总量 211，只含商标",
)

BEFORE_BASE = Code(
    id="CQ320",
    severity=Severity.WARNING,
    title=Text("只有基期以前的数据", "Only figures before the baseline"),
    message=Text(
        "{subject} 最新的数据是 {period}，不晚于基期 {date}，无从评价进展",
        "the newest figure of {subject} is for {period}, no later than the baseline {date}",
    ),
    help=Text(
        "补报基期以后的数据，或更正定义中的基期",
        "have later figures reported, or mend the baseline of the definition",
    ),
    why=Text("进展自基期起算，此前的数不能说明进展。", "Progress counts from the baseline on."),
    example="基期 2010-12-31, 最新 2009",
)
