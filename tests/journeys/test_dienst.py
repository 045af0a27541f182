"""A koffieochtend at the desk: the dienst begun with a PIN, covered, shown again, ended; all of it by keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from data.desk import schema
from data.desk.notes import DRAFT, add_note, notes
from data.engine import writing
from data.errors import Code, WorldError
from data.retention import erase_due
from data.vault import slots
from data.vault.kdf import Cost
from desktop import startup
from desktop.startup import Session
from tests.conftest import NOW
from tests.desks import window_on
from tests.hands import CTRL, Hands, name_of
from tests.houses import PHRASE, VOLUNTEERS, House, at_house, make_house, open_store
from ui.dialogs.own_secret import OwnSecretDialog
from ui.on_duty import OnDuty
from ui.pages.duty.page import DutyPage
from ui.pages.people.page import PeoplePage
from ui.pages.settings.page import SettingsPage


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house with one buurtwerker and three volunteers."""
    return make_house(tmp_path)


@pytest.fixture
def balie(
    qapp: QApplication, qtbot: QtBot, vlierdam: Session, house: House, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hands]:
    """The desk of that house, with who can log in read."""
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(house.folder))
    session = at_house(vlierdam, house.folder)
    with window_on(qapp, qtbot, session) as hands:
        hands.desk.dienst.look()
        hands.wait(lambda: duty_of(hands).snapshot is not None)
        yield hands


def duty_of(desk: Hands) -> OnDuty:
    return desk.desk._context.on_duty


def duty_page(desk: Hands) -> DutyPage:
    page = desk.desk.window.page("duty")
    assert isinstance(page, DutyPage)
    return page


def begin(desk: Hands, name: str = "Fatma") -> None:
    """From anywhere: to the dienst, the name ticked, the PIN typed, Enter."""
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.desk.window.current_page is duty_page(desk))
    desk.tab_to(lambda one: name_of(one) == name)
    desk.press(Qt.Key.Key_Space)
    desk.type(VOLUNTEERS[name])
    desk.enter()
    desk.wait(lambda: duty_of(desk).open)
    desk.wait(lambda: desk.desk.window.current_page is desk.desk.search)


def test_two_begin_with_one_pin_and_search_is_there_again(balie: Hands) -> None:
    desk = balie
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: "Wie heeft er dienst?" in desk.words(duty_page(desk)))
    desk.tab_to(lambda one: name_of(one) == "Fatma")
    desk.press(Qt.Key.Key_Space)
    desk.tab_to(lambda one: name_of(one) == "Henk")
    desk.press(Qt.Key.Key_Space)
    desk.sees("Henk doet mee")
    desk.type(VOLUNTEERS["Fatma"])
    desk.enter()
    desk.wait(lambda: duty_of(desk).open)
    assert duty_of(desk).names == ("Fatma", "Henk")
    desk.sees("Fatma en Henk", desk.desk.window._rail)
    desk.wait(lambda: desk.desk.window.search_field.hasFocus())
    assert "Mensen" not in desk.words(desk.desk.window._rail)  # a volunteer may not: it is not there


def test_the_pin_pad_by_mouse_with_a_slip_of_the_finger(balie: Hands) -> None:
    desk = balie
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.desk.window.current_page is duty_page(desk))
    start = duty_page(desk).start

    def click(button: QWidget) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    click(next(tile for tile in start.names.tiles if tile.text() == "Ria"))
    keys = {key.text(): key for key in start.pin._keys}
    right = VOLUNTEERS["Ria"]
    for digit in right[:3]:
        click(keys[digit])
    click(keys["0"])  # that was not it
    click(start.pin.back)
    assert not start.pin.go.isEnabled()
    for digit in right[3:]:
        click(keys[digit])
    assert start.pin.field.text() == right
    click(start.pin.go)
    desk.wait(lambda: duty_of(desk).open)
    assert duty_of(desk).names == ("Ria",)


