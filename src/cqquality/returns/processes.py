"""Reading many files at once, each by one of several processes; the results come in order."""

import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread

from cqquality.findings import Place
from cqquality.returns.layout import Directory
from cqquality.returns.one_file import File, Said, read_file
from cqquality.returns.workbook.codes import CRASHED

_AHEAD = 4
"""Files in hand for each process: it never waits, and few must be read again if one dies."""


_InHand = deque[tuple[File, Future[Said]]]


class _NoProcessesError(Exception):
    """No process can be started here."""


def read_files(files: Sequence[File], directory: Directory, jobs: int) -> Iterator[Said]:
    """Yield what each file says, in the order of `files`, read by up to `jobs` processes.

    A file at which its process dies is refused with CQ219. Where no process can be started, all is
    read in this one. A program that asks for several must be importable without side effects.
    """
    waiting = deque(files)
    try:
        while jobs > 1 and len(waiting) > 1:
            yield from _by_a_pool(waiting, directory, min(jobs, len(waiting)))
    except _NoProcessesError:
        pass
    while waiting:
        yield read_file(waiting.popleft(), directory)


def _by_a_pool(waiting: deque[File], directory: Directory, jobs: int) -> Iterator[Said]:
    """Take from `waiting` what can be read until a process dies; settle what was in hand then."""
    in_hand: _InHand = deque()
    pool = _pool(directory, jobs)
    try:
        while waiting or in_hand:
            while waiting and len(in_hand) < jobs * _AHEAD:
                in_hand.append((waiting[0], pool.submit(_read, waiting[0])))
                waiting.popleft()
            said = in_hand[0][1].result()
            in_hand.popleft()
            yield said
    except BrokenProcessPool:
        yield from _once_more(in_hand, waiting, directory)
    finally:
        pool.shutdown(cancel_futures=True)


def _once_more(in_hand: _InHand, waiting: deque[File], directory: Directory) -> Iterator[Said]:
    """Read each file that was in hand when a process died alone, to tell which one it was."""
    try:
        while in_hand:
            file, future = in_hand[0]
            sound = future.done() and not future.cancelled() and future.exception() is None
            said = future.result() if sound else _alone(file, directory)
            in_hand.popleft()
            yield said
    except _NoProcessesError:
        waiting.extendleft(file for file, _ in reversed(in_hand))
        raise


def _alone(file: File, directory: Directory) -> Said:
    """Read a file by a process of its own, which may die of it."""
    pool = _pool(directory, 1)
    try:
        if not pool.submit(_ready).result():
            raise _NoProcessesError
        try:
            return pool.submit(_read, file).result()
        except BrokenProcessPool:
            return (CRASHED.at(Place(file.name)),)
    except BrokenProcessPool:  # before it had seen any file
        raise _NoProcessesError from None
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(directory: Directory, jobs: int) -> ProcessPoolExecutor:
    """Return a pool of new processes, the same on every system, each with the pack at hand."""
    try:
        return ProcessPoolExecutor(
            jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(directory,)
        )
    except (ImportError, NotImplementedError, OSError):
        raise _NoProcessesError from None


_AT_HAND: list[Directory] = []
"""In a process that reads: the pack, made ready once."""


def _begin(directory: Directory) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who started us
    Thread(target=_end_with_the_starter, daemon=True).start()
    _AT_HAND.append(directory)


def _end_with_the_starter() -> None:
    """End when the process that started us is gone: a killed one cannot tell us to."""
    starter = parent_process()
    if starter is not None:
        starter.join()
        os._exit(1)


def _ready() -> bool:
    return bool(_AT_HAND)


def _read(file: File) -> Said:
    return read_file(file, _AT_HAND[0])
