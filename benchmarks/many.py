"""Time a folder of many small returns: one `cqq evaluate`, and pandas with openpyxl reading them.

    python benchmarks/many.py [--files 1000] [--rounds 3]

Every contender is a process of its own, timed from outside; they take turns, A B C A B C, and a
ratio compares the two runs of one turn. Ours reads, judges and reports; pandas merely reads.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice, product
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CQQ = "from cqquality.cli import main; main()"
PANDAS = (
    "import pandas, pathlib, sys\n"
    "for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):\n"
    "    pandas.read_excel(path, sheet_name=None, engine='openpyxl')"
)
FORM = "farm-monitoring"
DISTRICTS = (
    *(
        "渝中区",
        "江北区",
        "南岸区",
        "沙坪坝区",
        "九龙坡区",
        "大渡口区",
        "北碚区",
        "渝北区",
        "巴南区",
    ),
    *("万州区", "涪陵区", "黔江区", "长寿区", "江津区", "合川区", "永川区", "南川区", "綦江区"),
    *("大足区", "潼南县", "铜梁县", "荣昌县", "璧山县", "梁平县"),
)
READING = "pandas + openpyxl"


def make(folder: Path, files: int) -> None:
    """Write the returns: one form of the pack, filled in by each district for each quarter."""
    from cqquality.definitions import find_pack, load_pack
    from cqquality.period import parse
    from cqquality.returns.template import write_form

    pack = load_pack(find_pack(str(ROOT / "indicators" / "cq-2011-55")))
    quarters = (f"{year}Q{quarter}" for year in range(1990, 2016) for quarter in range(1, 5))
    for number, (quarter, district) in enumerate(islice(product(quarters, DISTRICTS), files)):
        path = folder / f"{quarter}-{district}.xlsx"
        write_form(path, pack, pack.forms[FORM], period=parse(quarter), region=district)
        _fill(path, number)


def _fill(path: Path, number: int) -> None:
    import openpyxl

    workbook = openpyxl.load_workbook(path)
    for row, value in enumerate((400 + number, 390 + number, 100, 99), 8):
        workbook.worksheets[0].cell(row, 4).value = value
    workbook.save(path)


def commands(folder: Path) -> dict[str, list[str]]:
    """Return what is compared, by name."""
    ours = [sys.executable, "-c", CQQ, "evaluate", str(folder)]
    return {
        READING: [sys.executable, "-c", PANDAS, str(folder)],
        "cqq evaluate --jobs 1": [*ours, "--jobs", "1"],
        "cqq evaluate": ours,
    }


def timed(command: list[str], cache: str) -> float:
    """Return the wall time of a process in seconds; its output is read and thrown away."""
    environment = {**os.environ, "CQQ_CACHE_DIR": cache, "PYTHONPATH": str(ROOT / "src")}
    start = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    if done.returncode > 1:
        sys.exit(f"{command}: {done.stderr.decode()}")
    return time.perf_counter() - start


def spread(numbers: list[float]) -> str:
    """Write median, minimum and maximum."""
    return f"{statistics.median(numbers):.2f} ({min(numbers):.2f} to {max(numbers):.2f})"


def main() -> None:
    """Print the figures of docs/performance.md."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as cache:
        make(Path(folder), arguments.files)
        size = sum(path.stat().st_size for path in Path(folder).iterdir()) / arguments.files
        print(f"{arguments.files} returns of {size / 1000:.0f} kB, {os.cpu_count()} cores")
        contenders = commands(Path(folder))
        rounds = [
            {name: timed(command, cache) for name, command in contenders.items()}
            for _ in range(arguments.rounds)
        ]
    for name in contenders:
        seconds = [each[name] for each in rounds]
        ratios = [each[name] / each[READING] for each in rounds]
        print(f"{name:24} {spread(seconds):26} s, ratio {spread(ratios)}")


if __name__ == "__main__":
    main()
