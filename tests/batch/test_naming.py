"""Placeholders, and what a job file may not hold."""

from pathlib import Path

import pytest

from cqquality.batch.job import job_from
from cqquality.batch.naming import filled
from cqquality.batch.plan import plan_for
from cqquality.batch.starter import STARTER
from cqquality.errors import CannotRun
from cqquality.period import parse
from cqquality.text import Language

JOB = "inbox: [in]\nformats: [json]\noutput: out/{language}\nmanifest: m.json\n"


@pytest.mark.parametrize(
    ("pattern", "period", "path"),
    [
        ("{period}", "2014-06", "2014-06"),
        ("{previous}", "2014-06", "2014-05"),
        ("{previous}", "2014-01", "2013-12"),
        ("{period}/{previous}", "2014Q1", "2014Q1/2013Q4"),
        ("{period}/{previous}", "2014H2", "2014H2/2014H1"),
        ("{period}/{previous}", "2014", "2014/2013"),
        ("{year}-{month}", "2014-06", "2014-06"),
        ("plain", "2014-06", "plain"),
    ],
)
def test_a_period_fills_a_path(pattern: str, period: str, path: str) -> None:
    assert filled(pattern, parse(period)) == path


@pytest.mark.parametrize(
    ("pattern", "period"),
    [("{month}", "2014"), ("{period}", "2014-06-05"), ("{period}", "2011-2013"), ("{}", "2014")],
)
def test_what_has_no_value_is_refused(pattern: str, period: str) -> None:
    with pytest.raises(CannotRun, match="cannot be used"):
        filled(pattern, parse(period))


def test_a_placeholder_needs_a_period() -> None:
    with pytest.raises(CannotRun, match="no --period"):
        filled("{period}", None)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (JOB + "inbxo: 1\n", "CQ104", 5),
        (JOB.replace("inbox: [in]\n", ""), "CQ520", 1),
        (JOB.replace("[json]", "[pdf]"), "CQ106", 2),
        (JOB.replace("[in]", "[]"), "CQ106", 1),
        (JOB.replace("{language}", "{day}"), "CQ511", 3),
        (JOB.replace("m.json", "m-{language}"), "CQ511", 4),
        (JOB + "inbox: [x]\n", "CQ102", 5),
        ("a: [", "CQ101", 2),
    ],
)
def test_a_job_that_is_none_is_refused_at_its_line(text: str, code: str, line: int) -> None:
    with pytest.raises(CannotRun) as refusal:
        job_from("job.yaml", text)
    assert [(f.code.id, f.place.line) for f in refusal.value.findings] == [(code, line)]


@pytest.mark.parametrize("language", list(Language))
def test_the_starter_is_a_job(language: Language) -> None:
    job = job_from("job.yaml", STARTER.to(language))
    assert job.languages == (language.value,)
    assert job.compare_with == f"reports/{{previous}}/targets-{language}.json"
    STARTER.zh.encode("gbk")


@pytest.mark.parametrize(
    "text", [JOB + "languages: [zh, zh]\n", JOB.replace("out/{language}", "m")]
)
def test_two_outputs_of_one_name_are_refused(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").write_bytes(b"x")
    with pytest.raises(CannotRun) as refusal:
        plan_for(job_from("job.yaml", text), None)
    assert refusal.value.findings[0].code.id == "CQ513"
