"""What a buurtwerker does: another PIN, somebody stops, a second reader with a card, back with the card, the end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from data import backup
from data.desk.access import bare_connection
from data.desk.house import DeskStore
from data.desk.records import Role, StoreState, Task
from data.errors import Code, WorldError
from data.vault import slots
from data.vault.device import DeviceSecret
from desktop import startup
from desktop.startup import Session
from tests.conftest import NOW
from tests.desks import start, window_on
from tests.hands import CTRL, Hands, name_of
from tests.houses import CHEAP, PHRASE, SECOND, SECOND_PHRASE, VOLUNTEERS, House, at_house, make_house, now, open_store
from tests.journeys.test_dienst import duty_of, duty_page
from tests.picking import pick
from ui.dialogs.people_card import AwayDialog, CardDialog
from ui.dialogs.people_name import RenameDialog
from ui.dialogs.people_stop import HouseStopsDialog, StopDialog, TasksDialog
from ui.pages.people.page import PeoplePage
from ui.pages.search.call_card import HelperWords


@pytest.fixture
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Two buurtwerkers, of whom the second has no card yet, and three volunteers."""
    made = make_house(tmp_path_factory.mktemp("huis"))
    store = open_store(made.folder)
    reader = store.unlock(made.people["Marjan"].id, PHRASE).reader
    assert reader is not None
    store.add_person(reader, SECOND, Role.COMMUNITY_WORKER, SECOND_PHRASE)
    store.close()
    return House(made.folder, {one.name: one for one in store.people()}, made.card)


@pytest.fixture
def balie(
    qapp: QApplication, qtbot: QtBot, vlierdam: Session, house: House, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hands]:
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(house.folder))
    with window_on(qapp, qtbot, at_house(vlierdam, house.folder)) as hands:
        hands.desk.dienst.look()
        hands.wait(lambda: duty_of(hands).snapshot is not None)
        yield hands


def come_in(desk: Hands, name: str, phrase: str) -> PeoplePage:
    """As a buurtwerker, by the wachtzin, to the people."""
    desk.press(Qt.Key.Key_F12)
    desk.tab_to_button("Ik ben de buurtwerker")
    desk.enter()
    desk.tab_to(lambda one: name_of(one) == name)
    desk.press(Qt.Key.Key_Space)
    desk.tab_to(lambda one: one is duty_page(desk).start.phrase.field)
    desk.type(phrase)
    desk.enter()
    desk.wait(lambda: duty_of(desk).reader is not None)
    page = desk.desk.window.show_page("people")
    assert isinstance(page, PeoplePage)
    desk.wait(lambda: page._rows)
    return page


def test_who_stands_among_the_readers_and_should_not_is_told(balie: Hands, house: House) -> None:
    """Somebody with a program of their own put Henk on the list; Marjan sees it when she comes in."""
    store = open_store(house.folder)
    duty = store.unlock(house.people["Henk"].id, VOLUNTEERS["Henk"]).duty
    connection = bare_connection(duty)
    connection.execute(
        "INSERT INTO reader (id, person_id, public_key, made_at) VALUES ('x', ?, x'01', '2026-11-24 10:00:00')",
        (house.people["Henk"].id,),
    )
    connection.close()
    store.close()
    come_in(balie, "Marjan", PHRASE)
    balie.wait(lambda: "Let op: Henk staat bij wie meldingen mag lezen" in balie.words())


def opens(house: House, name: str, secret: str) -> bool:
    """Whether this secret lets this person in, with a store of its own."""
    store = open_store(house.folder)
    try:
        store.unlock(house.people[name].id, secret)
    except WorldError as error:
        if error.code not in (Code.SECRET_WRONG, Code.PERSON_UNKNOWN):
            raise
        return False
    finally:
        store.close()
    return True


def twice(desk: Hands, secret: str) -> None:
    desk.type(secret)
    desk.press(Qt.Key.Key_Tab)
    desk.type(secret)
    desk.enter()
    desk.no_dialog()


