"""What the desk itself writes: an empty place filled in, "klopt dit niet?", checks, settings; and the demo apart."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.startup import Session
from tests.desks import start, window_on
from tests.hands import ALT, CTRL, Hands, name_of
from ui.dialogs.edit_service import EditServiceDialog
from ui.dialogs.report import ReportDialog

BSN = "123456782"  # passes the elfproef; of nobody


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the starter list and its word index, to be copied."""
    folder = tmp_path_factory.mktemp("startlijst")
    start(folder).the_directory().close()
    return folder


@pytest.fixture
def landelijk(starter: Path, tmp_path: Path) -> Iterator[Session]:
    """A PC that was just installed: the starter list, writable."""
    session = start(shutil.copytree(starter, tmp_path / "data"))
    yield session
    session.the_directory().close()


@pytest.fixture
def new_desk(qapp: QApplication, qtbot: QtBot, landelijk: Session) -> Iterator[Hands]:
    with window_on(qapp, qtbot, landelijk) as hands:
        yield hands


def test_an_empty_place_is_filled_in_found_at_once_and_printed(new_desk: Hands, printer: Path) -> None:
    desk = new_desk
    desk.ask("regiotaxi")
    slot = next(name for name in desk.names if "Regiotaxi" in name)
    desk.enter()
    desk.press(Qt.Key.Key_Down, times=desk.names.index(slot))
    desk.wait(desk.detail_is_there)
    desk.sees("Nog in te vullen")
    desk.enter()  # Enter on an empty place fills it in
    dialog = desk.dialog(EditServiceDialog)
    desk.tab_to(lambda one: one is dialog.name.edit)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.type("Regiotaxi Polderland")
    desk.tab_to(lambda one: one is dialog.phone.edit)
    desk.type("0565 14 99 99")
    desk.tab_to(lambda one: one is dialog.hours.edit)
    desk.type("ma t/m vr 8-18")
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.no_dialog()
    desk.wait(lambda: "bewaard" in desk.toast())

    desk.press(Qt.Key.Key_K, CTRL)
    first = desk.to_first("polderland")
    assert first == "Regiotaxi Polderland"
    desk.enter()
    assert desk.slip == ["Regiotaxi Polderland"]
    desk.press(Qt.Key.Key_P, CTRL)
    desk.slip_drawn()
    desk.enter()
    desk.wait(desk.paper.ready.isVisible)
    assert printer.stat().st_size > 1_000
    desk.enter()
    desk.ask("regiotaxi")
    assert slot not in desk.names  # what was filled in takes the place of the empty one
    assert "Regiotaxi Polderland" in desk.names


def test_a_form_with_text_in_it_is_not_thrown_away(new_desk: Hands) -> None:
    desk = new_desk
    desk.to_first("cjib")
    desk.wait(desk.detail_is_there)
    desk.tab_to_button("Bewerken")
    desk.enter()
    dialog = desk.dialog(EditServiceDialog)
    desk.tab_to(lambda one: one is dialog.phone.edit)
    desk.type("058 211 22 33")
    desk.escape()
    desk.wait(lambda: QApplication.activeModalWidget() is not dialog)
    assert name_of(desk.focus()) == "Verder schrijven"
    desk.enter()
    desk.wait(lambda: QApplication.activeModalWidget() is dialog)
    assert dialog.phone.text == "058 211 22 33"
    desk.escape()
    desk.wait(lambda: QApplication.activeModalWidget() is not dialog)
    desk.tab_to_button("Weggooien")
    desk.enter()
    desk.no_dialog()
    assert desk.session.the_directory().detail(desk.session.the_directory().resolve("cjib")).card.phone == ""


