"""What goes on after a signal was sent: what is added to one that ended, what its author hears, and what not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from data.desk.signals.records import (
    Feedback,
    OpenedSignal,
    Outcome,
    Reminder,
    Sent,
    Status,
)
from tests.data.inloop import rows
from tests.data.signalhouse import FULL, Signals, make_signals


@pytest.fixture
def house(tmp_path: Path) -> Signals:
    """A buurthuis on a Tuesday morning."""
    return make_signals(tmp_path / "data")


def add(house: Signals, sent: Sent, text: str = "Er brandt weer licht.") -> None:
    """Fatma adds something to what she passed on."""
    with house.fatma() as duty:
        house.signals.add_later(duty, uuid4().hex, sent.id, text)


def close(house: Signals, sent: Sent, name: str = "Marjan") -> OpenedSignal:
    """Marjan read it, said that the resident knows, and closes it."""
    with house.reader(name) as reader:
        house.week.open(reader, sent.id)
        house.week.inform(reader, sent.id, house.desk.clock().date())
        return house.week.close(reader, sent.id, Outcome.KNOWN, Feedback.KNOWN)


def added(house: Signals) -> list[int]:
    """The numbers that ask for attention because something was added; as Ingrid sees it."""
    with house.reader("Ingrid") as reader:
        inbox = house.week.inbox(reader)
        numbers = {line.id: line.number for line in (*inbox.lines, *inbox.ended)}
        return [numbers[one] for kind, ids in inbox.reminders if kind is Reminder.ADDED for one in ids]


def marked(house: Signals) -> list[int]:
    """The numbers that have the mark in the list of closed ones."""
    with house.reader("Ingrid") as reader:
        return [line.number for line in house.week.closed(reader) if line.added]


# Something added to one that ended


def test_what_is_added_to_a_closed_signal_is_told_until_it_is_read(house: Signals) -> None:
    """It stands with what asks for attention, though it is closed, and in the list of closed ones."""
    sent, other = house.send(), house.send()
    close(house, sent)
    close(house, other)
    assert (added(house), marked(house)) == ([], [])
    add(house, sent)
    assert (added(house), marked(house)) == ([sent.number], [sent.number])
    with house.reader() as marjan:
        inbox = house.week.inbox(marjan)
        assert not inbox.lines
        (line,) = inbox.ended
        assert (line.status, line.reminders, line.spoed) == (Status.CLOSED, (Reminder.ADDED,), False)
        assert [one.text for one in house.week.open(marjan, sent.id).added] == ["Er brandt weer licht."]
        assert not house.week.inbox(marjan).ended
    assert (added(house), marked(house)) == ([], [])


def test_what_is_added_to_a_merged_signal_is_told_at_its_main(house: Signals) -> None:
    """Who reads the main reads it there, with the number it was written under."""
    main, merged, deeper = house.send(), house.send(), house.send()
    with house.reader() as marjan:
        house.week.merge(marjan, deeper.id, merged.id)
        house.week.merge(marjan, merged.id, main.id)
    add(house, deeper, "De post is weg.")
    add(house, main, "Hij zwaaide.")
    add(house, merged, "De lamp is aan.")
    assert (added(house), marked(house)) == ([main.number], [deeper.number, merged.number])
    with house.reader() as marjan:
        (line,) = house.week.inbox(marjan).lines
        assert Reminder.ADDED in line.reminders
        found = house.week.open(marjan, main.id)
        assert {(one.code, one.text) for one in found.added} == {
            ("", "Hij zwaaide."),
            (merged.code, "De lamp is aan."),
            (deeper.code, "De post is weg."),
        }
    assert (added(house), marked(house)) == ([], [])


def test_what_is_added_to_what_was_merged_into_a_closed_one(house: Signals) -> None:
    """The main is closed too: it comes back under its own number. Reading the merged one itself is enough."""
    main, merged = house.send(), house.send()
    with house.reader() as marjan:
        house.week.merge(marjan, merged.id, main.id)
    close(house, main)
    add(house, merged)
    assert (added(house), marked(house)) == ([main.number], [merged.number])
    with house.reader() as marjan:
        house.week.open(marjan, merged.id)
    assert (added(house), marked(house)) == ([], [])


def test_what_is_added_to_a_merged_one_of_which_the_main_became_unsafe(house: Signals) -> None:
    """It went along to those of "niet veilig", and they hear it at the main."""
    house.give_tasks()
    main, merged = house.send(), house.send()
    with house.reader() as marjan:
        house.week.merge(marjan, merged.id, main.id)
        house.week.make_unsafe(marjan, main.id)
    add(house, merged)
    with house.reader() as marjan:
        assert [line.number for line in house.week.inbox(marjan).lines if Reminder.ADDED in line.reminders] == [
            main.number
        ]