def test_another_pin_and_somebody_who_stops(balie: Hands, house: House) -> None:
    desk = balie
    page = come_in(desk, "Marjan", PHRASE)
    desk.tab_to(lambda one: name_of(one) == "Nieuwe pincode: Henk")
    desk.enter()
    desk.wait(lambda: QApplication.activeModalWidget() is not None)
    twice(desk, "604193")
    desk.tab_to(lambda one: name_of(one) == "Stopt: Ria")
    desk.enter()
    desk.wait(lambda: QApplication.activeModalWidget() is not None)
    desk.tab_to_button("Ria stopt")
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: "Ria" not in [row.person.name for row in page._rows])
    desk.wait(lambda: "Ria, vrijwilliger, stopte op 24 november 2026" in desk.words(page.stopped))
    desk.sees("De naam wordt gewist op 23 december 2028.", page.stopped)

    duty_of(desk).end()
    desk.wait(lambda: not duty_of(desk).open, seconds=20)
    assert opens(house, "Henk", "604193")
    assert not opens(house, "Henk", VOLUNTEERS["Henk"])
    assert opens(house, "Fatma", VOLUNTEERS["Fatma"])
    assert not opens(house, "Ria", VOLUNTEERS["Ria"])


def test_a_second_reader_makes_a_card_and_then_there_are_two(balie: Hands, house: House) -> None:
    desk = balie
    page = come_in(desk, SECOND, SECOND_PHRASE)
    desk.sees("Maak nu je eigen herstelkaart", page)
    desk.wait(lambda: "1 van 2" in desk.words(page))
    assert not any(name_of(button).startswith("Stopt: Ingrid") for row in page._rows for button in row.buttons.values())
    desk.tab_to_button("Mijn herstelkaart")
    desk.enter()
    dialog = desk.dialog(CardDialog)
    desk.wait(lambda: dialog.maker._card is not None)
    card = dialog.maker._card
    assert card is not None
    desk.sees(card.groups[0], dialog)
    desk.tab_to(lambda one: one is dialog.maker.typed.edit)
    desk.type(card.text)
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: "Zorgen doorgeven kan" in desk.words(page))
    desk.wait(lambda: "Maak nu je eigen herstelkaart" not in desk.words(page))


def test_another_name_is_on_the_tile_and_in_the_dienst_at_once(balie: Hands, house: House) -> None:
    desk = balie
    page = come_in(desk, "Marjan", PHRASE)
    desk.tab_to(lambda one: name_of(one) == "Naam: Fatma")
    desk.enter()
    dialog = desk.dialog(RenameDialog)
    desk.type("Ria")  # over the old one, which is selected
    desk.enter()
    desk.wait(lambda: "Er is al iemand met deze naam" in dialog.name.error)
    desk.type(" V.")
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: "Ria V." in desk.words(page))
    assert "Fatma" not in desk.words(page)
    desk.sees("Deze computer kan zelf geen geheim bewaren.", page)  # it has no safe, and that is said
    desk.tab_to(lambda one: name_of(one) == "Naam: Marjan")
    desk.enter()
    desk.dialog(RenameDialog)
    desk.type("Marjan de Wit")
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: duty_of(desk).names == ("Marjan de Wit",))
    desk.wait(lambda: "Marjan de Wit" in desk.words(desk.desk.window._rail))
    assert {one.name for one in open_store(house.folder).people()} == {
        "Marjan de Wit", "Ingrid", "Ria V.", "Henk", "Ria",
    }  # fmt: skip
    duty_of(desk).end()
    desk.wait(lambda: not duty_of(desk).open, seconds=20)
    assert opens(house, "Fatma", VOLUNTEERS["Fatma"])


