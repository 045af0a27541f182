"""What the tests of signals share: a house with a clock, forms, and how to send one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from data.desk.duty import Duty, Reader
from data.desk.records import Role, Task
from data.desk.signals.desk import SignalDesk
from data.desk.signals.records import (
    Described,
    Sent,
    SignalForm,
    SignalTheme,
    Subject,
    Urgency,
    Where,
    Wish,
)
from data.desk.signals.week import WeekDesk
from tests.confidential import SECRETS
from tests.data.inloop import Desk, make_desk

CANARIES = ("kwikstaartfeit", "ijsvogelindruk", "roodborstnaam", "Winterkoninglaan", "merelhulp", "koekoekbuur")
FULL = SignalForm(
    facts="De post steekt uit de bus: kwikstaartfeit.",
    impression="Ik denk aan eenzaamheid, ijsvogelindruk.",
    subject=Subject.PERSON,
    described=Described.NAME,
    who="roodborstnaam",
    street="Winterkoninglaan",
    urgency=Urgency.THIS_WEEK,
    wish=Wish.FINE,
    where=Where.HOME,
    themes=(SignalTheme.CONTACT, SignalTheme.MONEY),
    done="merelhulp",
    neighbour="koekoekbuur",
)
"""A whole form; every text has a canary word in it."""


@dataclass
class Signals:
    """A buurthuis where signals are written and read."""

    desk: Desk
    signals: SignalDesk = field(default_factory=SignalDesk)
    week: WeekDesk = field(default_factory=WeekDesk)

    def send(self, form: SignalForm = FULL, *, name: str = "Fatma") -> Sent:
        """A dienst in which one signal is sent."""
        with self.desk.open(name) as duty:
            return self.signals.send(duty, uuid4().hex, form)

    @contextmanager
    def fatma(self) -> Iterator[Duty]:
        """Fatma on duty."""
        with self.desk.open() as duty:
            yield duty

    @contextmanager
    def both(self) -> Iterator[Duty]:
        """Fatma and Bert on duty together."""
        people = self.desk.house.people
        store = self.desk.house.store()
        duty = store.unlock(people["Fatma"], SECRETS["Fatma"], with_person=people["Bert"]).duty
        try:
            yield duty
        finally:
            duty.close()
            store.close()

    @contextmanager
    def reader(self, name: str = "Marjan") -> Iterator[Reader]:
        """A buurtwerker with her key."""
        with self.desk.reader(name) as reader:
            yield reader

    def add_worker(self, name: str, secret: str) -> None:
        """One more buurtwerker, added by Marjan, without a task; `SECRETS` must know the secret by then."""
        people = self.desk.house.people
        store = self.desk.house.store()
        opened = store.unlock(people["Marjan"], SECRETS["Marjan"])
        assert opened.reader is not None
        people[name] = store.add_person(opened.reader, name, Role.COMMUNITY_WORKER, secret).id
        opened.duty.close()
        store.close()

    def give_tasks(self) -> None:
        """Marjan is aandachtsfunctionaris and Ingrid her deputy; both know it of each other."""
        people = self.desk.house.people
        store = self.desk.house.store()
        opened = store.unlock(people["Marjan"], SECRETS["Marjan"])
        assert opened.reader is not None
        store.set_tasks(opened.reader, people["Marjan"], frozenset({Task.ATTENTION}))
        store.set_tasks(opened.reader, people["Ingrid"], frozenset({Task.DEPUTY}))
        opened.duty.close()
        store.close()
        for name in ("Ingrid", "Marjan"):
            with self.reader(name):
                pass


def make_signals(folder: Path) -> Signals:
    """One on a Tuesday morning."""
    return Signals(make_desk(folder))
