"""A producer with its program, and a folder of their own for files under way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

# models are imported inside: pytest may read this file before it has set Django up
if TYPE_CHECKING:
    from given.program import Program
    from hoaban.areas.registry.models import Producer


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    """Where uploads under way lie."""
    settings.UPLOADS_DIR = tmp_path / "uploads"
    return settings.UPLOADS_DIR


@pytest.fixture
def producer() -> Producer:
    from given import registry

    return registry.a_producer()


@pytest.fixture
def program(producer: Producer) -> Program:
    """Speaks for this producer."""
    from given.program import Program
    from hoaban.core.accounts.roles import Role

    return Program(Role.PRODUCER_REPRESENTATIVE, producer=producer.slug)
