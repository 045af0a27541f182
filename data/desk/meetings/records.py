"""What goes in and out of meetings: frozen, without a connection. Times are local, without a zone.

No record of a meeting holds a resident's name; `MeetingDesk.name` gives one, as long as a key is held. The two sheets
are what goes on paper: numbers instead of names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.desk.signals.kinds import Feedback, MeetingTable, SignalTheme, Status
from data.desk.visits.kinds import Partner

__all__ = ["MeetingTable", "Partner"]  # handed on: one place to import from

MINUTES = 60
"""So long an overleg is; more than this on the agenda is a warning, no refusal."""
ITEM_MINUTES = 5
MOST: dict[str, int] = {
    "title": 80,
    "text": 400,
    "decision": 300,
    "owner": 80,
    "role": 60,
    "organisation": 80,
    "place": 80,
    "chair": 60,
}
"""How long each free text may be, by the field= of TEXT_TOO_LONG."""
PARTICIPANTS_MOST = 30
ITEMS_MOST = 500


class State(StrEnum):
    """Where a meeting stands."""

    PLANNED = "gepland"
    RUNNING = "bezig"
    DONE = "geweest"


class Part(StrEnum):
    """The six parts of the agenda, in their order."""

    URGENT = "spoed"  # spoed, vandaag, and what is overdue
    NEW = "nieuw"  # new, by theme
    EARLIER = "afspraken"  # what was agreed before
    PATTERNS = "patronen"
    CHANCES = "kansen"
    FEEDBACK = "terugkoppelen"  # who still has to hear something


class ItemKind(StrEnum):
    """What an item of the agenda is about."""

    SIGNAL = "signaal"
    PATTERN = "patroon"  # several signals of a street or a theme
    OFFER = "aanbod"  # a neighbour's offer ("wil zelf iets doen")
    OWN = "eigen"


class Refused(StrEnum):
    """Why a signal may not come on the agenda of this table."""

    UNSAFE = "niet-veilig"
    REFUSES = "wil-het-niet"  # only after a confirmed veiligheidsafweging
    OTHER_TABLE = "andere-tafel"  # thuis and in de straat have a table of their own
    POLICE_OR_LANDLORD = "politie-of-corporatie"  # somebody of police or corporatie sits at this table
    RENEW = "half-jaar-open"  # open longer than six months: first a reason for that
    UNKNOWN_ORGANISATION = "organisatie-onbekend"  # somebody whose organisation is not known could be one of them


class Lacks(StrEnum):
    """What a meeting lacks; it can be held all the same."""

    NO_PARTICIPANTS = "niemand"
    NO_ORGANISATION = "organisatie-onbekend"  # printed as "organisatie niet bekend"
    OVER_TIME = "te-lang"  # more than MINUTES
    NO_TEXT = "zonder-tekst"  # an item without a title or a text of her own
    DAY_PAST = "dag-voorbij"
    DAY_FAR = "dag-ver-weg"  # more than 90 days ahead: a slip of the pen, or a clock that is wrong


@dataclass(frozen=True)
class Participant:
    """Somebody at the table, without a name. `organisation` may be "": then Lacks.NO_ORGANISATION.

    `partner`: what kind of organisation; None when it is not known, and then nobody rules out police or corporatie.
    """

    role: str
    organisation: str = ""
    partner: Partner | None = None

    @property
    def known(self) -> bool:
        """Whether it is known whom they come for."""
        return self.partner is not None or bool(self.organisation)


@dataclass(frozen=True)
class Decision:
    """What was decided about an item: what, who (a role or organisation, or a colleague), before when."""

    text: str
    owner: str = ""
    due: date | None = None

    @property
    def kept_back(self) -> bool:
        """Whether its words are not shown here: of before they were checked, with a name or the facts in them.

        They stay with the signal, for who opens it. A decision always has a text, and an agreement an owner.
        """
        return not self.text and not self.owner


@dataclass(frozen=True)
class Item:
    """One item of an agenda. `title` and `text` are the buurtwerker's own words, "" when not written yet.

    `kept_back`: a title or a text of before they were checked is not shown; the number and the theme stand there.
    """

    id: str  # stays the same as long as the meeting is there
    kind: ItemKind
    part: Part
    numbers: tuple[int, ...]  # of the signals; () for an own item or an offer
    signal_ids: tuple[str, ...]
    themes: tuple[SignalTheme, ...]
    title: str = ""
    text: str = ""
    minutes: int = ITEM_MINUTES
    earlier: Decision | None = None  # what was decided the last time
    earlier_on: date | None = None
    decision: Decision | None = None
    name_allowed: bool = False  # `MeetingDesk.name` gives something
    spoed: bool = False
    status: Status | None = None  # of the signal, now
    weeks: int = 0  # of a pattern: over how many weeks
    street: str = ""  # of a pattern by street: the screen's, and only there; never on paper by itself
    kept_back: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """As they are shown: "S-118"."""
        return tuple(f"S-{number}" for number in self.numbers)

    @property
    def written(self) -> bool:
        """Whether it has a title and, when it is about residents, a text of her own."""
        return bool(self.title) and (bool(self.text) or self.kind is ItemKind.OWN or self.part is Part.FEEDBACK)


@dataclass(frozen=True)
class KeptOff:
    """A signal that may not come on this table, and why. For the screen of who prepares; not for the table."""

    number: int
    signal_id: str
    reason: Refused

    @property
    def code(self) -> str:
        """As it is shown: "S-118"."""
        return f"S-{self.number}"


@dataclass(frozen=True)
class Proposal:
    """What a new meeting starts with: the next Thursday, and who sat at this table the last time."""

    table: MeetingTable
    day: date
    participants: tuple[Participant, ...]
    starts: str = "09:00"
    place: str = ""
    chair: str = ""


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in the list."""

    id: str
    table: MeetingTable
    day: date
    state: State
    items: int
    erased_on: date


