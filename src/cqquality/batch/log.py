"""The log of a run: one line for each event, for people or for programs."""

import json
import time
from collections.abc import Callable
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
        now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        words = plain(message.to(self.language))
        if self.as_json:
            line = {"time": now, "level": level, "event": event, "message": words, **facts}
            self.write(json.dumps(line, default=str))
            return
        more = " ".join(f"{name}={plain(str(value))}" for name, value in facts.items())
        self.write(f"{now} {level.upper():7} {words} {more}".rstrip())


class Clock:
    """Seconds since it was made."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    @property
    def seconds(self) -> float:
        """Seconds gone by, to the hundredth."""
        return round(time.monotonic() - self._start, 2)
