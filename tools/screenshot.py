"""Takes the pictures of the README: `python tools/screenshot.py docs/images`.

The page is photographed by Chromium, the workbook printed by LibreOffice and drawn by poppler;
ImageMagick, where there is one, makes the pictures small.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from cqquality.assessment.evaluation import evaluate
from cqquality.assessment.result import Assessment
from cqquality.definitions import find_pack, load_pack
from cqquality.reports import Format, ReportOptions, report_for
from cqquality.returns.reading import read_returns

SAMPLES = Path(__file__).parents[1] / "sample_data"
SIZE = "1280,1330"
PAGE, BOOK = "product", "standards"
"""The sections to show."""
SHEET = 3
"""The page of the printed workbook that has the section, its table and its charts."""
SHARPNESS = "118"
"""Pixels an inch."""
FOOT = 60
"""Pixels of the foot of a printed page, which is left out."""


def main(folder: Path) -> None:
    """Write the report of a section as a page and as a workbook, and take a picture of each."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        aside = Path(temporary)
        of_page(judged("returns-2015.xlsx"), folder / "report.png", aside)
        of_workbook(judged("returns-2013.xlsx"), folder / "workbook.png", aside)
    make_small(folder / "report.png")
    make_small(folder / "workbook.png", "-gravity", "South", "-chop", f"0x{FOOT}")


def judged(name: str) -> Assessment:
    """Return the judgement of a sample."""
    pack = load_pack(find_pack())
    return evaluate(pack, read_returns((SAMPLES / name,), pack))


def of_page(assessment: Assessment, picture: Path, aside: Path) -> None:
    """Photograph the HTML report."""
    page = aside / "report.html"
    text = report_for(Format.HTML).render(assessment, ReportOptions(sections=(PAGE,)))
    page.write_text(text, encoding="utf-8", newline="\n")
    flags = ["--headless=new", "--disable-gpu", "--no-first-run", "--hide-scrollbars"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")  # Chromium has no sandbox for root
    flags += [f"--user-data-dir={aside}/profile", f"--window-size={SIZE}"]
    chromium = "google-chrome" if shutil.which("google-chrome") else "chromium"
    run(chromium, *flags, f"--screenshot={picture.absolute()}", page.as_uri())


def of_workbook(assessment: Assessment, picture: Path, aside: Path) -> None:
    """Print the workbook, and draw one page of it."""
    book = aside / "report.xlsx"
    options = ReportOptions(sections=(BOOK,))
    book.write_bytes(report_for(Format.XLSX).render(assessment, options))
    profile = f"-env:UserInstallation={(aside / 'office').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(aside), str(book))
    page = ("-f", str(SHEET), "-l", str(SHEET), "-singlefile")
    drawn = str(picture.with_suffix("").absolute())
    run("pdftoppm", "-png", "-r", SHARPNESS, *page, str(book.with_suffix(".pdf")), drawn)


def make_small(picture: Path, *before: str) -> None:
    """Cut off the empty border and all but a few colours."""
    if shutil.which("convert"):
        path = str(picture)
        border = ("-bordercolor", "white", "-border", "12")
        run(
            "convert",
            path,
            *before,
            "-trim",
            *border,
            "-strip",
            "-dither",
            "None",
            "-colors",
            "96",
            path,
        )


def run(program: str, *arguments: str) -> None:
    """Run a program; says which one is missing."""
    found = shutil.which(program)
    if found is None:
        sys.exit(f"no {program} on this machine")
    subprocess.run([found, *arguments], check=True, capture_output=True)  # noqa: S603


if __name__ == "__main__":
    main(Path(sys.argv[1]))
