"""What the tests of ledgers in files and databases share."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from cqquality.definitions import find_pack
from tests.returns.ledger.relational.sample import Row, districts, sample, shipped


@pytest.fixture(scope="session")
def batches_pack() -> Path:
    """A pack with a form for ledgers of batches: the one that is shipped."""
    return find_pack(None)


@pytest.fixture(scope="session")
def batches() -> Sequence[Row]:
    """Three thousand rows with every defect."""
    return list(sample(3_000, districts(shipped())))
