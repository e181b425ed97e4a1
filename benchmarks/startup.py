"""Whole processes side by side: the evaluation of a sample, and merely reading it with pandas.

    python benchmarks/startup.py [RUNS]

The two run in turn, A B A B …, after one warm-up each; quoted are medians and the median of the
ratios pair by pair, with their spread. `cqq evaluate` is measured as users have it: modules
compiled, the pack in the store; the first evaluation after a change of the definitions is measured
as well.
"""

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "sample_data" / "returns-2015.xlsx"
CQQ = "from cqquality.cli import main; main()"
PANDAS = f"import pandas; pandas.read_excel({str(SAMPLE)!r}, sheet_name=None)"

Command = list[str]


def main() -> None:
    """Print the figures of docs/performance.md."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    compileall.compile_dir(str(ROOT / "src"), quiet=1)
    evaluate = [sys.executable, "-c", CQQ, "evaluate", str(SAMPLE)]
    reading = [sys.executable, "-c", PANDAS]
    with tempfile.TemporaryDirectory() as cache:
        compare("cqq evaluate, pandas.read_excel", evaluate, reading, cache, runs)
        compare("the same, definitions checked anew", evaluate, reading, "", runs)
    print()
    for words in (["--help"], ["check"], ["list"]):
        alone(f"cqq {' '.join(words)}", [sys.executable, "-c", CQQ, *words], runs)


def compare(title: str, ours: Command, theirs: Command, cache: str, runs: int) -> None:
    """Time two commands in turn and print both, and their ratio."""
    pairs = []
    for number in range(runs + 1):
        pair = timed(ours, cache), timed(theirs, cache)
        if number:
            pairs.append(pair)
    print(title)
    print("  ours   ", spread([a for a, _ in pairs], "ms", 1000))
    print("  theirs ", spread([b for _, b in pairs], "ms", 1000))
    print("  ratio  ", spread([a / b for a, b in pairs], "", 1, decimals=2))


def alone(title: str, command: Command, runs: int) -> None:
    """Time one command and print it."""
    times = [timed(command, "") for _ in range(runs + 1)][1:]
    print(f"{title:12}", spread(times, "ms", 1000))


def timed(command: Command, cache: str) -> float:
    """Return the wall time of a process in seconds; its output is read and thrown away."""
    environment = {**os.environ, "CQQ_CACHE_DIR": cache, "PYTHONPATH": str(ROOT / "src")}
    start = time.perf_counter()
    subprocess.run(command, env=environment, capture_output=True, check=False)
    return time.perf_counter() - start


def spread(values: list[float], unit: str, factor: float, decimals: int = 0) -> str:
    """Write median, minimum and maximum."""
    low, middle, high = (
        f"{value * factor:.{decimals}f}"
        for value in (min(values), statistics.median(values), max(values))
    )
    return f"{middle} {unit} ({low} to {high})".replace("  ", " ")


if __name__ == "__main__":
    main()
