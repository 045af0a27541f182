"""Bewaren en terugzetten, with real backups and no login anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from data import restore
from data.retention import RULES, Kind, Terms
from tests.picking import pick
from ui.context import Context
from ui.dialogs.restore import RestoreDialog
from ui.pages.keep.section import Keep
from ui.pages.keep.terms import line
from ui.pages.settings.form import Saver
from ui.widgets.fields import Field


@pytest.fixture
def keep(context: Context, qtbot: QtBot) -> Keep:
    """The section, on a folder with a directory in it."""
    (context.data_dir / "directory.db").write_bytes((context.data_dir / "data" / "directory.db").read_bytes())
    made = Keep(context, Saver(context))
    qtbot.addWidget(made)
    made.resize(760, 900)
    made.show()
    qtbot.waitExposed(made)
    return made


def _make(keep: Keep, qtbot: QtBot) -> Path:
    keep.make_button.click()
    qtbot.waitUntil(lambda: "gemaakt en nagekeken" in keep.said.text(), timeout=15_000)
    return next((keep.context.data_dir / "backups").glob("*.backup"))


def test_without_a_backup_it_says_so_and_one_can_be_made(keep: Keep, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "nog geen goede reservekopie" in keep.last.text())
    file = _make(keep, qtbot)
    assert file.stat().st_size > 10_000
    qtbot.waitUntil(lambda: keep.last.text() == "Laatste goede reservekopie: vandaag om 10.42.")


def test_the_second_place_gets_one_too_and_is_missed_when_it_is_gone(keep: Keep, qtbot: QtBot, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    keep.choose_second.click()
    pick(qtbot, stick)
    qtbot.waitUntil(lambda: keep._second_name.text() == str(stick))
    _make(keep, qtbot)
    assert list(stick.glob("*.backup"))
    for file in stick.glob("*"):
        file.unlink()
    stick.rmdir()
    keep.read()
    qtbot.waitUntil(keep._second_gone.isVisible)


def test_putting_back_first_shows_what_comes_and_changes_nothing_before_yes(
    keep: Keep, qtbot: QtBot, qapp: QApplication
) -> None:
    file = _make(keep, qtbot)
    keep.look_at(file)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), RestoreDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RestoreDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not restore.waiting(keep.context.data_dir)
    keep.look_at(file)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), RestoreDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RestoreDialog)
    with qtbot.waitSignal(keep.restore_ready, timeout=15_000):
        dialog.go.click()
    assert restore.waiting(keep.context.data_dir)


def test_how_long_a_signal_is_kept_is_set_within_its_bounds_and_counts_at_the_next_end(
    keep: Keep, qtbot: QtBot
) -> None:
    field = next(one for one in keep.findChildren(Field) if "Een zorg of idee" in one.edit.accessibleName())
    edit = field.edit
    assert isinstance(edit, QLineEdit)
    assert edit.text() == "90"
    for wrong in ("29", "366", "", "veel", "-40"):
        edit.setText(wrong)
        edit.editingFinished.emit()
        assert field.error == "Vul een getal in van 30 tot 365."
    assert keep.context.settings.current.days_signal == 90
    edit.clear()
    qtbot.keyClicks(edit, "45")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: keep.context.settings.current.days_signal == 45)
    assert dict(Terms.of(keep.context.settings.current).days)[Kind.SIGNAL] == 45
    assert field.error == ""


def test_every_term_is_told_with_its_reason(keep: Keep) -> None:
    words = "\n".join(label.text() for label in keep.findChildren(QLabel))
    assert "Een tekst die niemand afmaakte: 7 dagen na de laatste keer schrijven. Het zegt dan niets meer." in words
    assert "Wie iets las: 2 jaar. Zo lang kan iemand ernaar vragen." in words
    assert "De naam van iemand die stopte: 2 jaar en 1 maand na de laatste dag." in words
    for rule in RULES:
        if rule.setting is None:
            assert line(rule) in words
    assert {rule.setting.key for rule in RULES if rule.setting is not None} == {"days_signal"}
    assert "Een overleg met zijn agenda. Net zo lang als de zorgen en ideeën waar het over ging." in words


def test_a_damaged_backup_is_told_and_offers_nothing(keep: Keep, qtbot: QtBot) -> None:
    file = _make(keep, qtbot)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    keep.look_at(file)
    qtbot.waitUntil(lambda: "reservekopie" in keep.said.text() and "Even kijken" not in keep.said.text())
    assert QApplication.activeModalWidget() is None
    assert not restore.waiting(keep.context.data_dir)
    keep.read()
    qtbot.waitUntil(lambda: "nog geen goede reservekopie" in keep.last.text())
