"""What a job may ask for: every format, regions, readings tried, grades, other words."""

import json
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jsonschema
import openpyxl
import pytest
import yaml

from cqquality.batch.starter import STARTER
from cqquality.text import Language
from tests.acceptance.running import ROOT, SAMPLES, python
from tests.batch.districts import district_returns
from tests.batch.running import Tree, batch, tree

JOB = """\
inbox: [inbox]
formats: [terminal, json, csv, csv-long, markdown, html, xlsx, docx]
by: region
detail: true
sensitivity: true
scorecard: true
incidents: [示例事件]
wording: words-{language}.yaml
output: reports/targets
manifest: reports/manifest.json
timings: reports/timings.json
fail_on: never
"""


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (ROOT / "docs" / "schema" / f"{name}.json").read_text(encoding="utf-8")
    )
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two districts and a department, what cannot be read, and everything asked for."""
    made = tmp_path_factory.mktemp("job")
    district_returns(made / "inbox", 2)
    shutil.copy(SAMPLES / "returns-2015.xlsx", made / "inbox")
    (made / "inbox" / "03-巴南区.xlsx").write_bytes(b"PK\x03\x04 cut off")
    (made / "job.yaml").write_text(JOB, encoding="utf-8")
    (made / "words-zh.yaml").write_text("signature: 示例办公室\n", encoding="utf-8")
    ran = batch(made / "job.yaml", "--period", "2015", "--lang", "zh", "--log-format", "json")
    assert ran.returncode == 1, ran.stderr.decode()
    (made / "log").write_bytes(ran.stderr)
    return made


@pytest.fixture(scope="module")
def reports(folder: Path) -> Tree:
    return tree(folder / "reports")


def test_every_format_is_written(reports: Tree) -> None:
    names = {
        "targets." + each
        for each in ("txt", "json", "csv", "long.csv", "md", "html", "xlsx", "docx")
    }
    assert set(reports) == {"manifest.json", "timings.json", *names}


def test_what_was_asked_for_is_in_them(reports: Tree) -> None:
    result = json.loads(reports["targets.json"])
    assert result["regions"]
    assert result["sensitivity"]
    assert result["scorecard"]["vetoes"]
    for name in ("targets.txt", "targets.md"):
        text = reports[name].decode()
        assert "分区县情况" in text
        assert "示例事件" in text
    sheets = openpyxl.load_workbook(BytesIO(reports["targets.xlsx"])).sheetnames
    assert "区县情况" in sheets
    words = ZipFile(BytesIO(reports["targets.docx"])).read("word/document.xml").decode()
    assert "示例办公室" in words


def test_a_value_leads_to_its_cell_in_the_inbox(reports: Tree) -> None:
    book = ZipFile(BytesIO(reports["targets.xlsx"]))
    links = "".join(book.read(n).decode() for n in book.namelist() if n.endswith(".rels"))
    assert r"..\inbox\returns-2015.xlsx" in links


def test_the_manifest_says_who_sent_what_on_when(reports: Tree) -> None:
    manifest = json.loads(reports["manifest.json"])
    jsonschema.validate(manifest, schema("manifest"))
    first, _, broken, whole = manifest["origin"]["inputs"]
    assert (first["forms"], first["senders"]) == (["inspections"], ["万州区"])
    assert first["periods"] == ["2014H1"]
    assert (broken["senders"], broken["periods"]) == ([], [])
    assert broken["size"] == 12
    assert (whole["senders"], whole["periods"][0]) == ([], "2010")
    assert [each["path"] for each in manifest["origin"]["wording"]] == ["words-zh.yaml"]
    assert manifest["unreadable"] == ["inbox/03-巴南区.xlsx"]


def test_timings_stand_beside_the_manifest_and_not_in_it(reports: Tree) -> None:
    taken = json.loads(reports["timings.json"])
    assert set(taken["stages"]) == {"hashing", "definitions", "reading", "judging", "writing"}
    assert len(taken["reports"]) == 8
    assert taken["seconds"] >= taken["stages"]["reading"] > 0
    assert b"seconds" not in reports["manifest.json"]


def test_an_unreadable_return_is_told_with_its_reason(folder: Path) -> None:
    events = [json.loads(line) for line in (folder / "log").read_bytes().splitlines()]
    (event,) = (each for each in events if each["event"] == "unreadable")
    assert event["path"] == "inbox/03-巴南区.xlsx"
    assert event["code"].startswith("CQ2")
    assert event["reason"]


def test_other_words_are_another_bulletin(tmp_path: Path) -> None:
    district_returns(tmp_path / "inbox", 1)
    job, words = tmp_path / "job.yaml", tmp_path / "words.yaml"
    keys = ["inbox: [inbox]", "formats: [docx]", "wording: words.yaml", "output: r", "manifest: m"]
    job.write_text("\n".join(keys))
    words.write_text("signature: 示例办公室\n", encoding="utf-8")
    assert batch(job, "--period", "2014H1").returncode == 0
    words.write_text("signature: 另一个办公室\n", encoding="utf-8")
    proved = batch("--verify", tmp_path / "m", "--lang", "en")
    assert proved.returncode == 1
    assert b"words.yaml: the input has other content" in proved.stdout
    assert b'"judged"' in batch(job, "--period", "2014H1", "--log-format", "json").stderr


@pytest.mark.parametrize("language", list(Language))
def test_the_schema_takes_what_the_program_takes(language: Language) -> None:
    for text in (JOB, STARTER.to(language)):
        jsonschema.validate(yaml.safe_load(text), schema("job"))
    for wrong in ("formats: [pdf]\n", "inbxo: 1\n", "languages: zh\n"):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**yaml.safe_load(JOB), **yaml.safe_load(wrong)}, schema("job"))


NO_DOCX = """\
import importlib.util, sys
find = importlib.util.find_spec
importlib.util.find_spec = lambda name, *more: None if name == "docx" else find(name, *more)
sys.modules["docx"] = None
from cqquality.cli import main
main()
"""


def test_a_missing_extra_is_said_before_anything_is_read(tmp_path: Path) -> None:
    script = tmp_path / "without_docx.py"
    script.write_text(NO_DOCX)
    job = tmp_path / "job.yaml"
    district_returns(tmp_path / "inbox", 1)
    job.write_text("inbox: [inbox]\nformats: [json, docx]\noutput: out/r\nmanifest: out/m.json\n")
    ran = python(script, "batch", job, "--period", "2015", "--lang", "en")
    assert ran.returncode == 2
    assert b"CQ405" in ran.stderr
    assert b'pip install "cqquality[docx]"' in ran.stderr
    assert tree(tmp_path / "out") == {}


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("formats: [csv]\nsensitivity: true\n", "CQ517"),
        ("formats: [csv, html]\nscorecard: true\n", "CQ517"),
        ("formats: [json]\nincidents: [x]\n", "CQ517"),
        ("formats: [json]\nwording: words.yaml\n", "CQ517"),
        ("formats: [json]\nwording: '{day}.yaml'\n", "CQ511"),
        ("formats: [json]\ntimings: '{language}.json'\n", "CQ511"),
        ("formats: [json]\ntimings: OUT/M.json\n", "CQ513"),
        ("formats: [docx]\nwording: nowhere.yaml\n", "nowhere.yaml"),
    ],
)
def test_what_comes_to_nothing_is_refused(lines: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.csv").write_bytes(b"x")
    job = tmp_path / "job.yaml"
    job.write_text(f"inbox: [inbox]\n{lines}output: out/r\nmanifest: out/m.json\n")
    ran = batch(job)
    assert ran.returncode == 2
    assert code.encode() in ran.stderr