def test_a_wrong_pin_is_said_and_a_wait_is_counted_in_words(balie: Hands) -> None:
    desk = balie
    desk.press(Qt.Key.Key_F12)
    desk.tab_to(lambda one: name_of(one) == "Ria")
    desk.press(Qt.Key.Key_Space)
    pad = duty_page(desk).start.pin
    for _ in range(8):
        if pad.waiting:
            break
        desk.type("135790")
        desk.enter()
        desk.wait(lambda: not pad._busy)
        assert "klopt niet" in pad.told.text()
    assert pad.waiting
    assert "Wacht nog" in pad.told.text()
    desk.type(VOLUNTEERS["Ria"])
    assert pad.field.text() == ""  # nothing can be tried yet
    assert not duty_of(desk).open


def test_covering_is_at_once_and_searching_and_printing_go_on(balie: Hands, printer: Path) -> None:
    desk = balie
    begin(desk)
    desk.ask("huurtoeslag")
    desk.press(Qt.Key.Key_F12)
    assert duty_of(desk).covered
    assert desk.desk.window.search_field.text() == ""  # the question is the visitor's
    desk.sees("Alles is bedekt")
    with pytest.raises(WorldError) as refused:
        _read_back(duty_of(desk))
    assert refused.value.code is Code.DUTY_COVERED

    desk.escape()  # verder met zoeken, zonder code
    desk.wait(lambda: desk.desk.window.search_field.hasFocus())
    desk.to_first("huurtoeslag")
    desk.enter()
    desk.press(Qt.Key.Key_P, CTRL)
    desk.slip_drawn()
    desk.enter()
    desk.wait(desk.paper.ready.isVisible)
    assert printer.stat().st_size > 1_000
    assert duty_of(desk).covered  # nothing of this uncovered it


def test_the_way_back_from_the_cover_is_the_code_and_the_question_comes_with_it(balie: Hands) -> None:
    desk = balie
    begin(desk)
    desk.ask("huurtoeslag")
    desk.press(Qt.Key.Key_L, CTRL)
    desk.type(VOLUNTEERS["Fatma"])
    desk.enter()
    desk.wait(lambda: not duty_of(desk).covered)
    desk.wait(lambda: desk.desk.window.search_field.text() == "huurtoeslag")
    _read_back(duty_of(desk))


def test_rest_covers_by_itself_and_leaves_the_search_as_it_is(balie: Hands) -> None:
    desk = balie
    begin(desk)
    desk.ask("huurtoeslag")
    clock = [0.0]
    idle = duty_of(desk).idle
    idle._clock = lambda: clock[0]
    idle.touch()
    clock[0] = 179
    idle.look()
    assert not duty_of(desk).covered
    clock[0] = 180  # the 3 minutes of the setting
    idle.look()
    assert duty_of(desk).covered
    assert desk.desk.window.search_field.text() == "huurtoeslag"
    assert desk.names
    desk.sees("Bedekt", desk.desk.window._rail)


def test_the_minutes_of_rest_are_a_setting_that_counts_at_once(balie: Hands) -> None:
    desk = balie
    begin(desk)
    page = desk.desk.window.show_page("settings")
    assert isinstance(page, SettingsPage)
    page.open_section(next(at for at, button in enumerate(page._buttons) if name_of(button) == "Dienst"))
    desk.tab_to(lambda one: name_of(one).startswith("Bedek na "))
    while name_of(desk.focus()) != "Bedek na 5 minuten":
        desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Space)
    desk.wait(lambda: desk.session.the_settings().current.cover_minutes == 5)
    idle = duty_of(desk).idle
    desk.wait(lambda: idle._limits == {"cover": 300.0})
    clock = [0.0]
    idle._clock = lambda: clock[0]
    idle.touch()
    for clock[0], covered in ((299, False), (300, True)):
        idle.look()
        assert duty_of(desk).covered is covered


