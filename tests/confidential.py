"""A buurthuis with a real desk store: two buurtwerkers with cards that were typed back, and two volunteers.

Keys, files and commands are those of the program; only Argon2id is made cheap, so that a test can log in often.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from data.desk.duty import Duty, Reader
from data.desk.house import DeskStore
from data.desk.records import Role
from data.vault.device import DeviceSecret
from data.vault.kdf import Cost
from tests.conftest import NOW

CHEAP = Cost(ops=1, memory=8 << 20)
MARJAN, INGRID = "paraplu tractor zondag kaas", "lantaarn fietsbel koekje wolken"
FATMA, BERT = "274950", "839617"
SECRETS = {"Marjan": MARJAN, "Ingrid": INGRID, "Fatma": FATMA, "Bert": BERT}


def fixed_now() -> datetime:
    """The clock of these tests, unless they bring their own."""
    return NOW


@dataclass(frozen=True)
class House:
    """Where it is, and who is who."""

    folder: Path
    people: dict[str, str]  # name to person id
    cards: dict[str, str]  # name to what is on the card
    now: Callable[[], datetime] = fixed_now

    def store(self) -> DeskStore:
        """The store as a program that starts finds it."""
        return open_store(self.folder, self.now)

    @contextmanager
    def duty(self, name: str = "Fatma") -> Iterator[Duty]:
        """Somebody on duty, and the end of it."""
        store = self.store()
        duty = store.unlock(self.people[name], SECRETS[name]).duty
        try:
            yield duty
        finally:
            duty.close()
            store.close()

    @contextmanager
    def reader(self, name: str = "Marjan") -> Iterator[Reader]:
        """A buurtwerker on duty, with their own key."""
        store = self.store()
        opened = store.unlock(self.people[name], SECRETS[name])
        assert opened.reader is not None
        try:
            yield opened.reader
        finally:
            opened.duty.close()
            store.close()


def open_store(folder: Path, now: Callable[[], datetime] = fixed_now) -> DeskStore:
    """A store with the cheap Argon2id, on a PC that keeps no secret of its own."""
    return DeskStore.at(folder, now=now, device=DeviceSecret.none(), cost=CHEAP)


def make_house(folder: Path, now: Callable[[], datetime] = fixed_now) -> House:
    """Set everything up as the first-run screens do."""
    store = open_store(folder, now)
    people, cards = {}, {}
    reader = store.begin("Marjan", MARJAN)
    people["Marjan"] = reader.person.id
    cards["Marjan"] = store.make_card(reader).text
    store.confirm_card(reader, cards["Marjan"])
    people["Ingrid"] = store.add_person(reader, "Ingrid", Role.COMMUNITY_WORKER, INGRID).id
    people["Fatma"] = store.add_person(reader, "Fatma", Role.VOLUNTEER, FATMA).id
    people["Bert"] = store.add_person(reader, "Bert", Role.VOLUNTEER, BERT).id
    reader.close()
    opened = store.unlock(people["Ingrid"], INGRID)
    assert opened.reader is not None
    cards["Ingrid"] = store.make_card(opened.reader).text
    store.confirm_card(opened.reader, cards["Ingrid"])
    opened.duty.close()
    store.close()
    return House(folder, people, cards, now)
