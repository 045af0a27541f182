"""Another program keeps the store busy while the overleg goes on: it is said, what was typed stays, and again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop import startup
from desktop.startup import Session
from tests.desks import window_on
from tests.faults.locks import held, wait_shortly
from tests.hands import Hands
from tests.houses import House, at_house, open_store
from tests.journeys.test_meeting import duty_of, go, made, make, meeting, on_screen
from tests.meetings import come_in

__all__ = ["made"]  # a fixture


@pytest.fixture
def balie(
    qapp: object, qtbot: QtBot, vlierdam: Session, made: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hands]:
    """Marjan at the desk with her key, where nobody waits long for a lock."""
    wait_shortly(monkeypatch)
    house = made.copied(tmp_path)
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(house.folder))
    with window_on(qapp, qtbot, at_house(vlierdam, house.folder)) as hands:  # type: ignore[arg-type]
        come_in(hands, house)
        yield hands


def test_a_decision_at_the_table(balie: Hands) -> None:
    desk = balie
    page = make(desk)
    go(desk)
    desk.wait(lambda: on_screen(page) is page.run and page.run._decision.hasFocus())
    assert page.run.item is not None
    first = page.run.item.id
    reader = duty_of(desk).reader
    assert reader is not None
    desk.type("Koffie drinken")
    desk.enter()
    desk.type("wijkv")
    desk.enter()
    with held(reader):
        desk.enter()
        desk.wait(lambda: "even bezet" in desk.words() + desk.toast())
        desk.wait(lambda: "Er is niets kwijt." in desk.words() + desk.toast())
        assert page.run.item.id == first
    assert page.run._decision.toPlainText() == "Koffie drinken"
    assert page.run._owner.text() == "wijkverpleegkundige"
    assert not any(one.decision for one in meeting(page).items)
    go(desk)  # all of it still stands there
    desk.wait(lambda: page.run.item is not None and page.run.item.id != first)
    decided = [one.decision for one in meeting(page).items if one.decision is not None]
    assert [one.text for one in decided] == ["Koffie drinken"]
