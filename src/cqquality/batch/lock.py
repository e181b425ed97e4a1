"""One run at a time into a folder: a second one is told so and leaves it alone.

The lock belongs to the process, not to the file that stands for it: when a run ends, however it
ends, the system gives the lock back, so that there is never a stale one to remove by hand. The
empty file stays, for whoever waits must look at the same one.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from cqquality.batch import codes
from cqquality.batch.plan import Plan
from cqquality.errors import CannotRun
from cqquality.findings import Place

NAME = ".cqq-batch.lock"
"""What the file is called in each folder that is written to."""


@contextmanager
def locked(plan: Plan) -> Iterator[None]:
    """Keep other runs out of the folders of the outputs.

    Raises CannotRun where one is at work there, OSError where a folder cannot be written to.
    """
    from filelock import FileLock, Timeout

    folders = sorted({path.parent.resolve() for path in plan.written})
    with ExitStack() as held:
        for folder in folders:  # always in this order: two runs never wait for each other
            folder.mkdir(parents=True, exist_ok=True)
            try:
                held.enter_context(FileLock(folder / NAME, timeout=0))
            except Timeout:
                busy = codes.ANOTHER_RUN.at(Place(str(folder)), folder=folder)
                raise CannotRun([busy]) from None
        yield
