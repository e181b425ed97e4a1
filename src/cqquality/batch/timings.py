"""How long a run took, in a file of its own: the manifest must not change with the time."""

from typing import Any

from cqquality.batch.log import Stopwatch
from cqquality.batch.making import Made
from cqquality.reports.json.part import written

FORMAT = 1
"""Raised whenever a key changes its meaning or goes."""


def timings(watch: Stopwatch, made: Made, manifest: str) -> str:
    """Return the file; `manifest` is the SHA-256 of the manifest of the same run."""
    paths = {output.path.as_posix() for output, _ in made.contents}
    document: dict[str, Any] = {
        "format": FORMAT,
        "manifest_sha256": manifest,
        "started": watch.started,
        "seconds": watch.seconds,
        "stages": {name: took for name, took in watch.stages.items() if name not in paths},
        "reports": {name: took for name, took in watch.stages.items() if name in paths},
        "inputs": len(made.manifest.origin.inputs),
        "kept": made.kept,
    }
    return written(document)
