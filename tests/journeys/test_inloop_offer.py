"""Wil zelf iets doen: passed on to the buurtwerkers alone, and not before there are two of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from data.desk.records import Role
from tests.hands import Hands
from tests.houses import PHRASE, SECOND, SECOND_PHRASE, House, make_house, open_store
from tests.journeys.test_inloop import balie, inloop
from ui.pages.visit.closing import ClosingDialog

__all__ = ["balie"]  # a fixture


@pytest.fixture(params=[1, 2], ids=["one reader", "two readers"])
def house(tmp_path: Path, request: pytest.FixtureRequest) -> House:
    """A house with one or two buurtwerkers whose card was typed back."""
    made = make_house(tmp_path)
    if request.param == 2:
        store = open_store(tmp_path)
        first = store.unlock(made.people["Marjan"].id, PHRASE).reader
        assert first is not None
        ingrid = store.add_person(first, SECOND, Role.COMMUNITY_WORKER, SECOND_PHRASE)
        second = store.unlock(ingrid.id, SECOND_PHRASE).reader
        assert second is not None
        store.confirm_card(second, store.make_card(second).text)
        store.close()
    made.readers = request.param  # type: ignore[attr-defined]
    return made


def test_an_offer_is_sealed_and_a_bsn_in_it_is_stopped(balie: Hands, house: House) -> None:
    desk = balie
    desk.press(Qt.Key.Key_F2)
    desk.wait(lambda: inloop(desk).has_visit)
    desk.press(Qt.Key.Key_F2)
    panel = desk.dialog(ClosingDialog)
    desk.type("9")
    assert panel.offer.isVisible()
    if house.readers == 1:  # type: ignore[attr-defined]
        desk.sees("kan nog niet", panel)
        assert not panel.offer.line.isVisible()
    else:
        assert desk.focus() is panel.offer.line.edit
        desk.type("wil helpen met klussen")
        desk.enter()  # how to reach them is missing: nothing is kept yet
        assert panel.offer.reach.error
        desk.type("111 222 333")
        desk.enter()
        desk.wait(lambda: "burgerservicenummer" in panel.offer.reach.error)
        assert inloop(desk).has_visit
        panel.offer.reach.edit.selectAll()  # type: ignore[attr-defined]
        desk.type("06 12345678")
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: not inloop(desk).has_visit)
    read: list[object] = []
    inloop(desk).ask(lambda day, duty: day.day_page(duty), read.append)
    desk.wait(lambda: read)
    (visit,) = read[0].visits  # type: ignore[attr-defined]
    assert visit.fields.outcome.value == "wil-zelf-iets-doen"
    assert b"klussen" not in (house.folder / "desk.db").read_bytes()
