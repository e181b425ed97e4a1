"""Takes the picture of the HTML report in the README: `python tools/screenshot.py PICTURE`."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from cqquality.assessment.evaluation import evaluate
from cqquality.definitions import find_pack, load_pack
from cqquality.reports import Format, ReportOptions, report_for
from cqquality.returns.reading import read_returns

SAMPLE = Path(__file__).parents[1] / "sample_data" / "returns-2015.xlsx"
SIZE = "1280,1330"
SECTIONS = ("product",)


def main(picture: Path) -> None:
    """Write a section of the report of the sample return, and photograph it."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("no chromium on this machine")
    pack = load_pack(find_pack())
    assessment = evaluate(pack, read_returns((SAMPLE,), pack))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page = Path(folder) / "report.html"
        text = report_for(Format.HTML).render(assessment, ReportOptions(sections=SECTIONS))
        page.write_text(text, encoding="utf-8", newline="\n")
        flags = ["--headless=new", "--disable-gpu", "--no-first-run", "--hide-scrollbars"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            flags.append("--no-sandbox")  # Chromium has no sandbox for root
        flags += [f"--user-data-dir={folder}/profile", f"--window-size={SIZE}"]
        asked = [f"--screenshot={picture.absolute()}", page.as_uri()]
        subprocess.run([chromium, *flags, *asked], check=True, capture_output=True)  # noqa: S603


if __name__ == "__main__":
    main(Path(sys.argv[1]))
