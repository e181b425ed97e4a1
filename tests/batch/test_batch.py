"""`cqq batch` as cron runs it: no terminal, no HOME, no UTF-8 locale, killed at any moment."""

import json
import shutil
from pathlib import Path

import pytest

from tests.acceptance.running import SAMPLES
from tests.batch.running import batch, tree

JOB = """\
inbox: ["inbox/{period}"]
formats: [terminal, json, csv, markdown, html]
languages: [zh, en]
output: reports/{period}/targets-{language}
summary: reports/{period}/summary-{language}.md
compare_with: reports/2013/targets-zh.json
manifest: reports/{period}/manifest.json
fail_on: never
"""


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which two years have been run."""
    folder = tmp_path_factory.mktemp("batch")
    for year in ("2013", "2015"):
        (folder / "inbox" / year).mkdir(parents=True)
        shutil.copy(SAMPLES / f"returns-{year}.xlsx", folder / "inbox" / year)
    (folder / "job.yaml").write_text(JOB, encoding="utf-8")
    for year in ("2013", "2015"):
        ran = batch(folder / "job.yaml", "--period", year)
        assert ran.returncode == 0, ran.stderr.decode()
        assert not ran.stdout
    return folder


@pytest.fixture
def job(done: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may spoil."""
    return shutil.copytree(done, tmp_path / "copy") / "job.yaml"


def test_everything_is_written_and_proved(done: Path) -> None:
    reports = tree(done / "reports" / "2015")
    assert len(reports) == 13
    manifest = json.loads(reports["manifest.json"])
    assert [each["path"] for each in manifest["origin"]["inputs"]] == [
        "inbox/2015/returns-2015.xlsx"
    ]
    assert len(manifest["outputs"]) == 12
    assert reports["summary-en.md"].startswith(b"# What changed from 2013-12-31 to 2015-12-31")
    assert batch("--verify", done / "reports" / "2015" / "manifest.json").returncode == 0


def test_the_first_run_says_that_it_compared_nothing(done: Path) -> None:
    assert b"CQ515" in tree(done / "reports" / "2013")["summary-en.md"]


@pytest.mark.parametrize("options", [[], ["--jobs", 3], ["--log-format", "json"]])
def test_neither_place_nor_jobs_change_a_byte(job: Path, options: list[object]) -> None:
    before = tree(job.parent)
    ran = batch(job, "--period", 2015, "--force", *options)
    assert ran.returncode == 0
    assert tree(job.parent) == before
    if "json" in options:
        assert all(json.loads(line)["event"] for line in ran.stderr.splitlines())


def test_the_unchanged_is_not_judged_again(job: Path) -> None:
    (line,) = batch(job, "--period", 2015, "--log-format", "json").stderr.splitlines()
    assert json.loads(line)["event"] == "unchanged"


@pytest.mark.parametrize(
    "path", ["inbox/2015/returns-2015.xlsx", "reports/2015/targets-zh.csv", "job.yaml"]
)
def test_what_changed_is_run_again(job: Path, path: str) -> None:
    changed = job.parent / path
    if path == "job.yaml":
        changed.write_text(JOB + "readings: {B10: inclusive}\n", encoding="utf-8")
    else:
        changed.write_bytes(changed.read_bytes() + b"\n")
    assert b'"judged"' in batch(job, "--period", 2015, "--log-format", "json").stderr


@pytest.mark.parametrize(
    "path",
    ["inbox/2015/returns-2015.xlsx", "reports/2015/targets-zh.csv", "reports/2013/targets-zh.json"],
)
def test_a_verification_finds_a_changed_file(job: Path, path: str) -> None:
    changed = job.parent / path
    changed.write_bytes(changed.read_bytes() + b"\n")
    ran = batch("--verify", job.parent / "reports" / "2015" / "manifest.json")
    assert ran.returncode == 1
    assert path.encode() in ran.stdout


def test_a_forged_output_is_found_even_if_the_manifest_vouches_for_it(job: Path) -> None:
    from cqquality.batch.digest import file_digest_of

    forged = job.parent / "reports" / "2015" / "targets-en.csv"
    old = file_digest_of(forged).sha256
    forged.write_bytes(forged.read_bytes().replace(b"not met", b"was met"))
    manifest = forged.with_name("manifest.json")
    manifest.write_text(manifest.read_text("utf-8").replace(old, file_digest_of(forged).sha256))
    ran = batch("--verify", manifest)
    assert ran.returncode == 1
    assert b"targets-en.csv" in ran.stdout


def test_one_unreadable_return_stops_no_other(job: Path) -> None:
    (job.parent / "inbox" / "2015" / "bad.xlsx").write_text("broken")
    ran = batch(job, "--period", 2015, "--jobs", 2, "--lang", "en")
    assert ran.returncode == 1
    assert b"inbox/2015/bad.xlsx" in ran.stderr
    reports = tree(job.parent / "reports" / "2015")
    assert b"bad.xlsx" in reports["summary-en.md"]
    assert json.loads(reports["manifest.json"])["unreadable"] == ["inbox/2015/bad.xlsx"]
    assert batch(job, "--period", 2015).returncode == 1
    assert batch("--verify", job.parent / "reports" / "2015" / "manifest.json").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--period", "2014"], b"CQ512"),
        ([], b"CQ511"),
    ],
)
def test_what_cannot_run_writes_nothing(job: Path, arguments: list[str], code: bytes) -> None:
    before = tree(job.parent)
    ran = batch(job, *arguments)
    assert ran.returncode == 2
    assert code in ran.stderr
    assert tree(job.parent) == before


def test_an_undeclared_reading_is_refused(job: Path) -> None:
    job.write_text(JOB + "readings: {B10: other}\n", encoding="utf-8")
    ran = batch(job, "--period", 2015)
    assert (ran.returncode, b"CQ516" in ran.stderr) == (2, True)


def test_init_prints_a_job() -> None:
    ran = batch("--init", "--lang", "zh")
    assert ran.returncode == 0
    assert "收件处".encode() in ran.stdout


def test_what_a_killed_run_had_begun_is_removed(job: Path) -> None:
    before = tree(job.parent)
    (job.parent / "reports" / "2015" / ".targets-zh.csv.4711.tmp").write_bytes(b"half")
    assert batch(job, "--period", 2015).returncode == 0
    assert tree(job.parent) == before


def test_chinese_names_need_no_locale(job: Path) -> None:
    returns = job.parent / "inbox" / "2015" / "returns-2015.xlsx"
    returns.rename(returns.with_name("质监局年报.xlsx"))
    job.write_text(JOB.replace("reports/{period}", "报告/{period}"), encoding="utf-8")
    assert batch(job, "--period", 2015).returncode == 0
    reports = tree(job.parent / "报告" / "2015")
    assert "质监局年报.xlsx".encode() in reports["summary-zh.md"]
    assert batch("--verify", job.parent / "报告" / "2015" / "manifest.json").returncode == 0
