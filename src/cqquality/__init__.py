"""Gap-to-target reports from Excel returns, judged by definitions in YAML.

Four verbs do the work: `load_pack`, `read_returns`, `evaluate`, `render`; docs/api.md shows them
together. They are imported when first used, so that `import cqquality` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from cqquality.version import VERSION

if TYPE_CHECKING:
    from cqquality.api import (
        evaluate,
        evaluate_each,
        load_pack,
        read_returns,
        render,
        render_document,
        to_frame,
    )
    from cqquality.errors import BrokenPack, CannotRun, UnreadableFile
    from cqquality.text import Language

__all__ = [
    "BrokenPack",
    "CannotRun",
    "Language",
    "UnreadableFile",
    "__version__",
    "evaluate",
    "evaluate_each",
    "load_pack",
    "read_returns",
    "render",
    "render_document",
    "to_frame",
]

__version__ = VERSION

_HOMES = {
    "BrokenPack": "cqquality.errors",
    "CannotRun": "cqquality.errors",
    "Language": "cqquality.text",
    "UnreadableFile": "cqquality.errors",
    "evaluate": "cqquality.api",
    "evaluate_each": "cqquality.api",
    "load_pack": "cqquality.api",
    "read_returns": "cqquality.api",
    "render": "cqquality.api",
    "render_document": "cqquality.api",
    "to_frame": "cqquality.api",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names, imported or not."""
    return sorted({*globals(), *__all__})
