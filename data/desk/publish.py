"""slots.json as a copy of what desk.db says, and desk.db as the truth about who may come in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from nacl.signing import SigningKey
from sqlalchemy import Connection, select

from data import migrate
from data.desk import schema
from data.desk.records import Role, Task
from data.vault import slots
from data.vault.slots import CURRENT, NEXT, Slot, SlotFile, SlotKind, SlotPerson


def signing_key(connection: Connection) -> SigningKey:
    """The key that this store vouches for store keys with."""
    return SigningKey(connection.execute(select(schema.Store.c.signing_key)).scalar_one())


def slots_of(connection: Connection, person_id: str | None = None) -> list[Slot]:
    """The slots that count, of everybody or of one person."""
    table = schema.Slot
    query = select(table.c.body).order_by(table.c.made_at, table.c.id)
    if person_id is not None:
        query = query.where(table.c.person_id == person_id)
    return [Slot.from_json(json.loads(body)) for body in connection.execute(query).scalars()]


def active_people(connection: Connection) -> list[SlotPerson]:
    """Everybody who may come in."""
    table = schema.Person
    tasks: dict[str, list[str]] = {}
    for person_id, task in connection.execute(select(schema.PersonTask).order_by(schema.PersonTask.c.task)):
        tasks.setdefault(person_id, []).append(task)
    card = schema.Slot
    confirmed = set(
        connection.execute(
            select(card.c.person_id).where(card.c.kind == SlotKind.CARD.value, card.c.confirmed_at.is_not(None))
        ).scalars()
    )
    rows = connection.execute(
        select(table.c.id, table.c.name, table.c.role)
        .where(table.c.stopped_at.is_(None))
        .order_by(table.c.added_at, table.c.name)
    )
    return [SlotPerson(key, name, role, tuple(tasks.get(key, ())), key in confirmed) for key, name, role in rows]


def render(connection: Connection, keys: dict[str, bytes]) -> SlotFile:
    """The file as it should be. `keys`: store keys by name, "current" and during a renewal "next"."""
    store = connection.execute(select(schema.Store.c.id)).scalar_one()
    signer = signing_key(connection)
    known = slots_of(connection)
    return SlotFile(
        store=store,
        revision=migrate.revision_of(connection) or "",
        people=tuple(active_people(connection)),
        slots=tuple(known),
        sealed={
            slot.id: {name: slots.seal_key(slot, store, key, signer) for name, key in keys.items()} for slot in known
        },
    )


def publish(folder: Path, connection: Connection, key: bytearray, next_key: bytearray | None = None) -> None:
    """Write slots.json anew. Raises WorldError(DISK_FULL | FILE_NOT_WRITABLE)."""
    keys = {CURRENT: bytes(key)}
    if next_key is not None:
        keys[NEXT] = bytes(next_key)
    slots.write(folder, render(connection, keys))


def is_up_to_date(file: SlotFile, connection: Connection) -> bool:
    """Whether the file says what desk.db says, and nothing of a renewal that was broken off."""
    wanted = render(connection, {})
    plain = SlotFile(file.store, file.revision, file.people, file.slots, dict(wanted.sealed))
    return plain == wanted and all(set(sealed) == {CURRENT} for sealed in file.sealed.values())


def with_tasks(people: Iterable[SlotPerson]) -> set[str]:
    """Those who have a task, by id."""
    return {person.id for person in people if person.tasks}


def role_of(person: SlotPerson) -> Role:
    """What somebody is."""
    return Role(person.role)


def tasks_of(person: SlotPerson) -> frozenset[Task]:
    """What somebody is besides."""
    return frozenset(Task(task) for task in person.tasks)
