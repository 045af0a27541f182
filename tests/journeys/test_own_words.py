"""Names and facts stay off the table and off paper, by keys: which words are wrong, and that nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import ui.pages.meeting.paper as paper_module
from data.desk.access import changing_back
from data.desk.meetings import reaching
from data.desk.meetings.plan import Said
from data.desk.meetings.records import Decision, MeetingTable
from data.desk.signals import content
from data.desk.signals.records import Agreement
from desktop import startup
from desktop.startup import Session
from tests.desks import window_on
from tests.hands import CTRL, Hands, text_of
from tests.houses import House, at_house, open_store
from tests.journeys.test_meeting import THURSDAY, duty_of, go, kept, make, meeting, on_screen, write
from tests.meetings import FACTS, NAME, come_in, make_meeting_house
from ui.dialogs.desk_base import DeskDialog
from ui.pages.meeting.page import MeetingPage
from ui.pages.week.care_steps import TitleDialog
from ui.pages.week.outside_steps import AttentionDialog
from ui.pages.week.page import WeekPage
from ui.pages.week.steps import AgendaDialog, AgreeDialog
from ui.printing import Printers
from ui.widgets.fields import Field


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> House:
    return make_meeting_house(tmp_path_factory.mktemp("huis"))


@pytest.fixture
def balie(
    qapp: QApplication, qtbot: QtBot, vlierdam: Session, tmp_path: Path, made: House, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hands]:
    """Marjan at the desk, with her own key."""
    house = made.copied(tmp_path)
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(house.folder))
    with window_on(qapp, qtbot, at_house(vlierdam, house.folder)) as hands:
        come_in(hands, house)
        yield hands


@pytest.fixture
def pdf(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], str]:
    """Where the next PDF is kept, and what it says."""
    target = tmp_path / "papier.pdf"
    monkeypatch.setattr(paper_module, "find_printers", lambda: Printers())
    monkeypatch.setattr(paper_module, "ask_where_to_keep", lambda _p, _t, _n, _k, chosen: chosen(target))
    return lambda: text_of(target)


def _names_the_words(field: Field, typed: str) -> None:
    """The name is quoted, what to do stands there, and what was typed too."""
    assert field.error.startswith(f"“{NAME}” lijkt de naam van een bewoner."), field.error
    assert field.error.endswith("Wat je typte, staat er nog.")
    assert field.text == typed


def test_at_the_table_a_name_and_the_facts_are_refused_where_they_stand(balie: Hands, pdf: Callable[[], str]) -> None:
    desk = balie
    page = make(desk)
    write(desk, page, 1, f"{NAME} doet niet open", "Wie kent de straat?")
    # The title and the text were kept each on its own: both were answered.
    desk.wait(lambda: page.agenda.item.title.error and not page.agenda.item._sent)
    _names_the_words(page.agenda.item.title, f"{NAME} doet niet open")
    desk.wait(lambda: any(one.text == "Wie kent de straat?" for one in meeting(page).items))  # that was kept
    again = QSignalSpy(page.agenda.item.written)
    desk.qtbot.wait(500)
    assert again.count() == 0  # the same words are not sent a second time
    desk.enter()
    desk.wait(page.agenda.item._title.hasFocus)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.type("Iemand doet niet open")
    desk.escape()
    kept(desk, page, 1, "Iemand doet niet open")
    go(desk)
    desk.wait(lambda: on_screen(page) is page.run and page.run._decision.hasFocus())
    for words, start in ((f"Koffie bij {NAME}", f"“{NAME}”"), (FACTS, "“De gordijnen zijn al twee weken” staat zo in")):
        desk.press(Qt.Key.Key_A, CTRL)
        desk.type(words)
        desk.press(Qt.Key.Key_PageDown)
        desk.wait(lambda start=start: page.run.decision.error.startswith(start))
        assert page.run.decision.text == words
        desk.wait(page.run._decision.hasFocus)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.type("Koffie drinken")
    desk.enter()
    desk.type(NAME)
    desk.enter()
    desk.enter()
    desk.wait(lambda: page.run.owner.error)
    _names_the_words(page.run.owner, NAME)
    desk.wait(page.run._owner.hasFocus)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.type("wijkv")
    desk.enter()
    desk.enter()
    desk.wait(lambda: any(one.decision is not None for one in meeting(page).items))
    assert _printed(desk, page, pdf, "agenda").count("Iemand doet niet open") == 1
    while on_screen(page) is not page.feedback:
        desk.wait(lambda: on_screen(page) in (page.run, page.feedback))
        if on_screen(page) is page.run:
            desk.press(Qt.Key.Key_PageDown)
    go(desk)
    desk.wait(lambda: on_screen(page) is page.agenda)
    said = _printed(desk, page, pdf, "actions")
    assert "Koffie drinken" in said
    assert NAME not in said
    assert "gordijnen" not in said


def _printed(desk: Hands, page: MeetingPage, pdf: Callable[[], str], which: str) -> str:
    """The paper as it is kept as a PDF, read back."""
    if on_screen(page) is page.run:
        desk.escape()
        desk.wait(lambda: on_screen(page) is page.agenda)
    row = page.agenda.agenda_paper if which == "agenda" else page.agenda.actions_paper
    row.save_button.click()
    desk.wait(lambda: "Bewaard als" in row.said)
    said = pdf()
    if which == "agenda":
        go(desk)
        desk.wait(lambda: on_screen(page) is page.run)
    return said


@pytest.mark.parametrize(
    ("key", "dialog", "field"),
    [
        (Qt.Key.Key_T, TitleDialog, "title"),
        (Qt.Key.Key_A, AgendaDialog, "title"),
        (Qt.Key.Key_S, AgreeDialog, "agreement"),
        (Qt.Key.Key_S, AgreeDialog, "owner"),
        (Qt.Key.Key_E, AttentionDialog, "attention"),
    ],
)
def test_the_dialogs_of_the_week_say_which_word(
    balie: Hands, key: Qt.Key, dialog: type[DeskDialog], field: str
) -> None:
    desk = balie
    page = desk.desk.window.show_page("week")
    assert isinstance(page, WeekPage)
    desk.wait(lambda: page.model.rowCount() and page.list.hasFocus())
    signal = next(line.id for line in page.model.lines if line.code == "S-1")
    desk.wait(lambda: page.list.here is not None)
    while page.list.here is None or page.list.here.signal != signal:
        desk.press(Qt.Key.Key_Down)
    desk.enter()
    desk.wait(lambda: page.signal_shown is not None and page.signal_shown.id == signal)
    desk.press(key)
    shown = desk.dialog(dialog)
    asked = shown.fields[field]
    desk.tab_to(lambda one: one is asked.edit)
    desk.press(Qt.Key.Key_A, CTRL)
    typed = f"Langs bij {NAME}"
    desk.type(typed)
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.wait(lambda: asked.error)
    _names_the_words(asked, typed)
    assert shown.isVisible()
    shown.reject()
    desk.no_dialog()


def test_words_of_before_are_kept_back_and_not_lost(balie: Hands, pdf: Callable[[], str]) -> None:
    """A title, a text and an agreement from when nothing looked at them: number and theme stand there instead."""
    desk = balie
    page = make(desk)
    key = meeting(page).id
    item = next(one for one in meeting(page).items if one.numbers == (1,))
    signal, reader = item.signal_ids[0], duty_of(desk).reader
    assert reader is not None
    due = THURSDAY.replace(month=12, day=3)

    def of_before(_: object) -> None:
        with changing_back(reader) as connection:
            work = content.one(connection, reader, signal).work
            agreement = Agreement(NAME, due, "Koffie")
            content.save_work(connection, reader, signal, replace(work, title=f"{NAME} slaapt", agreement=agreement))
            said = reaching.known(connection, reader, [signal])[signal].said
            now = Said(key, THURSDAY, MeetingTable.DOEN, FACTS, Decision(FACTS, NAME, due))
            reaching.say(connection, reader, signal, said.put(now))

    done: list[object] = []
    duty_of(desk).ask(of_before, lambda _: done.append(True), failed=lambda error: pytest.fail(str(error)))
    desk.wait(lambda: done)
    desk.escape()
    desk.wait(lambda: on_screen(page) is page.start and page.start.model.rowCount() == 1)
    desk.enter()
    desk.wait(lambda: on_screen(page) is page.agenda and page.agenda.list.hasFocus())
    page.agenda.list.select(item.id)
    desk.wait(lambda: "laten we niet zien" in desk.words(page.agenda.item))
    assert [line.title for line in page.agenda.model.lines][1] == "S-1, contact"
    said = _printed(desk, page, pdf, "agenda")
    assert "S-1, contact" in said
    desk.wait(lambda: page.run.item is not None)
    while page.run.item is not None and page.run.item.id != item.id:
        desk.press(Qt.Key.Key_PageUp)
    for words in (said, desk.words()):
        assert NAME not in words
        assert "gordijnen" not in words
    desk.press(Qt.Key.Key_PageDown)  # passing it by takes the decision not away
    desk.wait(lambda: page.run.item is not None and page.run.item.id != item.id)
    again: list[int] = []

    def decided(_: object) -> int:
        with changing_back(reader) as connection:
            kept_ = reaching.known(connection, reader, [signal])[signal].said.of(key)
            return 1 if kept_ is not None and kept_.decision == Decision(FACTS, NAME, due) else 2

    duty_of(desk).ask(decided, again.append, failed=lambda error: pytest.fail(str(error)))
    desk.wait(lambda: again)
    assert again == [1]
