"""What the tests of ledgers in files and databases share."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.returns.ledger.relational.sample import Row, districts, pack_folder, sample, shipped


@pytest.fixture(scope="session")
def batches_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack with a form for ledgers of batches."""
    return pack_folder(tmp_path_factory.mktemp("packs") / "pack")


@pytest.fixture(scope="session")
def batches() -> Sequence[Row]:
    """Three thousand rows with every defect."""
    return list(sample(3_000, districts(shipped())))
