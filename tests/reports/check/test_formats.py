import json
import re
import xml.etree.ElementTree as ET
from typing import Any
from urllib.parse import unquote

import pytest

from cqquality.reports.check import CheckFormat, report_for
from cqquality.text import Language
from tests.reports.check.outcomes import FINDINGS, PATHS, checkup


def rendered(form: CheckFormat, *, found: bool = True, strict: bool = False) -> str:
    return report_for(form).render(checkup(found=found, strict=strict), Language.EN)


EVERY = pytest.mark.parametrize("form", [f for f in CheckFormat if f is not CheckFormat.HTML])


@EVERY
def test_a_report_ends_with_one_line_break_and_has_no_control_characters(form: CheckFormat) -> None:
    text = rendered(form)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", text)


@EVERY
def test_the_same_outcome_gives_the_same_bytes(form: CheckFormat) -> None:
    assert rendered(form) == rendered(form)


@pytest.mark.parametrize(("strict", "failing"), [(False, 2), (True, 3)])
def test_what_fails(*, strict: bool, failing: int) -> None:
    outcome = checkup(strict=strict)
    assert sum(map(outcome.fails, outcome.findings)) == failing
    assert outcome.failed
    assert not checkup(found=False, strict=strict).failed


def test_text() -> None:
    assert rendered(CheckFormat.TEXT).splitlines() == [
        "packs/一 号/a.yaml:3:7: error CQ911 '甲 乙' is <unfit> & 100% wrong | help: mend it",
        "packs/一 号/a.yaml:9:1: warning CQ912 '丙' is <unfit> & 100% wrong | help: mend it",
        "packs/一 号/a.yaml: note CQ913 '丁' is <unfit> & 100% wrong | help: mend it",
        "error CQ911 '戊' is <unfit> & 100% wrong | help: mend it",
        "一号: 2 errors, 1 warnings, 1 notes",
    ]


def test_text_of_a_sound_pack_says_what_is_in_it() -> None:
    assert rendered(CheckFormat.TEXT, found=False) == (
        "一号: 7 targets, 1 commitments, 10 data items, no problems\n"
    )


def test_github() -> None:
    first, second, third, fourth, last = rendered(CheckFormat.GITHUB).splitlines()
    assert first == (
        "::error title=CQ911 title%3A a%2C b,file=packs/一 号/a.yaml,line=3,col=7"
        "::'甲%0A乙' is <unfit> & 100%25 wrong%0Amend it"
    )
    assert second.startswith("::warning title=")
    assert third.startswith("::notice title=CQ913 title%3A a%2C b,file=packs/一 号/a.yaml::")
    assert fourth.startswith("::error title=CQ911 title%3A a%2C b::")
    assert last == "一号: 2 errors, 1 warnings, 1 notes"


def test_json() -> None:
    text = rendered(CheckFormat.JSON, strict=True)
    document = json.loads(text)
    assert text.isascii()
    assert document["format"] == 1
    assert document["failed"] is True
    assert document["summary"] == {"error": 2, "warning": 1, "info": 1}
    assert document["proof"] is None
    assert [each["fails"] for each in document["findings"]] == [True, True, False, True]
    assert document["findings"][0] == {
        "code": "CQ911",
        "severity": "error",
        "fails": True,
        "file": PATHS["a.yaml"],
        "line": 3,
        "column": 7,
        "subject": "P02",
        "title": {"zh": "标题：a, b", "en": "title: a, b"},
        "message": {"zh": "“甲\n乙”不合用", "en": "'甲\n乙' is <unfit> & 100% wrong"},
        "help": {"zh": "更正", "en": "mend it"},
    }


def sarif(*, found: bool = True) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(rendered(CheckFormat.SARIF, found=found))
    return log


@pytest.mark.parametrize("found", [True, False])
def test_sarif_has_what_the_standard_requires(*, found: bool) -> None:
    log = sarif(found=found)
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    assert driver["name"] == "cqquality"
    assert len({rule["id"] for rule in driver["rules"]}) == len(driver["rules"])
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]


def test_sarif_places() -> None:
    results = sarif()["runs"][0]["results"]
    (location,) = results[0]["locations"]
    physical = location["physicalLocation"]
    uri = physical["artifactLocation"]["uri"]
    assert uri.isascii()
    assert " " not in uri
    assert unquote(uri) == PATHS["a.yaml"]
    assert physical["region"] == {"startLine": 3, "startColumn": 7}
    assert "region" not in results[2]["locations"][0]["physicalLocation"]
    assert "locations" not in results[3]


@pytest.mark.parametrize(
    ("found", "strict", "tests", "failures"),
    [(True, False, 5, 2), (True, True, 5, 3), (False, True, 2, 0)],
)
def test_junit(*, found: bool, strict: bool, tests: int, failures: int) -> None:
    root = ET.fromstring(rendered(CheckFormat.JUNIT, found=found, strict=strict))  # noqa: S314
    (suite,) = root
    assert (root.tag, suite.tag) == ("testsuites", "testsuite")
    assert len(suite.findall("testcase")) == int(suite.attrib["tests"]) == tests
    assert len(suite.findall("testcase/failure")) == int(suite.attrib["failures"]) == failures
    assert all(case.attrib["name"] and case.attrib["classname"] for case in suite)


def test_junit_keeps_the_words() -> None:
    root = ET.fromstring(rendered(CheckFormat.JUNIT))  # noqa: S314
    failure = root.find(".//failure")
    assert failure is not None
    assert failure.attrib == {"type": "CQ911", "message": "'甲 乙' is <unfit> & 100% wrong"}
    assert failure.text == f"{PATHS['a.yaml']}:3:7 '甲 乙' is <unfit> & 100% wrong | mend it"
    assert len(root.findall(".//system-out")) == len(FINDINGS) - 2


def test_a_page_needs_a_proof() -> None:
    with pytest.raises(ValueError, match="no page"):
        rendered(CheckFormat.HTML)