def test_klopt_dit_niet_stops_a_bsn_and_sends_the_rest(new_desk: Hands) -> None:
    desk = new_desk
    desk.to_first("huurtoeslag")
    desk.wait(desk.detail_is_there)
    desk.tab_to_button("Klopt dit niet?")
    desk.enter()
    dialog = desk.dialog(ReportDialog)
    desk.press(Qt.Key.Key_Space)  # telefoon
    desk.tab_to(lambda one: one is dialog.line)
    desk.type(f"nummer van meneer is {BSN[:4]} {BSN[4:6]} {BSN[6:]}")
    assert dialog.warning.isVisible()
    assert "BSN" in dialog.warning.text() or "burgerservicenummer" in dialog.warning.text()
    desk.enter()
    assert QApplication.activeModalWidget() is dialog  # stopped
    desk.press(Qt.Key.Key_A, CTRL)
    desk.type("neemt niet op")
    assert not dialog.warning.isVisible()
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: "Doorgegeven aan de buurtwerker" in desk.toast())
    folder = desk.session.paths.data
    kept = b"".join(path.read_bytes() for path in folder.glob("directory.db*"))
    assert b"neemt niet op" in kept
    assert b"nummer van meneer" not in kept


def test_gebeld_klopt_is_seen_at_once(new_desk: Hands) -> None:
    desk = new_desk
    desk.to_first("huurtoeslag")
    desk.wait(desk.detail_is_there)
    desk.tab_to_button("Nagebeld?")
    desk.enter()
    buttons = desk.tab_to(lambda one: "klopt" in name_of(one).lower() and name_of(one) != "Klopt dit niet?")
    assert buttons.isVisible()
    desk.enter()
    desk.wait(lambda: "vandaag nagekeken" in desk.toast())
    directory = desk.session.the_directory()
    desk.wait(lambda: bool(directory.detail(desk.list.current_id).checks))


def test_settings_are_kept_and_seen_at_once(new_desk: Hands) -> None:
    desk = new_desk
    desk.press(Qt.Key.Key_2, ALT)
    field = desk.tab_to(lambda one: isinstance(one, QLineEdit) and one.accessibleName() == "Naam")
    assert isinstance(field, QLineEdit)
    desk.type("Buurthuis De Linde")
    desk.press(Qt.Key.Key_Tab)
    desk.wait(lambda: desk.session.the_settings().current.buurthuis_name == "Buurthuis De Linde")
    desk.wait(lambda: "De Linde" in desk.words(desk.desk.window._rail))
    kept = json.loads((desk.session.paths.data / "settings.json").read_text(encoding="utf-8"))
    assert kept["buurthuis_name"] == "Buurthuis De Linde"

    desk.press(Qt.Key.Key_Backtab, times=2)
    assert name_of(desk.focus()) == "Buurthuis"
    desk.press(Qt.Key.Key_Down)  # the parts are one stop for Tab, and the arrows go through them
    assert name_of(desk.focus()) == "Hulp bij de hand"
    desk.press(Qt.Key.Key_Space)
    desk.tab_to(lambda one: one.accessibleName() == "Buurtwerker" and isinstance(one, QLineEdit))
    desk.type("Samira")
    desk.press(Qt.Key.Key_Tab)
    desk.type("0565 12 30 40")
    desk.press(Qt.Key.Key_1, ALT)  # left in the middle of a field: kept all the same
    desk.wait(lambda: desk.session.the_settings().current.buurtwerker_phone == "0565 12 30 40")
    desk.press(Qt.Key.Key_F8)
    desk.wait(lambda: "Samira" in desk.words())


def test_the_demo_never_touches_what_is_real(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    real = start(tmp_path, words=False)
    real.the_settings().save(buurthuis_name="Echt huis")
    real.the_directory().close()

    def everything() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in tmp_path.glob("*") if path.is_file()}

    before = everything()
    assert "directory.db" in before
    session = start(tmp_path, demo=True)
    with window_on(qapp, qtbot, session) as desk:
        assert "voorbeeld" in desk.desk.window.windowTitle()
        assert "voorbeeld" in desk.words().lower()
        desk.to_first("huur")
        desk.wait(desk.detail_is_there)
        desk.tab_to_button("Klopt dit niet?")
        desk.enter()
        desk.dialog(ReportDialog)
        desk.press(Qt.Key.Key_Space)
        desk.enter()
        desk.no_dialog()
        desk.wait(lambda: "Doorgegeven" in desk.toast())
        desk.press(Qt.Key.Key_Plus, CTRL)
        desk.wait(lambda: session.the_settings().current.letter_percent == 125)
    session.the_directory().close()
    assert everything() == before
    assert (tmp_path / "voorbeeld" / "settings.json").exists()