def test_a_task_is_given_and_taken_and_says_who_reads_what_is_not_safe(balie: Hands, house: House) -> None:
    desk = balie
    page = come_in(desk, "Marjan", PHRASE)
    desk.tab_to(lambda one: name_of(one) == "Taken: Marjan")
    desk.enter()
    dialog = desk.dialog(TasksDialog)
    desk.sees("alleen deze twee", dialog)
    assert desk.focus() is dialog.boxes[Task.ATTENTION]
    desk.press(Qt.Key.Key_Space)
    desk.tab_to_button("Bewaar")
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: "Buurtwerker, aandachtsfunctionaris" in desk.words(page))
    desk.tab_to(lambda one: name_of(one) == "Taken: Ingrid")
    desk.enter()
    dialog = desk.dialog(TasksDialog)
    desk.tab_to(lambda one: one is dialog.boxes[Task.DEPUTY])
    desk.press(Qt.Key.Key_Space)
    desk.tab_to_button("Bewaar")
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: "Buurtwerker, plaatsvervanger" in desk.words(page))
    tasks = {one.name: one.tasks for one in open_store(house.folder).people()}
    assert (tasks["Marjan"], tasks["Ingrid"]) == ({Task.ATTENTION}, {Task.DEPUTY})

    desk.tab_to(lambda one: name_of(one) == "Taken: Marjan")
    desk.enter()
    dialog = desk.dialog(TasksDialog)
    assert dialog.boxes[Task.ATTENTION].isChecked()
    desk.press(Qt.Key.Key_Space)
    desk.tab_to_button("Bewaar")
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: "aandachtsfunctionaris" not in desk.words(page))
    # Only who has a task gives or takes one now: the buttons are gone for who has none.
    desk.wait(lambda: all("tasks" not in row.buttons for row in page._rows))


@pytest.mark.parametrize("full", [False, True], ids=["all goes well", "the disk is full"])
def test_a_stop_goes_on_when_its_dialog_is_closed_and_the_desk_works_meanwhile(
    qapp: QApplication,
    qtbot: QtBot,
    vlierdam: Session,
    house: House,
    monkeypatch: pytest.MonkeyPatch,
    full: bool,
) -> None:
    reached, go_on = Event(), Event()
    in_the_way = house.folder / f"{slots.FILE_NAME}.tmp"

    def step(done: str) -> None:
        if done == "old slot gone":
            reached.set()
            assert go_on.wait(30)

    store = DeskStore.at(house.folder, now=now, device=DeviceSecret.none(), cost=CHEAP, step=step)
    monkeypatch.setattr(startup, "open_desk", lambda _session: store)
    with window_on(qapp, qtbot, at_house(vlierdam, house.folder)) as desk:
        desk.desk.dienst.look()
        desk.wait(lambda: duty_of(desk).snapshot is not None)
        page = come_in(desk, "Marjan", PHRASE)
        desk.tab_to(lambda one: name_of(one) == "Stopt: Ria")
        desk.enter()
        desk.dialog(StopDialog)
        desk.tab_to_button("Ria stopt")
        desk.enter()
        desk.wait(reached.is_set)
        desk.escape()
        desk.no_dialog()
        try:
            desk.press(Qt.Key.Key_K, CTRL)
            desk.ask("huurtoeslag")
            assert desk.names
        finally:
            if full:
                in_the_way.mkdir()
            go_on.set()
        desk.desk.window.show_page("people")
        desk.wait(lambda: "Ria" not in [row.person.name for row in page._rows], seconds=20)
        desk.wait(lambda: "Ria, vrijwilliger, stopte" in desk.words(page.stopped))
        if full:
            desk.wait(lambda: "Het is gelukt en het blijft zo." in desk.words())
            in_the_way.rmdir()
    assert not opens(house, "Ria", VOLUNTEERS["Ria"])
    assert opens(house, "Marjan", PHRASE)


def test_a_stop_on_a_full_disk_says_that_it_holds(balie: Hands, house: House) -> None:
    desk = balie
    come_in(desk, "Marjan", PHRASE)
    desk.tab_to(lambda one: name_of(one) == "Stopt: Ria")
    desk.enter()
    dialog = desk.dialog(StopDialog)
    in_the_way = house.folder / f"{slots.FILE_NAME}.tmp"
    in_the_way.mkdir()  # where the new list of who may come in would be written
    desk.tab_to_button("Ria stopt")
    desk.enter()
    desk.wait(lambda: dialog.go.text() == "Sluit")
    assert "Het is gelukt en het blijft zo." in dialog.told.text()
    assert not dialog.back.isVisible()
    assert desk.focus() is dialog.go
    desk.enter()
    desk.no_dialog()
    in_the_way.rmdir()
    duty_of(desk).end()
    desk.wait(lambda: not duty_of(desk).open, seconds=20)
    assert not opens(house, "Ria", VOLUNTEERS["Ria"])
    assert opens(house, "Marjan", PHRASE)
    assert "Ria" not in {one.name for one in open_store(house.folder).people()}


