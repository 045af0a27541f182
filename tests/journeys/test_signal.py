"""A worry passed on at the desk, by keys: written, left half-way, sent, and nothing of it left behind."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

import ui.pages.signal.keeper as keeper_module
from data.desk.signals.desk import SignalDesk
from data.desk.signals.kinds import Urgency, Way, Wish
from data.errors import Code, WorldError
from desktop import startup
from desktop.startup import Session
from tests.desks import window_on
from tests.hands import ALT, CTRL, Hands, name_of
from tests.houses import PHRASE, SECOND, VOLUNTEERS, House, at_house, open_store
from tests.journeys.test_inloop import begin, duty_of, inloop, settled
from tests.signalhouses import make_signal_house
from ui.pages.duty.pinpad import PinPad
from ui.pages.signal.add_view import AddView
from ui.pages.signal.form import FormView
from ui.pages.signal.page import SignalPage
from ui.pages.signal.passed import PassedView
from ui.pages.signal.questions import LeaveDialog, SureDialog, WhoDialog
from ui.pages.signal.resume import ResumeView
from ui.pages.signal.sent import SentView

CANARY = "Kanariegeel"
FACTS = f"De gordijnen van de {CANARY} buurman zijn al twee weken dicht."
MOST_KEYS = 5
"""Beside the letters: F4, three times Tab to how urgent, the arrow that chooses (or the space bar), Ctrl+Enter."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> House:
    return make_signal_house(tmp_path_factory.mktemp("huis"))


@pytest.fixture
def house(tmp_path: Path, made: House) -> House:
    return made.copied(tmp_path)


@pytest.fixture
def balie(
    qapp: QApplication, qtbot: QtBot, vlierdam: Session, house: House, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hands]:
    """The desk of that house with Fatma on duty."""
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(house.folder))
    with window_on(qapp, qtbot, at_house(vlierdam, house.folder)) as hands:
        start_dienst(hands)
        yield hands


def start_dienst(desk: Hands, name: str = "Fatma") -> None:
    desk.desk.dienst.look()
    desk.wait(lambda: duty_of(desk).snapshot is not None)
    begin(desk, name)
    desk.wait(lambda: desk.desk.signals.work.possible)


def page(desk: Hands) -> SignalPage:
    found = desk.desk.window.page("signal")
    assert isinstance(found, SignalPage)
    return found


def form(desk: Hands) -> FormView:
    desk.wait(lambda: isinstance(page(desk).view, FormView))
    view = page(desk).view
    assert isinstance(view, FormView)
    return view


def sent(desk: Hands) -> SentView:
    desk.wait(lambda: isinstance(page(desk).view, SentView))
    view = page(desk).view
    assert isinstance(view, SentView)
    return view


def to_form(desk: Hands) -> FormView:
    desk.press(Qt.Key.Key_F4)
    view = form(desk)
    desk.wait(lambda: desk.focus() is view.first.facts.edit)
    return view


def write(desk: Hands, text: str = FACTS) -> FormView:
    """A form with words, and how urgent."""
    view = to_form(desk)
    desk.type(text)
    to_urgency(desk)
    desk.press(Qt.Key.Key_Space)
    return view


def to_urgency(desk: Hands, name: str = "Kan wachten") -> QWidget:
    return desk.tab_to(lambda one: name_of(one) == f"Hoe dringend? {name}")


def saved(desk: Hands) -> None:
    """Wait until what was typed stands in the store."""
    keeper = page(desk).keeper
    desk.wait(lambda: keeper.stored and not keeper._unsaved)
    settled(desk)


def drafts(desk: Hands) -> list[str]:
    found: list[list[str]] = []
    desk.desk.signals.work.ask(
        lambda desk_, duty: [one.form.facts for one in desk_.drafts(duty)], lambda facts: found.append(facts)
    )
    desk.wait(lambda: found)
    return found[0]


def everything(desk: Hands) -> str:
    """Every word that any widget of the program holds, seen or not; titles, tooltips and the clipboard too."""
    words: list[str] = []
    for one in QApplication.allWidgets():
        words += [one.windowTitle(), one.toolTip(), one.accessibleName(), one.accessibleDescription()]
        if isinstance(one, QPlainTextEdit):
            words.append(one.toPlainText())
            one.undo()
            words.append(one.toPlainText())
            one.redo()
        elif isinstance(one, QLineEdit | QLabel):
            words.append(one.text())
    clipboard = QGuiApplication.clipboard()
    words.append(clipboard.text())
    return "\n".join(words)


