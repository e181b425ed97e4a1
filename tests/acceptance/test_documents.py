"""Documents from the command line, opened by LibreOffice as Excel and Word would open them."""

import json
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from tests.acceptance.running import SAMPLES, cqq

OFFICE = shutil.which("soffice")
PDF_TO_TEXT = shutil.which("pdftotext")
RETURNS = SAMPLES / "returns-2013.xlsx"


def written(tmp_path: Path, form: str, *options: object) -> Path:
    path = tmp_path / f"report.{form}"
    done = cqq("evaluate", RETURNS, "--format", form, "-o", path, *options)
    assert (done.returncode, done.stderr) == (0, b"")
    return path


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_a_pipe_gets_the_bytes_of_the_file(tmp_path: Path, form: str) -> None:
    """The links differ, as from a pipe no way leads to the returns; so the bulletin is compared."""
    piped = cqq("evaluate", RETURNS, "--format", form).stdout
    assert piped.startswith(b"PK")
    if form == "docx":
        assert piped == written(tmp_path, form).read_bytes()


def test_links_lead_from_the_report_to_the_return(tmp_path: Path) -> None:
    inbox = tmp_path / "收件"
    inbox.mkdir()
    shutil.copy(RETURNS, inbox / "报表 1.xlsx")
    path = tmp_path / "out.xlsx"
    cqq("evaluate", inbox, "--format", "xlsx", "-o", path)
    sheet = openpyxl.load_workbook(path)["产品质量"]
    links = [c.hyperlink for c in sheet["G"] if c.hyperlink and c.hyperlink.target]
    assert {link.target for link in links} == {"收件\\报表%201.xlsx"}
    assert "'产品质量'!F5" in {link.location for link in links}


def test_faulty_words_are_told_with_their_place(tmp_path: Path) -> None:
    words = tmp_path / "own.yaml"
    words.write_text("titel: x", encoding="utf-8")
    done = cqq("evaluate", RETURNS, "--format", "docx", "--wording", words)
    assert done.returncode == 2
    assert "own.yaml:1:1 CQ402" in done.stderr.decode()


@pytest.mark.skipif(not OFFICE, reason="LibreOffice (soffice) is not installed")
@pytest.mark.skipif(not PDF_TO_TEXT, reason="pdftotext (poppler) is not installed")
@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("xlsx", ("总体情况", "重庆市出口知名品牌", "基本符合预期", "余下24个月")),
        ("docx", ("关于重庆市质量强市目标", "存在的差距和问题", "市质监局", "目标完成情况表")),
    ],
)
def test_libreoffice_keeps_the_chinese_text(
    tmp_path: Path, form: str, words: tuple[str, ...]
) -> None:
    path = written(tmp_path, form)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, path],
        check=True,
        capture_output=True,
        timeout=180,
    )
    pdf = path.with_suffix(".pdf")
    text = subprocess.run([str(PDF_TO_TEXT), pdf, "-"], capture_output=True, check=True).stdout
    flat = "".join(text.decode().split())
    assert [word for word in words if word not in flat] == []


def test_the_workbook_and_the_json_report_agree_on_the_sample(tmp_path: Path) -> None:
    results = json.loads(written(tmp_path, "json").read_text("utf-8"))["results"]
    sheet = openpyxl.load_workbook(written(tmp_path, "xlsx"))["目标完成情况"]
    found = {row[1].value: row[12].value for row in sheet.iter_rows(min_row=4)}
    assert found == {r["id"]: r["display"]["status"] for r in results if r["kind"] != "milestone"}
