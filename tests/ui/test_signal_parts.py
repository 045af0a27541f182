"""The parts of the signal form: every answer is worded, chips keep to how many, what is read back is what was said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from data.desk.signals import kinds
from data.desk.signals.records import Call, Readers, ServiceLink, SignalForm
from ui import signal_words
from ui.context import Context
from ui.pages.signal.about import AboutQuestion
from ui.pages.signal.first import FirstPage
from ui.pages.signal.parts import Option, Pick
from ui.pages.signal.read_back import read_back, who_reads
from ui.pages.signal.urgency import UrgencyQuestion
from ui.pages.signal.watched import WatchedText
from ui.pages.signal.wish import WishQuestion
from ui.theme import Look

WORDED: tuple[tuple[type[StrEnum], Callable[[str], str]], ...] = (
    (kinds.Subject, signal_words.subject),
    (kinds.Described, signal_words.described),
    (kinds.Urgency, signal_words.urgency),
    (kinds.Urgency, signal_words.urgency_icon),
    (kinds.Wish, signal_words.wish),
    (kinds.Wish, signal_words.wish_sentence),
    (kinds.NotYet, signal_words.not_yet),
    (kinds.Where, signal_words.where),
    (kinds.SignalTheme, signal_words.theme),
    (kinds.Source, signal_words.source),
    (kinds.Often, signal_words.often),
    (kinds.Called, signal_words.called),
    (kinds.Status, signal_words.status),
    (kinds.Status, signal_words.status_sentence),
    (kinds.Feedback, signal_words.feedback),
    (kinds.Outcome, signal_words.outcome),
)


@pytest.mark.parametrize(("kind", "words"), WORDED, ids=lambda one: getattr(one, "__name__", ""))
def test_every_answer_is_worded_once(kind: type[StrEnum], words: Callable[[str], str]) -> None:
    said = [words(one.value) for one in kind]
    assert all(said)
    assert len(set(said)) == len(said)


def test_a_status_says_read_only_of_what_was_read() -> None:
    """New and taken up, each read and not read: four sentences, and "gelezen" without "niet" only for what was."""
    for status in (kinds.Status.NEW, kinds.Status.TAKEN_UP):
        read, unread = (signal_words.status_sentence(status.value, read=one) for one in (True, False))
        assert read.startswith("Gelezen")
        assert "gelezen" not in unread.casefold().replace("niet gelezen", "")


def test_chips_are_one_stop_and_keep_to_how_many(look: Look, qtbot: QtBot) -> None:
    pick = Pick("Waar gaat het om?", [Option(one, one.title()) for one in "abcd"], most=2)
    qtbot.addWidget(pick)
    pick.resize(600, 100)
    pick.show()
    stops = [chip for chip in pick.chips.values() if chip.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1
    pick.chips["a"].click()
    pick.chips["b"].click()
    pick.chips["c"].click()
    assert pick.chosen == ("b", "c")  # the first one gave way
    pick.chips["b"].click()
    assert pick.chosen == ("c",)
    pick.activateWindow()
    qtbot.waitUntil(pick.isActiveWindow)
    pick.set_focus()
    QTest.keyClick(pick.chips["c"], Qt.Key.Key_Right)
    assert pick.chips["d"].hasFocus()
    QTest.keyClick(pick.chips["d"], Qt.Key.Key_Right)
    assert pick.chips["a"].hasFocus()


def test_one_chip_gives_way_to_another_and_can_be_taken_off(look: Look, qtbot: QtBot) -> None:
    pick = Pick("Hoe vaak?", [Option("x", "X"), Option("y", "Y")])
    qtbot.addWidget(pick)
    pick.chips["x"].click()
    pick.chips["y"].click()
    assert pick.one == "y"
    pick.chips["y"].click()
    assert pick.one == ""


def test_a_name_asks_for_little_and_a_place_for_a_place(look: Look, qtbot: QtBot) -> None:
    about = AboutQuestion(3)
    qtbot.addWidget(about)
    about.show()
    assert not about.who.isVisible()
    about.subject.chips["iemand"].click()
    assert about.values[1] is kinds.Described.NAME
    about.who.line.setText("Jan")
    about.street.line.setText("Beukstraat")
    assert about.values == (kinds.Subject.PERSON, kinds.Described.NAME, "Jan", "Beukstraat")
    about.described.chips["vertel-ik-zelf"].click()
    assert about.values == (kinds.Subject.PERSON, kinds.Described.TELL_MYSELF, "", "")
    about.subject.chips["plek"].click()
    assert about.who.edit.accessibleName() == "Welke plek?"
    assert not about.about_person


def test_a_line_with_a_bsn_says_so(look: Look, qtbot: QtBot) -> None:
    about = AboutQuestion(3)
    qtbot.addWidget(about)
    about.subject.chips["iemand"].click()
    about.who.line.setText("Jan 123456782")
    assert about.who.holds_number
    assert "BSN" in about.who.error
    about.who.line.setText("Jan")
    assert about.who.error == ""


def test_not_safe_is_refused_where_nobody_could_read_it(look: Look, qtbot: QtBot) -> None:
    wish = WishQuestion(5)
    qtbot.addWidget(wish)
    wish.fill(kinds.Wish.UNSAFE, None)
    wish.show_readers(Readers(("Marjan", "Ingrid"), (), ready=True, unsafe_ready=False), "Marjan")
    assert wish.blocked
    assert "Bel Marjan." in wish.means
    wish.show_readers(Readers(("Marjan", "Ingrid"), ("Ingrid", "Samira"), ready=True, unsafe_ready=True), "Marjan")
    assert not wish.blocked
    assert "Alleen Ingrid en Samira lezen dit." in wish.means


def test_the_time_of_each_call_stays(look: Look, qtbot: QtBot) -> None:
    clock = [datetime(2026, 11, 24, 10, 53)]
    question = UrgencyQuestion(4, lambda: clock[0])
    qtbot.addWidget(question)
    question.rows["nu-gevaar"].click()
    question.danger.who.chips["112"].click()
    clock[0] = datetime(2026, 11, 24, 10, 58)
    question.danger.who.chips["veilig-thuis"].click()
    assert [(one.who.value, one.at.minute) for one in question.calls] == [("112", 53), ("veilig-thuis", 58)]
    question.rows["kan-wachten"].click()
    assert question.calls == ()


FULL = SignalForm(
    facts="De post steekt uit de bus.",
    impression="Ik denk dat hij somber is.",
    subject=kinds.Subject.PERSON,
    described=kinds.Described.NAME,
    who="Jan",
    street="Beukstraat",
    urgency=kinds.Urgency.TODAY,
    calls=(Call(kinds.Called.WORKER, datetime(2026, 11, 24, 10, 53)),),
    wish=kinds.Wish.NOT_YET,
    not_yet=kinds.NotYet.NO_CHANCE,
    where=kinds.Where.HOME,
    themes=(kinds.SignalTheme.CONTACT, kinds.SignalTheme.HEALTH),
)


def test_what_is_filled_in_comes_out_as_it_was(context: Context, qtbot: QtBot) -> None:
    first = FirstPage(context.now, len, lambda _field, _text: ())
    qtbot.addWidget(first)
    first.fill(FULL)
    assert first.values() == FULL


def test_everything_that_was_said_is_read_back() -> None:
    from dataclasses import replace

    form = replace(
        FULL,
        source=kinds.Source.SEEN,
        when="vanmorgen",
        often=kinds.Often.OFTEN,
        done="Gevraagd hoe het gaat.",
        neighbour="Ko",
        services=(ServiceLink("x", "Eetcafé De Brink"),),
    )
    said = " ".join(words for _, words in read_back(form, "Marjan"))
    for part in (
        FULL.facts, FULL.impression, "Jan, Beukstraat", "Vandaag", "Marjan gebeld om 10.53 uur.", "nog niet",
        "Geen kans gehad", "Thuis", "Contact", "Gezondheid", "Zelf gezien", "vanmorgen", "Vaak",
        "Gevraagd hoe het gaat.", "Ko, Eetcafé De Brink", "Ja",
    ):  # fmt: skip
        assert part in said, part


def test_who_reads_it_goes_by_the_wish() -> None:
    readers = Readers(("Marjan", "Ingrid"), ("Ingrid", "Samira"), ready=True, unsafe_ready=True)
    assert who_reads(SignalForm(), readers) == "Alleen Marjan en Ingrid lezen dit. Jij daarna niet meer."
    unsafe = SignalForm(wish=kinds.Wish.UNSAFE)
    assert who_reads(unsafe, readers) == "Alleen Ingrid en Samira lezen dit. Jij daarna niet meer."


def test_arabic_begins_at_the_right(look: Look, qtbot: QtBot) -> None:
    text = WatchedText("Wat zag of hoorde je?", rows=3, most=600, length=len)
    qtbot.addWidget(text)
    text.resize(500, 150)
    text.show()
    text.edit.setPlainText("لا أستطيع دفع الإيجار")
    line = text.edit.document().firstBlock().layout().lineAt(0)
    assert line.naturalTextRect().left() > 200
    text.edit.setPlainText("Ze zei: لا أستطيع")
    line = text.edit.document().firstBlock().layout().lineAt(0)
    assert line.naturalTextRect().left() < 50
