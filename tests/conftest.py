"""Gold files: expected output, kept as files that can be read in review."""

from collections.abc import Callable
from pathlib import Path

import pytest

Gold = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-gold", action="store_true", help="write the gold files instead of comparing"
    )


@pytest.fixture
def gold(request: pytest.FixtureRequest) -> Gold:
    """Return a check that a text equals the gold file of that name beside the test."""
    folder = Path(request.path).parent / "gold"

    def check(name: str, actual: str) -> None:
        path = folder / name
        if request.config.getoption("--update-gold"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(actual.encode())
        assert path.read_bytes().decode() == actual, f"{path} differs; see --update-gold"

    return check
