"""What an engine says is wrong, fit to be shown."""

from cqquality.text import Text, same

_SHOWN = 200


def reason_in(message: str) -> Text:
    """Return the first line of a message, short and printable."""
    line = next((line for line in message.splitlines() if line.strip()), "")
    return same("".join(c if c.isprintable() else " " for c in line).strip()[:_SHOWN])
