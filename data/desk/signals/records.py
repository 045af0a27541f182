"""What goes in and out of the week of the buurtwerker: frozen, without a connection.

It holds what people told us: not to be kept longer than the screen that shows it. The form of the volunteer is
data.desk.signals.form; it and the kinds are handed on, so that there is one place to import from.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from data.desk.records import Audience
from data.desk.signals.form import (
    FACTS_MOST,
    MOST,
    THEMES_MOST,
    AddedText,
    Call,
    Draft,
    Envelope,
    Hint,
    Passed,
    Readers,
    Sent,
    ServiceLink,
    SignalForm,
)
from data.desk.signals.kinds import (
    Actor,
    Called,
    Described,
    EventKind,
    Feedback,
    HandOver,
    LinkKind,
    MeetingTable,
    MeldcodeStep,
    Needed,
    NotYet,
    Often,
    Outcome,
    Reminder,
    SignalTheme,
    Source,
    Status,
    Subject,
    Urgency,
    Way,
    Where,
    Wish,
)

__all__ = [
    "FACTS_MOST",
    "MOST",
    "THEMES_MOST",
    "Actor",
    "AddedText",
    "Audience",
    "Call",
    "Called",
    "Described",
    "Draft",
    "Envelope",
    "EventKind",
    "Feedback",
    "HandOver",
    "Hint",
    "LinkKind",
    "MeetingTable",
    "MeldcodeStep",
    "Needed",
    "NotYet",
    "Often",
    "Outcome",
    "Passed",
    "Readers",
    "Reminder",
    "Sent",
    "ServiceLink",
    "SignalForm",
    "SignalTheme",
    "Source",
    "Status",
    "Subject",
    "Urgency",
    "Way",
    "Where",
    "Wish",
]  # the kinds are handed on: one place to import from

# The week


@dataclass(frozen=True)
class Event:
    """One line of the timeline. `by`: roepnaam (person ids become names when a signal is opened)."""

    at: datetime
    by: str
    kind: EventKind
    status: Status | None = None
    text: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Added:
    """What the volunteer added later under the same number."""

    id: str
    at: datetime
    by: str  # roepnaam
    text: str
    code: str = ""  # "S-118" when it was added to one that was merged into this


@dataclass(frozen=True)
class Agreement:
    """What was agreed: who does what, before when."""

    owner: str
    on: date
    text: str = ""


@dataclass(frozen=True)
class Informed:
    """Whether the resident was told: on which day, or why not."""

    on: date | None = None
    why_not: str = ""


@dataclass(frozen=True)
class Weighing:
    """A veiligheidsafweging: two readers, a reason, the day the resident is told. Person ids in the store."""

    reason: str
    inform_on: date
    proposed_by: str
    proposed_at: datetime
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    wish: Wish | None = None  # what the resident wanted then; it counts for no other wish. None: kept before this was
    told: bool = False  # the resident was told already, on `inform_on`
    handed: str = ""  # the id of the hand-over that it is for (data.desk.signals.handed); "": for speaking of it too
    to: str = ""  # to whom that goes

    @property
    def confirmed(self) -> bool:
        """Whether a second reader agreed."""
        return self.confirmed_at is not None


@dataclass(frozen=True)
class CodeStep:
    """A step of the meldcode that was taken."""

    step: MeldcodeStep
    at: datetime
    by: str


@dataclass(frozen=True)
class Spoed:
    """The flag spoed: shown until somebody acknowledges it by name."""

    raised_at: datetime
    raised_by: str
    acknowledged_by: str = ""
    acknowledged_at: datetime | None = None


@dataclass(frozen=True)
class Link:
    """What a signal is linked to, with words for it that stay readable when the other is gone."""

    kind: LinkKind
    id: str
    label: str


@dataclass(frozen=True)
class Routing:
    """What the wish of the resident allows, by data.desk.signals.wish. Enforced in `data`; here to be shown."""

    audience: Audience
    tables: frozenset[MeetingTable]  # may come on the agenda of these; empty: on none
    name: bool  # may the name be shown at the meeting
    police_or_landlord: bool  # may somebody of police or corporatie be at the table
    hand_over: HandOver
    talk_first: bool = False  # speak with the volunteer first (the resident refuses)
    weighed: bool = False  # a confirmed veiligheidsafweging lifted the refusal


@dataclass(frozen=True)
class Work:
    """What the buurtwerkers added to a signal; sealed under the signal's own key. Person ids, no names."""

    title: str = ""
    note: str = ""
    wish: Wish | None = None  # what was learned later; None: as the form says
    visit_on: date | None = None
    question: str = ""
    told_before: bool = False  # when it was asked, its author had seen what came back before
    agreement: Agreement | None = None
    look_again: date | None = None
    handed_to: str = ""
    outcome: Outcome | None = None
    outcome_to: str = ""
    spoed: Spoed | None = None
    informed: Informed | None = None
    inform_by: date | None = None  # None: not about a person
    weighing: Weighing | None = None
    meldcode: tuple[CodeStep, ...] = ()
    links: tuple[Link, ...] = ()
    renewed_until: date | None = None
    renewed_why: str = ""
    merged_into: str = ""  # signal id
    merged: tuple[str, ...] = ()  # signal ids
    events: tuple[Event, ...] = ()
    before: Status | None = None  # the status before it was closed or merged
    reopened_on: date | None = None


