"""A list short enough to keep and the same list streamed come to the same figures."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cqquality.observation import Returns
from cqquality.returns.reading import read_returns
from cqquality.returns.workbook import Limits
from tests.returns.form.filling import PACK, opened

LONG = Limits(long=1)
"""Makes the smallest sheet too long to be kept."""
COLUMNS = {"awards": (2, 3, 5, 8), "research-bases": (2, 3, 6, 7)}
"""Name, kind, date and remark or state."""
AWARDS = (
    ("甲", "市长质量管理奖", "2011-03-30", None),
    ("乙", "市长质量管理奖", "2013-03-30", None),
)
BASES = (("一室", "市级重点实验室", "2009年", "运行"), ("二室", "国家重点实验室", "2013-05", None))


def sent(folder: Path, form: str, rows: Any, when: str = "2011-2013年") -> tuple[Returns, Returns]:
    """Return what a list comes to, kept and streamed."""
    book = opened(form, when)
    for number, row in enumerate(rows, 7):
        for column, value in zip(COLUMNS[form], row, strict=True):
            book.worksheets[0].cell(number, column).value = value
    path = folder / "return.xlsx"
    book.save(path)
    return read_returns([path], PACK), read_returns([path], PACK, limits=LONG)


def figures(returns: Returns) -> list[tuple[str, str, str, int]]:
    """Return the figures, without the zeros of a kind of which no row counts.

    A list that is kept gives these where it has a row of the kind, one that is streamed does not.
    """
    found = [(o.item, o.region, str(o.period), int(o.value)) for o in returns.observations]
    counted = {item for item, _, _, value in found if value}
    return sorted(each for each in found if each[0] in counted)


def uncounted(returns: Returns) -> set[str]:
    """Return the codes of what keeps rows out, where both roads have the same."""
    return {f.code.id for f in returns.findings} & {"CQ335"}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(AWARDS, id="plain"),
        pytest.param((*AWARDS, AWARDS[0]), id="twice"),
        pytest.param((*AWARDS, ("甲", "市长质量管理奖", "2013-06-01", None)), id="again later"),
        pytest.param((*AWARDS, ("乙", "市长质量管理奖", "2012-06-01", None)), id="again earlier"),
        pytest.param((*AWARDS, ("乙", "市长质量管理奖", "2010-06-01", None)), id="before the time"),
        pytest.param((*AWARDS, ("丙", "市长质量管理奖", "2014-06-01", None)), id="after the time"),
        pytest.param((*AWARDS, ("乙", "重庆市市长质量管理奖", "2013-01-01", None)), id="alias"),
        pytest.param((*AWARDS, ("丙", "市长质量管理奖", "2013-06-01", "复评")), id="renewal"),
        pytest.param((*AWARDS, ("丙", "市长质量管理奖提名奖", "2013-06-01", None)), id="nominated"),
        pytest.param((*AWARDS, ("丙", "市长质量奖", "2013-06-01", None)), id="slip"),
        pytest.param((*AWARDS, ("丙", "农产品地理标志", "2013-06-01", None)), id="of another form"),
        pytest.param((*AWARDS, ("丙", None, "2013-06-01", None)), id="no award"),
        pytest.param((*AWARDS, (None, "市长质量管理奖", "2013-06-01", None)), id="no name"),
        pytest.param((*AWARDS, ("丙", "市长质量管理奖", None, None)), id="no date"),
        pytest.param((*AWARDS, ("丙", "市长质量管理奖", "近日", None)), id="vague date"),
        pytest.param((*AWARDS, ("丙", "市长质量管理奖", "2013年", None)), id="year"),
        pytest.param((*AWARDS, ("丙", "市长质量管理奖", "2013年3月", None)), id="month"),
        pytest.param((*AWARDS, ("丙", "市长质量管理奖", "2012-2013年", None)), id="two years"),
        pytest.param((*AWARDS, ("丙", "市长质量管理奖", 41363, None)), id="serial"),
        pytest.param((*AWARDS, ("乙 ", "市长质量管理奖", "2013-06-01", None)), id="space"),
        pytest.param((*AWARDS, ("—", "市长质量管理奖", "2013-06-01", None)), id="mark for a name"),
        pytest.param((*AWARDS, ("丙", "—", "2013-06-01", None)), id="mark for an award"),
        pytest.param((*AWARDS, ("合计", None, None, 2)), id="total"),
        pytest.param((*AWARDS, ("注：含复评", None, None, None)), id="note"),
        pytest.param((("丙", "重庆名牌产品", "2010-06-01", None),), id="only before the time"),
        pytest.param((("丙", "重庆名牌产品", "2012-06-01", "复评"),), id="only a renewal"),
        pytest.param((("丙", "市长质量奖", "2012-06-01", None),), id="only a slip"),
    ],
)
def test_awards_are_counted_alike(rows: Any, tmp_path: Path) -> None:
    short, long = sent(tmp_path, "awards", rows)
    assert figures(long) == figures(short)
    assert uncounted(long) == uncounted(short)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(BASES, id="plain"),
        pytest.param((*BASES, BASES[0]), id="twice"),
        pytest.param((*BASES, ("一室", "市级重点实验室", "2012年", None)), id="again"),
        pytest.param((*BASES, ("三室", "市级重点实验室", "2012年", "在建")), id="being built"),
        pytest.param((*BASES, ("三室", "市级重点实验室", "2014年", None)), id="after the time"),
        pytest.param((*BASES, ("三室", "实验室", "2012年", None)), id="another kind"),
    ],
)
def test_what_exists_is_counted_alike(rows: Any, tmp_path: Path) -> None:
    short, long = sent(tmp_path, "research-bases", rows, "2013年")
    assert figures(long) == figures(short)
    assert uncounted(long) == uncounted(short)


ROW = st.tuples(
    st.sampled_from(["甲", "乙", "丙", "甲 ", "合计", "—", None]),
    st.sampled_from(
        ["市长质量管理奖", "重庆市市长质量管理奖", "重庆名牌产品", "市长质量奖提名奖", "某奖", None]
    ),
    st.sampled_from(["2010-05-05", "2011-03-30", "2012年", "2013年3月", "2014-01-01", "近日"]),
    st.sampled_from([None, "首届", "复评", "不计"]),
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(ROW, min_size=1, max_size=8))
def test_any_list_is_counted_alike(rows: list[Any], tmp_path: Path) -> None:
    short, long = sent(tmp_path, "awards", rows)
    assert figures(long) == figures(short)
