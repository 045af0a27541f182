"""What the volunteer sees of what they passed on: number, date, theme, status and what came back. Never the content."""

from __future__ import annotations

from sqlalchemy import func, select, update

from data.desk import schema_signals, sweeping
from data.desk.access import appending, reading_back
from data.desk.duty import Duty
from data.desk.signals import content, reads
from data.desk.signals.drafts import empty_wal
from data.desk.signals.form import Passed
from data.desk.signals.kinds import Status
from data.desk.terms import Kind, Terms
from data.engine import reading

_Signal = schema_signals.Signal


def passed(duty: Duty, terms: Terms) -> tuple[Passed, ...]:
    """What the people on duty passed on, newest first."""
    with reading_back(duty) as connection:
        mine = content.rows(connection, _Signal.c.by_person_id.in_([person.id for person in duty.people]))
        opened, seen = reads.opened(connection, mine), reads.seen(connection, mine)
    return tuple(
        Passed(
            id=row.id,
            number=row.number,
            day=row.day,
            themes=row.themes,
            status=row.status,
            by=row.by,
            feedback=row.feedback,
            feedback_text=row.feedback_text,
            feedback_on=row.feedback_on,
            seen=row.seen,
            may_add=row.status is not Status.WITHDRAWN,
            read=row.id in opened,
            may_withdraw=row.status is Status.NEW and row.id not in seen,
            erased_on=row.closed_on + terms[Kind.SIGNAL] if row.closed_on is not None else None,
        )
        for row in mine.values()
    )


def news(duty: Duty) -> int:
    """How much came back that its author did not see yet, for who is on duty. Works while covered: a number."""
    mine = [person.id for person in duty.people]
    asked = select(func.count()).select_from(_Signal).where(_Signal.c.by_person_id.in_(mine))
    with reading(duty.session.engine) as connection:
        return connection.execute(asked.where(_Signal.c.feedback.is_not(None), ~_Signal.c.seen)).scalar_one()


def mark_seen(duty: Duty, ids: tuple[str, ...]) -> None:
    """The author saw what came back; a free text of it goes, for it is readable at the desk."""
    mine = [person.id for person in duty.people]
    with appending(duty) as connection:
        sweeping.want_sweep(duty.session.folder)
        chosen = (_Signal.c.id.in_(ids), _Signal.c.by_person_id.in_(mine), _Signal.c.feedback.is_not(None))
        connection.execute(update(_Signal).where(*chosen).values(seen=True, feedback_text=""))
    empty_wal(duty)
