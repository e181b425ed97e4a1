"""Time the monthly batch: one month of 52 returns to all formats, and twelve when one file changed.

    python benchmarks/batch.py [--rounds 3]

Every run is a process of its own; the contenders take turns, and a ratio compares the runs of one
turn. What is measured is the time of the processor, all processes of a run together, for that
hardly depends on what else the machine is doing. Then one month is run again, with a sampler that
tells where it goes. For Linux and macOS.
"""

import argparse
import os
import random
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from io import BytesIO
from pathlib import Path
from types import FrameType
from zipfile import ZIP_DEFLATED, ZipFile

ROOT = Path(__file__).resolve().parent.parent
YEAR = 2014
MONTHS = [f"{YEAR}-{month:02}" for month in range(1, 13)]
ONE = "one month, everything read"
CHANGED = {
    "twelve months, a figure of the newest changed": MONTHS[-1],
    "twelve months, a figure of June changed": MONTHS[5],
}
INSPECTIONS = "inspections"
DISTRICTS = 40
FORMS = (
    *("awards", "business-districts", "commitments-goals", "commitments-tasks"),
    *("construction", "core-brands", "export-inspection", "farm-monitoring", "food-drug"),
    *("inspections", "markets", "technical-bodies"),
)
JOB = """\
inbox: ["inbox/{period}", "year.xlsx"]
formats: [terminal, json, csv, csv-long, markdown, html, xlsx, docx]
regions: true
detail: true
output: reports/{period}/targets
summary: reports/{period}/summary.md
compare_with: reports/{previous}/targets.json
manifest: reports/{period}/manifest.json
fail_on: never
"""
CQQ = "from cqquality.cli import main; main()"


def make(folder: Path) -> None:
    """Write the job and twelve months of 40 returns of districts and 12 of departments."""
    (folder / "job.yaml").write_text(JOB, encoding="utf-8")
    shutil.copy(ROOT / "sample_data" / "returns-2013.xlsx", folder / "year.xlsx")
    returns = dict(_one_month())
    for number, month in enumerate(MONTHS, 1):
        inbox = folder / "inbox" / month
        inbox.mkdir(parents=True)
        for name, content in returns.items():
            (inbox / f"{name}.xlsx").write_bytes(_of(content, f"{YEAR}年{number}月"))


def _one_month() -> "list[tuple[str, bytes]]":
    """Return the returns of January, every figure asked for filled in."""
    from cqquality.definitions import find_pack, load_pack
    from cqquality.definitions.region.history import History
    from cqquality.period import parse
    from cqquality.returns.template import blank_form

    pack = load_pack(find_pack(str(ROOT / "indicators" / "cq-2011-55")))
    january = parse(MONTHS[0])
    if january is None or pack.regions is None:
        sys.exit("no regions to make returns of")
    names = [region.name.zh for region in History(pack.regions).list_on(january.end)]
    districts = [*names, "两江新区", "万盛经开区"][:DISTRICTS]
    chance = random.Random(YEAR)  # noqa: S311 - figures, not secrets
    made = [(f"部门-{form}", form, "") for form in FORMS]
    made += [(f"区县-{name}", "inspections", name) for name in districts]
    return [
        (name, _filled(blank_form(pack, pack.forms[form], period=january, region=region), chance))
        for name, form, region in made
    ]


def _filled(content: bytes, chance: random.Random) -> bytes:
    """Type a whole number into every empty cell of a table beside a code."""
    import openpyxl

    book = openpyxl.load_workbook(BytesIO(content))
    sheet = book.worksheets[0]
    for row in sheet.iter_rows(min_row=8):
        if str(row[0].value or "").startswith(("单位负责人", "说明")):
            break
        for cell in row[3:]:
            if cell.value is None and str(row[2].value or "").isdigit():
                cell.value = chance.randint(90, 110)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def _of(content: bytes, month: str) -> bytes:
    """Return the return with another month in its head."""
    moved = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(moved, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name).replace(f"{YEAR}年1月".encode(), month.encode())
            target.writestr(name, part)
    return moved.getvalue()


