"""What the volunteer sees of what they passed on: number, date, theme, status and what came back. Never the content."""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, select, update

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
            read=row.id in opened,
            may_add=row.status is not Status.WITHDRAWN,
            may_withdraw=row.status is Status.NEW and row.id not in seen,
            erased_on=row.closed_on + terms[Kind.SIGNAL] if row.closed_on is not None else None,
        )
        for row in mine.values()
    )


def news(duty: Duty) -> int:
    """How much came back that its author did not see yet, for who is on duty: feedback, and questions.

    Works while covered: a number.
    """
    asked = select(func.count()).select_from(_Signal).where(_of(duty), _came_back(), ~_Signal.c.seen)
    with reading(duty.session.engine) as connection:
        return connection.execute(asked).scalar_one()


def questions(duty: Duty) -> tuple[int, ...]:
    """The numbers of the signals with a question back that its author did not see yet. Works while covered."""
    asked = select(_Signal.c.number).where(_of(duty), _Signal.c.status == Status.ASKED_BACK.value, ~_Signal.c.seen)
    with reading(duty.session.engine) as connection:
        return tuple(connection.execute(asked.order_by(_Signal.c.number)).scalars())


def mark_seen(duty: Duty, ids: tuple[str, ...]) -> None:
    """The author saw what came back; a free text of it goes, for it is readable at the desk."""
    with appending(duty) as connection:
        sweeping.want_sweep(duty.session.folder)
        chosen = (_Signal.c.id.in_(ids), _of(duty), _came_back())
        connection.execute(update(_Signal).where(*chosen).values(seen=True, feedback_text=""))
    empty_wal(duty)


def _of(duty: Duty) -> ColumnElement[bool]:
    return _Signal.c.by_person_id.in_([person.id for person in duty.people])


def _came_back() -> ColumnElement[bool]:
    return _Signal.c.feedback.is_not(None) | (_Signal.c.status == Status.ASKED_BACK.value)
