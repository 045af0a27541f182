"""What stands in the memory of a running program, and what does not any more after the dienst (Linux only)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.data.deskhouse import FATMA, INGRID, MARJAN, Peopled, peopled, reader_of
from tests.data.looking import masked

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks through /proc/self/mem")


def _keys(full: Peopled) -> list[str]:
    """The private keys of both readers, masked."""
    store = full.store()
    found = []
    for person, secret in ((full.marjan, MARJAN), (full.ingrid, INGRID)):
        found.append(masked(reader_of(store.unlock(person.id, secret)).private._raw).hex())
        store.close()
    return found


def _look(full: Peopled, person: str, secret: str) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "tests.data.looking", str(full.house.folder), person, secret, *_keys(full)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_a_volunteers_session_holds_no_private_key(tmp_path: Path) -> None:
    """Neither during the dienst nor after it; the store's own key is there during it and not after it."""
    full = peopled(tmp_path / "data", with_safe=False)
    seen = _look(full, full.fatma.id, FATMA)
    assert seen["open"]["store"] >= 1
    assert seen["open"]["0"] == seen["open"]["1"] == 0
    assert seen["closed"] == {"store": 0, "0": 0, "1": 0}


def test_a_readers_session_holds_their_own_key_until_it_ends(tmp_path: Path) -> None:
    """And nobody else's."""
    full = peopled(tmp_path / "data", with_safe=False)
    seen = _look(full, full.ingrid.id, INGRID)
    assert seen["open"]["store"] >= 1
    assert seen["open"]["1"] >= 1
    assert seen["open"]["0"] == 0
    assert seen["closed"] == {"store": 0, "0": 0, "1": 0}
