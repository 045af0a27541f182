"""What is kept of a hand-over: sealed with the signal, so that it goes with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Handed:
    """One hand-over, or the proposal of one. Person ids, no names."""

    id: str
    to: str
    by: str  # who did or proposed it
    at: datetime
    yes_on: date | None = None  # the day the resident said yes
    nobody: bool = False  # no resident is concerned: a lamp post gives no yes
    reason: str = ""  # why without a yes
    told_on: date | None = None  # the day the resident is told, without a yes
    second: str = ""  # who agreed, without a yes
    second_at: datetime | None = None
    refused: bool = False  # the second reader did not agree
    receipt: bool | None = None  # whether they got it; None: not known yet
    receipt_on: date | None = None

    @property
    def done(self) -> bool:
        """Whether it may go, or went."""
        return not self.refused and (self.nobody or self.yes_on is not None or self.second_at is not None)

    @property
    def waiting(self) -> bool:
        """Whether a second reader still has to agree."""
        return not self.refused and not self.done


@dataclass(frozen=True)
class HandedAll:
    """All of a signal, oldest first."""

    handed: tuple[Handed, ...] = ()

    def of(self, key: str) -> Handed | None:
        """One by its id."""
        return next((one for one in self.handed if one.id == key), None)

    def put(self, changed: Handed) -> HandedAll:
        """With one more, or another in the place of the same."""
        if self.of(changed.id) is None:
            return HandedAll((*self.handed, changed))
        return HandedAll(tuple(changed if one.id == changed.id else one for one in self.handed))