def test_at_the_start_it_says_since_when_something_should_have_been_erased(
    qapp: QApplication, qtbot: QtBot, vlierdam: Session, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(house.folder)
    duty = store.unlock(house.people["Fatma"].id, VOLUNTEERS["Fatma"]).duty
    long_ago = NOW - timedelta(days=20)
    add_note(duty, DRAFT, "nooit verstuurd")
    with writing(duty.session.engine) as connection:
        connection.execute(update(schema.Note).values(created=long_ago))
        connection.execute(update(schema.ChangeLog).values(at=long_ago))
    erase_due(duty, long_ago, closing=True)
    duty.close()
    store.close()
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(house.folder))
    with window_on(qapp, qtbot, at_house(vlierdam, house.folder)) as desk:
        desk.desk.dienst.look()
        said = "Sinds 11 november 2026 moet er iets worden gewist. Dat kan alleen met een code."
        desk.wait(lambda: said in desk.words())
        begin(desk)
        desk.wait(lambda: said not in desk.words())  # it was done behind the screen, and the notice is gone
        on_duty = duty_of(desk)
        assert on_duty.duty is not None
        assert notes(on_duty.duty, DRAFT) == ()


def test_the_end_makes_a_backup_and_the_key_is_gone(balie: Hands, house: House) -> None:
    desk = balie
    begin(desk)
    duty = duty_of(desk).duty
    assert duty is not None
    desk.tab_to(lambda one: one is desk.desk.window.duty_button)
    desk.enter()
    desk.tab_to_button("Dienst afsluiten")
    desk.enter()
    desk.wait(lambda: QApplication.activeModalWidget() is not None)
    desk.enter()  # Sluit de dienst af
    desk.no_dialog()
    desk.wait(lambda: not duty_of(desk).open, seconds=20)
    desk.wait(lambda: "De reservekopie is gemaakt" in desk.words())
    assert list((house.folder / "backups").glob("*.backup"))
    desk.wait(lambda: "nog geen goede reservekopie" not in desk.words())
    with pytest.raises(WorldError) as over:
        _ = duty.session
    assert over.value.code is Code.DUTY_OVER


def test_a_wachtzin_goes_to_its_field_after_a_name_was_clicked(balie: Hands) -> None:
    """Who clicks their name and begins to type is not looking where the keyboard is."""
    desk = balie
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: "Wie heeft er dienst?" in desk.words(duty_page(desk)))
    start = duty_page(desk).start
    QTest.mouseClick(start.worker_button, Qt.MouseButton.LeftButton)
    desk.wait(lambda: "Welke buurtwerker ben je?" in desk.words(duty_page(desk)))
    QApplication.processEvents()  # the tiles get their places
    fatma = next(tile for tile in start.names.tiles if tile.text() == "Fatma")
    QTest.mouseClick(fatma, Qt.MouseButton.LeftButton)  # she takes part; the one buurtwerker is ticked already
    fatma.setFocus()
    assert fatma.isChecked()
    assert start.lead is not None
    desk.type(PHRASE)
    assert start.phrase.field.text() == PHRASE
    assert fatma.isChecked()  # the spaces went along
    desk.enter()
    desk.wait(lambda: duty_of(desk).reader is not None)


def test_a_buurtwerker_comes_in_with_a_wachtzin_and_adds_somebody(balie: Hands, house: House) -> None:
    desk = balie
    begin(desk)
    desk.tab_to(lambda one: one is desk.desk.window.duty_button)
    desk.enter()
    desk.tab_to_button("Ik ben de buurtwerker")
    desk.enter()
    desk.wait(lambda: duty_page(desk).start.phrase.isVisible())
    desk.tab_to(lambda one: one is duty_page(desk).start.phrase.field)
    desk.type(PHRASE)
    desk.enter()
    desk.wait(lambda: duty_of(desk).reader is not None)
    desk.sees("Mensen", desk.desk.window._rail)
    desk.desk.window.show_page("people")
    page = desk.desk.window.page("people")
    assert isinstance(page, PeoplePage)
    desk.wait(lambda: "Fatma" in desk.words(page))
    desk.tab_to_button("Vrijwilliger erbij")
    desk.enter()
    desk.wait(lambda: QApplication.activeModalWidget() is not None)
    desk.type("Tineke")
    for _ in range(2):
        desk.press(Qt.Key.Key_Tab)
        desk.type("608317")
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: "Tineke" in desk.words(page))
    assert any(one.name == "Tineke" for one in open_store(house.folder).people())

    # A PIN shows what the volunteers wrote again, never what is the buurtwerker's.
    duty_of(desk).cover()
    assert "Tineke" not in desk.words(page)
    duty_of(desk).uncover(
        house.people["Fatma"], VOLUNTEERS["Fatma"], lambda: None, lambda error: pytest.fail(str(error))
    )
    desk.wait(lambda: not duty_of(desk).covered)
    assert duty_of(desk).reader is None
    desk.sees("Wachtzin van Marjan", page)


