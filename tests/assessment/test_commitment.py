"""Commitments without a number."""

import pytest

from cqquality.assessment.result import Status
from cqquality.findings import Place
from cqquality.returns import codes as return_codes
from tests.building import Row, indicator, judge, pack, returns

MET, LATE, NOT_MET, NOT_DUE = Status.MET, Status.MET_LATE, Status.NOT_MET, Status.NOT_DUE
UNREALISED, NO_DATA = Status.UNREALISED, Status.NO_DATA


def stages(*reports: tuple[str, str]) -> list[Row]:
    return [("A", period, stage) for period, stage in reports]


def status(strength: str, reports: list[Row], as_of: str) -> Status:
    commitment = pack(
        indicator(
            f"{{kind: milestone, done_at: built, strength: {strength}}}",
            "{kind: progress, item: A}",
            "阶段",
        ),
        items=["A stock 阶段"],
    )
    return judge(commitment, returns(stages=reports), as_of).status


@pytest.mark.parametrize(
    ("reports", "as_of", "firm", "weak"),
    [
        ([], "2015-12-31", NO_DATA, NO_DATA),
        ([("2015年", "built")], "2015-12-31", MET, MET),
        ([("2015年", "accepted")], "2015-12-31", MET, MET),
        ([("2015年", "building")], "2015-12-31", NOT_MET, UNREALISED),
        ([("2013年", "building")], "2013-12-31", NOT_DUE, NOT_DUE),
        ([("2011年", "started")], "2014-12-31", NOT_DUE, NOT_DUE),
        ([("2012年", "built")], "2015-12-31", MET, MET),
        ([("2012年", "built"), ("2013年", "accepted")], "2013-12-31", MET, MET),
        ([("2014年", "building"), ("2015年", "built")], "2015-12-31", MET, MET),
        ([("2012年", "built"), ("2015年", "building")], "2015-12-31", NOT_MET, UNREALISED),
        ([("2015年", "building"), ("2016年", "built")], "2016-12-31", LATE, LATE),
        ([("2015年", "built"), ("2016年", "accepted")], "2016-12-31", MET, MET),
        ([("2015年", "building")], "2017-12-31", NOT_MET, UNREALISED),
        ([("2013年", "building")], "2015-12-31", NO_DATA, NO_DATA),
        ([("2016年", "built")], "2015-12-31", NO_DATA, NO_DATA),
    ],
)
def test_a_commitment(
    reports: list[tuple[str, str]], as_of: str, firm: Status, weak: Status
) -> None:
    assert status("firm", stages(*reports), as_of) is firm
    assert status("attempt", stages(*reports), as_of) is weak
    assert status("encourage", stages(*reports), as_of) is weak


COMMITMENT = pack(
    indicator(
        "{kind: milestone, done_at: built, strength: attempt}",
        "{kind: progress, item: A}",
        "阶段",
    ),
    items=["A stock 阶段"],
)


def test_what_a_commitment_shows() -> None:
    found = judge(COMMITMENT, returns(stages=stages(("2015年", "building"))))
    assert found.is_commitment
    assert found.stage is not None
    assert found.stage.id == "building"
    assert [source.cell for source in found.sources] == ["D501"]
    assert (found.value, found.gap, found.attainment, found.pace) == (None, None, None, None)
    assert found.reason is not None
    assert found.reason.zh == "争取类"


def test_when_it_was_done_late_is_said() -> None:
    reports = stages(("2015年", "building"), ("2016年上半年", "built"))
    found = judge(COMMITMENT, returns(stages=reports), "2016-06-30")
    assert found.reason is not None
    assert found.reason.en == "done in 2016-01 to 2016-06"


def test_a_stage_that_could_not_be_read_is_not_no_data() -> None:
    unknown = return_codes.NO_PERIOD.at(Place("r.xlsx", "S", row=3), "A", rows="")
    assert judge(COMMITMENT, returns(findings=[unknown])).status is Status.NOT_ASSESSABLE
