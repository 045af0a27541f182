"""What is kept of a hand-over: sealed with the signal, so that it goes with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Outgoing:
    """The words of a signal as they stand on the paper: without names of volunteers, and of the resident as allowed."""

    facts: str = ""
    added: tuple[str, ...] = ()  # what was added to the facts later
    when: str = ""
    who: str = ""  # "" unless the wish allows a name, or it is only a description
    street: str = ""
    named: bool = False  # who it is about stands in it
    leads: bool = False  # it is about somebody and must not lead to them: read it before it goes


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
    told: bool = False  # the resident was told already, on `told_on`
    weighed_by: tuple[str, ...] = ()  # who made the veiligheidsafweging that was there before, when it goes by that
    text: Outgoing | None = None  # as it was read and goes; None: kept before this was
    covered: tuple[str, ...] = ()  # words of the facts that were left out by hand

    @property
    def done(self) -> bool:
        """Whether it may go, or went."""
        allowed = self.nobody or self.yes_on is not None or self.second_at is not None or bool(self.weighed_by)
        return allowed and not self.refused

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
