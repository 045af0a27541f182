"""Thursday's overleg by keys: made, its words written, three points spoken of, printed, and what goes back approved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import ui.pages.meeting.paper as paper_module
from data.desk.meetings.records import Meeting
from data.desk.signals.desk import SignalDesk
from data.desk.signals.kinds import Status
from desktop import startup
from desktop.startup import Session
from tests.desks import window_on
from tests.hands import ALT, CTRL, Hands, name_of, text_of
from tests.houses import PHRASE, VOLUNTEERS, House, at_house, open_store
from tests.meetings import FACTS, NAME, come_in, make_meeting_house, to_meetings
from ui.on_duty import OnDuty
from ui.pages.meeting import words
from ui.pages.meeting.page import MeetingPage
from ui.pages.meeting.remove import RemoveMeetingDialog
from ui.printing import Printers, print_job

THURSDAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> House:
    return make_meeting_house(tmp_path_factory.mktemp("huis"))


@pytest.fixture
def house(tmp_path: Path, made: House) -> House:
    return made.copied(tmp_path)


@pytest.fixture
def balie(
    qapp: object, qtbot: QtBot, vlierdam: Session, house: House, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hands]:
    """Marjan at the desk, with her own key."""
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(house.folder))
    with window_on(qapp, qtbot, at_house(vlierdam, house.folder)) as hands:  # type: ignore[arg-type]
        come_in(hands, house)
        yield hands


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A printer that puts its paper in a file, along the path of every printer."""
    target = tmp_path / "papier.pdf"
    monkeypatch.setattr(paper_module, "find_printers", lambda: Printers(("Balie (Brother)",), "Balie (Brother)"))
    monkeypatch.setattr(paper_module, "print_job", lambda job: print_job(replace(job, to_file=str(target))))
    return target


def duty_of(desk: Hands) -> OnDuty:
    return desk.desk._context.on_duty


def meeting(page: MeetingPage) -> Meeting:
    found = page._current.meeting
    assert found is not None
    return found


def on_screen(page: MeetingPage) -> QWidget | None:
    return page._stack.currentWidget()


def go(desk: Hands) -> None:
    """The green button."""
    desk.press(Qt.Key.Key_Return, CTRL)


def make(desk: Hands) -> MeetingPage:
    """A meeting of the Doen!-team with two people, by keys."""
    page = to_meetings(desk)
    desk.wait(page.start.make.hasFocus)
    go(desk)
    desk.wait(lambda: on_screen(page) is page.make and "Donderdag 26 november" in desk.words(page.make))
    desk.tab_to(lambda one: one is page.make.people.role.edit)
    desk.type("wijkverpleegkundige")
    desk.press(Qt.Key.Key_Tab)
    desk.type("Zorg")  # a list: it goes to what begins like this
    desk.enter()
    if not page.make.people.people:  # Enter in the list only chooses
        desk.tab_to_button("Zet erbij")
        desk.enter()
    go(desk)
    desk.wait(lambda: on_screen(page) is page.agenda and page.agenda.list.hasFocus())
    return page


def write(desk: Hands, page: MeetingPage, number: int, title: str, text: str) -> None:
    """Her own words for a signal, by keys."""
    item = next(one for one in meeting(page).items if one.numbers == (number,))
    desk.press(Qt.Key.Key_Home)
    for _ in meeting(page).items:
        if page.agenda.item_id == item.id:
            break
        desk.press(Qt.Key.Key_Down)
    assert page.agenda.item_id == item.id
    desk.enter()
    desk.wait(page.agenda.item._title.hasFocus)
    desk.type(title)
    desk.press(Qt.Key.Key_Tab)
    desk.type(text)
    desk.escape()
    desk.wait(page.agenda.list.hasFocus)


def kept(desk: Hands, page: MeetingPage, number: int, title: str) -> None:
    """Wait until a title stands in the store."""
    desk.wait(lambda: any(one.numbers == (number,) and one.title == title for one in meeting(page).items))


def test_the_agenda_fills_itself_and_says_what_may_not_come(balie: Hands) -> None:
    desk = balie
    page = make(desk)
    now = meeting(page)
    assert now.day == THURSDAY
    on_it = {number for item in now.items for number in item.numbers}
    assert on_it == {1, 2, 6}
    assert {one.number for one in now.kept_off} >= {3, 4}
    assert "S-1 " in f"{page.agenda.model.lines[1].meta} "
    assert NAME not in desk.words()
    desk.tab_to_button(words.kept_off_count(len(now.kept_off)))
    desk.enter()
    desk.wait(lambda: "De bewoner wil het niet" in desk.words(page.agenda.kept_off))
    desk.sees("S-4", page.agenda.kept_off)
    desk.escape()
    desk.wait(page.agenda.list.hasFocus)


