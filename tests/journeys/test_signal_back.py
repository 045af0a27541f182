"""What comes back to the desk, and what is there again when the program was closed in the middle of a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from data.desk.house import DeskStore
from data.desk.meetings.records import MeetingTable, Participant, Partner
from data.desk.meetings.table import MeetingDesk
from data.desk.signals.kinds import Feedback
from data.desk.signals.week import WeekDesk
from desktop import startup
from desktop.startup import Session
from tests.desks import window_on
from tests.hands import ALT, Hands, name_of
from tests.houses import PHRASE, House, at_house, make_house, open_store
from tests.journeys.test_inloop import begin, duty_of, inloop, settled
from tests.journeys.test_signal import (
    CANARY,
    FACTS,
    balie,
    drafts,
    everything,
    form,
    house,
    made,
    page,
    sent,
    start_dienst,
    to_form,
    write,
)
from ui.pages.signal.passed import PassedView
from ui.pages.signal.resume import ResumeView
from ui.widgets.notices import NoticeBar

__all__ = ["balie", "house", "made"]  # fixtures


def on_the_worker(desk: Hands, work: object) -> object:
    """Do something on the worker of the desk store, and wait for it."""
    found: list[object] = []
    duty_of(desk).ask(work, found.append, failed=lambda error: pytest.fail(str(error)))  # type: ignore[arg-type]
    desk.wait(lambda: found)
    return found[0]


def tell_back(desk: Hands, text: str) -> None:
    """Marjan reads the one signal that there is, and says something back."""
    people = {one.name: one for one in duty_of(desk).snapshot.people}  # type: ignore[union-attr]

    def work(store: DeskStore) -> bool:
        reader = store.unlock(people["Marjan"].id, PHRASE).reader
        assert reader is not None
        week = WeekDesk()
        (line,) = week.inbox(reader).lines
        week.open(reader, line.id)
        week.take_up(reader, line.id)
        week.give_feedback(reader, line.id, Feedback.BUSY, text, resident_agrees=bool(text))
        reader.close()
        return True

    on_the_worker(desk, work)


def test_news_shows_at_the_next_dienst_of_who_wrote_it(balie: Hands) -> None:
    desk = balie
    to_form(desk)
    desk.press(Qt.Key.Key_B, ALT)
    sent(desk)
    tell_back(desk, "De buurman doet weer open.")
    end_dienst(desk)
    start_dienst(desk, "Henk")  # somebody else hears nothing of it
    settled(desk)
    assert notices(desk) == []
    end_dienst(desk)
    start_dienst(desk, "Fatma")
    desk.wait(lambda: notices(desk))
    words = desk.words()
    assert "buurman" not in words  # a visitor sits beside it
    assert "S-1" not in words
    desk.tab_to_button("Lees")
    desk.enter()
    desk.wait(lambda: isinstance(page(desk).view, PassedView))
    desk.wait(lambda: "De buurman doet weer open." in desk.words(page(desk)))
    desk.sees("We zijn ermee bezig.", page(desk))
    desk.sees("Gelezen en opgepakt.", page(desk))
    assert name_of(desk.focus()) == "Bericht over S-1 gelezen"
    desk.enter()
    desk.wait(lambda: "buurman" not in desk.words(page(desk)))
    desk.wait(lambda: "We zijn ermee bezig." in desk.words(page(desk)))
    assert "Trek in" not in desk.words(page(desk))  # it was read


def test_after_an_overleg_nobody_says_it_was_read_when_it_was_not(balie: Hands) -> None:
    """It was on the agenda, nothing was decided and nobody opened it: it waits as before, and may be taken back."""
    desk = balie
    to_form(desk)
    desk.press(Qt.Key.Key_B, ALT)
    sent(desk)
    people = {one.name: one for one in duty_of(desk).snapshot.people}  # type: ignore[union-attr]

    def overleg(store: DeskStore) -> int:
        reader = store.unlock(people["Marjan"].id, PHRASE).reader
        assert reader is not None
        desk_of = MeetingDesk()
        worker = Participant("buurtwerker", "Welzijn", Partner.COMMUNITY_WORKER)
        held = desk_of.begin(reader, desk_of.make(reader, MeetingTable.DOEN, reader.session.now().date(), [worker]).id)
        desk_of.finish(reader, held.id)
        reader.close()
        return len(held.items)

    assert on_the_worker(desk, overleg) == 1
    desk.tab_to_button("Doorgegeven")
    desk.enter()
    desk.wait(lambda: isinstance(page(desk).view, PassedView))
    desk.sees("Het ligt klaar. Nog niet gelezen.", page(desk))
    assert "Gelezen en opgepakt" not in desk.words(page(desk))
    desk.sees("Trek in", page(desk))


def end_dienst(desk: Hands) -> None:
    over: list[bool] = []
    duty_of(desk).end(lambda: over.append(True))
    desk.wait(lambda: over)
    assert not duty_of(desk).open


def notices(desk: Hands) -> list[str]:
    bars = desk.desk.window.findChildren(NoticeBar)
    return [one.accessibleName() for one in bars if one.isVisible() and "bericht terug" in one.accessibleName()]


def test_the_list_keeps_what_is_being_written(balie: Hands) -> None:
    desk = balie
    view = to_form(desk)
    desk.type(FACTS)
    view.passed.click()
    desk.wait(lambda: isinstance(page(desk).view, PassedView))
    assert CANARY not in everything(desk)
    desk.tab_to_button("Iets nieuws doorgeven")
    desk.enter()
    assert form(desk).first.facts.text == FACTS


def test_another_room_takes_it_off_the_screen_and_it_is_back_in_the_same_visit(balie: Hands) -> None:
    desk = balie
    to_form(desk)
    desk.type(FACTS)
    desk.press(Qt.Key.Key_1, ALT)
    desk.wait(lambda: desk.desk.window.current_page is desk.desk.search)
    QApplication.sendPostedEvents(None, 0)
    desk.wait(lambda: CANARY not in everything(desk))
    desk.press(Qt.Key.Key_F4)
    assert form(desk).first.facts.text == FACTS
    desk.press(Qt.Key.Key_1, ALT)
    desk.press(Qt.Key.Key_F2)  # another visitor: it is asked, and nothing of it shown
    desk.wait(lambda: inloop(desk).has_visit)
    desk.press(Qt.Key.Key_F4)
    desk.wait(lambda: isinstance(page(desk).view, ResumeView))
    assert CANARY not in desk.words()


def test_the_dienst_ended_in_the_middle_of_a_word(balie: Hands) -> None:
    desk = balie
    to_form(desk)
    desk.type(FACTS)
    end_dienst(desk)
    desk.wait(lambda: CANARY not in everything(desk))
    start_dienst(desk)
    assert drafts(desk) == [FACTS]


def test_f4_after_sending_begins_something_new(balie: Hands) -> None:
    desk = balie
    write(desk)
    form(desk).ask_send()
    sent(desk)
    desk.press(Qt.Key.Key_F4)
    assert form(desk).empty


def test_the_program_closed_in_the_middle_of_a_word(
    qapp: QApplication, qtbot: QtBot, vlierdam: Session, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(house.folder))
    with window_on(qapp, qtbot, at_house(vlierdam, house.folder)) as desk:
        start_dienst(desk)
        to_form(desk)
        desk.type(FACTS)  # no second went by
    with window_on(qapp, qtbot, at_house(vlierdam, house.folder)) as again:
        start_dienst(again)
        assert drafts(again) == [FACTS]
    newest = max((house.folder / "backups").glob("*"), key=lambda one: one.stat().st_mtime, default=None)
    assert newest is None or CANARY.encode() not in Path(newest).read_bytes()


def test_f4_says_why_it_cannot_be_now(
    qapp: QApplication, qtbot: QtBot, vlierdam: Session, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(house.folder))
    with window_on(qapp, qtbot, at_house(vlierdam, house.folder)) as desk:
        assert "signal" not in desk.desk.window._rail.names()
        desk.press(Qt.Key.Key_F4)
        assert "Begin eerst een dienst." in desk.toast()


def test_with_one_reader_f4_says_who_to_call(
    qapp: QApplication, qtbot: QtBot, vlierdam: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = make_house(tmp_path)
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(alone.folder))
    with window_on(qapp, qtbot, at_house(vlierdam, alone.folder)) as desk:
        desk.desk.dienst.look()
        desk.wait(lambda: duty_of(desk).snapshot is not None)
        begin(desk)
        settled(desk)
        desk.wait(lambda: desk.desk.signals.work.readers is not None)
        assert "signal" not in desk.desk.window._rail.names()
        desk.press(Qt.Key.Key_F4)
        assert "2 buurtwerkers met een herstelkaart" in desk.toast()
        assert desk.desk.window.current_page is desk.desk.search
