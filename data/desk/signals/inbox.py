"""The lists of the week page: what is open, by status and age, and what waits for the wis-klok."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, func, select

from data.desk import schema, schema_signals
from data.desk.access import as_reader, changing_back, note_read, reading_back
from data.desk.duty import Duty
from data.desk.signals import care, content, reminders, steps
from data.desk.signals.content import Loaded
from data.desk.signals.kinds import Reminder, Status, Urgency
from data.desk.signals.records import ClosedLine, Group, Inbox, Line
from data.desk.signals.workflow import ENDED
from data.desk.terms import Kind, Terms

_Signal = schema_signals.Signal
_FIRST = {Urgency.DANGER: 0, Urgency.TODAY: 1, Urgency.THIS_WEEK: 2}


def inbox(reader: Duty) -> Inbox:
    """What is open. Signals that were opened for it before are not opened again."""
    mine = as_reader(reader)
    with changing_back(mine) as connection:
        found = content.load(connection, mine)
        if found.fresh:
            note_read(connection, mine, "open all", content.KIND, "")
        people, opened, added = names(connection), _opened(connection, content.KIND), content.added_ids(connection)
        added_read, untold = _opened(connection, content.ADDED), steps.untold(connection, mine, found.loaded.values())
        ended = _Signal.c.status.in_(sorted(ENDED))
        closed = connection.execute(select(func.count()).select_from(_Signal).where(ended)).scalar_one()
    today = mine.session.now().date()
    lines = [
        _line(
            one,
            today,
            people,
            opened=key in opened,
            added_unread=any(item not in added_read for item in added.get(key, ())),
            untold=untold.get(key, ()),
        )
        for key, one in found.loaded.items()
    ]
    lines.sort(key=lambda line: (not line.spoed, _FIRST.get(line.urgency, 3) if line.urgency else 3, line.number))
    groups = [Group(status, tuple(line for line in lines if line.status is status)) for status in Status]
    pressing = [(kind, tuple(line.id for line in lines if kind in line.reminders)) for kind in Reminder]
    return Inbox(
        tuple(group for group in groups if group.lines),
        tuple((kind, ids) for kind, ids in pressing if ids),
        closed,
        found.unreadable,
        len(found.damaged),
    )


def closed(reader: Duty, terms: Terms) -> tuple[ClosedLine, ...]:
    """What is closed, merged or withdrawn, newest first, without opening any of it."""
    mine = as_reader(reader)
    with reading_back(mine) as connection:
        rows = content.rows(connection, _Signal.c.status.in_(sorted(ENDED)))
    kept = terms[Kind.SIGNAL]
    return tuple(
        ClosedLine(
            row.id,
            row.number,
            row.day,
            row.status,
            row.themes,
            row.closed_on,
            row.closed_on + kept if row.closed_on is not None else None,
        )
        for row in rows.values()
    )


def names(connection: Connection) -> dict[str, str]:
    """Roepnamen by person id."""
    table = schema.Person
    return {row.id: row.name for row in connection.execute(select(table.c.id, table.c.name))}


def _opened(connection: Connection, kind: str) -> set[str]:
    log = schema.ReadLog
    asked = select(log.c.record_id).where(log.c.record_kind == kind, log.c.action == "open").distinct()
    return set(connection.execute(asked).scalars())


def _line(
    loaded: Loaded,
    today: date,
    people: dict[str, str],
    *,
    opened: bool,
    added_unread: bool,
    untold: tuple[Loaded, ...],
) -> Line:
    row, form = loaded.row, loaded.envelope.form
    return Line(
        id=row.id,
        number=row.number,
        day=row.day,
        status=row.status,
        audience=loaded.audience,
        title=loaded.work.title,
        street=form.street,
        subject=form.subject,
        urgency=form.urgency,
        where=form.where,
        themes=row.themes,
        way=form.way,
        author=people.get(loaded.envelope.by, ""),
        days=max(0, (today - row.day).days),
        unread=not opened,
        spoed=care.spoed_waits(loaded),
        on=reminders.day_of(loaded),
        reminders=reminders.reminders(loaded, today, opened=opened, added_unread=added_unread, untold=untold),
    )
