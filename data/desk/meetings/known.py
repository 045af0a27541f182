"""A signal as a meeting needs it: opened, with what meetings wrote about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from data.desk.meetings.own_words import Told, fault
from data.desk.meetings.plan import SaidAll
from data.desk.signals.kinds import Described, Feedback, SignalTheme, Status, Subject, Urgency, Wish
from data.desk.signals.records import Routing, SignalForm, Work
from data.desk.signals.term import must_be_renewed
from data.desk.signals.workflow import OPEN


@dataclass(frozen=True)
class Known:
    """An open signal. `work` holds person ids."""

    id: str
    number: int
    day: date
    sent_at: datetime
    status: Status
    themes: tuple[SignalTheme, ...]
    form: SignalForm
    work: Work
    routing: Routing
    wish: Wish | None
    author_id: str
    author: str  # roepnaam
    feedback: Feedback | None
    said: SaidAll = SaidAll()
    told: tuple[Told, ...] = ()  # by volunteers, of it and of what was merged into it

    def own(self, text: str) -> str:
        """A text that is kept, when it may stand on a table and on paper; else "" (one of before it was checked)."""
        return text if fault(text, self.told) is None else ""

    def asks_renewal(self, today: date) -> bool:
        """Whether it is open longer than six months: it comes on no agenda before there is a reason for that."""
        return self.status in OPEN and must_be_renewed(self.day, self.work.renewed_until, today)

    @property
    def spoed(self) -> bool:
        """Whether the flag was raised; "vandaag" and "nu gevaar" raise it themselves."""
        return self.work.spoed is not None or self.pressing

    @property
    def chance(self) -> bool:
        """Whether it is about something good."""
        return self.form.subject is Subject.CHANCE

    @property
    def pressing(self) -> bool:
        """Whether it is of today, or of danger."""
        return self.form.urgency in (Urgency.TODAY, Urgency.DANGER)

    @property
    def who(self) -> str:
        """The name that may be shown while a key is held; "" when there is none or the wish does not allow it."""
        if not self.routing.name or not self.form.about_person or self.form.described is not Described.NAME:
            return ""
        return ", ".join(part for part in (self.form.who.strip(), self.form.street.strip()) if part)
