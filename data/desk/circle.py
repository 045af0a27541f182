"""Whom a reader takes for a reader: those they vouched for, and whom those vouched for, and so on.

A row in the table of readers proves nothing, for everybody with a PIN has the key of the store. A reader therefore
passes on what they can open only inside their circle, and who stands on the list outside it is named to them.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from data.desk import schema
from data.desk.records import Role
from data.vault import vouching
from data.vault.sealing import ReaderPrivate
from data.vault.vouching import Standing, Vouch

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Circle:
    """Ids of readers. `attention`: who may get what is for the aandachtsfunctionaris and their deputy."""

    all: frozenset[str]
    attention: frozenset[str]


def standing(private: ReaderPrivate, person_id: str) -> Standing:
    """A reader as they should stand on the list."""
    return Standing(private.id, person_id, private.public, vouching.verify_key(private))


def circle_of(connection: Connection, mine: ReaderPrivate) -> Circle:
    """The circle of the reader with this key, themselves included."""
    listed, said = _listed(connection), _said(connection)
    everybody = _reached(mine, listed, said)
    return Circle(everybody, _reached(mine, listed, [one for one in said if one.attention]))


def welcome(connection: Connection, mine: ReaderPrivate, new: ReaderPrivate, *, attention: bool) -> None:
    """A new reader, made by this one: they vouch for each other, and the new one for the rest of the circle too."""
    listed, circle = _listed(connection), circle_of(connection, mine)
    _write(connection, vouching.vouch(mine, listed[new.id], attention=attention))
    for other in circle.all - {new.id}:
        theirs = attention and (other in circle.attention)
        _write(connection, vouching.vouch(new, listed[other], attention=theirs))


def say_tasks(connection: Connection, mine: ReaderPrivate, person_id: str, *, attention: bool) -> None:
    """Somebody got a task or lost it: what others said of that does not count any more, what this reader says does."""
    reader = schema.Reader
    about = connection.execute(select(reader.c.id).where(reader.c.person_id == person_id)).scalar()
    if about is None:
        return
    circle = circle_of(connection, mine)
    if not attention:
        table = schema.ReaderVouch
        connection.execute(delete(table).where(table.c.about_id == about, table.c.attention))
    if about != mine.id and about in circle.all:
        _write(connection, vouching.vouch(mine, _listed(connection)[about], attention=attention))


def settle(connection: Connection, mine: ReaderPrivate, person_id: str) -> tuple[str, ...]:
    """Put this reader's own row right and sign for everybody in the circle, so that nobody hangs on somebody who goes.

    Gives the people (ids) who stand on the list of readers and for whom nobody in the circle vouches. Who is no
    buurtwerker does not stay there.
    """
    right = standing(mine, person_id)
    listed = _listed(connection)
    if listed.get(mine.id) != right:
        _log.warning("The list of readers was not right about the one who came in; it is now")
        table = schema.Reader
        connection.execute(
            update(table)
            .where(table.c.id == mine.id)
            .values(public_key=right.public, verify_key=right.verify, waiting=True)  # what was sealed to the wrong one
        )
        listed[mine.id] = right
    _answer(connection, mine, listed)
    circle = circle_of(connection, mine)
    mine_said = {one.about: one for one in _said(connection) if one.by == mine.id}
    for other in circle.all - {mine.id}:
        attention = other in circle.attention
        known = mine_said.get(other)
        if known is None or known.attention != attention or not vouching.holds(known, listed[other], right.verify):
            _write(connection, vouching.vouch(mine, listed[other], attention=attention))
    strangers = {one.person_id for one in listed.values() if one.id not in circle.all}
    reader, person = schema.Reader, schema.Person
    workers = select(person.c.id).where(person.c.role == Role.COMMUNITY_WORKER.value, person.c.stopped_at.is_(None))
    connection.execute(delete(reader).where(reader.c.person_id.in_(strangers), reader.c.person_id.not_in(workers)))
    return tuple(sorted(strangers))


def _answer(connection: Connection, mine: ReaderPrivate, listed: dict[str, Standing]) -> None:
    """The first time with a task: who gave it has one too. Later nobody gets in by saying so."""
    said = _said(connection)
    if any(one.by == mine.id and one.attention for one in said) or not _has_task(connection, mine, listed):
        return
    circle = circle_of(connection, mine)
    for one in said:
        by = listed.get(one.by)
        if one.about != mine.id or not one.attention or by is None or by.id not in circle.all - {mine.id}:
            continue
        if vouching.holds(one, listed[mine.id], by.verify):
            _write(connection, vouching.vouch(mine, by, attention=True))


def _has_task(connection: Connection, mine: ReaderPrivate, listed: dict[str, Standing]) -> bool:
    table = schema.PersonTask
    query = select(table.c.task).where(table.c.person_id == listed[mine.id].person_id)
    return connection.execute(query).first() is not None


def _reached(mine: ReaderPrivate, listed: dict[str, Standing], said: Iterable[Vouch]) -> frozenset[str]:
    """Everybody that signatures lead to, beginning with one's own."""
    words = list(said)
    keys = {mine.id: vouching.verify_key(mine)}
    waiting = [mine.id]
    while waiting:
        by = waiting.pop()
        for one in words:
            about = listed.get(one.about)
            if one.by == by and about is not None and about.id not in keys and vouching.holds(one, about, keys[by]):
                keys[about.id] = about.verify
                waiting.append(about.id)
    return frozenset(keys)


def _listed(connection: Connection) -> dict[str, Standing]:
    table = schema.Reader
    rows = connection.execute(select(table.c.id, table.c.person_id, table.c.public_key, table.c.verify_key))
    return {row.id: Standing(*row) for row in rows}


def _said(connection: Connection) -> list[Vouch]:
    table = schema.ReaderVouch
    return [
        Vouch(*row)
        for row in connection.execute(select(table.c.by_id, table.c.about_id, table.c.attention, table.c.signature))
    ]


def _write(connection: Connection, said: Vouch) -> None:
    table = schema.ReaderVouch
    connection.execute(delete(table).where(table.c.by_id == said.by, table.c.about_id == said.about))
    connection.execute(
        insert(table).values(by_id=said.by, about_id=said.about, attention=said.attention, signature=said.signature)
    )
