"""Runs a job again and again, each time in a process that is killed at a random moment.

    python -m tests.batch.killing JOB PERIOD SEED TIMES

The program has run once and every run is a fork of it, so that the moments fall into the work and
not into the start of Python. Half of them are counted from the first file that is written.
Prints, as JSON, how many runs were killed and how many of those had begun to write.
"""

import json
import os
import random
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

from cqquality.cli import program

PAUSE = 0.0005


def run(arguments: list[str]) -> int:
    """Begin a run in a process of its own; return its id."""
    child = os.fork()
    if child:
        return child
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 2)
    try:
        program.main(["batch", *arguments])
    finally:
        os._exit(0)


def written(folder: Path) -> set[tuple[str, int]]:
    """Return the files there, each with the moment of its last change."""
    found = set()
    for entry in os.scandir(folder):
        with suppress(FileNotFoundError):  # half of it was written, and it has got its name now
            found.add((entry.name, entry.stat().st_mtime_ns))
    return found


def killed(arguments: list[str], reports: Path, after: float, wait_for_a_file: bool) -> bool:
    """Kill a run after so many seconds, of work or of writing; False if it had ended before."""
    before, begun = written(reports), time.monotonic()
    child = run(arguments)
    while wait_for_a_file and written(reports) == before and time.monotonic() - begun < 5:
        time.sleep(PAUSE)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def main(job: Path, period: str, seed: int, times: int) -> None:
    """Measure an undisturbed run of work and of writing, then kill `times` others."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    reports = job.parent / "reports"
    arguments = [str(job), "--period", period, "--force"]
    program.main(["batch", *arguments], standalone_mode=False)
    start = time.monotonic()
    os.waitpid(run(arguments), 0)
    whole = time.monotonic() - start
    hits = {"killed": 0, "had_begun_to_write": 0}
    for number in range(times):
        (reports / "manifest.json").unlink(missing_ok=True)
        writing = number % 2 == 1
        before = written(reports)
        options = arguments if chance.random() < 0.5 else arguments[:-1]
        after = chance.uniform(0, 0.004) if writing else chance.uniform(0, whole)
        hits["killed"] += killed(options, reports, after, writing)
        hits["had_begun_to_write"] += written(reports) != before
        for path in reports.iterdir():
            check(path)
    sys.stdout.write(json.dumps(hits))


def check(path: Path) -> None:
    """Stop at half a file: every report ends as it should."""
    content = path.read_bytes()
    ends = {".json": b"}\n", ".csv": b"\r\n", ".md": b"\n", ".html": b"</html>\n"}
    if not path.name.startswith(".") and not content.endswith(ends[path.suffix]):
        sys.exit(f"half a file: {path}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
