"""Whole processes timed from outside, and their table."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple


class Run(NamedTuple):
    """One process: seconds from start to end, and the largest of its processes in MiB."""

    seconds: float
    peak: float


class Failed(SystemExit):
    """A process that did not end well, with what it had cost by then."""

    def __init__(self, name: str, code: int, run: Run) -> None:
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        super().__init__(f"{name} failed: {how} after {run.seconds:.1f} s, {run.peak:.0f} MiB")


def timed(command: Sequence[str], name: str) -> tuple[Run, str]:
    """Run a command; return its costs and what it prints. Raises Failed."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    printed = process.stdout.read() if process.stdout else ""
    peak = 0.0
    if hasattr(os, "wait4"):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1 << 20)
    elif process.wait():
        pass
    run = Run(time.perf_counter() - start, peak)
    if process.returncode:
        raise Failed(name, process.returncode, run)
    return run, printed


def table(runs: Mapping[str, Sequence[Run]], base: str) -> Iterator[str]:
    """Yield the lines of a table; ratios are taken turn by turn."""
    yield f"{'':28} {'median s':>9} {'min-max':>15} {'ratio':>11} {'min-max':>13} {'MiB':>6}"
    bases = [one.seconds for one in runs[base]] if base in runs else []
    for name, some in runs.items():
        seconds = [one.seconds for one in some]
        line = f"{name:28} {statistics.median(seconds):9.2f} {_spread(seconds):>15}"
        if bases:
            ratios = [a / b for a, b in zip(seconds, bases, strict=True)]
            line += f" {statistics.median(ratios):11.2f} {_spread(ratios):>13}"
        yield f"{line} {max(one.peak for one in some):6.0f}"


def _spread(numbers: Sequence[float]) -> str:
    return f"{min(numbers):.2f}-{max(numbers):.2f}"
