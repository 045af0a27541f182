"""A draft that was sent is in no page of the store and in no frame of its WAL: looked for with the key at hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from data import upkeep
from data.desk.duty import Duty
from data.desk.signals.desk import SignalDesk
from data.desk.signals.records import SignalForm, Urgency
from tests.confidential import House
from tests.faults.conftest import copied
from tests.faults.raw_pages import holding

CANARY = "Draaihalsje-4417"
FORM = SignalForm(facts=f"{CANARY} doet niet open.", done=f"{CANARY} gebeld.", urgency=Urgency.CAN_WAIT)


def writing(desk: SignalDesk, duty: Duty, draft: str, **more: str) -> int:
    """A form that grows while it is saved each second; in how many pages its words stand then."""
    for words in range(1, 30):
        desk.save_draft(duty, draft, replace(FORM, impression=f"{CANARY} " * words), **more)  # type: ignore[arg-type]
    return left(duty)


def left(duty: Duty) -> int:
    """In how many pages of the file and its WAL the words stand."""
    return holding(duty.session.path, bytes(duty.session.key), CANARY.encode())


def swept(desk: SignalDesk, duty: Duty) -> None:
    """As the window does when it said that it was sent."""
    desk.sweep(duty)


def ended(_desk: SignalDesk, duty: Duty) -> None:
    """The window was gone before it could: the end of the dienst does it."""
    assert not upkeep.at_end(duty, now=duty.session.now()).troubles


@pytest.mark.parametrize("after", [swept, ended])
def test_of_a_signal_that_was_sent(filled_in: House, tmp_path: Path, after: Callable[[SignalDesk, Duty], None]) -> None:
    house, desk = copied(filled_in, tmp_path / "gegevens"), SignalDesk()
    with house.duty() as duty:
        draft = uuid4().hex
        assert writing(desk, duty, draft) > 0, "the search does find what is there"
        assert desk.send(duty, draft, FORM).number
        after(desk, duty)
        assert left(duty) == 0


def test_of_something_that_was_added_and_of_one_that_was_thrown_away(filled_in: House, tmp_path: Path) -> None:
    house, desk = copied(filled_in, tmp_path / "gegevens"), SignalDesk()
    with house.duty() as duty:
        sent = desk.send(duty, uuid4().hex, SignalForm(facts="Niets bijzonders.", urgency=Urgency.CAN_WAIT))
        added, gone = uuid4().hex, uuid4().hex
        assert writing(desk, duty, added, adds_to=sent.id) > 0
        desk.add_later(duty, added, sent.id, f"{CANARY} zwaaide.")
        desk.sweep(duty)
        assert left(duty) == 0
        assert writing(desk, duty, gone) > 0
        desk.discard_draft(duty, gone)
        desk.sweep(duty)
        assert left(duty) == 0