def test_page_one_can_go_alone_in_a_few_keys_and_leaves_nothing(balie: Hands, house: House) -> None:
    desk = balie
    view = to_form(desk)
    keys = 1
    desk.type(FACTS)
    desk.press(Qt.Key.Key_A, CTRL)  # copied on the way: that may not stay either
    desk.press(Qt.Key.Key_C, CTRL)
    while name_of(desk.focus()) != "Hoe dringend? Kan wachten":
        desk.press(Qt.Key.Key_Tab)
        keys += 1
    desk.press(Qt.Key.Key_Space)
    keys += 1
    assert view.first.urgency.urgency is Urgency.CAN_WAIT
    assert "Alleen Ingrid en Marjan lezen dit." in desk.words() or "Alleen Marjan en Ingrid lezen dit." in desk.words()
    desk.press(Qt.Key.Key_Return, CTRL)
    keys += 1
    assert keys <= MOST_KEYS + 1, keys
    done = sent(desk)
    assert done.code.text() == "S-1"
    desk.sees("Dank je wel", done)
    desk.wait(lambda: inloop(desk).has_visit)  # it began by itself
    QApplication.sendPostedEvents(None, 0)
    desk.wait(lambda: CANARY not in everything(desk))
    assert drafts(desk) == []
    desk.enter()
    desk.wait(lambda: desk.desk.window.current_page is desk.desk.search)
    words = everything(desk)
    assert CANARY not in words
    assert "S-1" not in desk.words()
    for file in house.folder.rglob("*"):
        assert not file.is_file() or CANARY.encode() not in file.read_bytes(), file.name
    badges = " ".join(words for _, words in desk.desk.day._strip.facts.facts)
    assert "zorg" not in badges.casefold()
    assert "signaal" not in badges.casefold()


def test_call_me_goes_with_two_keys(balie: Hands) -> None:
    desk = balie
    to_form(desk)
    desk.press(Qt.Key.Key_B, ALT)
    done = sent(desk)
    desk.sees("liever gebeld", done)


def test_in_doubt_is_complete_too_and_keeps_what_was_typed(balie: Hands) -> None:
    desk = balie
    to_form(desk)
    desk.type("Ik weet niet of dit iets is.")
    desk.press(Qt.Key.Key_T, ALT)
    desk.sees("twijfelt", sent(desk))


def test_with_two_on_duty_somebody_says_who_writes(balie: Hands) -> None:
    desk = balie
    join(desk, "Henk")
    view = to_form(desk)
    assert view.writer.isVisible()
    desk.press(Qt.Key.Key_B, ALT)
    dialog = desk.dialog(WhoDialog)
    desk.press(Qt.Key.Key_Tab)
    assert name_of(desk.focus()) == "Henk"
    desk.enter()
    desk.no_dialog()
    sent(desk)
    assert dialog is not None
    lines: list[object] = []
    desk.desk.signals.work.ask(lambda door, duty: door.passed(duty), lines.append)
    desk.wait(lambda: lines)
    (line,) = lines[0]  # type: ignore[misc]
    assert line.by == next(one.id for one in duty_of(desk).people_on if one.name == "Henk")
    desk.tab_to_button("Nog iets toevoegen")  # in his name too
    desk.enter()
    desk.wait(lambda: isinstance(page(desk).view, AddView))
    desk.type("Het ging om de buurvrouw.")
    desk.press(Qt.Key.Key_Return, CTRL)
    sent(desk)
    desk.tab_to_button("Doorgegeven")
    desk.enter()
    desk.wait(lambda: isinstance(page(desk).view, PassedView))
    desk.tab_to_button("Trek S-1 in")
    desk.enter()
    desk.dialog(SureDialog)
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: "ingetrokken" in desk.words(page(desk)))


def join(desk: Hands, name: str) -> None:
    """Somebody comes on duty as well."""
    on_duty = duty_of(desk)
    assert on_duty.snapshot is not None
    person = next(one for one in on_duty.snapshot.people if one.name == name)
    on_duty.ask(
        lambda store: store.unlock(person.id, VOLUNTEERS[name]),
        lambda unlocked: on_duty.took_over(unlocked, (person,)),
        failed=lambda error: pytest.fail(str(error)),
    )
    desk.wait(lambda: len(on_duty.people_on) == 2)
    settled(desk)


