"""Stored files."""

from pathlib import Path

import pytest

from hoaban.core.files.models import StoredFile


@pytest.mark.parametrize(
    ("kind", "state"), [("application/pdf", "waiting"), ("image/heic", "waiting"), ("text/csv", "none")]
)
def test_a_file_knows_how_it_can_be_shown(drawings: Path, kind: str, state: str) -> None:
    assert StoredFile(sha256="ab" * 32, content_type=kind).renditions.state == state
