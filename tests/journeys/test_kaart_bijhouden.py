"""Kaart bijhouden: a question without an answer is linked, and from then on its words work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from data.desk.visits.records import Refusal, ServiceRef, SlipResult
from desktop import startup
from tests.desks import start, window_on
from tests.hands import Hands
from tests.houses import House, at_house, make_house, open_store
from tests.journeys.test_inloop import as_worker, begin, duty_of, inloop, settled
from ui.pages.upkeep.page import UpkeepPage

QUESTION = "wie kan mijn oude trapnaaimachine nog maken"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


@pytest.fixture
def balie(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, house: House, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hands]:
    """A desk with a kaart of its own, because this writes in it; Fatma is on duty."""
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(house.folder))
    session = start(tmp_path / "kaart", demo=True)
    with window_on(qapp, qtbot, at_house(session, house.folder)) as hands:
        hands.desk.dienst.look()
        hands.wait(lambda: duty_of(hands).snapshot is not None)
        begin(hands)
        yield hands
    session.the_directory().close()


def upkeep(desk: Hands) -> UpkeepPage:
    page = desk.desk.window.show_page("upkeep")
    assert isinstance(page, UpkeepPage)
    return page


def test_a_question_is_linked_in_one_click_and_its_words_work(balie: Hands, house: House) -> None:
    desk = balie
    desk.ask(QUESTION)
    cards = desk.desk._context.directory.services_of_theme("geld")
    place = next(card.name for card in cards if card.name not in desk.names)
    inloop(desk).keep_question(QUESTION, lambda: None, lambda error: pytest.fail(str(error)))
    settled(desk)
    assert "De kaart" not in desk.words(desk.desk.window._rail)  # a volunteer does not see it
    as_worker(desk, house)
    desk.sees("De kaart", desk.desk.window._rail)
    page = upkeep(desk)
    desk.wait(lambda: len(page.questions.cards) == 1)
    card = page.questions.cards[0]
    desk.wait(lambda: "Wordt gewist op 24 november 2027." in desk.words(card))
    desk.tab_to(lambda one: one is card.words)
    desk.press(Qt.Key.Key_End)
    desk.type(" 111222333")  # an elfproef
    desk.tab_to(lambda one: one is card.seek.edit)
    desk.type(place)
    desk.wait(lambda: card.targets and card.targets[0].text() == place)
    desk.tab_to(lambda one: one is card.targets[0])
    desk.enter()
    assert "burgerservicenummer" in card.field.error
    assert desk.focus() is card.words
    card.words.setText(QUESTION)
    card.targets[0].click()
    desk.wait(lambda: page.questions.cards == [])
    desk.wait(lambda: f"gekoppeld aan {place}" in desk.words(page.questions))
    assert "vindt het nu" in desk.toast()

    desk.desk.window.show_page("search")
    desk.desk.window.search_field.setText("")
    desk.ask("mijn trapnaaimachine maken")
    desk.wait(lambda: desk.names[:1] == [place])


def test_a_need_can_be_the_answer_and_a_question_can_go(balie: Hands, house: House) -> None:
    desk = balie
    for text in ("ik snap niks van dat blauwe epistel", "waar is de waterpomp"):
        inloop(desk).keep_question(text, lambda: None, lambda error: pytest.fail(str(error)))
    settled(desk)
    as_worker(desk, house)
    page = upkeep(desk)
    desk.wait(lambda: len(page.questions.cards) == 2)
    gone = next(card for card in page.questions.cards if "waterpomp" in card.question.text)
    gone.drop.click()
    assert gone.drop.text() == "Ja, gooi deze vraag weg"
    gone.drop.click()
    desk.wait(lambda: len(page.questions.cards) == 1)
    card = page.questions.cards[0]
    need = desk.desk._context.directory.themes()[0].needs[0]
    card.seek.edit.setText(need.name)  # type: ignore[attr-defined]
    desk.wait(lambda: any(one.text().startswith("Onderwerp") for one in card.targets))
    next(one for one in card.targets if one.text().startswith("Onderwerp")).click()
    desk.wait(lambda: page.questions.cards == [])
    directory = desk.desk._context.directory
    wanted = {one.name for one in directory.services_of_theme(need.code)}
    desk.desk.window.show_page("search")
    desk.ask("blauwe epistel")
    assert set(desk.names) & wanted


def test_doubts_and_what_came_of_slips_stand_there_until_they_are_settled(balie: Hands, house: House) -> None:
    desk = balie
    directory = desk.desk._context.directory
    service = directory.services_of_theme("geld")[0]
    directory.report(service.id, "phone", "Er neemt niemand op")
    ref = ServiceRef(service.id, service.name, "geld")
    codes: list[str] = []
    inloop(desk).do(lambda day, duty: codes.append(day.new_slip(duty, (ref,), "nl").code))
    settled(desk)
    inloop(desk).do(lambda day, duty: day.record_result(duty, codes[0], ref.id, SlipResult.REFUSED, Refusal.DIGID))
    settled(desk)
    as_worker(desk, house)
    page = upkeep(desk)
    desk.wait(lambda: "1 keer op een briefje" in desk.words(page.results))
    desk.sees("1 keer: alleen met DigiD", page.results)  # the buurtwerker sees the small numbers too
    desk.wait(lambda: "De telefoon klopt niet. Er staat bij: Er neemt niemand op" in desk.words(page.doubts))
    desk.tab_to_button(f"Geregeld: {service.name}")
    desk.enter()
    desk.wait(lambda: "Niemand twijfelt nu aan een plek." in desk.words(page.doubts))
    desk.press(Qt.Key.Key_F12)
    assert "DigiD" not in desk.words(page)
    assert page.questions.cards == []
    assert page._stack.currentWidget() is page.covered