def test_what_was_begun_is_there_after_the_power_went(
    balie: Hands,
    house: House,
    qapp: QApplication,
    qtbot: QtBot,
    vlierdam: Session,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = balie
    write(desk)
    saved(desk)
    after = tmp_path_factory.mktemp("stroom-weg")  # the files as they were at that moment: nothing was closed
    for file in house.folder.iterdir():
        if file.is_file():
            shutil.copy(file, after / file.name)
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(after))
    with window_on(qapp, qtbot, at_house(vlierdam, after)) as again:
        start_dienst(again)
        again.press(Qt.Key.Key_F4)
        again.wait(lambda: isinstance(page(again).view, ResumeView))
        words = again.words(page(again))
        assert "Er staat nog een begin" in words
        assert "Fatma" in words
        assert CANARY not in words  # somebody may read along
        again.enter()
        view = form(again)
        assert view.first.facts.text == FACTS
        assert view.first.urgency.urgency is Urgency.CAN_WAIT
        again.press(Qt.Key.Key_Return, CTRL)
        sent(again)
        assert drafts(again) == []
    desk.desk.window.activateWindow()


def test_covered_half_way_nothing_shows_and_after_the_pin_all_of_it_is_back(balie: Hands) -> None:
    desk = balie
    view = to_form(desk)
    desk.type(FACTS)  # no second has gone by since the last key
    assert view.first.facts.text == FACTS
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: duty_of(desk).covered)
    desk.wait(lambda: CANARY not in everything(desk))
    desk.press(Qt.Key.Key_F4)
    desk.wait(lambda: desk.desk.window.current_page is page(desk))
    assert page(desk).covered.isVisible()
    desk.wait(lambda: desk.focus().window() is desk.desk.window and isinstance(page(desk).covered.asking, PinPad))
    desk.type(VOLUNTEERS["Fatma"])
    desk.enter()
    desk.wait(lambda: not duty_of(desk).covered)
    again = form(desk)
    assert again.first.facts.text == FACTS


def test_leaving_asks_and_throwing_away_leaves_no_draft(balie: Hands) -> None:
    desk = balie
    write(desk)
    saved(desk)
    desk.escape()
    desk.dialog(LeaveDialog)
    desk.escape()
    desk.no_dialog()
    assert form(desk).first.facts.text == FACTS
    desk.escape()
    desk.dialog(LeaveDialog)
    desk.tab_to_button("Bewaar voor later")
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: desk.desk.window.current_page is desk.desk.search)
    assert drafts(desk) == [FACTS]
    desk.press(Qt.Key.Key_F4)
    desk.wait(lambda: isinstance(page(desk).view, ResumeView))
    desk.tab_to(lambda one: name_of(one).startswith("Gooi weg"))
    desk.enter()
    desk.dialog(SureDialog)
    desk.enter()
    desk.no_dialog()
    form(desk)
    assert drafts(desk) == []


def test_an_empty_form_is_left_without_a_question(balie: Hands) -> None:
    desk = balie
    to_form(desk)
    desk.escape()
    desk.wait(lambda: desk.desk.window.current_page is desk.desk.search)
    assert drafts(desk) == []


def test_a_bsn_is_marked_stopped_and_taken_away(balie: Hands) -> None:
    desk = balie
    view = write(desk, "Zijn nummer is 123456782 zei hij.")
    assert view.first.facts.warns
    desk.press(Qt.Key.Key_Return, CTRL)
    assert desk.focus() is view.first.facts.edit
    assert view.first.facts.edit.textCursor().selectedText() == "123456782"
    settled(desk)
    assert isinstance(page(desk).view, FormView)  # it did not go
    desk.tab_to_button("Haal het BSN weg")
    desk.enter()
    assert view.first.facts.text == "Zijn nummer is zei hij."
    desk.press(Qt.Key.Key_Z, CTRL)
    assert "123456782" not in view.first.facts.text
    assert not view.first.facts.warns
    desk.press(Qt.Key.Key_Return, CTRL)
    sent(desk)


def test_what_is_missing_is_said_at_its_place(balie: Hands) -> None:
    desk = balie
    view = to_form(desk)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert desk.focus() is view.first.facts.edit
    assert "Schrijf op wat je zag" in view.first.facts.said
    desk.type("De post steekt uit de bus.")
    assert "Schrijf op" not in view.first.facts.said
    desk.press(Qt.Key.Key_Return, CTRL)
    assert name_of(desk.focus()) == "Hoe dringend? Kan wachten"
    assert view.first.urgency.error


