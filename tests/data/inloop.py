"""What the tests of the inloop day share: a house with a clock that can be moved, and some services."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from data import upkeep
from data.desk.duty import Duty
from data.desk.visits.day import InloopDay
from data.desk.visits.records import (
    Every,
    Partner,
    PlannedShift,
    ServiceRef,
    ShiftKind,
    ShiftPlan,
    WeekPlan,
)
from data.engine import reading
from tests.confidential import SECRETS, House, make_house

TUESDAY = datetime(2026, 11, 24, 9, 30)
COFFEE = ShiftPlan(ShiftKind.COFFEE, "Koffieochtend", 1, "09:30", "12:00", partners=(Partner.POLICE,))
OPEN_FIRST = ShiftPlan(ShiftKind.OPEN, "Open inloop", 3, "13:00", "15:00", Every.FIRST)
PLAN = WeekPlan((COFFEE, OPEN_FIRST))
MONEY = ServiceRef("geldplein", "Geldplein", "geld")
HOME = ServiceRef("woonstek", "Woonstek, team huur", "wonen")


@dataclass
class Clock:
    """A clock that a test moves."""

    at: datetime = TUESDAY

    def __call__(self) -> datetime:
        """What time it is."""
        return self.at

    def forward(self, **parts: float) -> None:
        """Later."""
        self.at += timedelta(**parts)


@dataclass
class Desk:
    """A buurthuis with its inloop."""

    house: House
    clock: Clock
    day: InloopDay = field(default_factory=lambda: InloopDay(lambda: PLAN))

    @contextmanager
    def open(self, name: str = "Fatma") -> Iterator[Duty]:
        """A dienst, opened as the window does it and broken off at the end of the block (no closing of the day)."""
        store = self.house.store()
        duty = store.unlock(self.house.people[name], SECRETS[name]).duty
        upkeep.at_start(duty, now=self.clock())
        try:
            yield duty
        finally:
            duty.close()
            store.close()

    @contextmanager
    def reader(self, name: str = "Marjan") -> Iterator[Any]:
        """A buurtwerker with her own key."""
        store = self.house.store()
        opened = store.unlock(self.house.people[name], SECRETS[name])
        try:
            yield opened.reader
        finally:
            opened.duty.close()
            store.close()

    def end(self, duty: Duty) -> upkeep.Upkeep:
        """What the window does at the end of a dienst, before the key goes."""
        return upkeep.at_end(duty, now=self.clock())

    def begin(self, duty: Duty) -> PlannedShift:
        """Begin the dienst that the clock proposes."""
        planned = self.day.proposed(self.clock())
        assert planned is not None
        self.day.begin(duty, planned)
        return planned


def make_desk(folder: Path) -> Desk:
    """One on a Tuesday at half past nine, when the koffieochtend begins."""
    clock = Clock()
    return Desk(make_house(folder, clock), clock)


def rows(duty: Duty, statement: str) -> list[tuple[Any, ...]]:
    """What stands in the store."""
    with reading(duty.session.engine) as connection:
        return [tuple(row) for row in connection.exec_driver_sql(statement).all()]
