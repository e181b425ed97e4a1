"""The log of a run: one line for each event, for people or for programs; and how long it took."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from cqquality.reports.plain import plain
from cqquality.text import Language, Text


@dataclass(frozen=True, slots=True)
class Log:
    """Where events are told: `write` takes a line, in the language or as JSON."""

    write: Callable[[str], None]
    language: Language
    as_json: bool = False

    def tell(self, event: str, message: Text, level: str = "info", /, **facts: object) -> None:
        """Write one event, its message and its facts, with the time in UTC."""
        words = plain(message.to(self.language))
        if self.as_json:
            line = {"time": now(), "level": level, "event": event, "message": words, **facts}
            self.write(json.dumps(line, default=str))
            return
        more = " ".join(f"{name}={plain(str(value))}" for name, value in facts.items())
        self.write(f"{now()} {level.upper():7} {words} {more}".rstrip())


def now() -> str:
    """Return the time in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class Stopwatch:
    """Seconds since it was made, and seconds of each stage that was timed, in their order."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self.started = now()
        self.stages: dict[str, float] = {}

    @property
    def seconds(self) -> float:
        """Seconds gone by, to the hundredth."""
        return round(time.monotonic() - self._start, 2)

    @contextmanager
    def timing(self, stage: str) -> Iterator[None]:
        """Take the time of what is done within."""
        start = time.monotonic()
        try:
            yield
        finally:
            self.stages[stage] = round(time.monotonic() - start, 3)