def test_danger_brings_the_numbers_first_and_asks_what_was_done(balie: Hands) -> None:
    desk = balie
    view = to_form(desk)
    desk.type("Ze riep om hulp.")
    to_urgency(desk)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Space)
    assert view.first.urgency.urgency is Urgency.DANGER
    desk.wait(lambda: "0800-2000" in desk.words(view.first.urgency))
    words = desk.words(view.first.urgency)
    assert "Bel eerst. Schrijf daarna." in words
    assert "112" in words
    assert "Ga niet zelf kijken. Haal je collega erbij." in words
    desk.wait(lambda: in_sight(view, view.first.urgency.danger))
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "Nog niemand gebeld?" in view.foot.told.text()
    desk.press(Qt.Key.Key_Space)  # the keyboard is on 112
    assert [(call.who.value, call.at) for call in view.form.calls] == [("112", datetime(2026, 11, 24, 10, 42))]
    desk.sees("112, 10.42 uur", view.first.urgency)
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.sees("Je hebt gebeld", sent(desk))


def in_sight(view: FormView, part: QWidget) -> bool:
    """Whether the top of a part, and all that fits of it, is on the screen."""
    top = part.mapTo(view.pane.viewport(), QPoint(0, 0)).y()
    room = view.pane.viewport().height()
    return top >= 0 and (top + part.height() <= room or top < room // 4)


def test_with_large_letters_the_numbers_are_in_sight_at_once(balie: Hands) -> None:
    desk = balie
    desk.desk.window._look.set_percent(150)
    view = to_form(desk)
    to_urgency(desk)
    desk.press(Qt.Key.Key_Down, times=3)  # one below the other now
    desk.press(Qt.Key.Key_Space)
    assert view.first.urgency.urgency in (Urgency.DANGER, Urgency.TODAY)
    card = view.first.urgency.danger if view.first.urgency.urgency is Urgency.DANGER else view.first.urgency.today
    desk.wait(lambda: in_sight(view, card))
    desk.desk.window._look.set_percent(100)


def test_today_says_that_nobody_gets_a_message_and_keeps_the_time(balie: Hands) -> None:
    desk = balie
    desk.session.settings.save(buurtwerker_name="Marjan de Wit", buurtwerker_phone="06 12345678")
    view = to_form(desk)
    desk.type("Ze heeft geen eten meer.")
    to_urgency(desk)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Space)
    assert view.first.urgency.urgency is Urgency.TODAY
    words = desk.words(view.first.urgency)
    assert "Marjan krijgt geen bericht van deze computer." in words
    assert "06 – 12 34 56 78" in words
    desk.tab_to_button("Ik heb gebeld")
    desk.enter()
    desk.sees("Gebeld om 10.42 uur.", view.first.urgency)
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.sees("Je hebt gebeld", sent(desk))


def test_not_safe_says_who_reads_it(balie: Hands) -> None:
    desk = balie
    view = write(desk)
    desk.tab_to(lambda one: name_of(one) == "Wat wil de bewoner? Vindt het goed")
    desk.press(Qt.Key.Key_Down, times=3)
    desk.press(Qt.Key.Key_Space)  # weet het nog niet
    desk.tab_to(lambda one: name_of(one) == "Waarom nog niet? Geen kans gehad")
    desk.press(Qt.Key.Key_Left)
    desk.press(Qt.Key.Key_Space)
    assert view.form.wish is Wish.UNSAFE
    assert "Het komt nooit in een overleg." in view.first.wish.means
    desk.press(Qt.Key.Key_Return, CTRL)
    done = sent(desk)
    desk.sees("Alleen", done)


