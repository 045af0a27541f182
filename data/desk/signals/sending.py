"""Sending: from one moment to the next a draft is a sealed signal, and nobody at the desk can read it any more.

One transaction: item, keys, number, the flag of the visit, and the draft away. What is sealed has its id from the
draft, so that sending again after a crash finds what was sent and makes no second one.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from data.desk import itemkeys, items, readers, schema, schema_day, schema_signals, sweeping
from data.desk.access import appending, changing_back, note_change
from data.desk.duty import Duty
from data.desk.records import Audience
from data.desk.signals import checking, coding, content, reads, term, workflow
from data.desk.signals.drafts import author_of, empty_wal, sealed_id, take_away
from data.desk.signals.form import AddedText, Envelope, Readers, Sent, SignalForm
from data.desk.signals.kinds import Actor, Needed, Status
from data.desk.signals.wish import audience_of
from data.desk.terms import Kind, Terms
from data.desk.visits import shifts, visiting
from data.desk.visits.records import Step
from data.desk.visits.steps import Recorder
from data.engine import reading
from data.errors import Code, WorldError
from data.vault import sealing

_Signal, _Item, _Part, _Added = (
    schema_signals.Signal, schema.SealedItem, schema_signals.SealedPart, schema_signals.SignalAdded,
)  # fmt: skip


def readers_now(duty: Duty) -> Readers:
    """Who would read it, and whether there are enough of them."""
    with reading(duty.session.engine) as connection:
        return Readers(
            readers.names(connection, Audience.READERS),
            readers.names(connection, Audience.ATTENTION),
            readers.confirmed(connection) >= readers.NEEDED,
            readers.confirmed(connection, Audience.ATTENTION) >= readers.NEEDED,
        )


def send(duty: Duty, draft_id: str, form: SignalForm, by: str) -> Sent:
    """Seal it and take the draft away."""
    author = author_of(duty, by)
    signal_id = sealed_id(draft_id)
    now = duty.session.now()
    with appending(duty) as connection:
        row = content.rows(connection, _Signal.c.id == signal_id).get(signal_id)
        if row is None:
            whole = checking.checked(form)
            workflow.move(Status.DRAFT, Status.NEW, Actor.AUTHOR, {Needed.READERS})  # put_item refuses too few
            sweeping.want_sweep(duty.session.folder)
            visit = _in_visit(connection, duty)
            envelope = Envelope(whole, now, author, visit.number, visit.id)
            sealed, made = coding.to_bytes(envelope), _day_of(now)  # the hour stands in what is sealed
            items.put_item(connection, duty, signal_id, content.KIND, sealed, audience=audience_of(whole), created=made)
            connection.execute(
                insert(_Signal).values(
                    id=signal_id,
                    day=now.date(),
                    themes=" ".join(theme.value for theme in whole.themes),
                    status=Status.NEW.value,
                    by_person_id=author,
                )
            )
            note_change(connection, duty, "send", content.KIND, signal_id, by=author, at=_day_of(now))
            row = content.rows(connection, _Signal.c.id == signal_id)[signal_id]
        take_away(connection, draft_id)
        sent = Sent(row.id, row.number, row.day, form.urgency, readers.names(connection, audience_of(form)))
    empty_wal(duty)
    return sent


def add_later(duty: Duty, draft_id: str, signal_id: str, text: str, by: str, terms: Terms) -> None:
    """Something more under the same number, for the same readers, without knowing who those are."""
    author = author_of(duty, by)
    said = checking.needed_text(text, "added")
    added_id = sealed_id(draft_id)
    now = duty.session.now()
    with appending(duty) as connection:
        row = _written_by(connection, signal_id, author)
        if row.status is Status.WITHDRAWN:
            raise WorldError(Code.SIGNAL_ENDED)
        if connection.execute(select(_Added.c.id).where(_Added.c.id == added_id)).first() is None:
            public = connection.execute(select(_Item.c.public).where(_Item.c.id == signal_id)).scalar()
            if public is None:
                raise WorldError(Code.SIGNAL_WAITS)
            sweeping.want_sweep(duty.session.folder)
            added = coding.to_bytes(AddedText(said, now, author))
            sealed = sealing.seal_addition(public, signal_id, added_id, added)
            connection.execute(insert(_Added).values(id=added_id, signal_id=signal_id, content=sealed))
            note_change(connection, duty, "add", content.KIND, signal_id, by=author, at=_day_of(now))
            longer = term.after_news(row.closed_on, now.date(), terms[Kind.SIGNAL])
            connection.execute(update(_Item).where(_Item.c.id == signal_id).values(closed_on=longer))
        take_away(connection, draft_id)
    empty_wal(duty)


def withdraw(duty: Duty, signal_id: str, by: str) -> None:
    """Take it back before anybody opened it: what it said is overwritten at once, the number stays."""
    author = author_of(duty, by)
    with changing_back(duty) as connection:
        row = _written_by(connection, signal_id, author)
        if reads.seen(connection, [signal_id]):
            raise WorldError(Code.SIGNAL_OPENED)
        workflow.move(row.status, Status.WITHDRAWN, Actor.AUTHOR, {Needed.UNOPENED})
        sweeping.want_sweep(duty.session.folder)
        now = duty.session.now()
        empty = Envelope(SignalForm(), _day_of(now), author)
        whom = items.whom(connection, duty, Audience.READERS)  # nothing is in it: whoever it was for
        item = sealing.seal(coding.to_bytes(empty), signal_id, whom)
        for table, mark in ((_Part, _Part.c.item_id), (_Added, _Added.c.signal_id), (_Item, _Item.c.part_of)):
            connection.execute(delete(table).where(mark == signal_id))
        changed = {"content": item.content, "public": item.public, "audience": None, "closed_on": now.date()}
        connection.execute(update(_Item).where(_Item.c.id == signal_id).values(**changed))
        itemkeys.write(connection, signal_id, item.keys)
        emptied = {"status": Status.WITHDRAWN.value, "themes": ""}
        connection.execute(update(_Signal).where(_Signal.c.id == signal_id).values(**emptied))
        note_change(connection, duty, "withdraw", content.KIND, signal_id, by=author)
    empty_wal(duty)


def _in_visit(connection: Connection, duty: Duty) -> Any:
    """The open visit, or a new one; it knows that a signal was sent, not which."""
    shift = shifts.ensure(connection, duty)
    recorder = Recorder(connection, shift.id, Step.START)
    before = visiting.running(connection, shift.id)
    visit = before if before is not None else visiting.open_or_begin(recorder, connection, duty)
    if before is None:
        recorder.keep()
    table = schema_day.Visit
    connection.execute(update(table).where(table.c.id == visit.id).values(signal=True))
    return visit


def _written_by(connection: Connection, signal_id: str, author: str) -> content.Row:
    row = content.rows(connection, _Signal.c.id == signal_id).get(signal_id)
    if row is None:
        raise WorldError(Code.RECORD_UNKNOWN)
    if row.by != author:
        raise WorldError(Code.ROLE_REFUSED)
    return row


def _day_of(now: datetime) -> datetime:
    return datetime.combine(now.date(), time())
