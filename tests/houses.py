"""A real desk store for tests of the window: the same rooms, files and keys, with an Argon2 that costs little."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from data.desk.house import DeskStore
from data.desk.records import Person, Role
from data.settings import SettingsStore
from data.vault.device import DeviceSecret
from data.vault.kdf import Cost
from desktop.shift_end import ShiftEnd
from desktop.startup import Session
from tests.conftest import NOW
from tests.desks import on_desk_of_its_own
from ui.on_duty import OnDuty
from ui.tasks import Tasks

WORKER, SECOND = "Marjan", "Ingrid"
PHRASE, SECOND_PHRASE = "zeven zilveren zwanen zwemmen", "oranje fietsen onder de iepen"
CHEAP = Cost(1, 1 << 16)
VOLUNTEERS = {"Fatma": "482915", "Henk": "730264", "Ria": "951738"}


@dataclass
class House:
    """Who can log in, with what."""

    folder: Path
    people: dict[str, Person]
    card: str  # of the first buurtwerker

    def copied(self, folder: Path) -> House:
        """The same house in another folder: making one takes a second, copying none."""
        for name in ("desk.db", "slots.json"):
            shutil.copy(self.folder / name, folder / name)
        return House(folder, self.people, self.card)


def now() -> datetime:
    """The clock of these tests."""
    return NOW


def open_store(folder: Path, cost: Cost = CHEAP) -> DeskStore:
    """The store in a folder, on a PC that keeps no secret of its own; a try costs a few milliseconds."""
    return DeskStore.at(folder, now=now, device=DeviceSecret.none(), cost=cost)


def make_house(folder: Path, volunteers: Sequence[str] = tuple(VOLUNTEERS)) -> House:
    """A store with one buurtwerker, whose card was typed back, and volunteers; closed again."""
    store = open_store(folder)
    reader = store.begin(WORKER, PHRASE)
    card = store.make_card(reader)
    store.confirm_card(reader, card.text)
    for name in volunteers:
        store.add_person(reader, name, Role.VOLUNTEER, VOLUNTEERS[name])
    reader.close()
    people = {person.name: person for person in store.people()}
    store.close()
    return House(folder, people, card.text)


def at_house(session: Session, folder: Path) -> Session:
    """The directory and search of `session`, with settings, backups and the desk store in `folder`."""
    own = on_desk_of_its_own(session, folder)
    return replace(own, paths=replace(own.paths, data=folder))


def on_duty(tasks: Tasks, folder: Path, settings: SettingsStore) -> OnDuty:
    """The dienst of a desk whose store is in `folder`; nothing is made there before somebody does."""
    ending = ShiftEnd(settings, now)
    return OnDuty(
        tasks,
        lambda: open_store(folder),
        ending.finish,
        ending.catch_up,
        now=now,
        cover_minutes=lambda: settings.current.cover_minutes,
        parent=tasks,
    )
