"""A question in another language, a question with danger in it, and what arrives too late."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt

from data.search.results import Answer
from tests.hands import CTRL, Hands, name_of
from ui.dialogs.calling import CallDialog

ARABIC = "لا أستطيع دفع الإيجار"


def test_an_arabic_question_is_answered_and_the_visitor_says_yes(desk: Hands) -> None:
    desk.ask(ARABIC)
    place = desk.desk.search.parts.workplace
    desk.wait(place.visitor.isVisible)
    words = desk.words()
    assert "Dit is Arabisch. We zochten op:" in words
    assert "Laat dit aan de bezoeker zien" in words
    assert desk.desk.window.search_field.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert "Huurloket Vlierdam" in desk.names
    desk.tab_to(lambda one: one is place.visitor.yes)
    assert name_of(desk.focus()).startswith("Ja / ")
    desk.press(Qt.Key.Key_Space)
    desk.sees("Bezoeker zegt: klopt")


def test_the_visitor_says_no_and_chooses_another_meaning(desk: Hands) -> None:
    desk.ask(ARABIC)
    place = desk.desk.search.parts.workplace
    desk.wait(place.visitor.isVisible)
    before = desk.names
    desk.tab_to(lambda one: one is place.visitor.no)
    desk.press(Qt.Key.Key_Space)
    rows = place.visitor.rows
    assert 1 <= len(rows) <= 3
    assert desk.focus() is rows[0]
    if len(rows) > 1:
        desk.press(Qt.Key.Key_Tab)
        assert desk.focus() is rows[1]
    desk.press(Qt.Key.Key_Space)
    desk.wait(lambda: desk.names != before)
    assert desk.names
    desk.sees("Bezoeker zegt: klopt")


def test_nothing_of_the_language_stays_for_the_next(desk: Hands) -> None:
    desk.ask(ARABIC)
    desk.wait(desk.desk.search.parts.workplace.visitor.isVisible)
    desk.escape()
    desk.ask("taalles")
    assert not desk.desk.search.parts.workplace.visitor.isVisible()
    assert not desk.desk.search.parts.workplace.language.isVisible()


@pytest.mark.parametrize(
    ("question", "number"),
    [("ik wil niet meer leven", "113"), ("er ligt iemand bewusteloos op de grond", "112")],
)
def test_words_of_danger_bring_the_number_first_and_the_answers_stay(desk: Hands, question: str, number: str) -> None:
    desk.ask(question)
    parts = desk.desk.search.parts
    desk.wait(lambda: parts.crisis_shown)
    assert parts.crisis is not None
    assert parts.crisis.number.text() == number
    assert parts.crisis.number.isVisible()
    assert desk.list.isVisible() or parts.shows_nothing()
    desk.escape()
    assert not parts.crisis_shown


def test_a_line_of_the_crisis_card_opens_large(desk: Hands) -> None:
    desk.ask("ik wil niet meer leven")
    card = desk.desk.search.parts.crisis
    assert card is not None
    desk.tab_to(lambda one: one in card.others)
    desk.press(Qt.Key.Key_Space)
    dialog = desk.dialog(CallDialog)
    assert dialog.number.text()
    desk.escape()
    desk.no_dialog()
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: "Ga niet alleen." in desk.words())


def test_what_arrives_later_never_moves_the_chosen_row(desk: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    """The meaning is held back until someone stands on the third row, and then let through."""
    search = desk.session.the_search()
    whole, gate = search.full, threading.Event()

    def held(question: str, *, language: str | None = None) -> Answer:
        gate.wait(10)
        return whole(question, language=language)

    monkeypatch.setattr(search, "full", held)
    page = desk.desk.search
    moved = False
    for question in ("brief van incasso huis", "moeder alleen eten", "geld kwijt fiets", "hulp"):
        gate.clear()
        desk.type(question)
        desk.wait(lambda q=question: desk.answered(q, whole=False) and len(desk.names) >= 3)
        desk.press(Qt.Key.Key_Down, times=3)
        row, above = desk.list.currentIndex().row(), desk.names[:3]
        assert row == 2
        gate.set()
        desk.wait(lambda q=question: desk.answered(q, whole=True))
        assert (desk.list.currentIndex().row(), desk.names[:3]) == (2, above)
        assert desk.list.current_id == page.model.hits[2].card.id
        meant = [hit.card.name for hit in whole(question).hits][:3]
        moved = moved or meant != above
        desk.press(Qt.Key.Key_K, CTRL)
        desk.press(Qt.Key.Key_Delete)
    assert moved, "in none of these questions did the meaning change the order: nothing was tested"


def test_typing_on_takes_the_new_answer_whole(desk: Hands) -> None:
    desk.to_first("huur")
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_K, CTRL)
    desk.press(Qt.Key.Key_End)
    desk.ask("toeslag")
    assert desk.list.currentIndex().row() == 0
    assert desk.names[0] == desk.session.the_search().full("huurtoeslag").hits[0].card.name