def test_the_facts_copied_are_refused_and_stay_to_be_changed(balie: Hands) -> None:
    desk = balie
    page = make(desk)
    write(desk, page, 1, "Bewoner doet niet open", FACTS)
    desk.wait(lambda: page.agenda.item.text.error)
    kept(desk, page, 1, "Bewoner doet niet open")
    assert FACTS not in next(one for one in meeting(page).items if one.numbers == (1,)).text
    assert page.agenda.item._text.toPlainText() == FACTS


def test_a_point_moves_goes_off_and_one_comes_by_hand(balie: Hands) -> None:
    desk = balie
    page = make(desk)
    before = [item.id for item in meeting(page).items]
    desk.press(Qt.Key.Key_Home)
    desk.press(Qt.Key.Key_Down, ALT)
    desk.wait(lambda: [item.id for item in meeting(page).items][:2] == before[1::-1])
    assert page.agenda.item_id == before[0]
    desk.press(Qt.Key.Key_Delete)
    desk.wait(lambda: before[0] not in {item.id for item in meeting(page).items})
    desk.press(Qt.Key.Key_I, CTRL)
    desk.type("Rondvraag")
    desk.enter()
    desk.wait(lambda: any(item.title == "Rondvraag" for item in meeting(page).items))
    desk.wait(page.agenda.list.hasFocus)
    desk.press(Qt.Key.Key_I, CTRL)
    desk.tab_to(lambda one: one is page.agenda.add_panel.number.edit)
    desk.type("S-3")
    desk.enter()
    desk.wait(lambda: page.agenda.add_panel.number.error)
    desk.escape()


def test_thursdays_meeting_from_the_first_key_to_the_last(balie: Hands, house: House, paper: Path) -> None:
    desk = balie
    page = make(desk)
    write(desk, page, 1, "Bewoner doet niet open", "Wie kent de straat? Kan iemand koffie brengen?")
    kept(desk, page, 1, "Bewoner doet niet open")
    write(desk, page, 6, "Iemand zoekt iets voor overdag", "Is er nog plek in het eetcafé?")
    kept(desk, page, 6, "Iemand zoekt iets voor overdag")
    desk.press(Qt.Key.Key_P, CTRL)
    desk.wait(lambda: "Het papier gaat naar Balie (Brother)" in page.agenda.agenda_paper.said)
    assert paper.read_bytes().startswith(b"%PDF")
    paper.unlink()

    go(desk)
    desk.wait(lambda: on_screen(page) is page.run)
    assert duty_of(desk).meeting  # nobody has to touch it every five minutes
    shown = [one for one in meeting(page).items if one.numbers]
    handle = desk.desk.window.windowHandle()
    assert handle is not None
    assert page.run.item is not None
    assert page.run.item.numbers == (1,)
    QTest.keyPress(handle, Qt.Key.Key_F5)
    desk.wait(lambda: NAME in page.run._name.text())
    QTest.keyRelease(handle, Qt.Key.Key_F5)
    desk.wait(lambda: page.run._name.text() == words.COVERED_NAME)
    decided = 0
    for place, item in enumerate(meeting(page).items):
        desk.wait(lambda key=item.id: page.run.item is not None and page.run.item.id == key)
        desk.wait(page.run._decision.hasFocus)
        if item.numbers and decided < 3:
            decided += 1
            desk.type("Koffie drinken")
            desk.enter()
            desk.type("wijkv")
            desk.enter()
            assert page.run._owner.text() == "wijkverpleegkundige"
            desk.enter()
        else:
            desk.press(Qt.Key.Key_PageDown)
        assert place < len(meeting(page).items)
    assert decided == min(3, len(shown))

    desk.wait(lambda: on_screen(page) is page.feedback)
    assert "Terug naar Fatma" in [line.title for line in page.feedback.model.lines]
    go(desk)
    desk.wait(lambda: on_screen(page) is page.agenda and words.is_over(meeting(page)))
    assert not duty_of(desk).meeting
    desk.press(Qt.Key.Key_P, CTRL)
    desk.wait(lambda: "Het papier gaat naar" in page.agenda.actions_paper.said)
    assert paper.read_bytes().startswith(b"%PDF")
    desk.escape()
    desk.wait(lambda: on_screen(page) is page.start and page.start.model.rowCount() == 1)
    assert "Geweest" in str(page.start.model.index(0, 0).data())

    back: list[object] = []
    duty_of(desk).end(lambda: back.append(True))
    desk.wait(lambda: back, seconds=20)
    store = open_store(house.folder)
    duty = store.unlock(house.people["Fatma"].id, VOLUNTEERS["Fatma"]).duty
    passed = {one.number: one for one in SignalDesk().passed(duty)}
    assert passed[1].status is Status.AGREED
    assert passed[1].feedback is not None
    assert passed[4].feedback is None  # never on any table
    duty.close()
    store.close()


