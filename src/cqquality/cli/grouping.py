"""Options that belong together: a command is given them as one value."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]


def grouped(
    name: str, of: Callable[..., object], fields: Sequence[str], options: Sequence[Decorator]
) -> Decorator:
    """Return a decorator that adds `options` to a command, which is given them as `name`.

    The value is what `of` makes of them, each under its name in `fields`.
    """

    def add(command: Command) -> Command:
        @wraps(command)
        def gathered(**values: Any) -> Any:
            group = of(**{field: values.pop(field) for field in fields})
            return command(**{name: group}, **values)

        found: Command = gathered
        for option in reversed(options):
            found = option(found)
        return found

    return add
