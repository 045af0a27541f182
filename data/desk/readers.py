"""Whom items are sealed to, and keeping that right when readers come and go.

Every item has a sealed key for every reader, real or empty, and only they can tell (data.desk.itemkeys). So nobody can
look up who lacks something: a reader who may lack it is marked as waiting, and gets it from the next who can open it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, exists, func, select

from data.desk import itemkeys, older, schema
from data.desk.circle import Circle, circle_of, settle
from data.desk.itemkeys import MARKS, Held, Listed
from data.desk.records import Audience
from data.desk.session import Session
from data.desk.sweeping import want_sweep
from data.engine import writing
from data.errors import Code, WorldError
from data.vault.sealing import ReaderPrivate, Recipients, empty_key
from data.vault.slots import SlotKind

NEEDED = 2
"""So many readers must have typed back their card before anything is sealed: one may fall ill or lose a key."""


def recipients(connection: Connection, audience: Audience, mine: ReaderPrivate | None = None) -> Recipients:
    """To whom something new is sealed, and who gets an empty key; with the key of a reader only to their circle.

    Who is on the list outside that circle waits from now on, whatever it is for. Raises WorldError(READERS_TOO_FEW,
    have=, need=).
    """
    have = confirmed(connection, audience)
    if have < NEEDED:
        raise WorldError(Code.READERS_TOO_FEW, have=str(have), need=str(NEEDED))
    everybody = itemkeys.listed(connection)
    inside = {one.id for one in everybody}
    if mine is not None:
        inside &= circle_of(connection, mine).all
        itemkeys.wait(connection, [one.id for one in everybody if one.id not in inside])
    real = [one for one in everybody if one.id in inside and one.may(audience)]
    others = [one for one in everybody if one not in real]
    return Recipients(MARKS[audience], tuple(one.key for one in real), tuple(one.key for one in others))


def names(connection: Connection, audience: Audience) -> tuple[str, ...]:
    """The roepnamen of those whom something is for, in the order in which they became readers."""
    reader, person = schema.Reader, schema.Person
    asked = select(person.c.name).join(reader, reader.c.person_id == person.c.id).where(person.c.stopped_at.is_(None))
    if audience is Audience.ATTENTION:
        asked = asked.where(person.c.id.in_(select(schema.PersonTask.c.person_id)))
    return tuple(connection.execute(asked.order_by(reader.c.made_at, person.c.name)).scalars())


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


def give_missing(connection: Connection, mine: ReaderPrivate) -> bool:
    """Seal to every reader who waits what they should have and this reader can open.

    Who may open an item is who can pass it on: what this reader cannot open waits for another. Nobody outside their
    circle gets anything (data.desk.circle). When nobody waits no key is opened, so that coming in stays quick.
    True when something of an older store got its present form: pages may still say what it was.
    """
    itemkeys.wait(connection, itemkeys.short(connection))
    circle, everybody = circle_of(connection, mine), itemkeys.listed(connection)
    renewed = older.renew(connection, mine, everybody, lambda one, audience: _gets(circle, one, audience))
    everybody = itemkeys.listed(connection)
    waiting = [one for one in everybody if one.waiting and one.id in circle.all - {mine.id}]
    if not waiting:
        return renewed
    whole = True
    for some in itemkeys.of_reader(connection, mine):
        _give(connection, circle, some, waiting)
        whole = whole and all(one.key is not None or one.column is not None for one in some)
    done = [one.id for one in waiting if whole or _has_all(one, mine, everybody)]
    itemkeys.wait(connection, done, waiting=False)
    return renewed


def take_attention(connection: Connection, mine: ReaderPrivate, reader_id: str) -> None:
    """Somebody lost their task: what was for that is closed to them, and none of their keys tells which it was.

    What this reader cannot open might be for the task, so it is closed as well; they wait then for what was not.
    """
    circle = circle_of(connection, mine)
    whose = next(one for one in itemkeys.listed(connection) if one.id == reader_id)
    stays, unknown = whose.id in circle.all, False
    for some in itemkeys.of_reader(connection, mine):
        rows = []
        for one in some:
            if one.audience is Audience.READERS and one.key is not None:
                if stays:
                    rows.append(_row(one, whose, one.key.for_reader(whose.key, MARKS[Audience.READERS])))
            elif one.audience is Audience.ATTENTION or (one.column is None and whose.id != mine.id):
                rows.append(_row(one, whose, empty_key(whose.key)))
                unknown = unknown or one.key is None
        itemkeys.write_rows(connection, rows)
    item, held = schema.SealedItem, schema.SealedKey
    of_before = select(item.c.id).where(item.c.audience == Audience.ATTENTION.value)
    connection.execute(delete(held).where(held.c.reader_id == reader_id, held.c.item_id.in_(of_before)))
    if unknown:
        itemkeys.wait(connection, [reader_id])


def only_theirs(connection: Connection, mine: ReaderPrivate, reader_id: str, *, attention: bool = False) -> int:
    """How many items nobody could open any more without this reader; to be asked after `give_missing`.

    `attention`: they stay, but have no task any more. Only the keys of the one who asks can be opened for it: when
    somebody else goes, all that is closed to the one who asks is counted, also what is lost already.
    """
    everybody = {one.id: one for one in itemkeys.listed(connection)}
    whose, circle = everybody[reader_id], circle_of(connection, mine)
    others = [one for one in everybody.values() if one.id != reader_id]
    if reader_id == mine.id:
        kinds = [Audience.ATTENTION] if attention else list(Audience)
        lost = {kind for kind in kinds if not any(_gets(circle, one, kind, settled=True) for one in others)}
        return sum(one.audience in lost for some in itemkeys.of_reader(connection, mine) for one in some) if lost else 0
    rest = [one for one in others if one.id != mine.id and not one.waiting]
    asks, tasked = everybody.get(mine.id), whose.task or attention
    sees_all = asks is not None and not asks.waiting and (asks.task or not tasked)
    if sees_all or any(one.task for one in rest) or (rest and not tasked):
        return 0
    return sum(one.key is None for some in itemkeys.of_reader(connection, mine) for one in some)


def refuse_loss(
    connection: Connection, mine: ReaderPrivate, reader_id: str, *, accept: bool, attention: bool = False
) -> None:
    """Raises WorldError(LAST_READER, items=) when items would be left that nobody can open, unless that is accepted."""
    lost = 0 if accept else only_theirs(connection, mine, reader_id, attention=attention)
    if lost:
        raise WorldError(Code.LAST_READER, items=str(lost))


def come_in(session: Session, mine: ReaderPrivate, person_id: str) -> tuple[str, ...]:
    """A reader comes in: the list of readers is looked at, and what others wait for is passed on.

    Gives the names of those who stand on the list though no reader put them there.
    """
    with writing(session.engine) as connection:
        strangers = settle(connection, mine, person_id)
        if give_missing(connection, mine):
            want_sweep(session.folder)
        table = schema.Person
        return tuple(connection.execute(select(table.c.name).where(table.c.id.in_(strangers))).scalars())


def _gets(circle: Circle, one: Listed, audience: Audience, *, settled: bool = False) -> bool:
    """Whether a reader gets what is for these from the one whose circle it is; `settled`: or has it by now."""
    inside = one.id in (circle.attention if audience is Audience.ATTENTION else circle.all)
    return one.may(audience) and (inside or (settled and not one.waiting))


def _give(connection: Connection, circle: Circle, some: Iterable[Held], waiting: Iterable[Listed]) -> None:
    """Write the keys of those who wait anew: also the empty ones, so that nobody sees which are not."""
    rows: list[dict[str, Any]] = []
    first: list[dict[str, Any]] = []
    for held in some:
        for one in waiting:
            audience = held.audience
            if audience is None or held.key is None:
                if held.column is None:
                    first.append(_row(held, one, empty_key(one.key)))
            elif _gets(circle, one, audience):
                rows.append(_row(held, one, held.key.for_reader(one.key, MARKS[audience])))
            elif one.may(audience):  # another reader may have given it
                first.append(_row(held, one, empty_key(one.key)))
            else:
                rows.append(_row(held, one, empty_key(one.key)))
    itemkeys.write_rows(connection, rows)
    itemkeys.write_rows(connection, first, keep=True)


def _row(held: Held, one: Listed, sealed: bytes) -> dict[str, Any]:
    return {"item_id": held.item_id, "reader_id": one.id, "sealed": sealed}


def _has_all(one: Listed, mine: ReaderPrivate, everybody: list[Listed]) -> bool:
    """Whether somebody has all that is theirs after `mine` gave what they can open.

    Items that were lost stay closed to everybody, so a closed one alone says nothing.
    """
    giver = next((other for other in everybody if other.id == mine.id), None)
    if giver is None or giver.waiting:
        return False
    return giver.task or not one.task or not any(other.task for other in everybody if other.id != one.id)