def test_a_pin_is_changed_by_the_second_of_two_with_the_old_one(balie: Hands, house: House) -> None:
    desk = balie
    desk.press(Qt.Key.Key_F12)
    for name in ("Fatma", "Henk"):
        desk.tab_to(lambda one, name=name: name_of(one) == name)  # type: ignore[misc]
        desk.press(Qt.Key.Key_Space)
    desk.type(VOLUNTEERS["Fatma"])
    desk.enter()
    desk.wait(lambda: duty_of(desk).open)
    desk.tab_to(lambda one: one is desk.desk.window.duty_button)
    desk.enter()
    desk.tab_to_button("Mijn code veranderen")
    desk.enter()
    dialog = desk.dialog(OwnSecretDialog)
    desk.sees("Van wie is de code?", dialog)
    desk.press(Qt.Key.Key_Down)
    assert name_of(desk.focus()) == "Henk"
    desk.tab_to(lambda one: one is dialog.old.edit)
    desk.type(VOLUNTEERS["Fatma"])  # not Henk's
    for _ in range(2):
        desk.press(Qt.Key.Key_Tab)
        desk.type("604193")
    desk.enter()
    desk.wait(lambda: "klopt niet" in dialog.old.error)
    assert dialog.old.edit.hasFocus()
    assert duty_of(desk).open
    desk.type(VOLUNTEERS["Henk"])
    desk.enter()
    desk.no_dialog()

    duty_of(desk).end()
    desk.wait(lambda: not duty_of(desk).open, seconds=20)
    store = open_store(house.folder)
    with pytest.raises(WorldError) as refused:
        store.unlock(house.people["Henk"].id, VOLUNTEERS["Henk"])
    assert refused.value.code is Code.SECRET_WRONG
    store.unlock(house.people["Henk"].id, "604193")
    store.close()
    store.unlock(house.people["Fatma"].id, VOLUNTEERS["Fatma"])
    store.close()


def test_a_slot_of_an_older_program_is_made_anew_behind_the_screen(
    qapp: QApplication, qtbot: QtBot, vlierdam: Session, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    dearer = Cost(2, 1 << 17)
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(house.folder, dearer))
    with window_on(qapp, qtbot, at_house(vlierdam, house.folder)) as desk:
        desk.desk.dienst.look()
        desk.wait(lambda: duty_of(desk).snapshot is not None)
        begin(desk)  # and search is there, before anything of it is done
        desk.wait(lambda: _costs_of(house, "Fatma") == [dearer])
        assert _costs_of(house, "Henk") != [dearer]
        assert QApplication.activeModalWidget() is None
        desk.press(Qt.Key.Key_F12)
        desk.type(VOLUNTEERS["Fatma"])  # the same PIN shows everything again
        desk.enter()
        desk.wait(lambda: not duty_of(desk).covered)


def _costs_of(house: House, name: str) -> list[Cost]:
    return [Cost(slot.kdf.ops, slot.kdf.memory) for slot in slots.read(house.folder).of_person(house.people[name].id)]


def _read_back(on_duty: OnDuty) -> None:
    """What every query that reads back does first."""
    from data.desk.access import reading_back

    assert on_duty.duty is not None
    with reading_back(on_duty.duty):
        pass