@dataclass(frozen=True)
class Meeting:
    """A meeting with its agenda, in the order in which it is spoken of."""

    id: str
    table: MeetingTable
    day: date
    starts: str  # "09:00"
    place: str
    chair: str
    participants: tuple[Participant, ...]
    state: State
    items: tuple[Item, ...]
    kept_off: tuple[KeptOff, ...]
    warnings: tuple[Lacks, ...]
    erased_on: date
    limit: int = MINUTES

    @property
    def minutes(self) -> int:
        """Minutes that are planned."""
        return sum(item.minutes for item in self.items)

    def item(self, item_id: str) -> Item | None:
        """One item by its id; None when it is not on the agenda (any more)."""
        return next((item for item in self.items if item.id == item_id), None)


@dataclass(frozen=True)
class Candidate:
    """An open signal that is not on the agenda and may be put there."""

    number: int
    signal_id: str
    title: str
    themes: tuple[SignalTheme, ...]
    status: Status

    @property
    def code(self) -> str:
        """As it is shown: "S-118"."""
        return f"S-{self.number}"


@dataclass(frozen=True)
class FeedbackLine:
    """What the author of a signal hears after the meeting: a fixed sentence, proposed and to be approved."""

    signal_id: str
    number: int
    day: date
    themes: tuple[SignalTheme, ...]
    author: str  # roepnaam
    proposed: Feedback
    choices: tuple[Feedback, ...]
    approved: Feedback | None = None

    @property
    def code(self) -> str:
        """As it is shown: "S-118"."""
        return f"S-{self.number}"


# On paper


@dataclass(frozen=True)
class SheetItem:
    """An item on the printed agenda."""

    numbers: tuple[int, ...]
    title: str
    text: str
    minutes: int
    earlier: Decision | None = None
    earlier_on: date | None = None
    weeks: int = 0  # of a pattern
    themes: tuple[SignalTheme, ...] = ()  # for who has no title


@dataclass(frozen=True)
class SheetPart:
    """One of the six parts; parts without an item are left out."""

    part: Part
    items: tuple[SheetItem, ...]

    @property
    def minutes(self) -> int:
        """Minutes that are planned."""
        return sum(item.minutes for item in self.items)


@dataclass(frozen=True)
class AgendaSheet:
    """The agenda as it is printed. There is no field for a name."""

    table: MeetingTable
    day: date
    starts: str  # "09:00"
    ends: str
    place: str
    chair: str
    participants: tuple[Participant, ...]
    parts: tuple[SheetPart, ...]
    destroy_before: date
    made_on: date


@dataclass(frozen=True)
class ActionLine:
    """One thing that somebody will do."""

    numbers: tuple[int, ...]
    title: str
    decision: str
    owner: str
    due: date | None
    themes: tuple[SignalTheme, ...] = ()  # for who has no title
    kept_back: bool = False  # its words stay with the signal (Decision.kept_back)


@dataclass(frozen=True)
class ActionSheet:
    """The list of what was agreed, as it is printed."""

    table: MeetingTable
    day: date
    lines: tuple[ActionLine, ...]
    destroy_before: date
    made_on: date
