"""What a volunteer fills in and gets back: frozen, without a connection. Times are local, without a zone.

Only `Sent`, `Passed`, `Readers` and `Draft.since` may be on the screen of a desk that is covered.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from data.desk.signals.kinds import (
    Called,
    Described,
    Feedback,
    NotYet,
    Often,
    SignalTheme,
    Source,
    Status,
    Subject,
    Urgency,
    Way,
    Where,
    Wish,
)

FACTS_MOST = 600
"""Characters of the facts, as a person counts them (data.desk.signals.counting)."""
MOST: dict[str, int] = {
    "facts": FACTS_MOST,
    "impression": 600,
    "who": 120,
    "street": 80,
    "when": 80,
    "done": 300,
    "neighbour": 200,
    "added": FACTS_MOST,
    "title": 80,
    "note": 2000,
    "question": 300,
    "agreement": 300,
    "owner": 80,
    "receiver": 120,
    "reason": 400,
    "how": 200,
    "feedback": 200,
    "label": 120,
}
"""How long each free text may be, by the field= of TEXT_TOO_LONG."""
THEMES_MOST = 2


# The form


@dataclass(frozen=True)
class Call:
    """ "Ik heb gebeld": whom, and when."""

    who: Called
    at: datetime


@dataclass(frozen=True)
class ServiceLink:
    """A service of the sociale kaart as it was when it was chosen; a snapshot, no link to the other store."""

    id: str
    name: str
    phone: str = ""


@dataclass(frozen=True)
class SignalForm:
    """What a volunteer fills in, both pages. `checking.missing` says what sending needs."""

    way: Way = Way.WRITTEN
    facts: str = ""
    impression: str = ""
    subject: Subject | None = None
    described: Described | None = None  # with Subject.PERSON
    who: str = ""  # first name or description; for a place: which one; for missing help or a chance: which
    street: str = ""
    urgency: Urgency | None = None
    calls: tuple[Call, ...] = ()
    wish: Wish | None = None
    not_yet: NotYet | None = None  # with Wish.NOT_YET
    where: Where | None = None
    themes: tuple[SignalTheme, ...] = ()  # at most THEMES_MOST
    # page 2
    source: Source | None = None
    when: str = ""
    often: Often | None = None
    done: str = ""  # wat heb je al gedaan
    neighbour: str = ""  # wie in de buurt kan iets betekenen, in words
    services: tuple[ServiceLink, ...] = ()  # … and from the sociale kaart
    wants_news: bool = True  # wil je horen hoe het gaat

    @property
    def about_person(self) -> bool:
        """Whether this is (or may be) about a resident: unless something else was chosen, it is."""
        return self.subject in (None, Subject.PERSON)


@dataclass(frozen=True)
class Draft:
    """A form that nobody sent yet. `adds_to`: the id of a sent signal that this text is for, "" for a new one."""

    id: str
    form: SignalForm
    since: datetime
    by: str  # person id of who writes
    page: int = 1
    adds_to: str = ""


@dataclass(frozen=True)
class Envelope:
    """What is sealed of a signal: the form, and what the desk knows of its sending."""

    form: SignalForm
    sent_at: datetime
    by: str  # person id
    visit: int | None = None  # the number of the visit it was written in
    visit_id: int | None = None


@dataclass(frozen=True)
class AddedText:
    """What is sealed of something that the volunteer added later."""

    text: str
    at: datetime
    by: str  # person id


@dataclass(frozen=True)
class Readers:
    """Who will read it, by roepnaam, and whether the form may open.

    `attention` are those of "niet veilig"; `unsafe_ready` is False when there are no two of them who typed back their
    card: then Wish.UNSAFE cannot be sent, and the form says whom to call.
    """

    names: tuple[str, ...]
    attention: tuple[str, ...]
    ready: bool
    unsafe_ready: bool


@dataclass(frozen=True)
class Hint:
    """A word that judges, diagnoses or accuses: "schrijf wat je zág". Never a block. `start`, `end`: in the text."""

    field: str  # "facts", "impression", "who", "done", "neighbour"
    start: int
    end: int
    word: str
    kind: str  # "oordeel", "diagnose" or "beschuldiging"


@dataclass(frozen=True)
class Sent:
    """A signal that was sent: all that the volunteer sees of it at once."""

    id: str
    number: int
    day: date
    urgency: Urgency | None
    readers: tuple[str, ...]  # roepnamen of who can open it

    @property
    def code(self) -> str:
        """As it is shown: "S-118"."""
        return f"S-{self.number}"


@dataclass(frozen=True)
class Passed:
    """A line of "Doorgegeven": never the content. `feedback_text` is there until it was seen."""

    id: str
    number: int
    day: date
    themes: tuple[SignalTheme, ...]
    status: Status
    by: str  # person id of the author
    feedback: Feedback | None = None
    feedback_text: str = ""
    feedback_on: date | None = None
    seen: bool = False  # the author saw what came back: the feedback, or that there is a question
    read: bool = False  # a buurtwerker opened it
    may_add: bool = True
    may_withdraw: bool = False  # nobody opened it yet, or saw the name at an overleg
    erased_on: date | None = None  # by the wis-klok; None while it is open

    @property
    def code(self) -> str:
        """As it is shown: "S-118"."""
        return f"S-{self.number}"