def test_the_next_meeting_picks_up_what_was_agreed_and_who_sat_there(balie: Hands) -> None:
    desk = balie
    page = make(desk)
    go(desk)
    desk.wait(lambda: on_screen(page) is page.run and page.run._decision.hasFocus())
    desk.type("Koffie drinken")
    desk.enter()
    desk.type("wijkv")
    desk.enter()
    desk.enter()
    desk.wait(lambda: page.run._at == 1)
    for _ in meeting(page).items[1:]:
        desk.wait(page.run._decision.hasFocus)
        desk.press(Qt.Key.Key_PageDown)
    desk.wait(lambda: on_screen(page) is page.feedback)
    go(desk)
    desk.wait(lambda: on_screen(page) is page.agenda and words.is_over(meeting(page)))
    desk.escape()
    desk.wait(lambda: on_screen(page) is page.start)
    go(desk)
    desk.wait(lambda: on_screen(page) is page.make and "De vorige keer erbij" in desk.words(page.make))
    desk.tab_to_button("Zet erbij: wijkverpleegkundige, zorg of welzijn")
    desk.press(Qt.Key.Key_Space)
    desk.wait(lambda: [one.role for one in page.make.people.people] == ["wijkverpleegkundige"])
    go(desk)
    desk.wait(lambda: on_screen(page) is page.agenda and not words.is_over(meeting(page)))
    agreed = next(one for one in meeting(page).items if one.numbers == (1,))
    assert agreed.earlier is not None
    page.agenda.list.select(agreed.id)
    desk.wait(lambda: "De vorige keer afgesproken" in desk.words(page.agenda.item))
    desk.sees("Koffie drinken\nwijkverpleegkundige, voor donderdag 3 december 2026", page.agenda.item)


def test_what_is_typed_at_the_table_is_there_after_the_cover(balie: Hands) -> None:
    desk = balie
    page = make(desk)
    go(desk)
    desk.wait(lambda: on_screen(page) is page.run and page.run._decision.hasFocus())
    desk.type("Koffie brengen")
    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Koffie brengen"
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: duty_of(desk).covered)
    assert on_screen(page) is page.covered
    assert page._current.meeting is None
    assert QGuiApplication.clipboard().text() == ""
    assert "Koffie" not in page.run._decision.toPlainText() + desk.words()
    assert not page.run._decision.document().isUndoAvailable()
    desk.desk.window.show_page("meeting")
    desk.wait(page.covered.asking.field.hasFocus)
    desk.type(PHRASE)
    desk.enter()
    desk.wait(lambda: on_screen(page) is page.run)
    desk.wait(lambda: page.run._decision.toPlainText() == "Koffie brengen")
    assert duty_of(desk).meeting


def test_the_room_goes_with_the_buurtwerker(balie: Hands) -> None:
    desk = balie
    page = make(desk)
    assert "meeting" in desk.desk.window._rail.names()
    duty_of(desk).lock_reader()
    desk.wait(lambda: "meeting" not in desk.desk.window._rail.names())
    assert desk.desk.window.current_page is not page
    assert page._current.meeting is None
    assert page.agenda.model.rowCount() == 0


def test_an_overleg_is_changed_and_taken_away(balie: Hands) -> None:
    desk = balie
    page = make(desk)
    desk.tab_to_button("Dag en mensen veranderen")
    desk.enter()
    desk.wait(lambda: on_screen(page) is page.make)
    desk.tab_to(lambda one: one is page.make.place.edit)
    desk.type("kamer 2")
    go(desk)
    desk.wait(lambda: on_screen(page) is page.agenda and "kamer 2" in page.agenda._under.text())
    desk.tab_to_button("Dag en mensen veranderen")
    desk.enter()
    desk.wait(lambda: on_screen(page) is page.make)
    desk.tab_to_button("Haal dit overleg weg")
    desk.enter()
    desk.dialog(RemoveMeetingDialog)
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: on_screen(page) is page.start and page.start.model.rowCount() == 0)
    assert page._current.meeting is None


def test_printing_without_a_printer_says_what_to_do(
    balie: Hands, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = balie
    monkeypatch.setattr(paper_module, "find_printers", lambda: Printers())
    target = tmp_path / "agenda.pdf"
    monkeypatch.setattr(paper_module, "ask_where_to_keep", lambda _p, _t, _n, _k, chosen: chosen(target))
    page = make(desk)
    desk.press(Qt.Key.Key_P, CTRL)
    desk.wait(lambda: "geen printer gevonden" in page.agenda.agenda_paper.said)
    desk.tab_to(lambda one: name_of(one) == "Druk agenda af: bewaar als PDF")
    desk.enter()
    desk.wait(target.is_file)
    desk.wait(lambda: "Bewaard als agenda.pdf" in page.agenda.agenda_paper.said)
    said = text_of(target)
    assert "S-1" in said
    assert "vernietig" in said.casefold()
    assert NAME not in said
    assert "gordijnen" not in said