@dataclass(frozen=True)
class Line:
    """A signal in the inbox."""

    id: str
    number: int
    day: date
    status: Status
    audience: Audience
    title: str  # hers; "" when there is none yet
    street: str
    subject: Subject | None
    urgency: Urgency | None
    where: Where | None
    themes: tuple[SignalTheme, ...]
    way: Way
    author: str  # roepnaam
    days: int  # age, in days
    unread: bool
    spoed: bool  # shown until somebody acknowledged it
    on: date | None  # the day that its status speaks of: visit, agreement, look again
    reminders: tuple[Reminder, ...] = ()

    @property
    def code(self) -> str:
        """As it is shown: "S-118"."""
        return f"S-{self.number}"


@dataclass(frozen=True)
class ClosedLine:
    """A signal that is closed, merged or withdrawn, without opening it."""

    id: str
    number: int
    day: date
    status: Status
    themes: tuple[SignalTheme, ...]
    closed_on: date | None  # None: merged into one that is still open
    erased_on: date | None
    added: bool = False  # the volunteer added something that nobody read yet

    @property
    def code(self) -> str:
        """As it is shown: "S-118"."""
        return f"S-{self.number}"


@dataclass(frozen=True)
class Group:
    """The signals of one status: spoed and danger first, then today, this week, can wait; within these oldest first."""

    status: Status
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Inbox:
    """The week: open signals by status (in the order of `Status`, empty ones left out), and how many are closed.

    `unreadable`: how many open ones are not sealed to this reader ("niet veilig", or they wait for another reader).
    """

    groups: tuple[Group, ...] = ()
    reminders: tuple[tuple[Reminder, tuple[str, ...]], ...] = ()  # signal ids, most pressing kind first
    closed: int = 0
    unreadable: int = 0
    damaged: int = 0  # open ones whose content is not as it was sealed
    ended: tuple[Line, ...] = ()  # closed ones that only a reminder brings back: something was added

    @property
    def lines(self) -> tuple[Line, ...]:
        """All that are open."""
        return tuple(line for group in self.groups for line in group.lines)


@dataclass(frozen=True)
class Untold:
    """A signal that was merged into another, about a resident who still has to be told."""

    id: str
    number: int
    who: str  # as the volunteer named or described them; may be ""
    by: date  # the day to tell them before

    @property
    def code(self) -> str:
        """As it is shown: "S-118"."""
        return f"S-{self.number}"


@dataclass(frozen=True)
class OpenedSignal:
    """One signal, opened: everything that its page shows."""

    id: str
    number: int
    day: date
    status: Status
    themes: tuple[SignalTheme, ...]
    audience: Audience
    form: SignalForm
    sent_at: datetime
    author: str  # roepnaam
    author_id: str
    visit: int | None  # number of the visit it was written in
    added: tuple[Added, ...]
    work: Work  # person ids in it are roepnamen here
    routing: Routing
    wish: Wish | None  # as it stands now; None: nobody is concerned
    timeline: tuple[Event, ...]  # oldest first; sending, readings and copies among it
    read_by: tuple[tuple[str, datetime], ...]  # roepnaam and the first time
    readers: tuple[str, ...]  # who can open it
    moves: tuple[tuple[Status, frozenset[Needed]], ...]  # where it can go from here, and what that asks
    feedback: Feedback | None
    feedback_text: str
    closed_on: date | None
    erased_on: date | None  # by the wis-klok; None while it is open
    open_until: date | None  # after this day it asks for a reason to stay open; None when it is closed
    untold: tuple[Untold, ...] = ()  # merged into it (as long as it is open), about somebody who was not told yet

    @property
    def code(self) -> str:
        """As it is shown: "S-118"."""
        return f"S-{self.number}"


@dataclass(frozen=True)
class Offer:
    """A neighbour's offer ("wil zelf iets doen"), opened: one line and how to reach them."""

    id: str
    day: date
    line: str
    reach: str


@dataclass(frozen=True)
class VisitChoice:
    """A visit of the day of a signal, to link it to."""

    id: int
    number: int
    themes: tuple[str, ...]


@dataclass(frozen=True)
class WeekSettings:
    """Days that count in the week; from product.md."""

    unread: int = 7
    inform: int = 30  # within a month
    open_months: int = 6


WEEK = WeekSettings()


@dataclass(frozen=True)
class Move:
    """A row of the workflow: from where to where, by whom, and what is required (data.desk.signals.workflow)."""

    start: Status
    end: Status
    who: Actor
    needs: frozenset[Needed] = field(default_factory=frozenset)
