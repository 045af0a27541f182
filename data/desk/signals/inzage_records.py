"""What leaves the desk about a resident: everything, to themselves (inzage), or the facts, to somebody who helps.

Volunteers are no names in here: `VOLUNTEER` stands for each. A buurtwerker does this for a living and is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.desk.signals.kinds import EventKind, MeetingTable, Status, Urgency, Where, Wish
from data.desk.signals.records import Added, Informed, Offer, SignalForm
from data.desk.visits.records import Regular

VOLUNTEER = "vrijwilliger"
"""Stands in `by` and in texts in the place of a volunteer's name; the paper words it."""


@dataclass(frozen=True)
class Step:
    """One line of what happened. `by`: a buurtwerker's roepnaam, or VOLUNTEER."""

    on: date
    by: str
    kind: EventKind
    status: Status | None = None
    text: str = ""
    until: date | None = None  # the day it speaks of


@dataclass(frozen=True)
class Spoken:
    """That it was on the agenda of a meeting, with what was written and decided there."""

    on: date
    table: MeetingTable
    title: str
    text: str
    decision: str = ""
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True)
class HandedOver:
    """That it went to somebody outside. `receipt`: whether they got it; None when that is not known yet."""

    on: date
    to: str
    with_yes: bool  # the resident said yes to it
    reason: str = ""  # why it was done without
    told_on: date | None = None  # the day the resident is told, without a yes
    receipt: bool | None = None


@dataclass(frozen=True)
class ReadBy:
    """Who read it: a buurtwerker, by roepnaam."""

    on: date
    by: str


@dataclass(frozen=True)
class InzageSignal:
    """One signal, whole, impression included: it counts for inzage (product.md, Signaal)."""

    number: int
    day: date
    status: Status
    form: SignalForm  # texts masked; facts, impression, who, street, urgency, wish, source, done …
    wish: Wish | None  # as it stands now
    urgency: Urgency | None
    where: Where | None
    title: str
    note: str
    added: tuple[Added, ...]  # by VOLUNTEER
    steps: tuple[Step, ...]
    spoken: tuple[Spoken, ...]
    handed_over: tuple[HandedOver, ...]
    informed: Informed | None
    inform_by: date | None
    read_by: tuple[ReadBy, ...]
    closed_on: date | None
    erase_on: date | None  # None: while it is open it has no day yet


class TextKind(StrEnum):
    """What colleagues write to each other at the desk."""

    HANDOVER = "handover"
    ATTENTION = "attention"


@dataclass(frozen=True)
class DeskText:
    """A handover to the next dienst, or a word from the buurtwerker to the desk."""

    id: str
    kind: TextKind
    day: date
    text: str
    erased_on: date


@dataclass(frozen=True)
class InzagePackage:
    """Everything that is kept about one resident, for the paper they get."""

    asked_on: date
    made_on: date
    made_by: str  # roepnaam of the buurtwerker
    about: str  # how the resident is called on the paper: the buurtwerker's words
    signals: tuple[InzageSignal, ...]
    regular: Regular | None = None  # their card, when they are a regular
    regular_erased_on: date | None = None
    texts: tuple[DeskText, ...] = ()  # what colleagues wrote about them; texts masked
    offers: tuple[Offer, ...] = ()  # what they offered to do themselves, and how to reach them
    offers_erased_on: date | None = None  # the last of them
    signal_days: int = 90  # so long after closing a signal is erased
    log_days: int = 730  # so long it is known who read it
    backup_days: int = 30  # so much longer it can be in a backup


@dataclass(frozen=True)
class Consent:
    """On what ground it goes: the resident's yes, or a weighing by two readers."""

    yes_on: date | None = None
    reason: str = ""
    readers: tuple[str, ...] = ()  # roepnamen of both
    told_on: date | None = None
    told: bool = False  # the resident was told already, on that day


@dataclass(frozen=True)
class HandOverPaper:
    """What somebody outside gets: the facts, and who it is about only when the resident allows that."""

    number: int
    to: str
    made_on: date
    seen_on: date  # the day the signal was written
    facts: str
    added: tuple[str, ...]  # what was added to the facts later
    source: str  # a value of kinds.Source, or ""
    when: str
    often: str  # a value of kinds.Often, or ""
    who: str  # "" unless the wish allows a name
    street: str
    wish: Wish | None
    consent: Consent
    sender: str  # roepnaam of the buurtwerker
    ask_receipt: bool = True


@dataclass(frozen=True)
class Erased:
    """What was erased on request."""

    signals: tuple[int, ...]  # their numbers
    regular: bool
    offers: int = 0
    items: int = 0  # of agendas, with what was written for them
    texts: int = 0  # handovers and attenties
