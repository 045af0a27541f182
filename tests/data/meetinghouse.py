"""What the tests of meetings share: a house with signals in it, sent as the desk sends them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from data.desk.duty import Duty, Reader
from data.desk.meetings.records import Participant, Partner
from data.desk.meetings.table import MeetingDesk
from data.desk.records import Task
from data.desk.signals.desk import SignalDesk
from data.desk.signals.form import Sent
from data.desk.signals.kinds import Described, SignalTheme, Source, Subject, Urgency, Where, Wish
from data.desk.signals.records import SignalForm
from data.desk.signals.week import WeekDesk
from tests.confidential import SECRETS, House, make_house

MONDAY = datetime(2026, 11, 23, 10, 0)
THURSDAY = date(2026, 11, 26)
WORKER = Participant("buurtwerker", "Welzijn", Partner.COMMUNITY_WORKER)
NURSE = Participant("wijkverpleegkundige", "Thuiszorg", Partner.CARE)
FACTS = "De gordijnen zijn overdag al weken achter elkaar gesloten en niemand ziet haar nog buiten lopen."


@dataclass
class Clock:
    """A clock that a test moves."""

    at: datetime = MONDAY

    def __call__(self) -> datetime:
        """What time it is."""
        return self.at

    def forward(self, **parts: float) -> None:
        """Later."""
        self.at += timedelta(**parts)


@dataclass
class Table:
    """A buurthuis with its three doors."""

    house: House
    clock: Clock
    desk: SignalDesk = field(default_factory=SignalDesk)
    week: WeekDesk = field(default_factory=WeekDesk)
    meetings: MeetingDesk = field(default_factory=MeetingDesk)

    @contextmanager
    def duty(self, name: str = "Fatma") -> Iterator[Duty]:
        """Somebody on duty."""
        with self.house.duty(name) as duty:
            yield duty

    @contextmanager
    def reader(self, name: str = "Marjan") -> Iterator[Reader]:
        """A buurtwerker with her own key."""
        with self.house.reader(name) as reader:
            yield reader

    def send(self, duty: Duty, *forms: SignalForm) -> tuple[Sent, ...]:
        """Send these."""
        return tuple(self.desk.send(duty, uuid4().hex, form) for form in forms)

    def with_tasks(self) -> None:
        """Marjan and Ingrid become aandachtsfunctionaris and deputy."""
        store = self.house.store()
        opened = store.unlock(self.house.people["Marjan"], SECRETS["Marjan"])
        assert opened.reader is not None
        store.set_tasks(opened.reader, self.house.people["Marjan"], frozenset({Task.ATTENTION}))
        store.set_tasks(opened.reader, self.house.people["Ingrid"], frozenset({Task.DEPUTY}))
        opened.duty.close()
        store.close()
        for name in ("Ingrid", "Marjan"):
            with self.reader(name):
                pass


def make_table(folder: Path) -> Table:
    """One on a Monday."""
    clock = Clock()
    return Table(make_house(folder, clock), clock)


def person(who: str = "Zus", **said: object) -> SignalForm:
    """A signal about somebody at home."""
    values: dict[str, object] = {
        "facts": FACTS,
        "subject": Subject.PERSON,
        "described": Described.NAME,
        "who": who,
        "street": "Beukstraat 12",
        "urgency": Urgency.CAN_WAIT,
        "wish": Wish.FINE,
        "where": Where.HOME,
        "themes": (SignalTheme.CONTACT,),
        "source": Source.SEEN,
        **said,
    }
    return SignalForm(**values)  # type: ignore[arg-type]