def timed(folder: Path, cache: str, *options: str) -> float:
    """Return the processor's time of a run in seconds, that of its workers included."""
    environment = {**os.environ, "CQQ_CACHE_DIR": cache, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", CQQ, "batch", str(folder / "job.yaml"), *options]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    if done.returncode > 1:
        sys.exit(f"{command}: {done.stderr.decode()}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def change(folder: Path, month: str, number: int) -> None:
    """Change a figure of one return of a month, so that the results of the month are others."""
    import openpyxl

    path = folder / "inbox" / month / f"部门-{INSPECTIONS}.xlsx"
    book = openpyxl.load_workbook(path)
    for row in range(9, 13):
        book.worksheets[0].cell(row, 5).value = 80 + number
    book.save(path)


def rounds(folder: Path, cache: str, times: int) -> list[dict[str, float]]:
    """Time every contender so many times, in turn."""
    periods = [option for month in MONTHS for option in ("--period", month)]
    timed(folder, cache, *periods)
    found = []
    for number in range(times):
        taken = {ONE: timed(folder, cache, "--period", MONTHS[-1], "--force")}
        for name, month in CHANGED.items():
            change(folder, month, number)
            taken[name] = timed(folder, cache, *periods)
        taken["twelve months, nothing changed"] = timed(folder, cache, *periods)
        found.append(taken)
    return found


LIBRARIES = {
    "xlsxwriter": "XlsxWriter",
    "docx": "python-docx, lxml",
    "lxml": "python-docx, lxml",
    "jinja2": "Jinja2",
    "markupsafe": "Jinja2",
    "json": "json, csv",
    "csv.py": "json, csv",
    "zipfile": "zip and XML",
    "zipfile.py": "zip and XML",
    "xml": "zip and XML",
}
OURS = {
    "returns/workbook": "our reader of .xlsx",
    "returns": "recognising and reading sheets",
    "assessment": "judging",
    "reports": "reports",
    "definitions": "definitions",
    "batch": "batch",
}


def part_of(frame: FrameType | None) -> str:
    """Return what the program is at: the innermost frame that belongs to a library or to us."""
    while frame is not None:
        path = frame.f_code.co_filename.replace("\\", "/")
        if path.startswith("<frozen importlib"):
            return "loading modules"
        if "/cqquality/" in path:
            inside = path.rpartition("/cqquality/")[2]
            return next((name for key, name in OURS.items() if inside.startswith(key)), "the rest")
        for piece in path.split("/")[-3:]:
            if piece in LIBRARIES:
                return LIBRARIES[piece]
        frame = frame.f_back
    return "the rest"


def sampled(arguments: list[str]) -> None:
    """Run the command line, and print what share of the processor's time went where."""
    spent: Counter[str] = Counter()
    last = time.process_time()

    def sample(_: int, frame: FrameType | None) -> None:
        nonlocal last
        now = time.process_time()
        spent[part_of(frame)] += round((now - last) * 1e6)
        last = now

    signal.signal(signal.SIGPROF, sample)
    signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001)
    from cqquality.cli import program

    program.main(arguments, standalone_mode=False)
    signal.setitimer(signal.ITIMER_PROF, 0)
    for name, microseconds in spent.most_common():
        print(f"{name:32} {microseconds / spent.total():6.1%}")


def spread(numbers: list[float]) -> str:
    """Write median, minimum and maximum."""
    return f"{statistics.median(numbers):.2f} ({min(numbers):.2f} to {max(numbers):.2f})"


def main() -> None:
    """Print the figures of docs/performance.md."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sampled", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    if arguments.sampled:
        sampled(arguments.sampled)
        return
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as cache:
        make(Path(folder))
        files = len(list((Path(folder) / "inbox" / MONTHS[0]).iterdir()))
        print(f"{files} returns a month, {os.cpu_count()} cores")
        found = rounds(Path(folder), cache, arguments.rounds)
        one = "one month, everything read"
        for name in found[0]:
            ratio = spread([each[name] / each[one] for each in found])
            print(f"{name:52} {spread([each[name] for each in found]):24} s, ratio {ratio}")
        job = str(Path(folder) / "job.yaml")
        command = [sys.executable, __file__, "--sampled", "batch", job, "--period", "2014-12"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "CQQ_CACHE_DIR": cache}
        subprocess.run(
            [*command, "--force"], env=environment, check=True, stderr=subprocess.DEVNULL
        )


if __name__ == "__main__":
    main()
