"""One sandbox for all the tests of this folder."""

import sys
from collections.abc import Iterator

import pytest

if sys.platform == "win32":
    collect_ignore_glob = ["test_*.py"]
    """Processes are neither forked nor bounded there."""
else:
    from tests.hostile.sandbox import Sandbox

    @pytest.fixture(scope="session")
    def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
        """Return the sandbox."""
        made = Sandbox(tmp_path_factory.mktemp("sandbox"))
        yield made
        made.close()
