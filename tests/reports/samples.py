"""Small assessments made by hand: every kind of target, every status, hostile text."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from cqquality.assessment.method.bound import Bound
from cqquality.assessment.method.change import Change, ChangeKind, NoChange
from cqquality.assessment.method.destatis import NoSymbol
from cqquality.assessment.method.eurostat import NoRatio, Ratio
from cqquality.assessment.method.hits import Hit, HitTable
from cqquality.assessment.method.interval import CertaintyLabel
from cqquality.assessment.method.kendall import Kendall
from cqquality.assessment.method.pace import PaceLabel
from cqquality.assessment.result import (
    Assessment,
    Breakdown,
    Certainty,
    Dependence,
    Goal,
    Memo,
    Outcome,
    Pace,
    Point,
    RegionShare,
    Result,
    SampleChange,
    Status,
)
from cqquality.assessment.trend import (
    Analysis,
    Comparison,
    Holding,
    SecondOpinion,
    Step,
    Trend,
)
from cqquality.definitions.indicator import Citation, Indicator, Item, Option, Responsibility
from cqquality.definitions.measure import Progress, Reported
from cqquality.definitions.model import Words
from cqquality.definitions.pack import (
    Department,
    PaceCutoffs,
    Pack,
    Plan,
    Policy,
    Section,
    Stage,
    Unit,
)
from cqquality.definitions.target import All, Keep, Milestone, Range, Rank, Reach, Rise, Target
from cqquality.findings import Code, Finding, Place, Severity, address
from cqquality.observation import Origin
from cqquality.period import instant, year
from cqquality.quantity import Dimension
from cqquality.text import Text

BASE, DEADLINE, AS_OF = date(2010, 12, 31), date(2015, 12, 31), date(2013, 12, 31)
HOSTILE = "[/x]\x1b]0;pwned\x07\u202e=1+1\n\x9b2J"

UNITS = {
    name: Unit(id=name, name=Words(zh=name, en=en), dimension=dimension)
    for name, en, dimension in (
        ("个", "units", Dimension.COUNT),
        ("%", "percent", Dimension.PERCENT),
        ("分", "points", Dimension.INDEX),
        ("位", "place", Dimension.RANK),
        ("阶段", "stage", Dimension.STAGE),
    )
}
STAGES = (
    Stage(id="building", name=Words(zh="在建", en="Under way")),
    Stage(id="built", name=Words(zh="建成", en="Done")),
)
CITATION = Citation(line=15, clause="一(二)", quote="90％以上")
PACK = Pack(
    format=1,
    id="sample",
    name=Words(zh="质量目标示例", en="Sample targets"),
    policy=Policy(
        title=Words(zh="若干意见", en="Opinions"),
        number="渝府发〔2011〕55号",
        issuer=Words(zh="市政府", en="Municipal government"),
        issued=date(2011, 7, 19),
    ),
    plan=Plan(base=BASE, start=date(2011, 1, 1), deadline=DEADLINE, source=CITATION),
    reviewed_on=date(2026, 1, 1),
    sections=(
        Section(id="product", name=Words(zh="产品质量", en="Product quality"), clause="一(二)"),
        Section(id="brand", name=Words(zh="品牌经济实力", en="Brand economy"), clause="一(二)"),
    ),
    departments=(
        Department(id="old", name=Words(zh="市旧局", en="Old Bureau"), short="旧局"),
        Department(id="new", name=Words(zh="市新局", en="New Bureau"), short="新局"),
    ),
    units=tuple(UNITS.values()),
    stages=STAGES,
    pace=PaceCutoffs(ahead=Fraction(5), behind=Fraction(-10), far_behind=Fraction(-30)),
    items={
        "X-1": Item(code="X-1", name=Words(zh="合格率", en="Pass rate"), unit="%", basis="rate")
    },
    ledgers={},
    indicators={},
)
DUTIES = (
    Responsibility(lead=("old",), until=date(2012, 12, 31)),
    Responsibility(lead=("new",), support=("old",), since=date(2013, 1, 1)),
)


def indicator(
    name: str, target: Target, unit: str = "%", zh: str = "抽查合格率", **changes: Any
) -> Indicator:
    """Return an indicator with the target."""
    is_stage = unit == "阶段"
    values: dict[str, Any] = {
        "id": name,
        "name": Words(zh=zh, en="Pass rate" if zh == "抽查合格率" else f"Target {name}"),
        "section": "product",
        "unit": unit,
        "decimals": 0 if unit == "个" else 1,
        "measure": Progress(kind="progress", item="X-1")
        if is_stage
        else Reported(kind="reported", item="X-1"),
        "target": target,
        "direction": "higher",
        "deadline": DEADLINE,
        "frequency": ("year",),
        "responsible": DUTIES,
        "source": CITATION,
    }
    return Indicator(**(values | changes))


def reach(value: str, operator: Any = "ge") -> Reach:
    return Reach(kind="reach", operator=operator, value=Fraction(value))


def goal(of: Indicator) -> Goal:
    """Return the goal an assessment derives from the target."""
    match of.target:
        case Reach() | Keep():
            return Goal(of.target.operator, of.target.value, None, of.deadline)
        case Range():
            return Goal("range", of.target.lower, of.target.upper, of.deadline)
        case All():
            return Goal("all", Fraction(100), None, of.deadline)
        case Rank():
            return Goal("le", Fraction(of.target.at_most), None, of.deadline)
        case _:
            return Goal(of.target.kind, None, None, of.deadline)


FIGURES = ("value", "gap", "surplus", "attainment", "baseline")


def result(of: Indicator, status: Status, **changes: Any) -> Result:
    """Return a result for 2013; figures are given as text."""
    exact = {name: Fraction(changes[name]) for name in FIGURES if name in changes}
    values = {
        "indicator": of,
        "unit": UNITS[of.unit],
        "reading": None,
        "goal": goal(of),
        "status": status,
        "period": year(2013),
    }
    return Result(**(values | changes | exact))


def assessment(
    results: Iterable[Result],
    findings: Iterable[Finding] = (),
    files: tuple[str, ...] = ("returns.xlsx",),
) -> Assessment:
    return Assessment(PACK, AS_OF, files, tuple(results), tuple(findings))


def origin(row: int, column: int = 5, text: str = "96.5", file: str = "returns.xlsx") -> Origin:
    return Origin(file, "产品质量", row, column, address(row, column), text)


def pace(share: str, label: PaceLabel) -> Pace:
    return Pace(Fraction(3, 5), Fraction(share), label)


ODD = Code(
    id="CQ901",
    severity=Severity.ERROR,
    title=Text("不是数字", "Not a number"),
    message=Text("“{seen}”不是数字", "'{seen}' is not a number"),
    help=Text("改为数字", "write a number"),
    why=Text("无从判断。", "It cannot be judged."),
)
BLANK = Code(
    id="CQ902",
    severity=Severity.WARNING,
    title=Text("未填", "Blank"),
    message=Text("未填", "blank"),
    help=Text("补报", "fill it in"),
    why=Text("没有数据。", "There is no data."),
)


def cell_place(row: int, column: int = 5) -> Place:
    return Place("returns.xlsx", "产品质量", row=row, column=column)


def everything() -> Assessment:
    """Return an assessment with a result of every kind, for the gold files."""
    return assessment((*_of_products(), *_of_brands()), findings(), ("returns.xlsx", "more.xlsx"))


def _of_products() -> Iterable[Result]:
    keep = Keep(kind="keep", operator="ge", value=Fraction(96), periods="reported")
    label = Words(zh="已报各期均达标", en="Every reported period meets it")
    yield result(
        indicator("P01", reach("90"), "分", "质量竞争力指数", decimals=2),
        Status.NOT_DUE,
        value="85.49",
        gap="4.51",
        baseline="85",
        pace=Pace(
            Fraction(3, 5),
            Fraction("0.098"),
            PaceLabel.FAR_BEHIND,
            months_left=24,
            needed=Fraction(451, 2400),
            reached=date(2041, 7, 1),
        ),
        analysis=Analysis(
            year_on_year=Comparison(
                year(2012),
                year(2013),
                Fraction(84),
                Fraction("85.49"),
                Change(Fraction("1.49"), ChangeKind.DIFFERENCE),
            ),
            second_opinion=SecondOpinion(Ratio(0.002, 0.0115)),
        ),
        sources=(origin(4), origin(5, file="more.xlsx")),
    )
    yield result(
        indicator("P02", keep),
        Status.NOT_MET,
        value="98.25",
        gap="0.04",
        reading=Option(id="reported", label=label),
        history=(
            Point(year(2011), Fraction("95.96"), hit=False),
            Point(year(2012), Fraction(96), hit=True),
            Point(year(2013), Fraction("98.25"), hit=True),
        ),
        sources=(origin(7), origin(7, 6), origin(7, 7)),
        analysis=Analysis(
            year_on_year=Comparison(
                year(2012), year(2013), Fraction(0), Fraction("98.25"), NoChange.ZERO_BASE
            ),
            holding=Holding(
                HitTable(
                    (
                        Hit(year(2011), Fraction("95.96"), met=False),
                        Hit(year(2012), Fraction(96), met=True),
                        Hit(year(2013), Fraction("98.25"), met=True),
                    ),
                    Bound(Fraction(96)),
                ),
                NoSymbol.TOO_FEW_POINTS,
            ),
            trend=Trend(
                (Step(year(2012), Fraction("0.04")), Step(year(2013), Fraction("2.25"))), None, None
            ),
        ),
        certainty=Certainty(
            passed=393,
            total=400,
            low=Fraction("96.43"),
            high=Fraction("99.149"),
            method="Wilson",
            label=CertaintyLabel.CONFIRMED,
            change=SampleChange(year(2012), Fraction("2.25"), within_error=True, rough=False),
        ),
    )
    yield result(
        indicator("E05", All(kind="all"), zh="认证率"),
        Status.NOT_DUE,
        value="99.96",
        gap="0.04",
        certainty=Certainty(2499, 2500, Fraction("99.811"), None, "Clopper-Pearson", None),
        pace=pace("0.6", PaceLabel.ON_TRACK),
    )
    yield result(
        indicator("E03", Rise(kind="rise", strict=True), "个", "优质工程数量"),
        Status.NOT_MET,
        value="28",
        reason=Text("2013年未增加", "no rise in 2013"),
        analysis=Analysis(
            second_opinion=SecondOpinion(None, NoRatio.ZERO_BASE.text),
            trend=Trend(
                (Step(year(2013), Fraction(-2)),), Fraction(3, 2), Kendall(6, Fraction(1, 30))
            ),
        ),
    )
    yield result(
        indicator("E06", reach("30"), zh="节能效率提高", deadline=date(2012, 12, 31)),
        Status.NOT_ASSESSABLE,
        period=None,
        reason=Text("缺少基期值", "no baseline value"),
    )


def _of_brands() -> Iterable[Result]:
    firm = Milestone(kind="milestone", done_at="built", strength="firm")
    attempt = Milestone(kind="milestone", done_at="built", strength="attempt")
    few = Range(kind="range", lower=Fraction(3), upper=Fraction(5), ceiling=False)
    yield result(
        indicator("B04", reach("20"), "个", "质量管理奖", section="brand"),
        Status.MET,
        value="23",
        gap="0",
        surplus="3",
        attainment="1.15",
        at_least=True,
        pace=Pace(Fraction(3, 5), None, PaceLabel.ACHIEVED_EARLY),
    )
    yield result(
        indicator("T03", few, "个", "重点实验室", section="brand"),
        Status.NOT_DUE,
        value="2",
        gap="1",
        attainment="2/3",
        period=instant(AS_OF),
    )
    yield result(
        indicator("B09", reach("5"), "个", "核心企业", section="brand"), Status.NO_DATA, period=None
    )
    for name, target, status, stage in (
        ("Q25", firm, Status.MET, STAGES[1]),
        ("Q30", attempt, Status.UNREALISED, STAGES[0]),
    ):
        of = indicator(name, target, "阶段", "标准科技馆", section="brand")
        yield result(of, status, stage=stage)


def by_region() -> Assessment:
    """Return the assessment with a rate and a count by region; the count's target is undivided."""
    whole = everything()
    p02, b04 = whole.results[1], whole.results[5]
    bare = replace(p02, certainty=None, history=(), analysis=None, reading=None, gap=Fraction(0))
    silent = replace(bare, value=None, period=None, gap=None, status=Status.NO_DATA, sources=())
    counted = replace(
        b04,
        goal=replace(b04.goal, value=None),
        status=Status.NOT_ASSESSABLE,
        reason=Text("目标未分解到区县", "the target is not divided over the regions"),
        gap=None,
        surplus=None,
        attainment=None,
        pace=None,
    )
    rates = (
        RegionShare(
            "wanzhou",
            Text("万州区", "Wanzhou District"),
            replace(bare, value=Fraction("95.96"), gap=Fraction("0.04"), sources=(origin(8),)),
            rank=2,
            deficit=Fraction(3),
            contribution=Fraction(1),
            closes=True,
        ),
        RegionShare(
            "fuling",
            Text("涪陵区", "Fuling District"),
            replace(bare, value=Fraction(98), surplus=Fraction(2), status=Status.MET),
            rank=1,
        ),
        RegionShare("kaixian", Text("开县", "Kaixian County"), silent),
    )
    counts = (RegionShare("fuling", Text("涪陵区", "Fuling District"), counted, rank=1),)
    memo = Memo("new", Text("两江新区", "Liangjiang"), "X-1", year(2013), Fraction(99), origin(9))
    return replace(whole, breakdowns=(Breakdown(p02, rates, (memo,)), Breakdown(b04, counts)))


def depending() -> Assessment:
    """Return the assessment with a verdict that depends on its reading, and one on another's."""
    whole = everything()
    p02, b04 = whole.results[1], whole.results[5]
    readings = [
        Option(id=name, label=Words(zh=zh, en=en))
        for name, zh, en in (("reported", "逐期", "each period"), ("end", "期末", "at the end"))
    ]
    found = tuple(
        Dependence(
            p02.indicator,
            result.indicator,
            (
                Outcome(readings[0], result),
                Outcome(readings[1], replace(result, status=status, pace=None)),
            ),
            "reported",
        )
        for result, status in ((p02, Status.MET), (b04, Status.NOT_MET))
    )
    return replace(whole, sensitivity=found)


def findings() -> Iterable[Finding]:
    """Yield findings that share a code, a message or an advice."""
    yield BLANK.at(cell_place(9), "P02")
    yield BLANK.at(cell_place(10), "P02")
    yield ODD.at(cell_place(11), "P02-1", seen="约100")
    yield ODD.at(cell_place(12), "P02-2", seen=HOSTILE)
