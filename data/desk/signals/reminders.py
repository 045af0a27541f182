"""Why a signal asks for attention today; the short list on top of the week page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from data.desk.signals import care, term
from data.desk.signals.content import Loaded
from data.desk.signals.kinds import Reminder, Status
from data.desk.signals.records import WEEK

ORDER = tuple(Reminder)
"""The most pressing kind first."""


def day_of(loaded: Loaded) -> date | None:
    """The day that a status speaks of."""
    work = loaded.work
    return {
        Status.VISITING: work.visit_on,
        Status.AGREED: work.agreement.on if work.agreement is not None else None,
        Status.FOLLOWING: work.look_again,
    }.get(loaded.row.status)


def reminders(
    loaded: Loaded, today: date, *, opened: bool, added_unread: bool, untold: Sequence[Loaded] = ()
) -> tuple[Reminder, ...]:
    """The reminders of an open signal. `opened`: somebody read it; `added_unread`: something was added since; `untold`:
    what was merged into it, about a resident who was not told yet."""
    work, status, on = loaded.work, loaded.row.status, day_of(loaded)
    tell = [one.work.inform_by for one in (loaded, *untold) if one.work.informed is None]
    sent = loaded.envelope.sent_at.date()
    up = {
        Reminder.URGENT: care.spoed_waits(loaded),
        Reminder.UNREAD: not opened and today >= sent + timedelta(days=WEEK.unread),
        Reminder.OVERDUE: status in (Status.AGREED, Status.VISITING) and on is not None and on < today,
        Reminder.LOOK_AGAIN: status is Status.FOLLOWING and on is not None and on <= today,
        Reminder.INFORM: any(day is not None and day <= today for day in tell),
        Reminder.RENEW: term.must_be_renewed(sent, work.renewed_until, today),
        Reminder.WEIGHING: work.weighing is not None and not work.weighing.confirmed,
        Reminder.ADDED: added_unread,
    }
    return tuple(kind for kind in ORDER if up[kind])
