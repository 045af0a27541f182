"""The lists of the week page: what is open, by status and age, and what waits for the wis-klok."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, func, select

from data.desk import schema, schema_signals
from data.desk.access import as_reader, changing_back, note_read, reading_back
from data.desk.duty import Duty, Reader
from data.desk.signals import care, content, reminders, steps
from data.desk.signals.content import Loaded
from data.desk.signals.kinds import Reminder, Status, Urgency
from data.desk.signals.records import ClosedLine, Group, Inbox, Line
from data.desk.signals.workflow import ENDED
from data.desk.terms import Kind, Terms

_Signal = schema_signals.Signal
_FIRST = {Urgency.DANGER: 0, Urgency.TODAY: 1, Urgency.THIS_WEEK: 2}


def inbox(reader: Duty) -> Inbox:
    """What is open, and what ended when something was added to it since; opened before is not opened again."""
    mine = as_reader(reader)
    with changing_back(mine) as connection:
        found = content.load(connection, mine)
        new = _with_news(connection)
        ended_ones = _ended_with_news(connection, mine, new - found.loaded.keys())
        if found.fresh:
            note_read(connection, mine, "open all", content.KIND, "")
        people, opened = names(connection), _opened(connection, content.KIND)
        untold = steps.untold(connection, mine, found.loaded.values())
        ended = _Signal.c.status.in_(sorted(ENDED))
        closed = connection.execute(select(func.count()).select_from(_Signal).where(ended)).scalar_one()
    today = mine.session.now().date()
    new |= ended_ones.keys()
    lines = [
        _line(one, today, people, opened=key in opened, added_unread=key in new, untold=untold.get(key, ()))
        for key, one in found.loaded.items()
    ]
    back = [
        replace(_line(one, today, people, opened=True, added_unread=True), spoed=False, reminders=(Reminder.ADDED,))
        for key, one in ended_ones.items()
        if key not in found.loaded
    ]
    lines.sort(key=lambda line: (not line.spoed, _FIRST.get(line.urgency, 3) if line.urgency else 3, line.number))
    groups = [Group(status, tuple(line for line in lines if line.status is status)) for status in Status]
    pressing = [(kind, tuple(line.id for line in (*lines, *back) if kind in line.reminders)) for kind in Reminder]
    return Inbox(
        tuple(group for group in groups if group.lines),
        tuple((kind, ids) for kind, ids in pressing if ids),
        closed,
        found.unreadable,
        len(found.damaged),
        tuple(back),
    )


def closed(reader: Duty, terms: Terms) -> tuple[ClosedLine, ...]:
    """What is closed, merged or withdrawn, newest first, without opening any of it."""
    mine = as_reader(reader)
    with reading_back(mine) as connection:
        rows = content.rows(connection, _Signal.c.status.in_(sorted(ENDED)))
        new = _with_news(connection)
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
            row.id in new,
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


def _with_news(connection: Connection) -> set[str]:
    """The signals with something that was added and that nobody read yet, whether they are open or not."""
    read = _opened(connection, content.ADDED)
    return {key for key, items in content.added_ids(connection).items() if not read.issuperset(items)}


def _ended_with_news(connection: Connection, mine: Reader, ids: Iterable[str]) -> dict[str, Loaded]:
    """Those of these that ended, or what they were merged into: there it is read with the rest."""
    ended = content.rows(connection, _Signal.c.id.in_(list(ids)), _Signal.c.status.in_(sorted(ENDED)))
    if not ended:
        return {}
    mains = [content.main_of(connection, mine, one) for one in content.load(connection, mine, ended).loaded.values()]
    return {one.row.id: one for one in mains}


def _line(
    loaded: Loaded,
    today: date,
    people: dict[str, str],
    *,
    opened: bool,
    added_unread: bool,
    untold: tuple[Loaded, ...] = (),
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
