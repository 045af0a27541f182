"""Fixtures of all tests: real files in a folder of their own, a real search, and nothing left behind."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

# Before Qt is imported anywhere: offscreen unless a real window was asked for.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pytest
from pytestqt.qtbot import QtBot

from data.directory.store import Directory, open_directory
from data.search.engine import Search
from desktop.startup import demo_draft, national_draft
from resources import files

NOW = datetime(2026, 11, 24, 10, 42)  # a Tuesday, during the koffieochtend of the pictures

# How long a test waits for what must come before it fails; five seconds is little beside another test on a slow PC.
for _waiting in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals):
    _waiting.__kwdefaults__["timeout"] = 20_000


@pytest.fixture(scope="session")
def _models(tmp_path_factory: pytest.TempPathFactory) -> Search:
    """A search over the starter directory with the meaning loaded; loading takes a second, so once."""
    folder = tmp_path_factory.mktemp("landelijk")
    directory, _ = open_directory(folder, national_draft, now=lambda: NOW)
    search = Search(directory, cache=folder / "cache", phrases=files.path("phrases"))
    search.make_index()
    search.load_meaning()
    return search


@pytest.fixture
def search(_models: Search) -> Search:
    """The real search over the starter directory. Do not write through it."""
    return _models


@pytest.fixture
def directory(tmp_path: Path) -> Iterator[Directory]:
    """A real starter directory in a folder of its own."""
    opened, _ = open_directory(tmp_path / "data", national_draft, now=lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Directory]:
    """A real demo directory (Vlierdam) in a folder of its own."""
    opened, _ = open_directory(tmp_path / "demo", demo_draft, now=lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def _no_threads_left() -> Iterator[None]:
    """A test that starts a worker ends it too."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and thread.is_alive()]
    for thread in left:
        thread.join(5)
    still = [thread.name for thread in left if thread.is_alive()]
    assert not still, f"threads left running: {still}"


@pytest.fixture(autouse=True)
def _own_excepthook() -> Iterator[None]:
    """A test that installs the crash hook puts the old one back."""
    before = sys.excepthook
    yield
    sys.excepthook = before
