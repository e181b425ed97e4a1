"""What reports say of revised targets, of targets in steps, and of how firmly a target binds."""

import json

import pytest

from cqquality.assessment.result import Assessment
from cqquality.reports import Format, ReportOptions, report_for
from cqquality.reports.summary import obligations
from cqquality.text import Language
from tests.building import assess, indicator, pack, yearly

REVISIONS = """\
obligation: mandatory
revisions:
  - valid_from: 2013-07-01
    document: mid-term
    source: {line: 3, clause: 二, quote: 20亿元}
    target: {kind: reach, operator: ge, value: 20}
    deadline: 2016-12-31
"""
STEPS = """\
{kind: schedule, operator: ge, steps: [{by: 2013-12-31, value: 6}, {by: 2015-12-31, value: 8}]}"""
PACK = pack(
    indicator(unit="亿元", more=REVISIONS),
    indicator(STEPS, unit="亿元", name="X02", more="obligation: expected\n"),
    indicator("{kind: better, strict: true}", "{kind: reported, item: A}", "亿元", name="X03",
              baseline="{date: 2010-12-31, value: 4}"),
)  # fmt: skip


def judged(values: dict[int, str], as_of: str) -> Assessment:
    return assess(PACK, yearly("A", values), as_of)


def rendered(assessment: Assessment, which: Format, language: Language = Language.ZH) -> str:
    text = report_for(which).render(assessment, ReportOptions(language=language))
    assert isinstance(text, str)
    return text


@pytest.mark.parametrize("which", [Format.TERMINAL, Format.MARKDOWN, Format.HTML, Format.CSV])
def test_every_report_says_which_version_is_in_force(which: Format) -> None:
    said = rendered(judged({2014: "5.5"}, "2014-12-31"), which)
    assert "2013-07-01起2016年底≥20亿元（2），原为2015年底≥10亿元" in said.replace("\n", "")
    assert "约束性指标" in said
    before = rendered(judged({2012: "5.5"}, "2012-12-31"), which)
    assert "2013-07-01" not in before


def test_json() -> None:
    results = json.loads(rendered(judged({2014: "5.5"}, "2014-12-31"), Format.JSON))["results"]
    version = results[0]["version"]
    assert (version["valid_from"], version["document"]) == ("2013-07-01", "2")
    assert version["replaced"]["deadline"] == "2015-12-31"
    assert version["replaced"]["target"]["value"] == "10"
    assert results[0]["target"]["deadline"] == "2016-12-31"
    assert results[1]["target"]["steps"][0] == {"by": "2013-12-31", "value": "6"}
    assert [each["obligation"] for each in results] == ["mandatory", "expected", None]
    assert results[1]["version"] is None


@pytest.mark.parametrize(
    ("values", "as_of", "said", "unsaid"),
    [
        ({2012: "5"}, "2012-12-31", "≥6亿元", "分步"),
        ({2013: "5", 2014: "5.5"}, "2014-12-31", "分步：2013年底≥6亿元未达", "期达标"),
        ({2013: "5", 2014: "7"}, "2014-12-31", "分步：2013年底≥6亿元未达", "期达标"),
        ({2013: "6", 2014: "7"}, "2014-12-31", "分步：2013年底≥6亿元已达", "期达标"),
        ({2013: "5"}, "2013-12-31", "≥6亿元", "期达标"),
    ],
)
def test_steps(values: dict[int, str], as_of: str, said: str, unsaid: str) -> None:
    text = rendered(judged(values, as_of), Format.TERMINAL)
    assert said in text
    assert unsaid not in text


def test_binding_and_expected_targets_are_counted_apart() -> None:
    binding, expected = obligations(judged({2014: "5.5"}, "2014-12-31").targets)
    assert binding.zh == "1项约束性指标：未到期1项、占100.0%"
    assert expected.zh.startswith("1项预期性指标：")
    assert obligations(()) == ()
