"""A real desk store for tests: real keys, real files, Argon2id at its cheapest through the parameter for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend

from data.desk.duty import Reader
from data.desk.house import DeskStore, Unlocked
from data.desk.records import Person, RecoveryCard, Role
from data.errors import Code, WorldError
from data.vault.device import DeviceSecret
from data.vault.kdf import Cost

CHEAP = Cost(ops=1, memory=8192)
MARJAN, INGRID = "zeven gele fietsen bij de molen", "paarse olifant danst op dinsdag"
FATMA, JAN = "284617", "905172"
START = datetime(2026, 11, 24, 9, 25)


class Safe(KeyringBackend):
    """The safe of a PC that is not this one."""

    priority = 1.0  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """What was kept."""
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""
        del self.kept[service, username]


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    moment: datetime = START

    def __call__(self) -> datetime:
        """What time it is."""
        return self.moment

    def forward(self, **parts: float) -> None:
        """Later, by so many hours, minutes, days."""
        self.moment += timedelta(**parts)


@dataclass
class House:
    """A buurthuis: its folder, its clock and its PC."""

    folder: Path
    clock: Clock = field(default_factory=Clock)
    safe: Safe | None = field(default_factory=Safe)

    def store(self, step: Callable[[str], None] = lambda _done: None) -> DeskStore:
        """The store, as after a start of the program."""
        device = DeviceSecret(self.safe) if self.safe is not None else DeviceSecret.none()
        return DeskStore.at(self.folder, now=self.clock, device=device, cost=CHEAP, step=step)


@dataclass
class Peopled:
    """A store with two buurtwerkers, who confirmed their cards, and a volunteer; closed."""

    house: House
    marjan: Person
    ingrid: Person
    fatma: Person
    cards: dict[str, RecoveryCard]

    def store(self) -> DeskStore:
        """The store, as after a start of the program."""
        return self.house.store()


def confirmed_card(store: DeskStore, reader: Reader) -> RecoveryCard:
    """A card, made and typed back."""
    card = store.make_card(reader)
    store.confirm_card(reader, card.text)
    return card


def peopled(folder: Path, *, safe: Safe | None = None, with_safe: bool = True) -> Peopled:
    """Make one; on a PC that keeps a secret unless told otherwise."""
    house = House(folder, safe=(safe or Safe()) if with_safe else None)
    store = house.store()
    reader = store.begin("Marjan", MARJAN)
    cards = {"Marjan": confirmed_card(store, reader)}
    ingrid = store.add_person(reader, "Ingrid", Role.COMMUNITY_WORKER, INGRID)
    fatma = store.add_person(reader, "Fatma", Role.VOLUNTEER, FATMA)
    marjan = next(person for person in store.people() if person.name == "Marjan")
    reader.close()
    unlocked = store.unlock(ingrid.id, INGRID)
    assert unlocked.reader is not None
    cards["Ingrid"] = confirmed_card(store, unlocked.reader)
    store.close()
    return Peopled(house, marjan, ingrid, fatma, cards)


def refused(call: Callable[[], object]) -> WorldError:
    """The error that a call ends in."""
    with pytest.raises(WorldError) as caught:
        call()
    return caught.value


def code(call: Callable[[], object]) -> Code:
    """The code of the error that a call ends in."""
    return refused(call).code


def reader_of(unlocked: Unlocked) -> Reader:
    """The reader that a buurtwerker got."""
    assert unlocked.reader is not None
    return unlocked.reader
