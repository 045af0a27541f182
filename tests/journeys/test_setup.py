"""The first time: four short screens by keys alone, left half-way and gone on with, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

import ui.recovery_print as recovery_print
from data.desk.records import SetupStep, StoreState
from desktop import startup
from desktop.startup import Session
from tests.desks import window_on
from tests.hands import Hands, name_of
from tests.houses import PHRASE, at_house, open_store
from tests.journeys.test_dienst import duty_of, duty_page
from ui.pages.setup.page import SetupPage
from ui.printing import Printers, print_job


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A printer that puts its paper in a file, along the path of every printer."""
    target = tmp_path / "kaart.pdf"
    monkeypatch.setattr(recovery_print, "find_printers", lambda: Printers(("Balie (Brother)",), "Balie (Brother)"))
    monkeypatch.setattr(recovery_print, "print_job", lambda job: print_job(replace(job, to_file=str(target))))
    return target


@pytest.fixture
def new_desk(
    qapp: QApplication, qtbot: QtBot, vlierdam: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hands]:
    """A desk that nobody has set up, on a real directory."""
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(tmp_path))
    monkeypatch.setattr(startup, "demo_settings", startup.Settings)
    session = replace(at_house(vlierdam, tmp_path), demo=False)
    with window_on(qapp, qtbot, session) as hands:
        hands.desk.dienst.look()
        hands.wait(lambda: duty_of(hands).snapshot is not None)
        yield hands


def setup_page(desk: Hands) -> SetupPage:
    page = desk.desk.window.page("setup")
    assert isinstance(page, SetupPage)
    return page


def fill(desk: Hands, label: str, text: str) -> None:
    """Tab to a field and type."""
    desk.tab_to(lambda one: isinstance(one, QLineEdit) and one.accessibleName() == label)
    desk.type(text)


def house_and_worker(desk: Hands) -> None:
    """The first two screens."""
    desk.tab_to_button("Nu inrichten")
    desk.enter()
    page = setup_page(desk)
    desk.wait(lambda: page.house.isVisible())
    fill(desk, "Naam", "Buurthuis De Linde")
    desk.enter()
    desk.wait(lambda: page.worker.isVisible())
    fill(desk, "Je roepnaam", "Marjan")
    fill(desk, "Je telefoonnummer", "0565 12 30 40")
    fill(desk, "Nieuwe wachtzin", PHRASE)
    fill(desk, "Nog een keer", PHRASE)
    desk.enter()
    desk.wait(lambda: page.card.isVisible())
    desk.wait(lambda: page.card.maker._card is not None)


def card_typed_back(desk: Hands) -> None:
    """The third screen: what is on the card, typed over."""
    page = setup_page(desk)
    card = page.card.maker._card
    assert card is not None
    fill(desk, "Typ de kaart over van het papier", card.text.lower())
    desk.enter()
    desk.wait(lambda: page.volunteers.isVisible())


def test_four_screens_and_the_first_dienst(new_desk: Hands, paper: Path) -> None:
    desk = new_desk
    house_and_worker(desk)
    page = setup_page(desk)
    desk.tab_to_button("Druk de kaart af")
    desk.enter()
    desk.wait(lambda: "gaat naar Balie" in desk.words(page), seconds=20)
    assert paper.stat().st_size > 1_000

    fill(desk, "Typ de kaart over van het papier", "AAAA")
    desk.enter()
    desk.wait(lambda: page.card.maker.typed.error != "")
    page.card.maker.typed.edit.clear()
    card_typed_back(desk)

    fill(desk, "Roepnaam", "Fatma")
    fill(desk, "Nieuwe pincode", "123456")
    fill(desk, "Nog een keer", "123456")
    desk.enter()
    desk.wait(lambda: page.volunteers.pin.first.error != "")  # a PIN that everybody tries first
    for edit in (page.volunteers.pin.first.edit, page.volunteers.pin.second.edit):
        edit.clear()
    fill(desk, "Nieuwe pincode", "482915")
    fill(desk, "Nog een keer", "482915")
    desk.enter()
    desk.wait(lambda: "Op de lijst: Fatma" in desk.words(page))
    desk.tab_to_button("Klaar")
    desk.enter()

    desk.wait(lambda: desk.desk.window.current_page is duty_page(desk))
    desk.tab_to(lambda one: name_of(one) == "Fatma")
    desk.press(Qt.Key.Key_Space)
    desk.type("482915")
    desk.enter()
    desk.wait(lambda: duty_of(desk).open)
    settings = desk.session.the_settings().current
    assert (settings.buurthuis_name, settings.buurtwerker_phone) == ("Buurthuis De Linde", "0565 12 30 40")


def test_left_at_the_card_and_gone_on_with_later(new_desk: Hands, tmp_path: Path) -> None:
    desk = new_desk
    house_and_worker(desk)
    page = setup_page(desk)
    first = page.card.maker._card
    desk.tab_to_button("Eerst alleen zoeken")
    desk.enter()
    desk.wait(lambda: desk.desk.window.search_field.hasFocus())
    assert page.card.maker._card is None  # nothing of the card stays on a screen that was left
    desk.to_first("huurtoeslag")

    store = open_store(tmp_path)
    assert store.state is StoreState.SETTING_UP
    assert store.setup().step is SetupStep.CARD
    store.close()

    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: "Verder met inrichten" in desk.words())
    desk.tab_to_button("Verder met inrichten")
    desk.enter()
    desk.wait(lambda: page.asks_phrase)
    desk.type(PHRASE)
    desk.enter()
    desk.wait(lambda: page.card.isVisible() and page.card.maker._card is not None)
    assert page.card.maker._card != first
    card_typed_back(desk)


def test_eerst_alleen_zoeken_is_kept_and_not_asked_again(new_desk: Hands) -> None:
    desk = new_desk
    desk.sees("Zoeken werkt al")
    desk.tab_to_button("Eerst alleen zoeken")
    desk.enter()
    desk.wait(lambda: desk.session.the_settings().current.setup_later)
    assert "Zoeken werkt al" not in desk.words()
    desk.desk.dienst.look()
    desk.wait(lambda: not desk.desk.window._notices.findChildren(QLineEdit))
    assert "Zoeken werkt al" not in desk.words()
    desk.press(Qt.Key.Key_F12)  # and the way to it stays
    desk.wait(lambda: "Nu inrichten" in desk.words())