def test_sending_fails_and_the_text_is_still_there(balie: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = balie
    view = write(desk)

    def full(*_: object, **__: object) -> None:
        raise WorldError(Code.DISK_FULL)

    with monkeypatch.context() as broken:
        broken.setattr(SignalDesk, "send", full)
        desk.press(Qt.Key.Key_Return, CTRL)
        desk.wait(lambda: "Je tekst staat er nog" in view.foot.told.text())
    assert view.first.facts.text == FACTS
    saved(desk)
    desk.press(Qt.Key.Key_Return, CTRL)
    sent(desk)


def test_the_store_is_busy_half_way_a_page(balie: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = balie
    view = to_form(desk)

    def busy(*_: object, **__: object) -> None:
        raise WorldError(Code.STORE_LOCKED)

    with monkeypatch.context() as broken:
        broken.setattr(SignalDesk, "save_draft", busy)
        desk.type("De post steekt")
        desk.wait(lambda: "Je tekst staat er nog." in view.foot.told.text())
        assert desk.focus() is view.first.facts.edit  # who types goes on typing
    desk.type(" uit de bus.")
    desk.wait(lambda: drafts(desk) == ["De post steekt uit de bus."])
    desk.wait(view.foot.told.isHidden)


def test_left_while_the_store_is_busy_it_is_kept_all_the_same(balie: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = balie
    monkeypatch.setattr(keeper_module, "AGAIN_MS", 50)
    to_form(desk)
    desk.type(FACTS)

    def busy(*_: object, **__: object) -> None:
        raise WorldError(Code.STORE_LOCKED)

    with monkeypatch.context() as broken:
        broken.setattr(SignalDesk, "save_draft", busy)
        desk.press(Qt.Key.Key_1, ALT)
        desk.wait(lambda: "even bezet" in desk.toast())
    desk.wait(lambda: drafts(desk) == [FACTS])
    desk.wait(lambda: not page(desk).keeper._waiting)


def test_a_reader_who_goes_while_the_form_is_open(balie: Hands) -> None:
    desk = balie
    view = write(desk)
    on_duty = duty_of(desk)
    assert on_duty.snapshot is not None
    people = {one.name: one for one in on_duty.snapshot.people}
    gone: list[bool] = []

    def stop(store: object) -> None:
        opened = store.unlock(people["Marjan"].id, PHRASE)  # type: ignore[attr-defined]
        store.stop_person(opened.reader, people[SECOND].id, accept_loss=True)  # type: ignore[attr-defined]
        opened.reader.close()

    on_duty.ask(stop, lambda _: gone.append(True), failed=lambda error: pytest.fail(str(error)))
    desk.wait(lambda: gone)
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.wait(lambda: "Je tekst staat er nog" in view.foot.told.text())
    assert view.first.facts.text == FACTS
    saved(desk)
    assert drafts(desk) == [FACTS]


def test_page_two_reads_back_and_something_can_be_added_later_and_taken_back(balie: Hands) -> None:
    desk = balie
    view = write(desk)
    desk.press(Qt.Key.Key_M, ALT)
    assert view.page == 2
    desk.sees("Bijna klaar")
    assert FACTS in view.extra.read_back.words
    desk.press(Qt.Key.Key_Space)  # zelf gezien
    desk.press(Qt.Key.Key_Return, CTRL)
    done = sent(desk)
    desk.tab_to_button("Nog iets toevoegen")
    desk.enter()
    desk.wait(lambda: isinstance(page(desk).view, AddView))
    desk.type("Vandaag was het licht aan.")
    desk.press(Qt.Key.Key_Return, CTRL)
    done = sent(desk)
    assert done.code.text() == "S-1"
    desk.tab_to_button("Doorgegeven")
    desk.enter()
    desk.wait(lambda: isinstance(page(desk).view, PassedView))
    words = desk.words(page(desk))
    assert "S-1" in words
    assert "Nog niet gelezen" in words
    assert "licht" not in words
    desk.tab_to_button("Trek S-1 in")
    desk.enter()
    desk.dialog(SureDialog)
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: "ingetrokken" in desk.words(page(desk)))


def test_six_hundred_characters_as_people_count_them(balie: Hands) -> None:
    desk = balie
    view = to_form(desk)
    family = "👨‍👩‍👧‍👦"  # one for who reads it, seven for the computer
    view.first.facts.edit.setPlainText(family * 10 + "لا أستطيع دفع الإيجار " + "a" * 470)
    assert view.first.facts.said.endswith("Nog 99 tekens.") or "Nog" in view.first.facts.said
    view.first.facts.edit.setPlainText("a" * 600)
    assert "Nog 0 tekens." in view.first.facts.said
    assert view.first.facts.problem == ""
    view.first.facts.edit.setPlainText("a" * 599 + family)
    assert view.first.facts.problem == ""
    view.first.facts.edit.setPlainText("a" * 600 + family)
    assert view.first.facts.problem == "long"
    assert "1 tekens te veel" in view.first.facts.said
    desk.press(Qt.Key.Key_Return, CTRL)
    settled(desk)
    assert isinstance(page(desk).view, FormView)


def test_a_word_that_judges_gets_a_hint_and_goes_all_the_same(balie: Hands) -> None:
    desk = balie
    view = write(desk, "Hij is gek en zij is een aso.")
    desk.wait(lambda: view.first.facts.hint)
    assert "Schrijf liever" in view.first.facts.hint
    desk.press(Qt.Key.Key_Return, CTRL)
    sent(desk)


def test_ways_are_the_three_of_the_form() -> None:
    assert {one.value for one in Way} == {"geschreven", "bel-me-liever", "ik-twijfel"}
