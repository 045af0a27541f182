"""The real desk on the made-up gemeente, driven by its keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import ui.pages.paper.page as page_module
from desktop.startup import Session
from tests.desks import on_desk_of_its_own, start, window_on
from tests.hands import Hands
from ui.printing import Printers, print_job


@pytest.fixture(scope="session")
def vlierdam(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The demo, open, with its meaning: once for all journeys. Do not write places through it."""
    session = start(tmp_path_factory.mktemp("vlierdam"), demo=True, meaning=True)
    yield session
    session.the_directory().close()


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, vlierdam: Session, tmp_path: Path) -> Iterator[Hands]:
    """A desk of Vlierdam."""
    with window_on(qapp, qtbot, on_desk_of_its_own(vlierdam, tmp_path)) as hands:
        yield hands


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A printer that puts its paper in a file, along the path of every printer."""
    paper = tmp_path / "papier.pdf"
    monkeypatch.setattr(page_module, "find_printers", lambda: Printers(("Balie (Brother)",), "Balie (Brother)"))
    monkeypatch.setattr(page_module, "print_job", lambda job: print_job(replace(job, to_file=str(paper))))
    return paper
