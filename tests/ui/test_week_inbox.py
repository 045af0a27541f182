"""The inbox of the week as a model: what stands on top, what is folded, and 2,000 signals without waiting."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from data.desk.records import Audience
from data.desk.signals.kinds import Reminder, SignalTheme, Status, Subject, Urgency, Way, Where
from data.desk.signals.records import ClosedLine, Group, Inbox, Line
from ui.pages.week.inbox_model import CLOSED, FIRST, REMINDED, InboxModel, Kind, Row
from ui.pages.week.inbox_view import InboxView
from ui.theme import Look

TODAY = date(2026, 11, 24)


def line(number: int, status: Status = Status.NEW, urgency: Urgency | None = Urgency.CAN_WAIT, **more: object) -> Line:
    values: dict[str, object] = {
        "id": f"s{number}",
        "number": number,
        "day": TODAY - timedelta(days=number % 90),
        "status": status,
        "audience": Audience.READERS,
        "title": "",
        "street": "Beukstraat",
        "subject": Subject.PERSON,
        "urgency": urgency,
        "where": Where.HOME,
        "themes": (SignalTheme.CONTACT,),
        "way": Way.WRITTEN,
        "author": "Fatma",
        "days": number % 90,
        "unread": status is Status.NEW,
        "spoed": False,
        "on": None,
        **more,
    }
    return Line(**values)  # type: ignore[arg-type]


def inbox(*lines: Line, reminders: tuple[tuple[Reminder, tuple[str, ...]], ...] = (), closed: int = 0) -> Inbox:
    groups = [Group(one, tuple(each for each in lines if each.status is one)) for one in Status]
    return Inbox(tuple(group for group in groups if group.lines), reminders, closed)


def rows(model: InboxModel) -> list[tuple[Kind, str, str]]:
    return [(row.kind, row.group, row.signal) for row in map(model.row, range(model.rowCount()))]


def test_spoed_and_today_stand_on_top_and_only_there(qtmodeltester: ModelTester) -> None:
    model = InboxModel()
    spoed = line(3, Status.TAKEN_UP, spoed=True)
    today = line(2, urgency=Urgency.TODAY)
    model.show_inbox(inbox(line(1), today, spoed, line(4, Status.TAKEN_UP, Urgency.TODAY)))
    qtmodeltester.check(model)
    assert rows(model) == [
        (Kind.HEAD, FIRST, ""),
        (Kind.LINE, FIRST, "s3"),
        (Kind.LINE, FIRST, "s2"),
        (Kind.HEAD, "nieuw", ""),
        (Kind.LINE, "nieuw", "s1"),
        (Kind.HEAD, "opgepakt", ""),
        (Kind.LINE, "opgepakt", "s4"),
    ]
    assert model.row(0).count == 2


def test_reminders_are_a_short_list_with_a_way_to_the_rest() -> None:
    model = InboxModel()
    lines = [line(number, Status.AGREED, on=TODAY) for number in range(1, 9)]
    model.show_inbox(inbox(*lines, reminders=((Reminder.OVERDUE, tuple(one.id for one in lines)),)))
    shown = [row for row in rows(model) if row[1] == REMINDED]
    assert [row[0] for row in shown] == [Kind.HEAD, *[Kind.LINE] * 5, Kind.MORE]
    assert model.row(6).title == "Nog 3"
    assert "De dag van de afspraak is voorbij" in model.row(1).under
    model.unfold_reminders()
    assert len([row for row in rows(model) if row[1] == REMINDED]) == 9


def test_something_added_to_a_closed_one_stands_in_the_short_list_and_is_marked_among_the_closed() -> None:
    model = InboxModel()
    ended = line(5, Status.CLOSED, Urgency.TODAY, unread=False, reminders=(Reminder.ADDED,))
    model.show_inbox(replace(inbox(reminders=((Reminder.ADDED, ("s5",)),), closed=2), ended=(ended,)))
    assert rows(model) == [(Kind.HEAD, REMINDED, ""), (Kind.LINE, REMINDED, "s5"), (Kind.HEAD, CLOSED, "")]
    assert model.row(1).under == "Er is iets toegevoegd · S-5 · Afgesloten"
    assert model.reading_changes("s5")
    model.fold(CLOSED, False)
    day = TODAY - timedelta(days=1)
    model.show_closed(
        [
            ClosedLine("s5", 5, TODAY, Status.CLOSED, (SignalTheme.CONTACT,), day, None, added=True),
            ClosedLine("s4", 4, TODAY, Status.MERGED, (SignalTheme.CONTACT,), None, None),
        ]
    )
    marked, plain = model.row(3), model.row(4)
    assert marked.under == "Er is iets toegevoegd · Afgesloten ma 23 nov"
    assert marked.unread
    assert not plain.unread
    assert plain.under == "Samengevoegd"
    model.show_inbox(inbox(closed=2), ())
    assert not model.reading_changes("s5")


def test_closed_ones_are_folded_and_say_when_they_are_erased() -> None:
    model = InboxModel()
    model.show_inbox(inbox(line(1), closed=2))
    assert rows(model)[-1] == (Kind.HEAD, CLOSED, "")
    assert model.row(model.rowCount() - 1).count == 2
    assert not model.closed_known
    model.fold(CLOSED, False)
    closed = ClosedLine("c", 9, TODAY, Status.CLOSED, (SignalTheme.HOUSING,), TODAY, TODAY + timedelta(days=90))
    merged = ClosedLine("d", 8, TODAY, Status.MERGED, (), None, None)
    model.show_closed((closed, merged))
    assert rows(model)[-2:] == [(Kind.CLOSED, CLOSED, "c"), (Kind.CLOSED, CLOSED, "d")]
    assert "gewist op ma 22 feb" in model.row(model.rowCount() - 2).under
    model.forget()
    assert model.rowCount() == 0
    assert not model.closed_known


def test_what_this_reader_cannot_open_is_told_by_its_number_alone() -> None:
    model = InboxModel()
    model.show_inbox(Inbox(unreadable=2))
    assert model.row(0).kind is Kind.NOTE
    assert model.row(0).title.startswith("2 signalen zijn alleen voor")


def test_a_group_folds_and_the_next_that_waits_is_found() -> None:
    model = InboxModel()
    model.show_inbox(inbox(line(1), line(2), line(3, Status.TAKEN_UP)))
    assert model.next_waiting(0) == 1
    assert model.next_waiting(2) == 1
    model.fold("nieuw", True)
    assert rows(model) == [(Kind.HEAD, "nieuw", ""), (Kind.HEAD, "opgepakt", ""), (Kind.LINE, "opgepakt", "s3")]
    assert model.next_waiting(0) == -1


@pytest.mark.parametrize("title", ["", "Post stapelt zich op"])
def test_a_row_never_says_the_facts_and_says_its_title(title: str) -> None:
    model = InboxModel()
    model.show_inbox(inbox(line(1, title=title)))
    row = model.row(1)
    assert row.title == (title or "Contact")
    assert row.under == "Kan wachten · Beukstraat · gisteren"


def test_two_thousand_make_few_rows(look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only rows that are painted are made; walking and folding is quick with all of them."""
    model = InboxModel()
    view = InboxView(model, look)
    qtbot.addWidget(view)
    view.resize(320, 600)
    made: list[int] = []
    plain = InboxModel.row

    def counted(self: InboxModel, number: int) -> Row:
        made.append(number)
        return plain(self, number)

    monkeypatch.setattr(InboxModel, "row", counted)
    model.show_inbox(inbox(*(line(number) for number in range(1, 2_001))))
    view.show()
    qtbot.waitExposed(view)
    qtbot.waitUntil(lambda: bool(made))
    view.repaint()
    assert model.rowCount() == 2_001
    assert len(set(made)) < 60
    view.setFocus()
    began = time.perf_counter()
    for _ in range(20):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert time.perf_counter() - began < 5, "walking waits for every row"


def test_enter_opens_a_signal_and_folds_a_head(look: Look, qtbot: QtBot) -> None:
    model = InboxModel()
    view = InboxView(model, look)
    qtbot.addWidget(view)
    model.show_inbox(inbox(line(1)))
    opened: list[tuple[str, bool]] = []
    folded: list[str] = []
    view.opened.connect(lambda signal, closed: opened.append((signal, closed)))
    view.folded.connect(folded.append)
    view.select_first()
    QTest.keyClick(view, Qt.Key.Key_Return)
    view.select_row(0)
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert opened == [("s1", False)]
    assert folded == ["nieuw", "nieuw"]
