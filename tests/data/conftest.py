"""Fixtures of the desk store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.desk.house import DeskStore
from tests.data.deskhouse import House, Peopled, peopled


@pytest.fixture
def house(tmp_path: Path) -> House:
    """An empty buurthuis."""
    return House(tmp_path / "data")


@pytest.fixture
def full(tmp_path: Path) -> Peopled:
    """Marjan and Ingrid with their cards, and Fatma; closed."""
    return peopled(tmp_path / "data")


@pytest.fixture
def store(full: Peopled) -> Iterator[DeskStore]:
    """Its store, as after a start."""
    opened = full.store()
    yield opened
    opened.close()
