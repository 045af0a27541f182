"""The slip and its bar: at most four, in order, by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from data.directory.records import Listing, ServiceCard
from data.directory.store import Directory
from ui.context import Context
from ui.models.slip import Slip, SlipRefusal
from ui.pages.search.tray import SlipChip, Tray


@pytest.fixture
def cards(directory: Directory) -> list[ServiceCard]:
    return [card for card in directory.services_of_theme("geld") if card.printable][:5]


def chips(tray: Tray) -> list[SlipChip]:
    return [chip for chip in tray.chips.findChildren(SlipChip) if not chip.isHidden()]


def shown(qtbot: QtBot, context: Context, slip: Slip, width: int = 1174) -> Tray:
    tray = Tray(context, slip)
    qtbot.addWidget(tray)
    tray.resize(width, 62)
    with qtbot.waitExposed(tray):
        tray.show()
    tray.activateWindow()
    return tray


def held(tray: Tray) -> SlipChip:
    chip = tray.focusWidget()
    assert isinstance(chip, SlipChip)
    return chip


def test_the_fifth_is_refused_and_nothing_is_lost(cards: list[ServiceCard]) -> None:
    slip = Slip()
    assert [slip.add(card) for card in cards] == [None, None, None, None, SlipRefusal.FULL]
    assert slip.cards == tuple(cards[:4])
    assert slip.add(cards[0]) is None  # it is on the slip, which is what was asked
    assert slip.cards == tuple(cards[:4])


def test_what_may_not_be_printed_is_refused(cards: list[ServiceCard]) -> None:
    slip = Slip()
    for listing in (Listing.SLOT, Listing.CLOSED, Listing.UNLISTED):
        assert slip.add(replace(cards[0], listing=listing)) is SlipRefusal.NOT_PRINTABLE
    assert slip.add(replace(cards[0], listing=Listing.HIDDEN_ADDRESS)) is None


def test_a_place_that_closed_goes_off(cards: list[ServiceCard]) -> None:
    slip = Slip()
    slip.add(cards[0])
    slip.add(cards[1])
    slip.refresh(replace(cards[0], name="Andere naam"))
    assert [card.name for card in slip.cards] == ["Andere naam", cards[1].name]
    slip.refresh(replace(cards[0], listing=Listing.CLOSED))
    assert slip.cards == (cards[1],)


def test_moving_stops_at_the_ends(cards: list[ServiceCard]) -> None:
    slip = Slip()
    for card in cards[:3]:
        slip.add(card)
    first, second, third = cards[:3]
    slip.move(first.id, 1)
    assert slip.cards == (second, first, third)
    slip.move(first.id, 5)
    slip.move(second.id, -5)
    assert slip.cards == (second, third, first)


def test_clearing_takes_the_language_too(cards: list[ServiceCard]) -> None:
    slip = Slip()
    slip.add(cards[0])
    slip.language = "ar"
    slip.clear()
    assert (slip.cards, slip.language) == ((), "nl")


def test_the_bar_says_what_is_on_it(qtbot: QtBot, context: Context, cards: list[ServiceCard]) -> None:
    slip = Slip()
    tray = shown(qtbot, context, slip)
    assert tray.text == "Adresbriefje: nog leeg"
    assert not tray.print_button.isEnabled()
    slip.add(cards[0])
    assert tray.text == "Adresbriefje: 1 adres"
    slip.add(cards[1])
    assert tray.text == "Adresbriefje: 2 adressen"
    assert tray.print_button.isEnabled()
    with qtbot.waitSignal(tray.print_requested):
        qtbot.mouseClick(tray.print_button, Qt.MouseButton.LeftButton)


def test_ctrl_p_prints_what_is_on_it(qtbot: QtBot, context: Context, cards: list[ServiceCard]) -> None:
    slip = Slip()
    tray = shown(qtbot, context, slip)
    with qtbot.assertNotEmitted(tray.print_requested):
        qtbot.keyClick(tray, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    slip.add(cards[0])
    with qtbot.waitSignal(tray.print_requested):
        qtbot.keyClick(tray, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


def test_a_full_slip_says_what_to_do(qtbot: QtBot, context: Context, cards: list[ServiceCard]) -> None:
    slip = Slip()
    tray = shown(qtbot, context, slip)
    for card in cards:
        slip.add(card)
    assert tray.text == "Het briefje is vol.\nHaal er eerst een af."
    slip.remove(cards[0].id)
    assert tray.text == "Adresbriefje: 3 adressen"


def test_keys_on_a_chip(qtbot: QtBot, context: Context, cards: list[ServiceCard]) -> None:
    slip = Slip()
    tray = shown(qtbot, context, slip)
    for card in cards[:3]:
        slip.add(card)
    tray.focus_first()
    qtbot.keyClick(held(tray), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert slip.cards == (cards[1], cards[0], cards[2])
    assert held(tray).card == cards[0]  # the keyboard went along
    qtbot.keyClick(held(tray), Qt.Key.Key_Delete)
    assert slip.cards == (cards[1], cards[2])
    qtbot.keyClick(held(tray), Qt.Key.Key_Backspace)
    assert slip.cards == (cards[1],)


def test_a_click_takes_off_only_on_the_cross(qtbot: QtBot, context: Context, cards: list[ServiceCard]) -> None:
    slip = Slip()
    tray = shown(qtbot, context, slip)
    slip.add(cards[0])
    chip = chips(tray)[0]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(10, 20))
    assert slip.cards == (cards[0],)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 15, 20))
    assert slip.cards == ()


def test_what_does_not_fit_is_behind_a_key(qtbot: QtBot, context: Context, cards: list[ServiceCard]) -> None:
    slip = Slip()
    tray = shown(qtbot, context, slip, width=760)
    for card in cards[:4]:
        slip.add(card)
    fitting = len(tray.chips.shown)
    assert fitting < 4
    assert tray.chips.more.text() == (f"+{4 - fitting} meer" if fitting else "Bekijk")
    assert tray.chips.more.geometry().right() <= tray.chips.width()
    qtbot.mouseClick(tray.chips.more, Qt.MouseButton.LeftButton)
    menu = tray.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == [f"Haal eraf: {card.name}" for card in cards[:4]]
    menu.actions()[3].trigger()
    menu.close()
    assert slip.cards == tuple(cards[:3])


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_nothing_is_cut_at_any_size(qtbot: QtBot, context: Context, percent: int, cards: list[ServiceCard]) -> None:
    context.look.set_percent(percent)
    slip = Slip()
    tray = shown(qtbot, context, slip, width=1072)
    for card in cards[:4]:
        slip.add(card)
    assert tray.minimumSizeHint().width() <= 1072
    assert tray.print_button.width() >= tray.print_button.sizeHint().width()
    assert tray.print_button.geometry().right() <= tray.width()
    assert all(chip.geometry().right() <= tray.chips.width() for chip in chips(tray))
