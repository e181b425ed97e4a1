"""What other programs write to the error stream: kept out of ours, and quoted where they fail."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile

_READ = 100_000


@contextmanager
def held_back(*, shown: bool = False) -> Iterator[Callable[[], str]]:
    """Keep what processes started meanwhile write from the error stream, as long as they run.

    Yields what tells the last line of it. Where all is to be `shown` it goes where it always does.
    """
    if shown:
        yield str
        return
    sys.stderr.flush()
    with TemporaryFile() as kept:

        def last_line() -> str:
            kept.seek(max(0, kept.seek(0, os.SEEK_END) - _READ))
            lines = kept.read().decode(errors="replace").split("\n")
            return next((line.strip() for line in reversed(lines) if line.strip()), "")

        own = os.dup(2)
        os.dup2(kept.fileno(), 2)
        try:
            yield last_line
        finally:
            os.dup2(own, 2)
            os.close(own)
