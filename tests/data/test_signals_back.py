"""What goes on after a signal was sent: what is added to one that ended, what its author hears, and what not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from data.desk.signals.form import MOST
from data.desk.signals.records import (
    Feedback,
    OpenedSignal,
    Outcome,
    Reminder,
    Sent,
    Status,
)
from data.errors import Code, WorldError
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


# What its author sees of it


def test_read_but_not_taken_up_is_said_as_it_is(house: Signals) -> None:
    """Opening is reading; the list alone is not. "Opgepakt" without anybody who read it says no more than that."""
    read, untouched, taken = house.send(), house.send(), house.send()
    with house.reader() as marjan:
        house.week.inbox(marjan)
        house.week.open(marjan, read.id)
        house.week.take_up(marjan, taken.id)
    with house.fatma() as duty:
        lines = {line.id: line for line in house.signals.passed(duty)}
    assert (lines[read.id].status, lines[read.id].read) == (Status.NEW, True)
    assert (lines[untouched.id].status, lines[untouched.id].read) == (Status.NEW, False)
    assert (lines[taken.id].status, lines[taken.id].read) == (Status.TAKEN_UP, False)


# Vraag terug


def test_a_question_back_is_news_for_its_author_until_it_was_seen(house: Signals) -> None:
    """And for nobody else; what the question is stays sealed."""
    sent = house.send()
    with house.reader() as marjan:
        house.week.ask_back(marjan, sent.id, "Was het de kwartelvraag?")
    with house.desk.open("Bert") as duty:
        assert (house.signals.news(duty), house.signals.questions(duty)) == (0, ())
    with house.fatma() as duty:
        assert (house.signals.news(duty), house.signals.questions(duty)) == (1, (sent.number,))
        duty.cover()
        assert house.signals.news(duty) == 1
    with house.fatma() as duty:
        (line,) = house.signals.passed(duty)
        assert not line.seen
        assert "kwartelvraag" not in repr(line)
        house.signals.mark_seen(duty, [sent.id])
        assert (house.signals.news(duty), house.signals.questions(duty)) == (0, ())
        assert house.signals.passed(duty)[0].seen
    with house.reader() as marjan:
        house.week.ask_back(marjan, sent.id, "En hoe laat?")
    with house.fatma() as duty:
        assert house.signals.questions(duty) == (sent.number,)  # another question


def test_a_question_that_was_answered_otherwise_is_no_news_any_more(house: Signals) -> None:
    """What was seen before it stays seen; what was not is still news."""
    seen, unseen = house.send(), house.send()
    with house.reader() as marjan:
        house.week.give_feedback(marjan, seen.id, Feedback.BUSY)
    with house.fatma() as duty:
        house.signals.mark_seen(duty, [seen.id])
    with house.reader() as marjan:
        house.week.give_feedback(marjan, unseen.id, Feedback.BUSY)
        for one in (seen, unseen, seen, unseen):
            house.week.ask_back(marjan, one.id, "Hoe laat was het?")
    with house.fatma() as duty:
        assert house.signals.news(duty) == 2
    with house.reader() as marjan:
        for one in (seen, unseen):
            house.week.take_up(marjan, one.id)
    with house.fatma() as duty:
        assert (house.signals.news(duty), house.signals.questions(duty)) == (1, ())
        assert [line.number for line in house.signals.passed(duty) if not line.seen] == [unseen.number]


def test_an_end_after_a_question_is_news(house: Signals) -> None:
    """The question was seen; what came at the end was not."""
    sent = house.send()
    with house.reader() as marjan:
        house.week.ask_back(marjan, sent.id, "Hoe laat was het?")
    with house.fatma() as duty:
        house.signals.mark_seen(duty, [sent.id])
    close(house, sent)
    with house.fatma() as duty:
        assert (house.signals.news(duty), house.signals.questions(duty)) == (1, ())


# Wil je horen hoe het gaat: hoeft niet


def test_who_does_not_want_to_hear_gets_no_news(house: Signals) -> None:
    """Neither in between nor at the end, nor with what it was merged into; the sentence stands in the list."""
    quiet, wants, merged = (
        house.send(replace(FULL, wants_news=False)),
        house.send(),
        house.send(replace(FULL, wants_news=False)),
    )
    with house.reader() as marjan:
        house.week.give_feedback(marjan, quiet.id, Feedback.SPOKEN, "koffie gedronken", resident_agrees=True)
        house.week.merge(marjan, merged.id, wants.id)
    with house.fatma() as duty:
        assert house.signals.news(duty) == 0
        assert rows(duty, "SELECT COUNT(*) FROM signal WHERE feedback_text <> ''") == [(0,)]
    close(house, quiet)
    close(house, wants)
    with house.fatma() as duty:
        assert house.signals.news(duty) == 1
        lines = {line.id: line for line in house.signals.passed(duty)}
        assert [one.seen for one in (lines[quiet.id], lines[wants.id], lines[merged.id])] == [True, False, True]
        assert {line.feedback for line in lines.values()} == {Feedback.KNOWN}


def test_a_question_reaches_who_does_not_want_to_hear(house: Signals) -> None:
    """It asks something of them; afterwards it is quiet again."""
    sent = house.send(replace(FULL, wants_news=False))
    with house.reader() as marjan:
        house.week.give_feedback(marjan, sent.id, Feedback.BUSY)
        house.week.ask_back(marjan, sent.id, "Hoe laat was het?")
        house.week.give_feedback(marjan, sent.id, Feedback.TALK)
    with house.fatma() as duty:
        assert house.signals.questions(duty) == (sent.number,)
    with house.reader() as marjan:
        house.week.take_up(marjan, sent.id)
    with house.fatma() as duty:
        assert house.signals.news(duty) == 0
    with house.reader() as marjan:
        house.week.ask_back(marjan, sent.id, "Waar was het?")
    close(house, sent)
    with house.fatma() as duty:
        assert house.signals.news(duty) == 0


def test_what_is_told_while_a_question_waits_is_news_after_it(house: Signals) -> None:
    """The question goes, what was told stays to be seen."""
    sent = house.send()
    with house.reader() as marjan:
        house.week.give_feedback(marjan, sent.id, Feedback.BUSY)
    with house.fatma() as duty:
        house.signals.mark_seen(duty, [sent.id])
    with house.reader() as marjan:
        house.week.ask_back(marjan, sent.id, "Hoe laat was het?")
        house.week.give_feedback(marjan, sent.id, Feedback.TALK)
        house.week.take_up(marjan, sent.id)
    with house.fatma() as duty:
        assert (house.signals.news(duty), house.signals.questions(duty)) == (1, ())


# How long a short text may be


@pytest.mark.parametrize("name", ["who", "street", "when", "neighbour"])
def test_short_texts_are_counted_as_people_count(house: Signals, name: str) -> None:
    """A family of four is one character."""
    family = "👨‍👩‍👧‍👦"
    full = replace(FULL, **{name: family * MOST[name]})
    house.send(full)
    with house.fatma() as duty:
        over = replace(FULL, **{name: family * (MOST[name] + 1)})
        with pytest.raises(WorldError) as wrong:
            house.signals.send(duty, uuid4().hex, over)
        assert (wrong.value.code, wrong.value.values["field"]) == (Code.TEXT_TOO_LONG, name)