def test_who_is_away_is_not_the_first_to_be_rung(balie: Hands) -> None:
    desk = balie
    settings = desk.session.the_settings()
    settings.save(buurtwerker_name="Marjan de Wit", deputy_name="Ingrid", deputy_phone="0565 12 30 41")
    come_in(desk, "Marjan", PHRASE)
    desk.tab_to_button("Ik ben even weg")
    desk.enter()
    desk.dialog(AwayDialog)
    desk.press(Qt.Key.Key_Up)  # a day later than a week from now
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: settings.current.buurtwerker_away == "2026-12-02")
    helpers = HelperWords().of(settings.current, NOW)
    assert helpers.first is not None
    assert helpers.second is not None
    assert (helpers.first.name, helpers.second.reach) == ("Ingrid", "Weg tot en met 2 december 2026")
    later = HelperWords().of(settings.current, datetime(2026, 12, 3, 10, 0))
    assert later.first is not None
    assert later.first.name == "Marjan de Wit"


def test_the_key_is_locked_after_five_minutes_and_the_wachtzin_brings_it_back(balie: Hands) -> None:
    desk = balie
    page = come_in(desk, "Marjan", PHRASE)
    reader = duty_of(desk).reader
    assert reader is not None
    clock = [0.0]
    idle = duty_of(desk).idle
    idle._clock = lambda: clock[0]
    idle.touch()
    clock[0] = 300
    idle.look()
    desk.wait(lambda: reader.over)  # the private key is gone, not only covered
    assert duty_of(desk).open
    desk.wait(lambda: desk.desk.window.current_page is not page)
    assert "Mensen" not in desk.words(desk.desk.window._rail)
    duty_page(desk)
    desk.desk.window.show_page("duty")
    desk.type(PHRASE)
    desk.enter()
    desk.wait(lambda: duty_of(desk).reader is not None)
    desk.sees("Mensen", desk.desk.window._rail)


def test_during_an_overleg_it_stays_open_and_after_it_rest_counts_again(balie: Hands) -> None:
    desk = balie
    come_in(desk, "Marjan", PHRASE)
    reader = duty_of(desk).reader
    assert reader is not None
    clock = [0.0]
    idle = duty_of(desk).idle
    idle._clock = lambda: clock[0]

    def rest(minutes: float) -> None:
        clock[0] += minutes * 60
        idle.look()

    desk.tab_to(lambda one: one is desk.desk.window.duty_button)
    desk.enter()
    desk.tab_to_button("Blijf open voor het overleg")
    desk.enter()
    assert duty_of(desk).meeting
    desk.sees("Tijdens het overleg blijft alles open.", duty_page(desk))
    rest(119)
    assert not duty_of(desk).covered
    assert not reader.over
    assert name_of(desk.focus()) == "Overleg is klaar"
    desk.enter()
    rest(2.9)
    assert not duty_of(desk).covered
    rest(0.1)
    assert duty_of(desk).covered
    rest(2)
    desk.wait(lambda: reader.over)


@pytest.mark.parametrize("end", ["F12", "two hours"])
def test_an_overleg_ends_with_covering_and_a_forgotten_one_covers_itself(balie: Hands, end: str) -> None:
    desk = balie
    come_in(desk, "Marjan", PHRASE)
    reader = duty_of(desk).reader
    assert reader is not None
    clock = [0.0]
    idle = duty_of(desk).idle
    idle._clock = lambda: clock[0]
    duty_of(desk).set_meeting(True)
    if end == "F12":
        desk.press(Qt.Key.Key_F12)
        clock[0] += 300
    else:
        clock[0] += 120 * 60
    idle.look()
    assert duty_of(desk).covered
    assert not duty_of(desk).meeting
    if end == "two hours":
        clock[0] += 300
        idle.look()
    desk.wait(lambda: reader.over)


