"""Another program that keeps the desk store busy: a real lock, from a connection of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from data import engine
from data.desk.access import bare_connection
from data.desk.duty import Duty


def wait_shortly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give up after a tenth of a second instead of five; for stores that are opened after this."""
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 100)


@contextmanager
def held(duty: Duty) -> Iterator[None]:
    """Nobody else can write as long as this goes on."""
    with closing(bare_connection(duty)) as other:
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")
