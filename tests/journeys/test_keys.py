"""The keys of the whole program, each from where people are when they press it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from printing.phones import grouped
from tests.hands import ALT, CTRL, SHIFT, Hands, name_of
from ui.dialogs.calling import CallDialog
from ui.dialogs.crisis import CrisisDialog
from ui.dialogs.help import HelpDialog
from ui.dialogs.report import ReportDialog
from ui.pages.search.nothing_found import NothingFound
from ui.pages.search.tiles import ThemeTile

QUESTION = "ik kan mijn huur niet betalen"


def test_esc_takes_one_step_at_a_time(desk: Hands) -> None:
    field = desk.desk.window.search_field
    desk.to_first(QUESTION)
    desk.enter()
    desk.press(Qt.Key.Key_P, CTRL)
    desk.slip_drawn()
    desk.escape()  # back from the paper, with the answer as it was
    assert desk.desk.window.current_page is desk.desk.search
    assert field.text() == QUESTION
    assert len(desk.names) > 1
    desk.escape()  # the question goes
    assert field.text() == ""
    assert desk.desk.search.parts.shown is desk.desk.search.parts.start
    assert len(desk.slip) == 1  # and never the slip
    desk.escape()
    assert desk.focus() is field


def test_ctrl_k_works_from_everywhere(desk: Hands) -> None:
    field = desk.desk.window.search_field
    desk.to_first(QUESTION)
    for go in (
        lambda: desk.press(Qt.Key.Key_F6, times=2),  # the detail
        lambda: desk.press(Qt.Key.Key_F8),  # ik kom er niet uit
        lambda: desk.press(Qt.Key.Key_2, ALT),  # settings
    ):
        go()
        assert desk.focus() is not field
        desk.press(Qt.Key.Key_K, CTRL)
        assert desk.focus() is field
        assert field.selectedText() == QUESTION
    desk.type("t")  # replaces what was selected, and brings the search page
    assert field.text() == "t"
    assert desk.desk.window.current_page is desk.desk.search


def test_arrow_up_on_the_first_place_goes_back_to_the_field(desk: Hands) -> None:
    desk.ask(QUESTION)
    desk.press(Qt.Key.Key_Down)
    desk.wait(desk.list.hasFocus)
    desk.press(Qt.Key.Key_Up)
    assert desk.focus() is desk.desk.window.search_field


@pytest.mark.parametrize(("key", "modifier"), [(Qt.Key.Key_F8, None), (Qt.Key.Key_M, CTRL)])
def test_who_is_stuck_gets_the_number_of_the_buurtwerker(desk: Hands, key: Qt.Key, modifier: object) -> None:
    desk.to_first(QUESTION)
    desk.press(key, *([CTRL] if modifier else []))
    shown = desk.desk.search.parts.shown
    assert isinstance(shown, NothingFound)
    desk.sees("06 – 00 12 34 56", shown)
    desk.sees("Vraag het aan tafel", shown)
    desk.escape()
    assert desk.desk.search.parts.shows_results()
    assert len(desk.names) > 1


@pytest.mark.parametrize("from_page", ["search", "paper", "settings"])
def test_spoed_is_there_on_every_page(desk: Hands, from_page: str) -> None:
    if from_page == "paper":
        desk.to_first(QUESTION)
        desk.enter()
        desk.press(Qt.Key.Key_P, CTRL)
        desk.slip_drawn()
    elif from_page == "settings":
        desk.press(Qt.Key.Key_2, ALT)
    desk.press(Qt.Key.Key_F9)
    dialog = desk.dialog(CrisisDialog)
    words = desk.words(dialog)
    for number in ("112", "113", "0800-2000", "0900-8844", grouped("0565 14 41 44")):
        assert number in words
    assert "Henk, bij de keuken" in words
    assert "In de hal, naast de voordeur" in words
    assert name_of(desk.focus()) == "Sluit"
    desk.escape()
    desk.no_dialog()
    desk.press(Qt.Key.Key_S, CTRL | SHIFT)
    desk.dialog(CrisisDialog)
    desk.enter()
    desk.no_dialog()


@pytest.mark.parametrize(("key", "modifier"), [(Qt.Key.Key_F1, None), (Qt.Key.Key_H, CTRL)])
def test_help_has_the_keys_of_this_screen(desk: Hands, key: Qt.Key, modifier: object) -> None:
    desk.press(key, *([CTRL] if modifier else []))
    dialog = desk.dialog(HelpDialog)
    words = desk.words(dialog)
    assert "Toetsen op dit scherm" in words
    assert "Samen bellen" in words
    desk.escape()
    desk.no_dialog()
    assert desk.focus() is desk.desk.window.search_field


def test_samen_bellen_shows_the_number_and_what_to_say(desk: Hands) -> None:
    first = desk.to_first(QUESTION)
    desk.wait(lambda: desk.desk.search.parts.workplace.detail.detail is not None)
    desk.press(Qt.Key.Key_B, CTRL)
    dialog = desk.dialog(CallDialog)
    words = desk.words(dialog)
    assert first in words
    assert dialog.number.text().startswith("0565")
    assert "Ik bel vanuit Buurthuis De Brink." in words
    desk.enter()
    desk.no_dialog()
    assert desk.focus() is desk.list


def test_the_theme_tiles_by_keyboard(desk: Hands) -> None:
    tiles = desk.desk.search.parts.start.tiles.tiles
    desk.press(Qt.Key.Key_Down)
    assert desk.focus() is tiles[0]
    desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Left)
    tile = desk.focus()
    assert tile is tiles[4]
    assert isinstance(tile, ThemeTile)
    desk.enter()
    desk.wait(lambda: bool(desk.names) and desk.list.hasFocus())
    theme = tile.theme
    chips = desk.desk.search.parts.workplace.need_chips
    assert [chip.text() for chip in chips] == [need.name for need in theme.needs]
    everything = desk.names
    desk.tab_to_button(chips[0].text())
    desk.press(Qt.Key.Key_Space)
    desk.wait(lambda: desk.names != everything)
    wanted = {card.name for card in desk.session.the_directory().services_of_theme(theme.needs[0].code)}
    assert set(desk.names) <= wanted
    desk.escape()
    assert desk.desk.search.parts.shown is desk.desk.search.parts.start


def test_letters_grow_by_key_until_nothing_else_fits(desk: Hands) -> None:
    desk.to_first(QUESTION)
    for _ in range(6):
        desk.press(Qt.Key.Key_Equal, CTRL)
    look = desk.desk.window._look
    assert look.percent == 200
    desk.wait(lambda: desk.desk.search.parts.workplace.one_pane)
    name = desk.names[desk.list.currentIndex().row()]
    desk.press(Qt.Key.Key_Right)  # one pane: the place over the list
    desk.wait(lambda: desk.desk.search.parts.workplace.detail.isVisible())
    assert not desk.list.isVisible()
    desk.sees(name)
    desk.escape()
    assert desk.list.hasFocus()
    desk.enter()
    assert desk.slip == [name]
    desk.press(Qt.Key.Key_0, CTRL)
    assert look.percent == 100


def test_enter_presses_the_button_that_has_the_keyboard(desk: Hands) -> None:
    first = desk.to_first(QUESTION)
    desk.tab_to_button("Zet op briefje")
    desk.enter()
    assert desk.slip == [first]
    desk.tab_to_button("Klopt dit niet?")
    desk.enter()
    dialog = desk.dialog(ReportDialog)
    sent: list[object] = []
    dialog.sent.connect(sent.append)
    desk.press(Qt.Key.Key_Space)  # telefoon
    desk.tab_to_button("Terug")
    desk.enter()
    desk.no_dialog()
    assert sent == []


def test_f6_walks_through_the_parts_and_back(desk: Hands) -> None:
    desk.to_first(QUESTION)
    desk.enter()
    desk.press(Qt.Key.Key_K, CTRL)
    seen = [desk.focus()]
    while True:
        desk.press(Qt.Key.Key_F6)
        if desk.focus() is seen[0]:
            break
        seen.append(desk.focus())
        assert len(seen) < 10
    assert desk.list in seen
    assert len(seen) == 5  # field, list, detail, tray, menu
    desk.press(Qt.Key.Key_F6, SHIFT)
    assert desk.focus() is seen[-1]
    assert QApplication.activePopupWidget() is None
