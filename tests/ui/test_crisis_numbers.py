"""The crisis numbers: dated on the card, and to be changed in the settings by keyboard, with a way back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.dialogs.crisis import CrisisDialog
from ui.models import crisis_words
from ui.pages.settings.crisis_numbers import CrisisNumbers, NumberRow
from ui.pages.settings.page import SettingsPage

_TODAY = date(2026, 11, 24)


@pytest.fixture
def numbers(context: Context, qtbot: QtBot) -> Iterator[CrisisNumbers]:
    """The part on the settings page; the page lives as long as the test."""
    page = SettingsPage(context)
    page.resize(1174, 700)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.open_section(1)
    part = page.findChild(CrisisNumbers)
    assert isinstance(part, CrisisNumbers)
    qtbot.waitUntil(lambda: len(part.rows) == 7)
    yield part
    _end(page)


def _end(widget: QWidget) -> None:
    """Take a widget away while somebody still holds it, all of it at once."""
    widget.close()
    widget.deleteLater()
    QApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)


def _retype(qtbot: QtBot, row: NumberRow, name: str, text: str) -> None:
    edit = row.field(name).edit
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    qtbot.keyClicks(edit, text)


def _open(qtbot: QtBot, row: NumberRow) -> None:
    row.edit.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(row.edit, Qt.Key.Key_Space)


def _texts(row: NumberRow) -> str:
    return "\n".join(label.text() for label in row.findChildren(QLabel) if label.isVisible())


def _stored(context: Context, code: str) -> tuple[str, str, str, date | None]:
    one = next(one for one in context.directory.crisis_numbers() if one.code == code)
    return one.number, one.when, one.note, one.checked_on


def test_a_number_its_words_and_its_day_are_changed(numbers: CrisisNumbers, context: Context, qtbot: QtBot) -> None:
    row = numbers.rows["kindertelefoon"]
    before = _stored(context, "kindertelefoon")
    assert "Nog niet nagekeken." in _texts(row)
    _open(qtbot, row)
    assert row.field("number").edit.hasFocus()
    _retype(qtbot, row, "number", "0800-0430")
    _retype(qtbot, row, "when", "Voor ieder kind.")
    _retype(qtbot, row, "note", "Gratis.")
    _retype(qtbot, row, "checked_on", "20 november 2026")
    qtbot.keyClick(row.field("note").edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Bewaard." in _texts(row))
    wanted = ("0800-0430", "Voor ieder kind.", "Gratis.", date(2026, 11, 20))
    assert _stored(context, "kindertelefoon") == wanted
    assert "Nagekeken op 20 november 2026." in _texts(row)
    assert row.edit.hasFocus()  # the keyboard is where it was
    row.undo.setFocus()
    qtbot.keyClick(row.undo, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: _stored(context, "kindertelefoon") == before)
    qtbot.waitUntil(lambda: "Nog niet nagekeken." in _texts(row))


def test_another_number_is_not_of_the_old_day(numbers: CrisisNumbers, context: Context, qtbot: QtBot) -> None:
    row = numbers.rows["zorgwekkend-gedrag"]
    assert "Nagekeken op 9 oktober 2020." in _texts(row)
    _open(qtbot, row)
    _retype(qtbot, row, "number", "0800-1206")
    qtbot.keyClick(row.field("number").edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _stored(context, "zorgwekkend-gedrag")[3] is None)


def test_what_is_wrong_is_said_and_not_kept(numbers: CrisisNumbers, context: Context, qtbot: QtBot) -> None:
    row = numbers.rows["politie"]
    before = _stored(context, "politie")
    _open(qtbot, row)
    for name, text, said in (
        ("number", "bel de politie", "geen telefoonnummer"),
        ("checked_on", "gisteren", "Schrijf de dag zo"),
        ("when", "", "voor wie"),
    ):
        kept = row.field(name).text
        _retype(qtbot, row, name, text)
        qtbot.keyClick(row.field(name).edit, Qt.Key.Key_Return)
        assert said in row.field(name).error
        assert row.field(name).edit.hasFocus()
        _retype(qtbot, row, name, kept)
    assert _stored(context, "politie") == before


def test_the_number_of_the_huisartsenpost_is_a_setting(numbers: CrisisNumbers, qtbot: QtBot) -> None:
    row = numbers.rows["huisartsenpost"]
    assert "hierboven" in _texts(row)
    _open(qtbot, row)
    with pytest.raises(KeyError):
        row.field("number")
    assert row.field("when").edit.hasFocus()


def test_every_control_says_what_it_is(numbers: CrisisNumbers, qtbot: QtBot) -> None:
    names = [row.edit.accessibleName() for row in numbers.rows.values()]
    assert len(set(names)) == 7
    assert all(name.startswith("Wijzig ") for name in names)
    _open(qtbot, numbers.rows["113"])
    assert numbers.rows["113"].field("checked_on").edit.accessibleName() == "Nagekeken op"


def test_the_card_says_when_the_numbers_were_looked_up(context: Context, qtbot: QtBot) -> None:
    found = context.directory.crisis_numbers()
    dialog = CrisisDialog(None, found, context.settings.current)
    dialog.show()
    words = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    _end(dialog)
    assert "112 op 8 september 2026" in words
    assert "9 oktober 2020" in words
    assert "De andere nog niet." in words
    bare = [replace(one, checked_on=None) for one in found]
    assert crisis_words.all_checked(bare) == "Deze nummers zijn nog niet nagekeken."
    full = [replace(one, checked_on=_TODAY) for one in found]
    assert "De andere" not in crisis_words.all_checked(full)


@pytest.mark.parametrize("text", ["112", "113", "144", "14 0565", "0800-2000", "0900 8844", "0565 12 30 40", "1400"])
def test_numbers_that_can_be(qapp: QApplication, text: str) -> None:
    assert crisis_words.number_fault(text) == ""


@pytest.mark.parametrize("text", ["", "1", "99", "0900", "12345678901234", "bel 112", "nul", "0800 ZORG", "١١٢"])
def test_numbers_that_cannot(qapp: QApplication, text: str) -> None:
    assert crisis_words.number_fault(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [("8-9-2026", date(2026, 9, 8)), ("08/09/2026", date(2026, 9, 8)), ("8 September 2026", date(2026, 9, 8))],
)
def test_days_as_people_write_them(qapp: QApplication, text: str, day: date) -> None:
    assert crisis_words.day_of(text, _TODAY) == day
    assert crisis_words.day_of(crisis_words.typed_day(day), _TODAY) == day


@pytest.mark.parametrize("text", ["31-2-2026", "8 foo 2026", "2026", "25-11-2026", "0-0-0000"])
def test_days_that_are_none_or_to_come(qapp: QApplication, text: str) -> None:
    assert isinstance(crisis_words.day_of(text, _TODAY), str)
