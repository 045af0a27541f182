"""What stands at the desk about a resident beside signals: their tile, what they offered, and what colleagues wrote.

Part of inzage and of erasing on request (data.desk.signals.inzage). The handover and an attentie are meant to hold no
names; what was written all the same is found by its words.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select

from data.desk import schema, schema_day
from data.desk.access import as_reader, changing_back, note_change, note_read
from data.desk.duty import Duty, Reader
from data.desk.meetings import reaching
from data.desk.notes import HANDOVER, last_written
from data.desk.notes import KIND as NOTE
from data.desk.signals.finding import holds
from data.desk.signals.inzage_records import DeskText, TextKind
from data.desk.signals.masked import A_VOLUNTEER, masked, volunteers
from data.desk.signals.records import Offer
from data.desk.terms import Kind, Terms
from data.desk.visits.records import Regular
from data.desk.visits.regulars import record
from data.desk.visits.visiting import OFFER_KIND
from data.desk.visits.words import KIND as ATTENTION
from data.errors import Code, WorldError

REGULAR = "regular"
_RECORD = {TextKind.HANDOVER: NOTE, TextKind.ATTENTION: ATTENTION}


def find_offers(reader: Duty, words: str) -> tuple[Offer, ...]:
    """The offers of neighbours in which these words stand. Raises as `find` does."""
    mine = as_reader(reader)
    if not words.strip():
        raise WorldError(Code.VALUE_MISSING, field="name")
    with changing_back(mine) as connection:
        note_read(connection, mine, "search", OFFER_KIND, "")
        return tuple(one for one in reaching.offers(connection, mine) if holds(words, (one.line, one.reach)))


def find_texts(reader: Duty, words: str, terms: Terms | None = None) -> tuple[DeskText, ...]:
    """The handovers and attenties in which these words stand, newest first. Logged. Raises as `inzage.find` does."""
    mine = as_reader(reader)
    if not words.strip():
        raise WorldError(Code.VALUE_MISSING, field="name")
    with changing_back(mine) as connection:
        note_read(connection, mine, "search", NOTE, "")
        every = _all_texts(connection, terms or Terms())
    found = [one for one in every if holds(words, (one.text,))]
    return tuple(sorted(found, key=lambda one: one.day, reverse=True))


def texts(connection: Connection, mine: Reader, ids: Sequence[str], terms: Terms) -> tuple[DeskText, ...]:
    """These, without the names of volunteers; each is written down as read. Raises WorldError(RECORD_UNKNOWN)."""
    found = _these(connection, ids, terms)
    names = volunteers(connection).values()
    for one in found:
        note_read(connection, mine, "inzage", _RECORD[one.kind], one.id)
    return tuple(
        DeskText(one.id, one.kind, one.day, masked(one.text, names, A_VOLUNTEER), one.erased_on) for one in found
    )


def erase_texts(connection: Connection, mine: Reader, ids: Sequence[str]) -> None:
    """Take these away at a resident's request. Raises WorldError(RECORD_UNKNOWN)."""
    note, attention, stone = schema.Note, schema_day.Attention, schema.Tombstone
    for one in _these(connection, ids, Terms()):
        table = note if one.kind is TextKind.HANDOVER else attention
        created = connection.execute(select(table.c.created).where(table.c.id == one.id)).scalar_one()
        values = {"id": one.id, "kind": one.kind.value, "created": created, "erased_at": mine.session.now()}
        connection.execute(stone.insert().values(**values, reason="request"))
        connection.execute(delete(table).where(table.c.id == one.id))
        note_change(connection, mine, "erase", _RECORD[one.kind], one.id)


def offers(connection: Connection, mine: Reader, ids: Sequence[str]) -> tuple[Offer, ...]:
    """These offers. Raises WorldError(RECORD_UNKNOWN)."""
    found = tuple(one for one in reaching.offers(connection, mine) if one.id in ids)
    if len(found) != len(set(ids)):
        raise WorldError(Code.RECORD_UNKNOWN)
    return found


def regular_id(connection: Connection, letters: str) -> str:
    """The id of the regular with these letters. Raises WorldError(REGULAR_UNKNOWN, letters=)."""
    table = schema_day.Regular
    asked = select(table.c.id).where(table.c.letters == letters.strip().upper())
    found = connection.execute(asked).scalar()
    if found is None:
        raise WorldError(Code.REGULAR_UNKNOWN, letters=letters.strip()[:3])
    return str(found)


def regular(connection: Connection, letters: str) -> Regular:
    """The card of a regular. Raises WorldError(REGULAR_UNKNOWN, letters=)."""
    table = schema_day.Regular
    row = connection.execute(select(table).where(table.c.id == regular_id(connection, letters))).one()
    return record(row)


def erase_regular(connection: Connection, mine: Reader, regular_id: str) -> None:
    """Take the card of a regular away at their own request."""
    table, stone = schema_day.Regular, schema.Tombstone
    row = connection.execute(select(table.c.created).where(table.c.id == regular_id)).one()
    values = {"id": regular_id, "kind": REGULAR, "created": row.created, "erased_at": mine.session.now()}
    connection.execute(stone.insert().values(**values, reason="request"))
    connection.execute(delete(table).where(table.c.id == regular_id))
    note_change(connection, mine, "erase", REGULAR, regular_id)


def _all_texts(connection: Connection, terms: Terms) -> list[DeskText]:
    note, attention = schema.Note, schema_day.Attention
    asked = select(note.c.id, note.c.text, note.c.created, last_written()).where(note.c.kind == HANDOVER)
    found = [
        DeskText(key, TextKind.HANDOVER, created.date(), text, changed.date() + terms[Kind.HANDOVER])
        for key, text, created, changed in connection.execute(asked)
    ]
    for row in connection.execute(select(attention)):
        erased_on = row.until + terms[Kind.ATTENTION]
        found.append(DeskText(row.id, TextKind.ATTENTION, row.created.date(), row.text, erased_on))
    return found


def _these(connection: Connection, ids: Sequence[str], terms: Terms) -> list[DeskText]:
    wanted = set(ids)
    found = [one for one in _all_texts(connection, terms) if one.id in wanted] if wanted else []
    if len(found) != len(wanted):
        raise WorldError(Code.RECORD_UNKNOWN)
    return sorted(found, key=lambda one: one.day)
