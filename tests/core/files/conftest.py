"""A folder of their own for what these tests draw."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def drawings(settings: Any, tmp_path: Path) -> Path:
    """Where renditions are kept, empty."""
    settings.RENDITIONS_DIR = tmp_path / "renditions"
    return tmp_path / "renditions"
