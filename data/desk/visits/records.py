"""What goes in and out of the inloop day: frozen, without a connection, and without the name of a visitor.

Themes are codes of the theme tree ("geld"), languages ISO 639 codes ("nl", "ar"); times are local, without a zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from data.desk.records import Shift as Login
from data.desk.visits.kinds import (
    AgeGroup,
    Every,
    FirstTime,
    FruitlessSearch,
    How,
    Measure,
    Outcome,
    Partner,
    Refusal,
    ShiftKind,
    SlipResult,
    Span,
    Step,
    VisitState,
)
from data.desk.visits.numbers import Counts, PaperTally, Period

__all__ = [
    "AgeGroup",
    "Attached",
    "Attention",
    "Counts",
    "DayPage",
    "Every",
    "FirstTime",
    "FruitlessSearch",
    "Glance",
    "Handover",
    "Holiday",
    "How",
    "KeptQuestion",
    "Login",
    "Measure",
    "OpenVisit",
    "Outcome",
    "PaperTally",
    "Partner",
    "Period",
    "PlannedShift",
    "Professional",
    "Proposal",
    "Refusal",
    "Regular",
    "ServiceRef",
    "ServiceResults",
    "Shift",
    "ShiftKind",
    "ShiftPlan",
    "SlipLine",
    "SlipRecord",
    "SlipResult",
    "Span",
    "Step",
    "Tally",
    "Theme",
    "Undone",
    "Visit",
    "VisitFields",
    "VisitState",
    "WeekPlan",
]  # kinds and numbers are handed on: one place to import from

Theme = str
"""A code of the theme tree of the directory: "geld", "wonen"."""


# The dienst


@dataclass(frozen=True)
class Professional:
    """Somebody from an organisation who is (or should be) in the house. `name`: "Erik", may be empty."""

    partner: Partner
    name: str = ""
    present: bool = True
    since: str = ""  # "11.00": comes later; as it was typed


@dataclass(frozen=True)
class Shift:
    """A dienst as it is counted; more than one login can belong to it."""

    id: str
    kind: ShiftKind
    name: str  # "Koffieochtend"; may be empty
    day: date  # the day it began
    opened_at: datetime
    starts_at: datetime | None = None  # as planned
    ends_at: datetime | None = None  # as planned; the next day when it goes over midnight
    closed_at: datetime | None = None
    on_paper: bool = False  # typed in afterwards
    professionals: tuple[Professional, ...] = ()

    @property
    def over(self) -> bool:
        """Whether it was closed: its visits have no time, language and age group any more."""
        return self.closed_at is not None


@dataclass(frozen=True)
class Glance:
    """What the window may always show of the dienst, also while everything is covered: numbers only."""

    shift: Shift | None = None  # None: nothing was counted or begun yet
    visitors: int = 0  # anonymous visitors and visits together
    visit: int | None = None  # the number of the open visit ("Bezoek 9")
    since: datetime | None = None  # when the open visit began
    aside: int | None = None  # the number of the visit that was set aside
    undo: Step | None = None  # what Ctrl+Z would take back
    attentions: int = 0  # not read by this dienst yet
    past_end: bool = False  # the planned end of the dienst is over


# Visits


@dataclass(frozen=True)
class ServiceRef:
    """A service of the directory, with what is kept of it here. `theme`: its first theme, "" when it has none."""

    id: str
    name: str
    theme: Theme = ""


@dataclass(frozen=True)
class Attached:
    """A service in a visit."""

    service: ServiceRef
    how: How


@dataclass(frozen=True)
class VisitFields:
    """What can be said of a visit, all of it optional; None (or no theme) is: not said.

    When a visit is closed, themes and outcome that were not said are taken from what happened. In an edit None wipes.
    """

    themes: tuple[Theme, ...] = ()  # at most 3, in the order chosen
    outcome: Outcome | None = None
    partner: Partner | None = None  # with Outcome.SPOKE_WITH
    first_time: FirstTime | None = None
    age: AgeGroup | None = None
    language: str | None = None


@dataclass(frozen=True)
class Proposal:
    """What closing fills in when nothing else is said."""

    themes: tuple[Theme, ...]
    outcome: Outcome
    language: str | None


@dataclass(frozen=True)
class OpenVisit:
    """The open visit with what it collected; shown only while nothing is covered."""

    id: int
    number: int
    since: datetime
    attached: tuple[Attached, ...]
    slips: tuple[str, ...]  # codes as printed: "7K4-M2"
    called: bool  # samen gebeld
    worker_called: bool
    returns: bool  # a kom-terug-briefje was made
    question: bool  # an unanswered question was kept
    signal: bool
    offer: bool  # "wil zelf iets doen" was passed on
    fields: VisitFields  # what was said until now
    proposal: Proposal


@dataclass(frozen=True)
class Visit:
    """One line of the day page. An anonymous visitor has no number and no fields.

    After the dienst `at`, `fields.language` and `fields.age` are None.
    """

    id: int
    number: int | None
    state: VisitState
    day: date  # of the dienst: what it is kept from
    at: datetime | None
    fields: VisitFields
    slips: tuple[str, ...] = ()
    called: bool = False
    signal: bool = False
    question: bool = False

    @property
    def anonymous(self) -> bool:
        """Whether this is a visitor without a question, counted with one key."""
        return self.number is None


@dataclass(frozen=True)
class Tally:
    """The four numbers on top of the day page."""

    visitors: int = 0
    visits: int = 0  # with a question
    slips: int = 0
    signals: int = 0


@dataclass(frozen=True)
class Handover:
    """The note to the next dienst."""

    id: str
    text: str
    at: datetime
    by: str  # roepnaam


@dataclass(frozen=True)
class DayPage:
    """Everything the day page shows of one dienst."""

    shift: Shift
    people: tuple[str, ...]  # roepnamen of who is or was on duty
    visits: tuple[Visit, ...]  # newest first; without times after the dienst
    tally: Tally
    themes: tuple[tuple[Theme, int], ...]  # most first
    left: Handover | None  # written by this dienst
    received: Handover | None  # from the dienst before; only for the dienst that is open
    earlier: str | None  # id of the dienst before, for "Vorige keer"
    later: str | None
    logins: tuple[Login, ...] = ()  # of this dienst: "who was on duty" is kept from the day of each


@dataclass(frozen=True)
class Undone:
    """What was taken back, without its content. `visit`: the number of the visit it was about."""

    step: Step
    visit: int | None = None


# Slips


@dataclass(frozen=True)
class SlipLine:
    """One service on a slip, as it was when printed, and what was heard of it."""

    service: ServiceRef
    result: SlipResult | None = None
    refusal: Refusal | None = None
    on: date | None = None  # the day the result was told


@dataclass(frozen=True)
class SlipRecord:
    """A printed slip. `language` is known during the dienst only, to print it again."""

    code: str  # as printed: "7K4-M2"
    printed_on: date
    lines: tuple[SlipLine, ...]
    language: str | None = None
    discreet: bool = False


@dataclass(frozen=True)
class ServiceResults:
    """What was heard of a service in so many months. Beside a service every number is 3 or more, smaller ones are
    left out; the buurtwerker sees all of them, with the `name` it had on the slips and how often it was on one.
    """

    service_id: str
    results: tuple[tuple[SlipResult, int], ...] = ()
    refusals: tuple[tuple[Refusal, int], ...] = ()
    months: int = 12
    name: str = ""
    printed: int = 0


# Questions, regulars, attentie


@dataclass(frozen=True)
class KeptQuestion:
    """An unanswered question; of nobody. `answer`: the service or need it was linked to."""

    id: str
    text: str
    on: date
    language: str = ""
    answer: str = ""


@dataclass(frozen=True)
class Regular:
    """Somebody who wants to be known here. `letters`: on the tile, 2 or 3, of nobody else."""

    id: str
    name: str  # roepnaam
    street: str
    letters: str
    wished_on: date  # the day they said that they want this
    may_be_missed: bool  # they asked for "mis je iemand?" too
    last_visit: date
    here: bool = False  # counted in this dienst


@dataclass(frozen=True)
class Attention:
    """A word from the buurtwerker to the desk, until and including a day."""

    id: str
    text: str
    until: date
    created: datetime
    by: str  # roepnaam
    read: bool = False  # by this dienst
    readings: int = 0  # diensten that read it


# The week plan


@dataclass(frozen=True)
class ShiftPlan:
    """A dienst of the week plan. `weekday`: 0 is Monday. `first`: a day on which it is, for Every.FORTNIGHT."""

    kind: ShiftKind
    name: str
    weekday: int
    start: str  # "09:30"
    end: str  # "12:00"; before `start`: the next day
    every: Every = Every.WEEK
    first: date | None = None
    in_holidays: bool = True  # False: not in school holidays
    partners: tuple[Partner, ...] = ()


@dataclass(frozen=True)
class Holiday:
    """A school holiday of this region: both days belong to it."""

    first: date
    last: date
    name: str = ""


@dataclass(frozen=True)
class WeekPlan:
    """When there is inloop."""

    shifts: tuple[ShiftPlan, ...] = ()
    holidays: tuple[Holiday, ...] = ()


@dataclass(frozen=True)
class PlannedShift:
    """A dienst of the plan on a day."""

    plan: ShiftPlan
    starts_at: datetime
    ends_at: datetime
