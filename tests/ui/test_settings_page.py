"""Settings: kept when a field is left, said beside the field, and seen at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from data.settings import Settings, SettingsStore
from ui.context import Context
from ui.dialogs.edit_service import EditServiceDialog
from ui.pages.settings.page import SettingsPage
from ui.widgets.buttons import KeyButton
from ui.widgets.choice import ChoiceRow
from ui.widgets.fields import Field

HOUSE, HELPERS, PLACES, SCREEN, PAPER, TERMS, QUESTIONS, DUTY, WEEK, KEEP, PAPERS, ABOUT = range(12)


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> SettingsPage:
    made = SettingsPage(context)
    qtbot.addWidget(made)
    made.resize(1174, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _field(page: SettingsPage, label: str) -> Field:
    return next(
        field for field in page.findChildren(Field) if field.isVisible() and field.edit.accessibleName() == label
    )


def _type(qtbot: QtBot, field: Field, text: str) -> None:
    edit = field.edit
    assert isinstance(edit, (QLineEdit, QPlainTextEdit))
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)


def _stored(context: Context) -> Settings:
    """What stands in the file now, read by someone else."""
    folder: Path = context.data_dir / "settings"
    return SettingsStore(folder).current


def test_a_field_is_kept_when_it_is_left(page: SettingsPage, context: Context, qtbot: QtBot) -> None:
    field = _field(page, "Naam")
    with qtbot.waitSignal(page.settings_changed, timeout=2000):
        _type(qtbot, field, "Buurthuis De Linde")
    assert _stored(context).buurthuis_name == "Buurthuis De Linde"
    said = [label.text() for label in field.findChildren(QLabel) if label.isVisible()]
    assert "Bewaard." in said


def test_a_number_that_is_none_is_told_beside_the_field(page: SettingsPage, context: Context, qtbot: QtBot) -> None:
    field = _field(page, "Telefoon")
    _type(qtbot, field, "vraag Marjan")
    assert "telefoonnummer" in field.error
    assert context.settings.current.buurthuis_phone == ""
    with qtbot.waitSignal(page.settings_changed, timeout=2000):
        _type(qtbot, field, "0565 12 30 40")
    assert field.error == ""


def test_hours_in_plain_words_are_kept_as_osm(page: SettingsPage, context: Context, qtbot: QtBot) -> None:
    page.open_section(HELPERS)
    field = _field(page, "Wanneer is de buurtwerker te bellen?")
    assert field.text == "ma t/m vr 9.00-12.30"
    with qtbot.waitSignal(page.settings_changed, timeout=2000):
        _type(qtbot, field, "ma t/m do 9-12.30, vr 9-12")
    assert context.settings.current.buurtwerker_hours == "Mo-Th 09:00-12:30; Fr 09:00-12:00"
    _type(qtbot, field, "als het uitkomt")
    assert "begrijpen we niet" in field.error
    assert context.settings.current.buurtwerker_hours == "Mo-Th 09:00-12:30; Fr 09:00-12:00"


def test_letters_are_seen_at_once_and_kept(page: SettingsPage, context: Context, qtbot: QtBot) -> None:
    page.open_section(SCREEN)
    button = next(b for b in page.findChildren(QPushButton) if b.text() == "150%")
    with qtbot.waitSignal(page.settings_changed, timeout=2000):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert context.look.percent == 150
    assert button.isChecked()
    assert _stored(context).letter_percent == 150


def test_dark_is_seen_at_once_and_kept(page: SettingsPage, context: Context, qtbot: QtBot) -> None:
    page.open_section(SCREEN)
    row = next(r for r in page.findChildren(ChoiceRow) if r.text() == "Donker")
    with qtbot.waitSignal(page.settings_changed, timeout=2000):
        row.click()
    assert context.look.dark
    assert _stored(context).dark == "dark"


def test_days_out_of_bounds_are_not_kept(page: SettingsPage, context: Context, qtbot: QtBot) -> None:
    page.open_section(TERMS)
    field = _field(page, "Openingstijden, in dagen")
    _type(qtbot, field, "3")
    assert field.error == "Vul een getal in van 7 tot 730."
    assert context.settings.current.days_schedule == 90
    with qtbot.waitSignal(page.settings_changed, timeout=2000):
        _type(qtbot, field, "60")
    assert context.settings.current.terms.schedule == 60


def test_the_questions_are_one_on_a_line(page: SettingsPage, context: Context, qtbot: QtBot) -> None:
    page.open_section(QUESTIONS)
    field = _field(page, "Eén vraag op elke regel")
    assert isinstance(field.edit, QPlainTextEdit)
    with qtbot.waitSignal(page.settings_changed, timeout=2000):
        field.edit.setFocus()
        field.edit.setPlainText("  taalles \n\ntaalles\nfiets voor mijn kind")
        qtbot.keyClick(field.edit, Qt.Key.Key_Tab)
    assert context.settings.current.frequent_questions == ("taalles", "fiets voor mijn kind")
    field.edit.setFocus()
    field.edit.setPlainText("\n".join(f"vraag {number}" for number in range(9)))
    qtbot.keyClick(field.edit, Qt.Key.Key_Tab)
    assert field.error == "Dit zijn er 9. Haal er een paar weg."


def test_what_is_still_being_typed_is_kept_when_the_page_goes(
    page: SettingsPage, context: Context, qtbot: QtBot
) -> None:
    edit = _field(page, "Plaats").edit
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "Beukenhage")
    page.hide()
    qtbot.waitUntil(lambda: context.settings.current.buurthuis_city == "Beukenhage")


def test_a_folder_that_cannot_be_written_is_told(page: SettingsPage, context: Context, qtbot: QtBot) -> None:
    folder = context.data_dir / "settings"
    folder.mkdir(exist_ok=True)
    (folder / "settings.new").mkdir()  # in the way of the file that is written first
    field = _field(page, "Plaats")
    _type(qtbot, field, "Beukenhage")
    qtbot.waitUntil(lambda: "Bewaren lukt hier niet" in field.error)
    assert field.text == "Beukenhage"


def test_about_tells_where_the_list_comes_from(page: SettingsPage, qtbot: QtBot) -> None:
    page.open_section(ABOUT)

    def told() -> bool:
        words = [label.text() for label in page.findChildren(QLabel)]
        return any("landelijke startlijst" in text and "plekken" in text for text in words)

    qtbot.waitUntil(told)
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "EUPL-1.2" in words
    assert "Atkinson Hyperlegible Next" in words


def test_arrows_go_through_the_parts(page: SettingsPage, qtbot: QtBot) -> None:
    page.focus_first()
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    qtbot.keyClick(focus, Qt.Key.Key_Down)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Hulp bij de hand"
    assert _field(page, "Buurtwerker").isVisible()


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("section", range(8))
def test_nothing_sticks_out_sideways(page: SettingsPage, context: Context, percent: int, section: int) -> None:
    context.look.set_percent(percent)
    page.resize(1280 - context.look.px(104), 720 - context.look.px(68))
    page.open_section(section)
    QApplication.processEvents()
    QApplication.processEvents()
    for part in page.findChildren(QWidget):
        if part.isVisible() and isinstance(part, (QLineEdit, QPushButton, ChoiceRow, QLabel)):
            right = part.mapTo(page, part.rect().topRight()).x()
            assert right <= page.width(), part
            if isinstance(part, QLabel) and part.text() and not part.wordWrap():
                assert part.width() >= part.sizeHint().width(), part.text()


def test_the_page_knows_what_is_set_elsewhere(context: Context, qtbot: QtBot) -> None:
    context.settings.save(buurthuis_city="Elders")
    made = SettingsPage(replace(context))
    qtbot.addWidget(made)
    made.show()
    assert _field(made, "Plaats").text == "Elders"


def test_a_new_place_of_the_neighbourhood_can_be_added(page: SettingsPage, context: Context, qtbot: QtBot) -> None:
    before = context.directory.summary()[0]
    page.open_section(PLACES)
    button = next(one for one in page.findChildren(KeyButton) if one.text() == "Nieuwe plek uit de buurt")
    qtbot.waitUntil(button.isVisible)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), EditServiceDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EditServiceDialog)
    dialog.reject()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert context.directory.summary()[0] == before
