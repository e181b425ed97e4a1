"""The revisions of a target: in the order of their days, each founded, each changing something."""

from collections.abc import Iterator

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.review import Review
from cqquality.definitions.variant import Steps
from cqquality.definitions.version import Version, versions
from cqquality.findings import Code, Finding, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ137",
    severity=Severity.ERROR,
    title=Text("修订有误", "Wrong revision"),
    message=Text("{owner}：{problem}", "{owner}: {problem}"),
    help=Text(
        "按生效日期先后写，每个日期一条，并写明改了什么",
        "write them by the day they take effect, one a day, each with what it changes",
    ),
    why=Text(
        "评价日生效的那一版决定结论。生效日期重叠，就有两个目标同时有效；早于计划期或文件印发日的，"
        "是把目标追溯改动；什么都没改的，多半是漏写。",
        "The version valid on the day decides. Of two that begin on one day both would be valid; "
        "one from before the plan or before its document changes a target in retrospect; and one "
        "that changes nothing has probably lost what it was to change.",
    ),
    example=(
        "revisions:\n"
        "  - {valid_from: 2014-01-01, document: mid-term, source: {...}, target: {...}}\n"
        "  - {valid_from: 2013-07-01, document: mid-term, source: {...}, target: {...}}"
    ),
    good=(
        "revisions:\n"
        "  - {valid_from: 2013-07-01, document: mid-term, source: {...}, target: {...}}\n"
        "  - {valid_from: 2014-01-01, document: mid-term, source: {...}, target: {...}}"
    ),
)

Problem = tuple[Steps, Text]
"""Where in the revision, and what is wrong."""


def check(review: Review) -> Iterator[Finding]:
    """Yield every revision that is out of order, before its time, or without effect."""
    for indicator in review.pack.indicators.values():
        before = None
        for version in versions(indicator):
            for steps, problem in _problems(version, before, review):
                yield CODE.at(
                    review.where("indicators", indicator.id, "revisions", version.number, *steps),
                    indicator.id,
                    owner=f"{indicator.id} ({version.valid_from})",
                    problem=problem,
                )
            before = version


def _problems(version: Version, before: Version | None, review: Review) -> Iterator[Problem]:
    revision = version.revision
    if revision is None or version.replaced is None or before is None:
        return
    plan, document = review.pack.plan, review.pack.amendment(revision.document)
    if revision.valid_from <= before.valid_from:
        yield ("valid_from",), _NOT_LATER.filled(before=before.valid_from)
    if revision.valid_from < plan.start:
        yield ("valid_from",), _BEFORE_PLAN.filled(start=plan.start)
    if revision.valid_from < document.issued:
        yield ("valid_from",), _BEFORE_DOCUMENT.filled(issued=document.issued)
    if version.indicator == version.replaced:
        yield ("valid_from",), _NOTHING
    if version.indicator.target != version.replaced.target:
        yield from _left_behind(version.indicator, version.replaced)


def _left_behind(now: Indicator, before: Indicator) -> Iterator[Problem]:
    """Yield what still has the figures of the target that was replaced."""
    overriding = now.readings and any(option.target for option in now.readings.options)
    if overriding and now.readings == before.readings:
        yield ("target",), _OLD_READINGS
    if now.division and now.division == before.division:
        yield ("target",), _OLD_DIVISION


_NOT_LATER = Text("不在前一次修订 {before} 之后", "not after the revision of {before}")
_BEFORE_PLAN = Text("早于计划期开始 {start}", "before the plan starts on {start}")
_BEFORE_DOCUMENT = Text("早于修订文件印发 {issued}", "before its document was issued on {issued}")
_NOTHING = Text("什么都没有改", "it changes nothing")
_OLD_READINGS = Text(
    "口径中另有目标，须一并修订（readings）",
    "readings have targets of their own, which must be revised too ('readings')",
)
_OLD_DIVISION = Text(
    "目标已分解到区县，须重新分解（division）",
    "the target is divided over regions, and must be divided anew ('division')",
)
