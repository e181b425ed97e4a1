"""Readings of a clause that a later document revised: those of the version valid on the day."""

import json
from pathlib import Path

import pytest

from tests.acceptance.running import cqq
from tests.building import MAIN, indicator, section

KEEP = "{kind: keep, operator: ge, value: 90, periods: reported}"
STRICT = KEEP.replace("reported", "complete")
END = "{kind: reach, operator: ge, value: 90}"
MORE = f"""\
readings:
  default: each
  options:
    - {{id: each, label: {{zh: 各期, en: Each}}, target: {KEEP}}}
    - {{id: end, label: {{zh: 期末, en: End}}, target: {END}}}
revisions:
  - valid_from: 2013-07-01
    document: mid-term
    source: {{line: 1, clause: 二, quote: 保持在90％以上}}
    readings:
      default: each
      options:
        - {{id: each, label: {{zh: 各期, en: Each}}}}
        - {{id: strict, label: {{zh: 严格, en: Strict}}, target: {STRICT}}}
"""

JOB = """\
pack: pack
inbox: [r.csv]
output: out/targets-{language}
manifest: out/manifest.json
formats: [json]
fail_on: never
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pack").mkdir()
    text = section(["A rate %"], [indicator(KEEP, unit="%", more=MORE)])
    text = text.replace("quote: 10个", "quote: 保持在90％以上")
    (tmp_path / "pack" / "pack.yaml").write_text(MAIN, "utf-8")
    (tmp_path / "pack" / "main.yaml").write_text(text, "utf-8")
    rows = [f"A,%,{year},{value}" for year, value in ((2011, 89), (2012, 91), (2013, 94))]
    (tmp_path / "r.csv").write_text("\n".join(["代码,计量单位,时期,数值", *rows]), "utf-8")
    return tmp_path


@pytest.mark.parametrize("command", [("evaluate",), ("explain", "X01")], ids=" ".join)
@pytest.mark.parametrize(
    ("reading", "as_of", "told"),
    [
        ("end", "2012", None),
        ("strict", "2013", None),
        ("strict", "2012", "“X01=strict”不是 2012-12-31 有效的口径；当日 X01 的口径：each, end"),
        ("end", "2013", "“X01=end”不是 2013-12-31 有效的口径；当日 X01 的口径：each, strict"),
        ("best", "2013", "“X01=best”不是已声明的口径；X01 的口径：each, end, strict"),
    ],
)
def test_a_reading_of_the_version_in_force(
    folder: Path, command: tuple[str, ...], reading: str, as_of: str, told: str | None
) -> None:
    options = ("--pack", "pack", "--as-of", as_of, "--reading", f"X01={reading}")
    run = cqq(*command, "r.csv", *options, folder=folder)
    assert (run.returncode, "Traceback" in run.stderr.decode()) == (2 if told else 0, False)
    assert told is None or told in run.stderr.decode().replace("\n", "")


def test_the_day_of_the_newest_figure_decides_where_none_is_named(folder: Path) -> None:
    run = cqq("evaluate", "r.csv", "--pack", "pack", "--reading", "X01=end", folder=folder)
    assert run.returncode == 2
    assert "2013-12-31 有效的口径" in run.stderr.decode()


def test_periods_before_the_revision_are_read_as_their_version_has_it(folder: Path) -> None:
    """The strict reading is not known to the version of 2011 and 2012: its default one serves."""
    options = ("--pack", "pack", "--reading", "X01=strict", "--format", "json")
    run = cqq("evaluate", "r.csv", *options, "--fail-on", "never", folder=folder)
    (result,) = json.loads(run.stdout)["results"]
    hits = [period["hit"] for period in result["analysis"]["holding"]["periods"]]
    assert (result["status"], hits) == ("not_met", [False, True, True])


@pytest.mark.parametrize(
    ("reading", "period", "code"),
    [("strict", "2013", 0), ("end", "2013", 2), ("end", "2012", 0), ("best", None, 2)],
)
def test_in_a_batch(folder: Path, reading: str, period: str | None, code: int) -> None:
    (folder / "job.yaml").write_text(f"{JOB}readings: {{X01: {reading}}}\n", "utf-8")
    named = ("--period", period) if period else ()
    run = cqq("batch", "job.yaml", *named, folder=folder)
    assert run.returncode == code, run.stderr.decode()
    assert ("CQ516" in run.stderr.decode()) == (code == 2)
