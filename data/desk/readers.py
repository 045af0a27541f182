"""Whom items are sealed to, and keeping that right when readers come and go."""

from __future__ import annotations

import logging

from sqlalchemy import Connection, and_, exists, func, insert, or_, select

from data.desk import schema
from data.desk.circle import circle_of, settle
from data.desk.records import Audience
from data.desk.session import Session
from data.engine import writing
from data.errors import Code, WorldError
from data.vault.sealing import ReaderKey, ReaderPrivate, seal_to
from data.vault.slots import SlotKind

_log = logging.getLogger(__name__)

NEEDED = 2
"""So many readers must have typed back their card before anything is sealed: one may fall ill or lose a key."""


def readers_for(connection: Connection, audience: Audience, mine: ReaderPrivate | None = None) -> list[ReaderKey]:
    """To whom something new is sealed; with the key of a reader only to their circle.

    Raises WorldError(READERS_TOO_FEW, have=, need=).
    """
    have = confirmed(connection, audience)
    if have < NEEDED:
        raise WorldError(Code.READERS_TOO_FEW, have=str(have), need=str(NEEDED))
    table = schema.Reader
    query = select(table.c.id, table.c.public_key)
    if audience is Audience.ATTENTION:
        query = query.where(table.c.person_id.in_(select(schema.PersonTask.c.person_id)))
    found = [ReaderKey(key, public) for key, public in connection.execute(query)]
    if mine is None:
        return found
    circle = circle_of(connection, mine)
    return [one for one in found if one.id in circle.all]


def confirmed(connection: Connection, audience: Audience = Audience.READERS) -> int:
    """How many readers typed back a card."""
    table, card = schema.Reader, schema.Slot
    query = (
        select(func.count())
        .select_from(table)
        .where(
            exists().where(
                card.c.person_id == table.c.person_id,
                card.c.kind == SlotKind.CARD.value,
                card.c.confirmed_at.is_not(None),
            )
        )
    )
    if audience is Audience.ATTENTION:
        query = query.where(table.c.person_id.in_(select(schema.PersonTask.c.person_id)))
    return connection.execute(query).scalar_one()


def give_missing(connection: Connection, mine: ReaderPrivate) -> int:
    """Seal to every reader who should have it what this reader can open; returns how many keys were given.

    Who may open an item is who can pass it on: what this reader cannot open waits for another. Nobody outside their
    circle gets anything (data.desk.circle).
    """
    circle = circle_of(connection, mine)
    item, held, other, there = schema.SealedItem, schema.SealedKey, schema.Reader, schema.SealedKey.alias()
    rows = connection.execute(
        select(item.c.id, item.c.audience, other.c.id, other.c.public_key, held.c.sealed)
        .select_from(item)
        .join(held, and_(held.c.item_id == item.c.id, held.c.reader_id == mine.id))
        .join(other, other.c.id != mine.id)
        .outerjoin(there, and_(there.c.item_id == item.c.id, there.c.reader_id == other.c.id))
        .where(
            there.c.item_id.is_(None),
            or_(
                item.c.audience == Audience.READERS.value,
                other.c.person_id.in_(select(schema.PersonTask.c.person_id)),
            ),
        )
    ).all()
    given, spoiled = [], 0
    for item_id, audience, reader_id, public, sealed in rows:
        if reader_id not in (circle.attention if audience == Audience.ATTENTION.value else circle.all):
            continue
        try:
            key = mine.unseal(sealed)
        except WorldError:
            spoiled += 1
            continue
        given.append({"item_id": item_id, "reader_id": reader_id, "sealed": seal_to(ReaderKey(reader_id, public), key)})
    if spoiled:
        _log.warning("%d sealed keys could not be opened and were not passed on", spoiled)
    if given:
        connection.execute(insert(held), given)
    return len(given)


def only_theirs(connection: Connection, reader_id: str, audience: Audience | None = None) -> int:
    """How many items nobody but this reader can open."""
    held, other, item = schema.SealedKey, schema.SealedKey.alias(), schema.SealedItem
    query = (
        select(func.count())
        .select_from(held)
        .join(item, item.c.id == held.c.item_id)
        .where(
            held.c.reader_id == reader_id,
            ~exists().where(other.c.item_id == held.c.item_id, other.c.reader_id != reader_id),
        )
    )
    if audience is not None:
        query = query.where(item.c.audience == audience.value)
    return connection.execute(query).scalar_one()


def refuse_loss(connection: Connection, reader_id: str, *, accept: bool, audience: Audience | None = None) -> None:
    """Raises WorldError(LAST_READER, items=) when items would be left that nobody can open, unless that is accepted."""
    lost = only_theirs(connection, reader_id, audience)
    if lost and not accept:
        raise WorldError(Code.LAST_READER, items=str(lost))


def come_in(session: Session, mine: ReaderPrivate, person_id: str) -> tuple[str, ...]:
    """A reader comes in: the list of readers is looked at, and what others wait for is passed on.

    Gives the names of those who stand on the list though no reader put them there.
    """
    with writing(session.engine) as connection:
        strangers = settle(connection, mine, person_id)
        give_missing(connection, mine)
        table = schema.Person
        return tuple(connection.execute(select(table.c.name).where(table.c.id.in_(strangers))).scalars())
