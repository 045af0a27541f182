"""What goes in and out of the desk store: frozen, without a connection, safe to show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Role(StrEnum):
    """What somebody is; it decides which secret opens their slot and what `data` lets them do."""

    VOLUNTEER = "vrijwilliger"
    COMMUNITY_WORKER = "buurtwerker"


class Task(StrEnum):
    """What a buurtwerker can be besides; only they read what is sealed to Audience.ATTENTION."""

    ATTENTION = "aandachtsfunctionaris"
    DEPUTY = "plaatsvervanger"


class Audience(StrEnum):
    """To whom an item is sealed: to every reader, or to those with a task (product.md: "niet veilig")."""

    READERS = "readers"
    ATTENTION = "attention"


class StoreState(StrEnum):
    """How desk.db is, as far as can be seen without a key."""

    ABSENT = "absent"
    SETTING_UP = "setting-up"  # made, but no recovery card was typed back yet
    READY = "ready"
    DAMAGED = "damaged"
    NEWER = "newer"


class SetupStep(StrEnum):
    """The four screens of the set-up, in their order."""

    HOUSE = "house"  # name and address; lives in the settings, nothing of it in here
    WORKER = "worker"  # the first buurtwerker
    CARD = "card"  # printed and typed back
    VOLUNTEERS = "volunteers"
    DONE = "done"


@dataclass(frozen=True)
class Person:
    """Somebody who can log in. `waits_until` after wrong tries, None when they can try at once."""

    id: str
    name: str  # roepnaam, as on the tile
    role: Role
    tasks: frozenset[Task] = frozenset()
    may_log_in: bool = True  # False: this PC lost its own secret; a card or a buurtwerker helps
    waits_until: datetime | None = None
    card_confirmed: bool = False  # a buurtwerker who typed back a recovery card


@dataclass(frozen=True)
class StoppedPerson:
    """Somebody who was on duty here once; the name stays as long as the logs name them."""

    id: str
    name: str
    role: Role
    stopped_on: date


@dataclass(frozen=True)
class SetupState:
    """Where the set-up stands. `person`: the buurtwerker who has to log in to go on with CARD or VOLUNTEERS."""

    step: SetupStep
    person: Person | None = None


@dataclass(frozen=True)
class RecoveryCard:
    """What is printed once. `groups` end in a check character each; `qr` is what the QR code holds."""

    groups: tuple[str, ...]
    qr: str
    name: str
    made_on: date

    @property
    def text(self) -> str:
        """The groups on one line."""
        return " ".join(self.groups)


@dataclass(frozen=True)
class Note:
    """A text of the desk. A draft never goes into a backup. `changed`: when it was last written."""

    id: str
    kind: str  # "handover" or "draft"
    text: str
    created: datetime
    changed: datetime
    by: str  # person id


@dataclass(frozen=True)
class SealedInfo:
    """What may be known of a sealed item without opening it."""

    id: str
    kind: str
    created: datetime
    closed_on: date | None


@dataclass(frozen=True)
class LogEntry:
    """Who did what to which record, and when; never its content."""

    at: datetime
    person_id: str
    action: str
    record_kind: str
    record_id: str


@dataclass(frozen=True)
class Shift:
    """A dienst as it was: who, from when to when."""

    id: str
    opened_at: datetime
    closed_at: datetime | None
    people: tuple[str, ...]  # person ids


@dataclass(frozen=True)
class ErasureNote:
    """What the wis-klok did: how many of each kind, and the next day that something is due."""

    erased: tuple[tuple[str, int], ...] = ()
    next_due: date | None = None

    @property
    def total(self) -> int:
        """How many in all."""
        return sum(count for _, count in self.erased)
