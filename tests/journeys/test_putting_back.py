"""A backup put back from the window: the program closes, changes over before anything is open, and opens again."""

from __future__ import annotations

import faulthandler
import logging
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from data import restore
from data.backup import make_backup
from desktop import app as program
from desktop import crash, startup
from desktop.startup import Session
from desktop.wiring import Desk
from tests.houses import PHRASE, VOLUNTEERS, make_house, open_store
from ui.dialogs.restore import RestoreDialog
from ui.pages.keep.section import Keep
from ui.pages.settings.page import KEEP, SettingsPage
from ui.tasks import Tasks


def test_the_program_closes_changes_over_and_opens_again(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    house = make_house(folder)
    store = open_store(folder)
    unlocked = store.unlock(house.people["Marjan"].id, PHRASE)
    file = make_backup(folder, unlocked.duty, (), now=datetime(2026, 11, 23, 12, 0)).file
    assert unlocked.reader is not None
    store.stop_person(unlocked.reader, house.people["Ria"].id)  # after the backup: she comes back with it
    store.close()

    monkeypatch.setattr(startup, "open_desk", lambda session: open_store(session.paths.data))
    windows: list[Desk] = []
    opened = program.open_window
    faults: list[BaseException] = []

    def open_window(app: QApplication, session: Session, tasks: Tasks) -> Desk:
        desk = opened(app, session, tasks)
        windows.append(desk)
        QTimer.singleShot(0, desk.window, lambda: guarded(first if len(windows) == 1 else second))
        return desk

    def guarded(step: object) -> None:
        try:
            step()  # type: ignore[operator]
        except BaseException as error:
            faults.append(error)
            qapp.exit(1)

    def first() -> None:
        """Open a dienst, then choose the backup and say yes."""
        desk = windows[0]
        on_duty = desk._context.on_duty
        desk.dienst.look()
        qtbot.waitUntil(lambda: on_duty.snapshot is not None)
        assert "Ria" not in [one.name for one in on_duty.snapshot.people]  # type: ignore[union-attr]
        person = house.people["Fatma"]
        on_duty.ask(
            lambda store: store.unlock(person.id, VOLUNTEERS["Fatma"]),
            lambda unlocked: on_duty.took_over(unlocked, (person,)),
            failed=lambda error: faults.append(error),
        )
        qtbot.waitUntil(lambda: on_duty.open)
        page = desk.window.show_page("settings")
        assert isinstance(page, SettingsPage)
        page.open_section(KEEP)
        keep = page._sections[KEEP]
        assert isinstance(keep, Keep)
        keep.look_at(file)
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), RestoreDialog))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RestoreDialog)
        words = [label.text() for label in dialog.findChildren(type(dialog.title))]
        assert any("Nu niet meer in de lijst, daarna wel: Ria" in text for text in words)
        assert any("De dienst van Fatma wordt eerst afgesloten" in text for text in words)
        dialog.go.click()

    def second() -> None:
        """Everything is as it was then, and what was there is kept aside."""
        desk = windows[1]
        on_duty = desk._context.on_duty
        desk.dienst.look()
        qtbot.waitUntil(lambda: on_duty.snapshot is not None)
        assert not on_duty.open
        assert "Ria" in [one.name for one in on_duty.snapshot.people]  # type: ignore[union-attr]
        qapp.exit(0)

    monkeypatch.setattr(program, "open_window", open_window)
    handlers = list(logging.getLogger().handlers)
    ended = program.run(folder, demo=False, smoke=False)
    for handler in [one for one in logging.getLogger().handlers if one not in handlers]:
        logging.getLogger().removeHandler(handler)
        handler.close()
    faulthandler.disable()
    assert crash._open_file is not None
    crash._open_file.close()
    assert faults == []
    assert ended == 0
    assert len(windows) == 2
    assert not restore.waiting(folder)
    assert len(list(folder.glob(f"{restore.ASIDE}*"))) == 1
    assert len(list((folder / "backups").glob("*.backup"))) >= 2  # the dienst of before got its backup too
