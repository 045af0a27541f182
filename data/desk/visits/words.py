"""What people of the desk tell each other: the handover to the next dienst, and attentie from the buurtwerker."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, and_, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from data.desk import schema, schema_day
from data.desk.access import appending, as_reader, changing_back, note_change, reading_back
from data.desk.duty import Duty
from data.desk.notes import HANDOVER, truncate_wal
from data.desk.notes import KIND as NOTE
from data.desk.visits import shifts
from data.desk.visits.records import Attention, Handover
from data.desk.visits.visiting import checked
from data.errors import Code, WorldError

KIND = "attention"
HANDOVER_MOST, ATTENTION_MOST = 400, 300
FURTHEST = timedelta(days=366)

_Note, _Person, _Inloop = schema.Note, schema.Person, schema_day.Inloop
_Attention, _Read = schema_day.Attention, schema_day.AttentionRead


def write_handover(duty: Duty, text: str, *, by: str) -> None:
    """The one note of this dienst to the next; an empty text takes it away."""
    author = by or duty.actor
    if author not in {person.id for person in duty.people}:
        raise WorldError(Code.ROLE_REFUSED)
    said = checked(text, "handover", HANDOVER_MOST) if text.strip() else ""
    with appending(duty) as connection:
        shift = shifts.ensure(connection, duty)
        if shift.handover_id is not None and said:
            changed = {"text": said, "created": duty.session.now(), "by_person_id": author}
            connection.execute(update(_Note).where(_Note.c.id == shift.handover_id).values(**changed))
            note_change(connection, duty, "change", NOTE, shift.handover_id, by=author)
        elif shift.handover_id is not None:
            connection.execute(delete(_Note).where(_Note.c.id == shift.handover_id))
            note_change(connection, duty, "remove", NOTE, shift.handover_id, by=author)
        elif said:
            note_id = uuid4().hex
            row = {"id": note_id, "kind": HANDOVER, "text": said, "created": duty.session.now()}
            connection.execute(insert(_Note).values(**row, by_person_id=author))
            connection.execute(update(_Inloop).where(_Inloop.c.id == shift.id).values(handover_id=note_id))
            note_change(connection, duty, "add", NOTE, note_id, by=author)


def handover(duty: Duty) -> Handover | None:
    """What the dienst before left."""
    with reading_back(duty) as connection:
        row = shifts.find(connection, duty)
        return received(connection, row)


def received(connection: Connection, inloop: Row[Any] | None) -> Handover | None:
    """The newest note that is not of this dienst itself."""
    own = inloop.handover_id if inloop is not None else None
    asked = select(_Note.c.id).where(_Note.c.kind == HANDOVER)
    if own is not None:
        asked = asked.where(_Note.c.id != own)
    newest = connection.execute(asked.order_by(_Note.c.created.desc()).limit(1)).scalar()
    return note(connection, newest)


def note(connection: Connection, note_id: str | None) -> Handover | None:
    """One note, None when it is not there (any more)."""
    if note_id is None:
        return None
    asked = select(_Note, _Person.c.name).join(_Person, _Person.c.id == _Note.c.by_person_id)
    row = connection.execute(asked.where(_Note.c.id == note_id)).first()
    return Handover(row.id, row.text, row.created, row.name) if row is not None else None


def attentions(duty: Duty) -> tuple[Attention, ...]:
    """What holds today, newest first."""
    with reading_back(duty) as connection:
        row = shifts.find(connection, duty)
        today = duty.session.now().date()
        return _attentions(connection, row.id if row is not None else "", _Attention.c.until >= today)


def add_attention(reader: Duty, text: str, until: date) -> Attention:
    """A word to the desk."""
    mine = as_reader(reader)
    said = checked(text, "attention", ATTENTION_MOST)
    now = mine.session.now()
    if not now.date() <= until <= now.date() + FURTHEST:
        raise WorldError(Code.VALUE_UNREADABLE, field="until")
    key = uuid4().hex
    with changing_back(mine) as connection:
        row = {"id": key, "created": now, "text": said, "until": until, "by_person_id": mine.person.id}
        connection.execute(insert(_Attention).values(**row))
        note_change(connection, mine, "add", KIND, key)
        return _attentions(connection, "", _Attention.c.id == key)[0]


def mark_read(duty: Duty, attention_id: str) -> None:
    """ "Gelezen door deze dienst"; twice is once."""
    with changing_back(duty) as connection:
        there = connection.execute(select(_Attention.c.id).where(_Attention.c.id == attention_id)).first()
        if there is None:
            raise WorldError(Code.RECORD_UNKNOWN)
        inloop_id = shifts.ensure(connection, duty).id
        row = {"attention_id": attention_id, "inloop_id": inloop_id}
        connection.execute(upsert(_Read).values(**row).on_conflict_do_nothing())


def end_attention(reader: Duty, attention_id: str) -> None:
    """Take a word away."""
    mine = as_reader(reader)
    with changing_back(mine) as connection:
        done = connection.execute(delete(_Attention).where(_Attention.c.id == attention_id))
        if done.rowcount != 1:
            raise WorldError(Code.RECORD_UNKNOWN)
        note_change(connection, mine, "remove", KIND, attention_id)
    truncate_wal(mine)


def _attentions(connection: Connection, inloop_id: str, only: Any) -> tuple[Attention, ...]:
    any_dienst = _Read.alias()
    readings = select(func.count()).select_from(any_dienst).where(any_dienst.c.attention_id == _Attention.c.id)
    asked = (
        select(
            _Attention,
            _Person.c.name,
            readings.scalar_subquery().label("readings"),
            _Read.c.inloop_id.label("read_in"),
        )
        .join(_Person, _Person.c.id == _Attention.c.by_person_id)
        .outerjoin(_Read, and_(_Read.c.attention_id == _Attention.c.id, _Read.c.inloop_id == inloop_id))
        .where(only)
        .order_by(_Attention.c.created.desc(), _Attention.c.id)
    )
    return tuple(
        Attention(row.id, row.text, row.until, row.created, row.name, row.read_in is not None, row.readings)
        for row in connection.execute(asked)
    )
