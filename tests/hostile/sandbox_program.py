"""Runs `cqq` again and again, each time in a forked process with bounded memory and time.

One JSON array of arguments a line comes in; one JSON object a line goes out. The program is loaded
once, so that a run costs some hundredths of a second.
"""

import json
import os
import resource
import signal
import sys
import time
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

from cqquality.cli import main

MEMORY = 1 << 30
CPU_SECONDS, WALL_SECONDS = 60, 300
"""Guards against hanging on any machine, however busy; no measure of speed."""


def called(arguments: list[str]) -> None:
    """Run the command line as if it had been called with the arguments."""
    sys.argv = ["cqq", *arguments]
    main()


def bounded(arguments: list[str], out: int, errors: int) -> NoReturn:
    """Run the command line here; nothing is left of this process but what it wrote."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(WALL_SECONDS)
    os.dup2(out, 1)
    os.dup2(errors, 2)
    code = 70
    try:
        called(arguments)
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def run(arguments: list[str], folder: Path) -> dict[str, Any]:
    """Fork, wait, and say how it ended: a negative exit code is the signal that killed it."""
    files = [os.open(folder / name, os.O_CREAT | os.O_RDWR | os.O_TRUNC) for name in ("out", "err")]
    start = time.perf_counter()
    child = os.fork()
    if not child:
        bounded(arguments, *files)
    _, status, usage = os.wait4(child, 0)
    out, errors = (os.pread(file, os.fstat(file).st_size, 0) for file in files)
    for file in files:
        os.close(file)
    return {
        "code": os.waitstatus_to_exitcode(status),
        "out": out.decode("utf-8", "replace"),
        "errors": errors.decode("utf-8", "replace"),
        "mebibytes": usage.ru_maxrss // (1024 if sys.platform == "linux" else 1 << 20),
        "seconds": time.perf_counter() - start,
    }


def warm_up(arguments: list[str]) -> None:
    """Load everything a run needs."""
    stdout, sys.stdout = sys.stdout, TextIOWrapper(BytesIO(), encoding="utf-8")
    try:
        called(arguments)
    except SystemExit:
        pass
    finally:
        sys.stdout = stdout


def serve(folder: Path) -> None:
    """Answer until nothing comes in."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for line in sys.stdin:
        answers.write(json.dumps(run(json.loads(line), folder)) + "\n")
        answers.flush()


if __name__ == "__main__":
    place, *first = sys.argv[1:]
    warm_up(first)
    serve(Path(place))
