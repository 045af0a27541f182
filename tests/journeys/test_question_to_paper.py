"""From the visitor's words to the paper in their hand, and nothing left for the next visitor."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.hands import ALT, CTRL, SHIFT, Hands, name_of
from ui.pages.search.results_view import ResultsView

QUESTION = "ik kan mijn huur niet betalen"


def test_from_a_question_to_paper_and_on_to_the_next(desk: Hands, printer: Path) -> None:
    assert desk.focus() is desk.desk.window.search_field
    first = desk.to_first(QUESTION)
    desk.enter()  # on the slip
    second = desk.names[1]
    desk.press(Qt.Key.Key_Down)
    desk.enter()
    assert desk.slip == [first, second]
    desk.sees("Adresbriefje: 2 adressen")

    desk.press(Qt.Key.Key_P, CTRL)
    desk.slip_drawn()
    assert desk.paper.drawn is not None
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(desk.paper.drawn.pdf))
    assert first in text
    assert second in text
    assert "huur niet betalen" not in text  # the question stays at the desk
    assert name_of(desk.focus()) == "Afdrukken"
    desk.enter()
    desk.wait(desk.paper.ready.isVisible)
    assert len(pypdfium2.PdfDocument(printer)) == len(desk.paper.drawn.pages)

    assert name_of(desk.focus()) == "Klaar, volgende"
    desk.enter()
    desk.wait(lambda: desk.desk.window.current_page is desk.desk.search)
    assert desk.slip == []
    field = desk.desk.window.search_field
    assert (field.text(), desk.focus()) == ("", field)
    assert desk.desk.search.parts.shown is desk.desk.search.parts.start
    assert first not in desk.words()
    desk.press(Qt.Key.Key_Z, CTRL)
    assert field.text() == ""


def test_a_theme_does_not_wait_for_the_next_visitor(desk: Hands, printer: Path) -> None:
    desk.press(Qt.Key.Key_Down)
    desk.enter()  # the first tile
    desk.wait(lambda: bool(desk.names))
    desk.wait(desk.list.hasFocus)
    desk.enter()
    desk.press(Qt.Key.Key_P, CTRL)
    desk.slip_drawn()
    desk.enter()
    desk.wait(desk.paper.ready.isVisible)
    desk.enter()
    desk.wait(lambda: desk.desk.window.current_page is desk.desk.search)
    assert desk.desk.search.parts.shown is desk.desk.search.parts.start
    assert desk.names == []


def test_emptying_the_field_on_another_page_takes_the_answer_away_too(desk: Hands) -> None:
    desk.ask(QUESTION)
    desk.press(Qt.Key.Key_2, ALT)
    desk.wait(lambda: desk.desk.window.current_page is not desk.desk.search)
    desk.press(Qt.Key.Key_K, CTRL)
    desk.press(Qt.Key.Key_Delete)
    desk.press(Qt.Key.Key_1, ALT)
    assert desk.names == []
    assert desk.desk.search.parts.shown is desk.desk.search.parts.start


def test_only_one_place_on_paper_and_the_slip_stays(desk: Hands, printer: Path) -> None:
    first = desk.to_first(QUESTION)
    desk.enter()
    desk.press(Qt.Key.Key_Down)
    second = desk.names[1]
    desk.press(Qt.Key.Key_F7)
    desk.slip_drawn()
    assert desk.paper.drawn is not None
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(desk.paper.drawn.pdf))
    assert second in text
    assert first not in text
    desk.escape()
    desk.wait(lambda: desk.desk.window.current_page is desk.desk.search)
    assert desk.slip == [first]


def test_delete_takes_off_and_four_is_the_most(desk: Hands) -> None:
    first = desk.to_first("hulp bij formulieren")
    count = len(desk.names)
    assert count >= 5
    for _ in range(4):
        desk.enter()
        desk.press(Qt.Key.Key_Down)
    assert len(desk.slip) == 4
    desk.enter()
    assert len(desk.slip) == 4
    desk.sees("Het briefje is vol.")
    desk.press(Qt.Key.Key_Home)
    desk.press(Qt.Key.Key_Delete)
    assert len(desk.slip) == 3
    assert first not in desk.slip
    desk.enter()
    desk.enter()  # only adds
    assert desk.slip[-1] == first
    assert len(desk.slip) == 4


def test_the_whole_way_with_tab_alone(desk: Hands, printer: Path) -> None:
    desk.ask(QUESTION)
    first = desk.names[0]
    desk.tab_to(lambda one: isinstance(one, ResultsView))
    desk.tab_to_button("Zet op briefje")
    desk.press(Qt.Key.Key_Space)
    assert desk.slip == [first]
    desk.tab_to_button("Afdrukken")
    desk.press(Qt.Key.Key_Space)
    desk.slip_drawn()
    desk.tab_to_button("Afdrukken")
    desk.press(Qt.Key.Key_Space)
    desk.wait(desk.paper.ready.isVisible)
    assert printer.exists()
    desk.tab_to_button("Klaar, volgende")
    desk.press(Qt.Key.Key_Space)
    desk.wait(lambda: desk.desk.window.current_page is desk.desk.search)
    assert desk.slip == []


def test_tab_goes_round_in_reading_order_and_back_the_same_way(desk: Hands) -> None:
    desk.ask(QUESTION)
    desk.wait(lambda: "Buurt" in desk.words())  # the last of the filters to come
    there = [desk.focus()]
    while True:
        desk.press(Qt.Key.Key_Tab)
        if desk.focus() is there[0]:
            break
        there.append(desk.focus())
        assert len(there) < 80
    assert isinstance(there[0], QLineEdit)
    names = [name_of(one) for one in there]
    assert len(set(map(id, there))) == len(there)
    assert all(names)
    order = ["Zoeken", "Plekken", "Zet op briefje", "Klopt dit niet?", "Instellingen"]
    at = [names.index(name) for name in order]
    assert at == sorted(at), names
    back = []
    for _ in there:
        desk.press(Qt.Key.Key_Backtab, SHIFT)
        back.append(desk.focus())
    assert back == [*reversed(there[1:]), there[0]]
