"""A form that nobody sent yet: kept in the desk store after every second of typing, and nowhere else.

It is a note of kind "draft": never in a backup (access.copy_store), erased after 7 days (data.retention). A BSN is not
kept in a draft either: dots stand in its place.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select, update

from data.desk import notes, schema, schema_signals, sweeping
from data.desk.access import appending, changing_back, note_change, reading_back
from data.desk.duty import Duty
from data.desk.signals import coding
from data.desk.signals.checking import without_bsn
from data.desk.signals.form import Draft, SignalForm
from data.errors import Code, WorldError

_log = logging.getLogger(__name__)

_Note, _Item, _Added = schema.Note, schema.SealedItem, schema_signals.SignalAdded


@dataclass(frozen=True)
class DraftText:
    """What stands in the note."""

    form: SignalForm
    page: int = 1
    adds_to: str = ""


def sealed_id(draft_id: str) -> str:
    """The id of what is sealed from a draft; always the same one, so that sending twice seals once."""
    return sha256(f"signal:{draft_id}".encode()).hexdigest()[:32]


def author_of(duty: Duty, by: str) -> str:
    """Who writes: `by`, or the first one on duty. Raises WorldError(ROLE_REFUSED) for who is not on duty."""
    author = by or duty.actor
    if author not in {person.id for person in duty.people}:
        raise WorldError(Code.ROLE_REFUSED)
    return author


def save_draft(duty: Duty, draft_id: str, form: SignalForm, page: int, by: str, adds_to: str) -> None:
    """Keep the form as it is now."""
    author = author_of(duty, by)
    text = coding.to_bytes(DraftText(without_bsn(form), page, adds_to)).decode()
    now = duty.session.now()
    with appending(duty) as connection:
        for table in (_Item, _Added):
            if connection.execute(select(table.c.id).where(table.c.id == sealed_id(draft_id))).first() is not None:
                raise WorldError(Code.SIGNAL_SENT)
        changed = {"text": text, "by_person_id": author}
        if connection.execute(update(_Note).where(_Note.c.id == draft_id).values(**changed)).rowcount == 1:
            _note_saving(connection, duty, draft_id, author, now)
            return
        row = {"id": draft_id, "kind": notes.DRAFT, "created": now}
        connection.execute(insert(_Note).values(**row, **changed))
        note_change(connection, duty, "add", notes.KIND, draft_id, by=author)


def drafts(duty: Duty) -> tuple[Draft, ...]:
    """The drafts of who is on duty now, last written first."""
    mine = [person.id for person in duty.people]
    written = notes.last_written()
    with reading_back(duty) as connection:
        asked = select(_Note, written).where(_Note.c.kind == notes.DRAFT, _Note.c.by_person_id.in_(mine))
        rows = connection.execute(asked.order_by(written.desc())).all()
    found = []
    for row in rows:
        try:
            said = coding.from_bytes(DraftText, row.text)
        except WorldError:
            continue  # a draft of another kind, or of an older version
        found.append(Draft(row.id, said.form, row.created, row.by_person_id, said.page, said.adds_to))
    return tuple(found)


def discard_draft(duty: Duty, draft_id: str) -> None:
    """Throw it away; nothing of it stays in the file. One that is not there (any more) is no error."""
    with changing_back(duty) as connection:
        sweeping.want_sweep(duty.session.folder)
        if take_away(connection, draft_id):
            note_change(connection, duty, "remove", notes.KIND, draft_id)
    empty_wal(duty)


def empty_wal(duty: Duty) -> None:
    """What was taken away leaves the WAL too. What was done holds: on a full disk this waits for the next sweep."""
    try:
        notes.truncate_wal(duty)
    except WorldError as error:
        _log.warning("The WAL is emptied at the next sweep: %s", error.code.value)


def take_away(connection: Connection, draft_id: str) -> bool:
    """Delete it within a transaction; whether it was there."""
    done = connection.execute(delete(_Note).where(_Note.c.id == draft_id, _Note.c.kind == notes.DRAFT))
    return done.rowcount == 1


def _note_saving(connection: Connection, duty: Duty, draft_id: str, author: str, now: datetime) -> None:
    """One line in the log for all the savings of one person, with the last moment."""
    log = schema.ChangeLog
    mark = (log.c.record_kind == notes.KIND) & (log.c.record_id == draft_id) & (log.c.action == "change")
    if connection.execute(update(log).where(mark, log.c.person_id == author).values(at=now)).rowcount == 0:
        note_change(connection, duty, "change", notes.KIND, draft_id, by=author)
