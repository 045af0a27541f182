"""What every test of the window needs: the real stores in a folder of their own, and the real look."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from data.directory.store import Directory, open_directory
from data.search.engine import Search
from data.settings import Settings, SettingsStore
from desktop.startup import Session, national_draft
from tests.conftest import NOW
from tests.desks import start
from tests.houses import on_duty
from ui.context import Context
from ui.tasks import Tasks
from ui.theme import Look

SETTINGS = Settings(
    buurthuis_name="Buurthuis De Brink",
    buurthuis_address="Brinkplein 3",
    buurthuis_city="Vlierdam",
    inloop_text="Koffieochtend: dinsdag, 9.30 tot 12.00 uur",
    buurtwerker_name="Marjan de Wit",
    buurtwerker_phone="06 12345678",
    buurtwerker_hours="Mo-Fr 09:00-12:30",
    dark="light",
)


@pytest.fixture(scope="session")
def _starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A starter directory, made once: a copy of its file is ready at once."""
    folder = tmp_path_factory.mktemp("startlijst")
    open_directory(folder, national_draft, now=lambda: NOW)[0].close()
    return folder


@pytest.fixture
def directory(_starter: Path, tmp_path: Path) -> Iterator[Directory]:
    """A real starter directory in a folder of its own."""
    shutil.copytree(_starter, tmp_path / "data")
    opened, _ = open_directory(tmp_path / "data", national_draft, now=lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """The look at 100%, light, applied to the application."""
    made = Look()
    made.apply(qapp)
    yield made
    made.set_mode("light")
    made.set_percent(100)


@pytest.fixture
def context(look: Look, directory: Directory, search: Search, tmp_path: Path) -> Iterator[Context]:
    """Everything a page is handed, real and writable."""
    tasks = Tasks()
    settings = SettingsStore(tmp_path / "settings", defaults=SETTINGS)
    yield Context(
        directory=directory,
        search=search,
        settings=settings,
        tasks=tasks,
        on_duty=on_duty(tasks, tmp_path, settings),
        look=look,
        now=lambda: NOW,
        data_dir=tmp_path,
    )
    tasks.close()
    tasks.deleteLater()
    QApplication.sendPostedEvents(tasks, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="module")
def vlierdam(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The demo, open, for the tests of one file; without words, which few of these ask for."""
    session = start(tmp_path_factory.mktemp("vlierdam"), demo=True, words=False)
    yield session
    session.the_directory().close()
