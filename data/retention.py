"""The wis-klok: one table of what is kept how long, and the erasing of what is due.

Erasing is done when a dienst closes, else at the next unlock: without a key nothing can be erased, and
`overdue_since` then says since when. What was erased is in no page of the store and in no WAL afterwards: SQLite
overwrites what it deletes (`secure_delete`), and `VACUUM` writes the store anew, because a page that was filled again
may keep something in the gap between its rows. In backups it can be at most `rotation.MOST_DAYS` longer.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, func, insert, select

from data.desk import erased_list, schema, schema_day, sweeping
from data.desk.access import appending, reading_back
from data.desk.meetings.records import Meeting, MeetingLine
from data.desk.notes import last_written
from data.desk.records import ErasureNote, LogEntry, Note, SealedInfo, Shift, StoppedPerson
from data.desk.signals.records import ClosedLine, Offer, OpenedSignal
from data.desk.sweeping import FILE_NAME
from data.desk.terms import RULES, SHORTEST, Kind, Reason, Rule, Setting, Since, Terms
from data.desk.visits.records import Attention, Handover, KeptQuestion, Regular, SlipRecord, Visit
from data.desk.visits.records import Shift as Dienst
from data.directory.store import Notice
from data.errors import Code

if TYPE_CHECKING:
    from data.desk.duty import Duty

__all__ = ["FILE_NAME", "RULES", "Kind", "Reason", "Rule", "Setting", "Since", "Terms"]  # handed on

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Due:
    """Something whose day has come."""

    kind: Kind
    id: str
    since: datetime


@dataclass(frozen=True)
class _Kept:
    """Where a kind stands in the store and which column its term counts from."""

    table: Table
    counted: ColumnElement[Any]
    only: ColumnElement[bool] | None = None
    tombstone: bool = True  # a line of a log leaves none


_KEPT: dict[Kind, _Kept] = {
    Kind.DRAFT: _Kept(schema.Note, last_written(), schema.Note.c.kind == "draft"),
    Kind.HANDOVER: _Kept(schema.Note, last_written(), schema.Note.c.kind == "handover"),
    Kind.SIGNAL: _Kept(
        schema.SealedItem,
        schema.SealedItem.c.closed_on,
        and_(schema.SealedItem.c.kind != "meeting", schema.SealedItem.c.part_of.is_(None)),
    ),
    Kind.SHIFT: _Kept(schema.ShiftSession, schema.ShiftSession.c.opened_at, tombstone=False),
    Kind.READ_LOG: _Kept(schema.ReadLog, schema.ReadLog.c.at, tombstone=False),
    Kind.CHANGE_LOG: _Kept(schema.ChangeLog, schema.ChangeLog.c.at, tombstone=False),
    Kind.STOPPED_PERSON: _Kept(schema.Person, schema.Person.c.stopped_at, tombstone=False),
    Kind.VISIT: _Kept(schema_day.Visit, schema_day.Visit.c.day, tombstone=False),
    Kind.SLIP: _Kept(schema_day.Slip, schema_day.Slip.c.created),
    Kind.REGULAR: _Kept(schema_day.Regular, schema_day.Regular.c.last_visit),
    Kind.ATTENTION: _Kept(schema_day.Attention, schema_day.Attention.c.until, tombstone=False),
    Kind.QUESTION: _Kept(schema_day.KeptQuestion, schema_day.KeptQuestion.c.asked_on, tombstone=False),
    Kind.COUNTS: _Kept(schema_day.Inloop, schema_day.Inloop.c.day, tombstone=False),
    Kind.SERVICE_COUNTS: _Kept(schema_day.ServiceCount, schema_day.ServiceCount.c.month, tombstone=False),
    Kind.MEETING: _Kept(schema.SealedItem, schema.SealedItem.c.closed_on, schema.SealedItem.c.kind == "meeting"),
    Kind.OFFER: _Kept(schema.SealedItem, schema.SealedItem.c.created, schema.SealedItem.c.kind == "offer"),
}


Kept = (
    Note
    | SealedInfo
    | Shift
    | LogEntry
    | Visit
    | SlipRecord
    | Regular
    | Attention
    | KeptQuestion
    | Handover
    | Dienst
    | StoppedPerson
    | OpenedSignal
    | ClosedLine
    | Meeting
    | MeetingLine
    | Offer
)
"""The records that can say when they will be erased."""


def erasure_date(record: Kept, terms: Terms | None = None) -> date | None:
    """The day on which this will be erased; None for what has no day yet (a signal that is not closed).

    Of a dienst of the inloop (`Dienst`) that is the day of its numbers; who was on duty goes by the login (`Shift`).
    """
    terms = terms or Terms()
    if isinstance(record, Visit):
        return record.day + terms[Kind.VISIT]
    if isinstance(record, SlipRecord):
        return record.printed_on + terms[Kind.SLIP]
    if isinstance(record, Regular):
        return record.last_visit + terms[Kind.REGULAR]
    if isinstance(record, Attention):
        return record.until + terms[Kind.ATTENTION]
    if isinstance(record, KeptQuestion):
        return record.on + terms[Kind.QUESTION]
    if isinstance(record, Handover):
        return record.at.date() + terms[Kind.HANDOVER]
    if isinstance(record, Dienst):
        return record.day + terms[Kind.COUNTS]
    if isinstance(record, StoppedPerson):
        return record.stopped_on + terms[Kind.STOPPED_PERSON]
    if isinstance(record, Meeting | MeetingLine):
        return record.day + terms[Kind.MEETING]
    if isinstance(record, Offer):
        return record.day + terms[Kind.OFFER]
    if isinstance(record, SealedInfo) and record.kind in (Kind.MEETING.value, Kind.OFFER.value):
        if record.kind == Kind.OFFER.value:
            return record.created.date() + terms[Kind.OFFER]
        return record.closed_on + terms[Kind.MEETING] if record.closed_on is not None else None
    if isinstance(record, SealedInfo | OpenedSignal | ClosedLine):
        return record.closed_on + terms[Kind.SIGNAL] if record.closed_on is not None else None
    if isinstance(record, Note):
        return record.changed.date() + terms[Kind(record.kind)]
    if isinstance(record, Shift):
        return record.opened_at.date() + terms[Kind.SHIFT]
    return record.at.date() + terms[Kind.READ_LOG]


def overdue_since(folder: Path, today: date) -> date | None:
    """Since when something should have been erased, known without a key; None when nothing is late.

    The file says only a day: the first on which something is due.
    """
    next_due = sweeping.note(folder).next_due
    return next_due if next_due is not None and next_due < today else None


def overdue(folder: Path, now: datetime) -> Notice | None:
    """What to say at start and in `check` when something should have been erased; None when nothing is late."""
    since = overdue_since(folder, now.date())
    return Notice(Code.RETENTION_OVERDUE, (("since", since.isoformat()),)) if since is not None else None


def due(duty: Duty, now: datetime, terms: Terms | None = None) -> tuple[Due, ...]:
    """What would be erased now, oldest first. Raises WorldError(DUTY_OVER | DUTY_COVERED)."""
    with reading_back(duty) as connection:
        found = [one for kind in _KEPT for one in _due_of(connection, kind, now.date(), terms or Terms())]
    return tuple(sorted(found, key=lambda one: one.since))


def erase_due(duty: Duty, now: datetime, terms: Terms | None = None, *, closing: bool = False) -> ErasureNote:
    """Erase what is due, leave tombstones, and see to it that nothing of it is left in any page.

    `closing`: nothing is written after this until the next unlock, so the next day in the side file is exact; else
    it is at most the shortest term away, because a draft may follow any minute.
    Returns how many of each kind. Running it again does no harm: a sweep that failed (a full disk) is done then.
    Raises WorldError(DISK_FULL | STORE_LOCKED | DESK_DAMAGED | DUTY_OVER).
    """
    terms = terms or Terms()
    today = now.date()
    folder = duty.session.folder
    before = sweeping.note(folder)
    with appending(duty) as connection:
        counts = tuple((kind.value, _erase(connection, kind, now, terms)) for kind in _KEPT)
        next_due = _next_due(connection, terms)
        again = erased_list.erase_again(connection, folder, now)  # a backup that was put back had it
        erased = sum(count for _, count in counts) + again
        connection.execute(insert(schema.RetentionRun).values(ran_at=now, erased=erased, next_due=next_due))
        # Inside the transaction: when it does not come through, a sweep too many is all that follows.
        sweeping.write_note(folder, sweeping.SideNote(before.next_due, sweep=before.sweep or erased > 0 or closing))
    if sweeping.note(folder).sweep:
        sweeping.sweep(duty)
    soonest = next_due if closing else _earlier(next_due, today + timedelta(days=SHORTEST))
    sweeping.write_note(folder, sweeping.SideNote(soonest, sweep=False))
    _log.info("Erased %d records; the next is due on %s", erased, next_due)
    return ErasureNote(tuple((kind, count) for kind, count in counts if count), next_due)


def _due_of(connection: Connection, kind: Kind, today: date, terms: Terms) -> list[Due]:
    kept = _KEPT[kind]
    rows = connection.execute(select(kept.table.c.id, kept.counted).where(_is_due(kept, today - terms[kind])))
    return [Due(kind, str(key), _as_moment(counted)) for key, counted in rows]


def _is_due(kept: _Kept, last_day: date) -> ColumnElement[bool]:
    """The last day that is due: everything from that day or before it."""
    if kept.counted.type.python_type is date:
        due_now = kept.counted <= last_day
    else:
        due_now = kept.counted < datetime.combine(last_day + timedelta(days=1), time())
    return due_now if kept.only is None else and_(due_now, kept.only)


def _erase(connection: Connection, kind: Kind, now: datetime, terms: Terms) -> int:
    kept = _KEPT[kind]
    chosen = _is_due(kept, now.date() - terms[kind])
    if kept.tombstone:
        created = kept.table.c.created
        rows = connection.execute(select(kept.table.c.id, created).where(chosen)).all()
        stones = [
            {"id": key, "kind": kind.value, "created": made, "erased_at": now, "reason": "term"} for key, made in rows
        ]
        if stones:
            connection.execute(insert(schema.Tombstone), stones)
    return connection.execute(delete(kept.table).where(chosen)).rowcount


def _next_due(connection: Connection, terms: Terms) -> date | None:
    """The first day on which something that is in the store now will be due."""
    soonest: date | None = None
    for kind, kept in _KEPT.items():
        asked = select(func.min(kept.counted)).select_from(kept.table)
        first = connection.execute(asked if kept.only is None else asked.where(kept.only)).scalar()
        if first is not None:
            soonest = _earlier(soonest, _as_moment(first).date() + terms[kind])
    return soonest


def _as_moment(counted: date | datetime) -> datetime:
    return counted if isinstance(counted, datetime) else datetime.combine(counted, time())


def _earlier(one: date | None, other: date) -> date:
    return other if one is None else min(one, other)
