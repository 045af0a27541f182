"""Who may come in: adding people, giving them another secret, stopping them. A buurtwerker's work.

Each change is one transaction in desk.db, with slots.json as a copy of it: data.desk.keeping says in which order.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, delete, func, insert, select, update

from data.desk import circle, itemkeys, making, publish, readers, schema
from data.desk.access import Progress, as_reader, changing_back, note_change, reading_back
from data.desk.duty import Duty, Reader
from data.desk.keeping import copied_first, copy_after, held, show, undone_together
from data.desk.records import Person, Role, Task
from data.desk.renewal import Step, renew
from data.engine import reading, writing
from data.errors import Code, WorldError
from data.vault import strength
from data.vault.kdf import Cost, Keys
from data.vault.sealing import ReaderPrivate, unwrap_reader
from data.vault.slots import SlotKind

_log = logging.getLogger(__name__)

KIND = "person"


@dataclass(frozen=True)
class Making:
    """What slots of this PC are made with. `device_secret`: b"" where the PC keeps none."""

    device_secret: bytes
    cost: Cost
    step: Step


def check_secret(role: Role, secret: str, known: Iterable[str] = ()) -> None:
    """Raises WorldError(SECRET_WEAK, why=...) for a PIN or wachtzin that is not good enough for this role."""
    if role is Role.COMMUNITY_WORKER:
        strength.check_phrase(secret, known)
    else:
        strength.check_pin(secret)


def add_person(reader: Duty, name: str, role: Role, secret: str, tasks: frozenset[Task], *, making_with: Making) -> str:
    """Add somebody; a buurtwerker is a reader at once and gets every item that this reader can open.

    Gives their id. Raises WorldError(ROLE_REFUSED | VALUE_MISSING | NAME_TAKEN | SECRET_WEAK | DUTY_OVER |
    DUTY_COVERED) and what writing can.
    """
    mine = as_reader(reader)
    name = " ".join(name.split())
    if not name:
        raise WorldError(Code.VALUE_MISSING, field="name")
    if tasks and role is not Role.COMMUNITY_WORKER:
        raise WorldError(Code.ROLE_REFUSED)
    check_secret(role, secret, _names(mine) | {name})
    now = mine.session.now()
    with copied_first(mine, making_with.step) as connection:
        if name.casefold() in {person.name.casefold() for person in publish.active_people(connection)}:
            raise WorldError(Code.NAME_TAKEN)
        person_id = making.add_person_row(connection, name, role, now)
        _write_tasks(connection, mine, person_id, tasks)
        slot, keys = making.make_slot(
            connection, person_id, role, secret, making_with.device_secret, cost=making_with.cost
        )
        making.add_slot_row(connection, slot, now)
        if role is Role.COMMUNITY_WORKER:
            _welcome(connection, mine, making.add_reader(connection, person_id, slot.id, keys, now), person_id)
        note_change(connection, mine, "add", KIND, person_id)
    keys.wipe()
    making_with.step("in the store")
    return person_id


def reset_secret(
    reader: Duty,
    person_id: str,
    new_secret: str,
    *,
    accept_loss: bool,
    making_with: Making,
    progress: Progress | None = None,
) -> None:
    """Give somebody who forgot it another PIN or wachtzin; the old one, and their card, open nothing any more.

    A buurtwerker becomes a new reader: what this reader can open is sealed to them again, and they make a new card.
    A task ends unless whoever resets has one too, so that nobody gets at "niet veilig" this way.
    Raises WorldError(ROLE_REFUSED | PERSON_UNKNOWN | SECRET_WEAK | LAST_READER | DUTY_OVER | DUTY_COVERED) and what
    writing can: nothing has changed then. And WorldError(CHANGE_KEPT | ROTATION_WAITS): then it holds, and the next
    unlock renews the key.
    """
    mine = as_reader(reader)
    if person_id == mine.person.id:
        raise WorldError(Code.ROLE_REFUSED)  # their own they change with the old one, or with the card
    now = mine.session.now()
    with undone_together(mine.session), changing_back(mine) as connection:
        role = _role(connection, person_id)
        check_secret(role, new_secret, _names(mine))
        if role is Role.COMMUNITY_WORKER:
            readers.give_missing(connection, mine.private)
            _drop_reader(connection, mine, person_id, accept_loss=accept_loss)
            if not _has_task(connection, mine.person.id):
                connection.execute(delete(schema.PersonTask).where(schema.PersonTask.c.person_id == person_id))
        slot, keys = making.make_slot(
            connection, person_id, role, new_secret, making_with.device_secret, cost=making_with.cost
        )
        making.add_slot_row(connection, slot, now)
        show(mine.session, connection)  # with the old and the new slot
        making_with.step("both slots")
        connection.execute(delete(schema.Slot).where(schema.Slot.c.person_id == person_id, schema.Slot.c.id != slot.id))
        if role is Role.COMMUNITY_WORKER:
            _welcome(connection, mine, making.add_reader(connection, person_id, slot.id, keys, now), person_id)
        connection.execute(update(schema.Store).values(rotation_wanted=True))
        note_change(connection, mine, "reset", KIND, person_id)
    keys.wipe()
    _forget_readers(mine, person_id)
    making_with.step("in the store")
    with held():
        copy_after(mine.session)
        making_with.step("old slot gone")
        renew(mine.session, progress, making_with.step)


def stop_person(
    reader: Duty, person_id: str, *, accept_loss: bool, making_with: Making, progress: Progress | None = None
) -> None:
    """Somebody may not come in any more: their slots go, and the key of the store is renewed.

    Raises WorldError(ROLE_REFUSED | PERSON_UNKNOWN | LAST_WORKER | LAST_READER | DUTY_OVER | DUTY_COVERED) and what
    writing can: nothing has changed then. And WorldError(CHANGE_KEPT | ROTATION_WAITS | DESK_DAMAGED) from what
    follows: then the person is stopped all the same, and the next unlock renews the key.
    """
    mine = as_reader(reader)
    now = mine.session.now()
    with changing_back(mine) as connection:
        role = _role(connection, person_id)
        if role is Role.COMMUNITY_WORKER:
            others = [
                person
                for person in publish.active_people(connection)
                if person.role == Role.COMMUNITY_WORKER.value and person.id != person_id
            ]
            if not others:
                raise WorldError(Code.LAST_WORKER)
            readers.give_missing(connection, mine.private)
            _drop_reader(connection, mine, person_id, accept_loss=accept_loss)
        connection.execute(delete(schema.PersonTask).where(schema.PersonTask.c.person_id == person_id))
        connection.execute(delete(schema.Slot).where(schema.Slot.c.person_id == person_id))
        connection.execute(update(schema.Person).where(schema.Person.c.id == person_id).values(stopped_at=now))
        connection.execute(update(schema.Store).values(rotation_wanted=True))
        note_change(connection, mine, "stop", KIND, person_id)
    session = mine.session
    _forget_readers(mine, person_id)
    making_with.step("in the store")
    with held():
        copy_after(session)
        making_with.step("old slot gone")
        renew(session, progress, making_with.step)


def set_tasks(reader: Duty, person_id: str, tasks: frozenset[Task], *, accept_loss: bool) -> None:
    """Say who is aandachtsfunctionaris or deputy. Once somebody has a task, only who has one gives or takes them.

    Raises WorldError(ROLE_REFUSED | PERSON_UNKNOWN | LAST_READER | DUTY_OVER | DUTY_COVERED).
    """
    mine = as_reader(reader)
    with copied_first(mine) as connection:
        if _role(connection, person_id) is not Role.COMMUNITY_WORKER:
            raise WorldError(Code.ROLE_REFUSED)
        had = _has_task(connection, person_id)
        _write_tasks(connection, mine, person_id, tasks)
        circle.say_tasks(connection, mine.private, person_id, attention=bool(tasks))
        reader_id = _reader_id(connection, person_id)
        if tasks and not had and reader_id is not None and _others_with_task(connection, person_id):
            itemkeys.wait(connection, [reader_id])
        readers.give_missing(connection, mine.private)
        if had and not tasks and reader_id is not None:
            readers.refuse_loss(connection, mine.private, reader_id, accept=accept_loss, attention=True)
            readers.take_attention(connection, mine.private, reader_id)
        note_change(connection, mine, "tasks", KIND, person_id)


def change_secret(
    duty: Duty, person_id: str, old_slot: str, old: Keys, new_secret: str, *, making_with: Making
) -> None:
    """Give somebody on duty the secret they chose, after their old one was tried (`old`: its keys).

    Raises WorldError(SECRET_WEAK | PERSON_UNKNOWN | DUTY_OVER).
    """
    session = duty.session
    with reading(session.engine) as connection:
        role = _role(connection, person_id)
        names = {person.name for person in publish.active_people(connection)}
        private = reader_private(connection, person_id, old_slot, old)
    check_secret(role, new_secret, names)
    replace_slot(duty, person_id, role, private, new_secret, making_with=making_with)
    if private is not None:
        private.wipe()


def replace_slot(
    duty: Duty,
    person_id: str,
    role: Role,
    private: ReaderPrivate | None,
    new_secret: str,
    *,
    making_with: Making,
    action: str = "secret",
) -> None:
    """Put a new PIN or wachtzin in the place of the old one; a card and the reader's key stay as they are.

    At each moment one of the two opens the store. Raises what writing can: nothing has changed then.
    """
    session, table = duty.session, schema.Slot
    with undone_together(session), writing(session.engine) as connection:
        slot, keys = making.make_slot(
            connection, person_id, role, new_secret, making_with.device_secret, cost=making_with.cost
        )
        making.add_slot_row(connection, slot, session.now())
        show(session, connection)  # with the old and the new slot
        making_with.step("both slots")
        connection.execute(
            delete(table).where(
                table.c.person_id == person_id, table.c.kind != SlotKind.CARD.value, table.c.id != slot.id
            )
        )
        if private is not None:
            making.add_reader_key(connection, private, slot.id, keys)
        note_change(connection, duty, action, KIND, person_id, by=person_id)
    keys.wipe()
    making_with.step("in the store")
    try:
        copy_after(session)
    except WorldError as error:  # the new one is in slots.json; the old one there is refused by the store
        _log.warning("The old slot leaves slots.json at the next unlock: %s", error.code.value)


def set_away(reader: Duty, until: date | None) -> None:
    """Note until when a reader is away, None when they are back. Raises as the rest does."""
    mine = as_reader(reader)
    with changing_back(mine) as connection:
        table = schema.Person
        connection.execute(update(table).where(table.c.id == mine.person.id).values(away_until=until))
        note_change(connection, mine, "away", KIND, mine.person.id)


def away_until(duty: Duty) -> dict[str, date]:
    """Who is away and until when, by person id; those who are back by now are left out."""
    table = schema.Person
    with reading_back(duty) as connection:
        rows = connection.execute(
            select(table.c.id, table.c.away_until).where(
                table.c.away_until >= duty.session.now().date(), table.c.stopped_at.is_(None)
            )
        )
        return {row.id: row.away_until for row in rows}


def reader_private(connection: Connection, person_id: str, slot_id: str, keys: Keys) -> ReaderPrivate | None:
    """The private key of a reader from under one of their slots; None for who is no reader.

    Raises WorldError(SLOT_TAMPERED).
    """
    reader, held = schema.Reader, schema.ReaderKey
    row = connection.execute(
        select(reader.c.id, held.c.wrapped)
        .join(held, held.c.reader_id == reader.c.id)
        .where(reader.c.person_id == person_id, held.c.slot_id == slot_id)
    ).first()
    return None if row is None else unwrap_reader(row.id, row.wrapped, keys.reader)


def _role(connection: Connection, person_id: str) -> Role:
    table = schema.Person
    role = connection.execute(
        select(table.c.role).where(table.c.id == person_id, table.c.stopped_at.is_(None))
    ).scalar()
    if role is None:
        raise WorldError(Code.PERSON_UNKNOWN)
    return Role(role)


def _names(reader: Reader) -> set[str]:
    with reading_back(reader) as connection:
        return {person.name for person in publish.active_people(connection)}


def _has_task(connection: Connection, person_id: str) -> bool:
    table = schema.PersonTask
    return connection.execute(select(table.c.task).where(table.c.person_id == person_id)).first() is not None


def _others_with_task(connection: Connection, person_id: str) -> bool:
    """Whether there is anybody who could have what is for a task already."""
    table = schema.PersonTask
    return connection.execute(select(table.c.task).where(table.c.person_id != person_id)).first() is not None


def _write_tasks(connection: Connection, mine: Reader, person_id: str, tasks: frozenset[Task]) -> None:
    table = schema.PersonTask
    old = set(connection.execute(select(table.c.task).where(table.c.person_id == person_id)).scalars())
    if old == {task.value for task in tasks}:
        return
    anybody = connection.execute(select(func.count()).select_from(table)).scalar_one()
    if anybody and not _has_task(connection, mine.person.id):
        raise WorldError(Code.ROLE_REFUSED)
    connection.execute(delete(table).where(table.c.person_id == person_id))
    if tasks:
        connection.execute(insert(table), [{"person_id": person_id, "task": task.value} for task in sorted(tasks)])


def _welcome(connection: Connection, mine: Reader, new: ReaderPrivate, person_id: str) -> None:
    """A new reader gets the trust of whoever made them, and what that one can open."""
    circle.welcome(connection, mine.private, new, attention=_has_task(connection, person_id))
    new.wipe()
    readers.give_missing(connection, mine.private)


def _drop_reader(connection: Connection, mine: Reader, person_id: str, *, accept_loss: bool) -> None:
    reader_id = _reader_id(connection, person_id)
    if reader_id is not None:
        readers.refuse_loss(connection, mine.private, reader_id, accept=accept_loss)
        connection.execute(delete(schema.Reader).where(schema.Reader.c.id == reader_id))


def _reader_id(connection: Connection, person_id: str) -> str | None:
    table = schema.Reader
    return connection.execute(select(table.c.id).where(table.c.person_id == person_id)).scalar()


def _forget_readers(mine: Reader, person_id: str) -> None:
    """A key of somebody who was stopped or reset does not stay in memory, not even when it is one's own."""
    session = mine.session
    for reader in tuple(session.readers):
        if reader.person.id == person_id:
            reader.forget()
            session.readers.remove(reader)


def people_by_id(connection: Connection, ids: Iterable[str]) -> tuple[Person, ...]:
    """People as records, in this order. Raises WorldError(PERSON_UNKNOWN) for who may not come in."""
    known = {person.id: person for person in publish.active_people(connection)}
    found = []
    for person_id in ids:
        person = known.get(person_id)
        if person is None:
            raise WorldError(Code.PERSON_UNKNOWN)
        found.append(
            Person(
                person.id,
                person.name,
                publish.role_of(person),
                publish.tasks_of(person),
                card_confirmed=person.card_confirmed,
            )
        )
    return tuple(found)
