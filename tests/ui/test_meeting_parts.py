"""The parts of the overleg by themselves: the list that moves, the held name, own words, one pass at the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

import ui.pages.meeting.paper as paper_module
from data.desk.meetings.records import (
    Decision,
    FeedbackLine,
    Item,
    ItemKind,
    KeptOff,
    Lacks,
    Meeting,
    MeetingLine,
    MeetingTable,
    Part,
    Participant,
    Partner,
    Proposal,
    Refused,
    State,
)
from data.desk.signals.kinds import Feedback, SignalTheme
from data.errors import Code, WorldError
from tests.conftest import NOW
from ui.context import Context
from ui.pages.meeting import words
from ui.pages.meeting.agenda_list import AgendaList
from ui.pages.meeting.agenda_model import AgendaModel
from ui.pages.meeting.agenda_view import AgendaView
from ui.pages.meeting.feedback_view import FeedbackView
from ui.pages.meeting.hold import HoldButton
from ui.pages.meeting.item_panel import ItemPanel, Written
from ui.pages.meeting.make_view import MakeView, Wanted
from ui.pages.meeting.paper import PaperRow
from ui.pages.meeting.people import PeoplePanel
from ui.pages.meeting.run_view import Decided, RunView
from ui.printing import Printers
from ui.theme import Look

THURSDAY = date(2026, 11, 26)
NURSE = Participant("wijkverpleegkundige", "Zorggroep Vlierdam", Partner.CARE)
OFFICER = Participant("wijkagent")


def _item(key: str, part: Part, *numbers: int, **more: object) -> Item:
    ids = tuple(str(number) for number in numbers)
    return Item(key, ItemKind.SIGNAL, part, numbers, ids, (SignalTheme.CONTACT,), **more)  # type: ignore[arg-type]


def _meeting(*items: Item, state: State = State.PLANNED, **more: object) -> Meeting:
    shown = items or (
        _item("a", Part.URGENT, 118, title="Bewoner doet niet open", text="Wie kent de straat?", name_allowed=True),
        _item("b", Part.NEW, 120),
        _item("c", Part.EARLIER, 109, title="Fietspad glad", earlier=Decision("Strooien", "gemeente", THURSDAY)),
    )
    made = Meeting(
        "m", MeetingTable.DOEN, THURSDAY, "09:00", "kamer 2", "Marjan", (NURSE, OFFICER), state, shown,
        (KeptOff(130, "x", Refused.UNSAFE), KeptOff(131, "y", Refused.REFUSES), KeptOff(133, "z", Refused.REFUSES)),
        (Lacks.NO_ORGANISATION,), date(2027, 2, 24),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.fixture
def context(look: Look) -> Context:
    """What these parts ask of a context: the look and the clock; a printer that nobody chose."""
    settings = SimpleNamespace(current=SimpleNamespace(printer=""))
    return cast("Context", SimpleNamespace(look=look, now=lambda: NOW, settings=settings))


Seen = Callable[[QWidget], QWidget]


@pytest.fixture
def seen(qtbot: QtBot) -> Iterator[Seen]:
    """Shows a part in a window of its own, in front; the window stays as long as the test."""
    windows: list[QWidget] = []

    def show(part: QWidget) -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        windows.append(window)
        QVBoxLayout(window).addWidget(part)
        window.resize(1174, 700)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield show
    windows.clear()


def _agenda(context: Context) -> AgendaView:
    rows = [PaperRow(context, lambda then: None, name, "x.pdf") for name in ("Druk agenda af", "Druk actielijst af")]
    return AgendaView(context, rows[0], rows[1])


# The list


def test_the_agenda_is_a_sound_model(qtmodeltester: ModelTester, look: Look) -> None:
    model = AgendaModel()
    qtmodeltester.check(model, force_py=True)
    model.show_lines(words.lines(_meeting()))
    qtmodeltester.check(model, force_py=True)
    assert [line.title for line in model.lines if line.heading] == ["Spoed en over tijd", "Nieuw", "Eerdere afspraken"]
    assert model.lines[3].title == "Nog geen titel"
    assert (
        model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "1. Bewoner doet niet open, S-118 · Contact · 5 min"
    )
    assert model.row_of("c") == 5
    assert model.row_of("weg") == -1


def test_what_only_says_something_else_does_not_make_the_list_jump(qtbot: QtBot, look: Look) -> None:
    model = AgendaModel()
    model.show_lines(words.lines(_meeting()))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        items = _meeting().items
        model.show_lines(words.lines(_meeting(items[0], replace(items[1], title="Brief van de bank"), items[2])))


def _list(seen: Seen, look: Look) -> AgendaList:
    model = AgendaModel()
    model.show_lines(words.lines(_meeting()))
    made = AgendaList(model, look)
    model.setParent(made)
    seen(made)
    made.setFocus()
    return made


def test_the_arrows_pass_headings_by_and_alt_moves(qtbot: QtBot, seen: Seen, look: Look) -> None:
    here = _list(seen, look)
    assert here.current == "a"
    QTest.keyClick(here, Qt.Key.Key_Down)
    assert here.current == "b"
    with qtbot.waitSignal(here.moved) as moved:
        QTest.keyClick(here, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert moved.args == ["b", -1]
    with qtbot.waitSignal(here.taken_off) as gone:
        QTest.keyClick(here, Qt.Key.Key_Delete)
    assert gone.args == ["b"]
    QTest.keyClick(here, Qt.Key.Key_End)
    assert here.current == "c"
    here.set_movable(False)
    with qtbot.assertNotEmitted(here.moved), qtbot.assertNotEmitted(here.taken_off):
        QTest.keyClick(here, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        QTest.keyClick(here, Qt.Key.Key_Delete)


@pytest.mark.parametrize(("onto", "before"), [("a", "a"), ("c", "")])
def test_a_point_is_dragged_to_its_place(qtbot: QtBot, seen: Seen, look: Look, onto: str, before: str) -> None:
    """Onto the upper half of the first: before it. Onto the lower half of the last: the end."""
    here = _list(seen, look)
    rows = {line.id: here.visualRect(here.model().index(row, 0)) for row, line in enumerate(here._agenda.lines)}
    start, target = rows["b"].center(), rows[onto]
    end = QPoint(target.center().x(), target.top() + 4 if before else target.bottom() - 4)
    with qtbot.waitSignal(here.dropped) as dropped:
        QTest.mousePress(here.viewport(), Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(here.viewport(), start + QPoint(0, 15))
        QTest.mouseMove(here.viewport(), end)
        assert not here.grab().isNull()
        QTest.mouseRelease(here.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert dropped.args == ["b", before]


# The agenda


def test_the_agenda_says_its_time_and_what_is_kept_off(qtbot: QtBot, seen: Seen, context: Context) -> None:
    view = _agenda(context)
    seen(view)
    view.show_meeting(_meeting())
    assert view._time.text() == "15 van 60 minuten"
    assert view._kept_off.text() == "3 niet op deze tafel"
    view.show_kept_off()
    said = [label.text() for label in view.kept_off.findChildren(type(view._time)) if label.isVisible()]
    assert "S-131, S-133" in said
    assert "Het is niet veilig voor de bewoner. Dit komt nooit op een agenda." in said
    assert view.escape()
    long = [replace(one, minutes=25) for one in _meeting().items]
    view.show_meeting(_meeting(*long))
    assert view._time.text() == "75 van 60 minuten. Haal een punt weg."


def test_moving_stays_within_the_agenda(qtbot: QtBot, context: Context) -> None:
    view = _agenda(context)
    view.show_meeting(_meeting())
    with qtbot.waitSignal(view.moved) as moved:
        view._step("b", 1)
    assert moved.args == ["b", 2]
    with qtbot.assertNotEmitted(view.moved):
        view._step("a", -1)
        view._step("c", 1)
    with qtbot.waitSignal(view.moved) as dropped:
        view._drop("a", "")
    assert dropped.args == ["a", 2]


def test_a_meeting_of_two_hundred_points_is_one_list(qtbot: QtBot, seen: Seen, context: Context) -> None:
    """No widget for each point: the list paints what is seen."""
    view = _agenda(context)
    seen(view)
    view.show_meeting(_meeting(*(_item(f"i{n}", Part.NEW, n, title=f"Punt {n}") for n in range(1, 201))))
    parts = len(view.findChildren(QWidget))
    assert len(view.model.points) == 200
    view.show_meeting(_meeting())
    assert abs(len(view.findChildren(QWidget)) - parts) < 10


def test_nothing_stays_when_it_is_covered(qtbot: QtBot, context: Context) -> None:
    view = _agenda(context)
    view.show_meeting(_meeting())
    view.list.select("a")
    view.item._title.setText("Jan doet niet open")
    view.forget()
    assert view.item._title.text() == view.item._text.toPlainText() == ""
    assert not view.item._title.isUndoAvailable()
    assert not view.item._text.document().isUndoAvailable()
    assert view.model.rowCount() == 0
    assert "Jan" not in "\n".join(label.text() for label in view.findChildren(type(view._time)))


# Her own words


def test_words_are_kept_a_moment_after_the_last_key(qtbot: QtBot, look: Look) -> None:
    panel = ItemPanel(look)
    qtbot.addWidget(panel)
    panel.show_item(_meeting().items[1], writable=True)
    with qtbot.waitSignal(panel.written, timeout=3_000) as kept:
        QTest.keyClicks(panel._title, "Brief van de bank")
    written = kept.args[0]
    assert written == Written("b", "Brief van de bank", "", 5)
    assert panel.unkept is None


def test_what_is_refused_stays_also_after_another_point(qtbot: QtBot, look: Look) -> None:
    panel = ItemPanel(look)
    qtbot.addWidget(panel)
    first, second, _ = _meeting().items
    panel.show_item(second, writable=True)
    panel._text.setPlainText("de gordijnen zijn dicht")
    panel.keep()
    panel.show_item(first, writable=True)
    panel.refuse(
        Written("b", "", "de gordijnen zijn dicht", 5), WorldError(Code.TEXT_TOO_LONG, field="text", most="400")
    )
    assert panel.text.error == ""
    panel.show_item(second, writable=True)
    assert panel._text.toPlainText() == "de gordijnen zijn dicht"
    assert "Wat je typte staat er nog" in panel.text.error
    panel.over(Written("b", "", "iets anders", 5))
    panel.show_item(first, writable=True)
    panel.show_item(second, writable=True)
    assert panel.text.error == panel._text.toPlainText() == ""


# Names


def test_a_name_is_seen_only_while_it_is_held(qtbot: QtBot, seen: Seen, look: Look) -> None:
    place = QWidget()
    button = HoldButton("Houd vast", "meeting-name", place)
    QVBoxLayout(place).addWidget(button)
    seen(place)
    place.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    place.setFocus()
    window = place.window().windowHandle()
    assert window is not None
    with qtbot.waitSignal(button.held):
        QTest.keyPress(window, Qt.Key.Key_F5)
    assert button.holding
    with qtbot.waitSignal(button.let_go):
        QTest.keyRelease(window, Qt.Key.Key_F5)
    with qtbot.waitSignal(button.held):
        QTest.mousePress(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(button.let_go):
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    QTest.keyPress(window, Qt.Key.Key_F5)
    with qtbot.waitSignal(button.let_go):  # another window comes in front: the release never comes
        QApplication.sendEvent(place.window(), QEvent(QEvent.Type.WindowDeactivate))
    QTest.keyRelease(window, Qt.Key.Key_F5)
    QTest.keyPress(window, Qt.Key.Key_F5)
    with qtbot.waitSignal(button.let_go):
        button.hide()


def test_a_key_that_repeats_lets_go_once(qtbot: QtBot, seen: Seen, look: Look) -> None:
    place = QWidget()
    button = HoldButton("Houd vast", "meeting-name", place)
    QVBoxLayout(place).addWidget(button)
    seen(place)
    button._hold()
    again = QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier, "", autorep=True)
    QApplication.sendEvent(place, again)
    assert button.holding
    button.release()


# At the table


def _table(seen: Seen, context: Context) -> RunView:
    view = RunView(context)
    seen(view)
    view.show_meeting(_meeting(state=State.RUNNING))
    view.focus_first()
    return view


def test_decision_owner_and_day_in_one_pass(qtbot: QtBot, seen: Seen, context: Context) -> None:
    view = _table(seen, context)
    QTest.keyClicks(view._decision, "Koffie brengen")
    QTest.keyClick(view._decision, Qt.Key.Key_Return)
    QTest.keyClicks(view._owner, "wijkv")
    assert view._owner.text() == "wijkverpleegkundige"
    QTest.keyClick(view._owner, Qt.Key.Key_Return)
    with qtbot.waitSignal(view.decided) as decided:
        QTest.keyClick(view._due, Qt.Key.Key_Return)
    assert decided.args == [Decided("a", "Koffie brengen", "wijkverpleegkundige", date(2026, 12, 3))]
    first, *rest = _meeting().items
    done = replace(first, decision=Decision("Koffie brengen", "wijkverpleegkundige", date(2026, 12, 3)))
    view.kept(_meeting(done, *rest, state=State.RUNNING))
    assert view.item is not None
    assert view.item.id == "b"
    assert view._decision.toPlainText() == ""
    with qtbot.assertNotEmitted(view.decided):
        view.go(1)
        view.go(-1)
        view.go(-1)
    assert view._decision.toPlainText() == "Koffie brengen"
    assert view.unkept is None


def test_who_without_what_is_asked_and_a_refusal_stands_at_its_field(
    qtbot: QtBot, seen: Seen, context: Context
) -> None:
    view = _table(seen, context)
    QTest.keyClicks(view._owner, "gemeente")
    with qtbot.assertNotEmitted(view.decided):
        view.go(1)
    assert view.decision.error == "Schrijf op wat jullie besluiten."
    view._decision.setPlainText("Bellen")
    with qtbot.waitSignal(view.decided):
        view.go(1)
    view.refuse(WorldError(Code.VALUE_UNREADABLE, field="due"))
    assert view.due.error
    assert view._decision.toPlainText() == "Bellen"
    assert view.go_button.isEnabled()


def test_the_name_is_offered_only_where_the_wish_allows(qtbot: QtBot, seen: Seen, context: Context) -> None:
    view = _table(seen, context)
    assert view._name_row.isVisible()
    assert view._name.text() == words.COVERED_NAME
    view.show_name("a", "Jan, Beukstraat")  # it is not held any more when the answer comes
    assert view._name.text() == words.COVERED_NAME
    view.hold._hold()
    view.show_name("b", "Iemand anders")
    assert view._name.text() == words.COVERED_NAME
    view.show_name("a", "Jan, Beukstraat")
    assert view._name.text() == "Jan, Beukstraat"
    view.go(1)
    assert view._name.text() == words.COVERED_NAME
    assert not view._name_row.isVisible()
    assert view._no_name.isVisible()


def test_after_the_last_point_comes_the_feedback(qtbot: QtBot, seen: Seen, context: Context) -> None:
    view = _table(seen, context)
    view.go(1)
    view.go(1)
    assert view.skip.text() == "Geen besluit, afronden"
    with qtbot.waitSignal(view.over):
        view.go(1)


# Making one, and the end


def test_somebody_without_an_organisation_sits_at_the_table(qtbot: QtBot, look: Look) -> None:
    panel = PeoplePanel()
    qtbot.addWidget(panel)
    panel.add()
    assert panel.role.error == "Schrijf op wat diegene doet."
    QTest.keyClicks(panel.role.edit, "wijkagent")
    QTest.keyClick(panel.role.edit, Qt.Key.Key_Return)
    assert panel.people == (OFFICER,)
    assert words.participant(OFFICER) == "wijkagent, organisatie niet bekend"
    assert words.participant(Participant("agent", "", Partner.POLICE)) == "agent, politie"
    panel.show_people((), (NURSE, OFFICER))
    panel._put(NURSE, OFFICER)
    assert panel.people == (NURSE, OFFICER)
    panel._put(NURSE)
    assert panel.people == (NURSE, OFFICER)


def test_the_day_is_proposed_and_a_day_chosen_by_hand_stays(qtbot: QtBot, context: Context) -> None:
    view = MakeView(context)
    qtbot.addWidget(view)
    with qtbot.waitSignal(view.table_chosen) as chosen:
        view.begin(MeetingTable.DOEN)
    assert chosen.args == [MeetingTable.DOEN]
    view.propose(Proposal(MeetingTable.DOEN, THURSDAY, (NURSE,), "13:30", "kamer 2", "Marjan"))
    assert view.day._below.text() == "Donderdag 26 november"
    QTest.keyClicks(view.people.role.edit, "wijkagent")  # not put at the table yet
    with qtbot.waitSignal(view.made) as made:
        view.make()
    assert made.args == [Wanted(MeetingTable.DOEN, THURSDAY, "13:30", "kamer 2", "Marjan", (OFFICER,))]
    QTest.keyClick(view._day, Qt.Key.Key_Up)
    view._touched()
    view.rows[MeetingTable.AREA].click()
    view.propose(Proposal(MeetingTable.AREA, date(2026, 12, 3), ()))
    with qtbot.waitSignal(view.made) as again:
        view.make()
    assert again.args[0].day == date(2026, 11, 27)


def _line(key: str, author: str, **more: object) -> FeedbackLine:
    number, choices = int(key), (Feedback.THANKS, Feedback.BUSY, Feedback.SPOKEN)
    return FeedbackLine(key, number, THURSDAY, (), author, Feedback.BUSY, choices, **more)  # type: ignore[arg-type]


def test_the_sentences_are_approved_or_left_for_later(qtbot: QtBot, seen: Seen, context: Context) -> None:
    view = FeedbackView(context)
    seen(view)
    view.show_lines((_line("118", "Fatma"), _line("120", "Henk"), _line("109", "Fatma", approved=Feedback.THANKS)))
    assert [line.title for line in view.model.lines if line.heading] == ["Terug naar Fatma", "Terug naar Henk"]
    view.focus_first()
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert view._count.text() == "1 van 2 zinnen gaan terug."
    QTest.keyClick(view.list, Qt.Key.Key_Up)
    view.sentence.setCurrentIndex(view.sentence.findData(Feedback.SPOKEN.value))
    view.sentence.activated.emit(view.sentence.currentIndex())
    with qtbot.waitSignal(view.approved) as approved:
        view.approve()
    assert [(line.number, line.approved) for line in approved.args[0]] == [(118, Feedback.SPOKEN)]


# Paper


def test_without_a_printer_it_says_so_and_a_pdf_can_be_kept(
    qtbot: QtBot, seen: Seen, context: Context, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(paper_module, "find_printers", lambda: Printers())
    asked: list[str] = []
    row = PaperRow(context, lambda then: asked.append("agenda"), "Druk agenda af", "agenda.pdf")
    seen(row)
    row.print()
    assert "geen printer gevonden" in row.said
    assert "bewaren als PDF" in row.said
    assert asked == []
    row.save()
    assert asked == ["agenda"]
    row.forget()
    assert row.said == ""


# Words


def test_everything_that_can_be_said_has_its_words() -> None:
    for table in MeetingTable:
        assert words.table(table.value)
        assert words.table_note(table.value)
    for part in Part:
        assert words.part(part.value)
    for reason in Refused:
        assert words.why(reason.value).endswith(".")
    for partner in Partner:
        assert words.organisation(partner.value)
    for state in State:
        made = words.row(MeetingLine("m", MeetingTable.DOEN, THURSDAY, state, 3, date(2027, 2, 24)), NOW.date())
        assert made.title == "Donderdag 26 november 2026: Doen!-team"
        assert words.begin(_meeting(state=state))
    assert words.numbers((1, 2, 3, 4, 5)) == "S-1, S-2, S-3 en nog 2"
    assert words.agreed(Decision("Bellen", "gemeente", THURSDAY)) == "Bellen\ngemeente, voor donderdag 26 november 2026"
    assert words.clock("09:30") == "9.30"
    assert "organisatie niet bekend" in words.lacks(_meeting())
    care = Participant("wijkverpleegkundige", "", Partner.CARE)
    assert words.lacks(_meeting(participants=(care,))) == ""
    assert datetime(2026, 11, 26).date() == THURSDAY