def test_in_with_the_card_when_the_wachtzin_is_forgotten(balie: Hands, house: House) -> None:
    desk = balie
    desk.press(Qt.Key.Key_F12)
    desk.tab_to_button("Ik ben de buurtwerker")
    desk.enter()
    desk.tab_to_button("Ik heb mijn herstelkaart")
    desk.enter()
    card = duty_page(desk).start.card
    desk.wait(lambda: card.card.hasFocus())
    desk.type(house.card.lower().replace(" ", "-"))
    for _ in range(2):
        desk.press(Qt.Key.Key_Tab)
        desk.type("vier vrolijke vossen vliegen")
    desk.tab_to_button("Openen met deze kaart")
    desk.enter()
    desk.wait(lambda: duty_of(desk).open)
    assert duty_of(desk).names == ("Marjan",)
    duty_of(desk).end()
    desk.wait(lambda: not duty_of(desk).open, seconds=20)
    assert opens(house, "Marjan", "vier vrolijke vossen vliegen")
    assert not opens(house, "Marjan", PHRASE)


@pytest.mark.parametrize("there", [True, False], ids=["with its stick", "with the stick in a drawer"])
def test_dit_buurthuis_stopt_asks_the_name_and_leaves_nothing(
    qapp: QApplication, qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, there: bool
) -> None:
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(house.folder))
    session = start(house.folder, words=False)
    stick = tmp_path / "stick"
    stick.mkdir()
    session.the_settings().save(buurthuis_name="Huis", backup_folder=str(stick))
    backup.make_backup(house.folder, None, (stick,), now=NOW)
    if not there:
        stick.rename(tmp_path / "la")
    with window_on(qapp, qtbot, session) as desk:
        desk.desk.dienst.look()
        desk.wait(lambda: duty_of(desk).snapshot is not None)
        page = come_in(desk, "Marjan", PHRASE)
        again: list[bool] = []
        desk.desk.restart_wanted.connect(lambda: again.append(True))
        desk.tab_to_button("Dit buurthuis stopt")
        desk.enter()
        dialog = desk.dialog(HouseStopsDialog)
        desk.wait(lambda: "tweede plek" in dialog.second.text())
        assert ("Steek eerst de stick erin" in dialog.second.text()) is not there
        desk.tab_to_button("Bewaar eerst de cijfers")
        desk.enter()
        assert pick(qtbot, tmp_path / "cijfers.csv") == "inloop-alle-jaren.csv"
        desk.wait(lambda: "Bewaard als cijfers.csv." in dialog.told.text())
        assert (tmp_path / "cijfers.csv").read_text(encoding="utf-8-sig").startswith("periode;wat;onderdeel;aantal")
        desk.tab_to(lambda one: isinstance(one, QLineEdit))
        desk.type("Iets")
        desk.tab_to_button("Wis alles voorgoed")
        desk.enter()
        assert dialog.typed.error
        assert open_store(house.folder).state is StoreState.READY
        desk.type("Huis") if dialog.typed.edit.hasFocus() else None
        dialog.typed.edit.setText("huis")  # type: ignore[attr-defined]
        desk.tab_to_button("Wis alles voorgoed")
        desk.enter()
        if not there:  # what is left to do by hand stays on the screen until it was read
            desk.wait(lambda: dialog.go.text() == "Sluit", seconds=20)
            assert str(stick) in dialog.told.text()
            assert dialog.told.text().startswith("Alles op deze computer is gewist.")
            assert "Dit kan niet terug" not in desk.words(dialog)
            assert "gooi daar zelf de bestanden weg" in dialog.told.text()
            assert not again
            desk.enter()
        desk.wait(lambda: bool(again), seconds=20)
        assert not stick.exists() or list(stick.iterdir()) == []
        assert page is not None
        assert open_store(house.folder).state is StoreState.ABSENT
        assert not list(house.folder.glob("*.db"))
    session.the_directory().close()
