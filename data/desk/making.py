"""Making a new store for its first buurtwerker, so that it is there as a whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from nacl import utils
from nacl.signing import SigningKey
from sqlalchemy import Connection, insert

from data import migrate, stores
from data.desk import publish, schema, tables
from data.desk.access import wording_driver
from data.desk.records import Role
from data.desk.session import FILE_NAME
from data.engine import damaged_code, open_desk_engine, wording_faults
from data.errors import Code, WorldError
from data.vault import slots, vouching
from data.vault.device import mark
from data.vault.files import flush_file, flush_folder, wording_files, write_whole
from data.vault.kdf import Cost, Keys, new_kdf
from data.vault.sealing import ReaderPrivate, new_reader
from data.vault.slots import KEY_BYTES, Slot, SlotFile, SlotKind

FRESH_FILE = "desk.db.new"
FRESH_SLOTS = "slots.json.new"


def finish_making(folder: Path) -> None:
    """Carry on with a store that was being made when the program ended: whole ones are put in place.

    Raises WorldError(FILE_NOT_WRITABLE | DISK_FULL).
    """
    if (folder / slots.FILE_NAME).exists() or (
        not (folder / FRESH_FILE).exists() and not (folder / FRESH_SLOTS).exists()
    ):
        return
    with wording_files(folder):
        if (folder / FILE_NAME).exists() and (folder / FRESH_SLOTS).exists():
            (folder / FRESH_SLOTS).replace(folder / slots.FILE_NAME)
            flush_folder(folder)
            return
        for name in (FRESH_FILE, f"{FRESH_FILE}-wal", f"{FRESH_FILE}-shm", FRESH_SLOTS):
            (folder / name).unlink(missing_ok=True)


def make_store(
    folder: Path,
    name: str,
    passphrase: str,
    *,
    store_id: str,
    device_secret: bytes,
    cost: Cost,
    now: Callable[[], datetime],
) -> bytearray:
    """Make desk.db and slots.json with one buurtwerker, who is a reader; gives the store key.

    Raises WorldError(DISK_FULL | FILE_NOT_WRITABLE | DATA_DIR_NOT_WRITABLE); nothing is there then.
    """
    path = folder / FRESH_FILE
    with wording_files(folder):
        folder.mkdir(parents=True, exist_ok=True)
    finish_making(folder)
    key = bytearray(utils.random(KEY_BYTES))
    engine = open_desk_engine(path, key)
    try:
        with wording_faults(damaged_code(engine)), wording_driver():
            migrate.upgrade(engine, stores.DESK, tables=tables.METADATA)
            with engine.connect().execution_options(immediate=True) as connection, connection.begin():
                signer = SigningKey.generate()
                connection.execute(
                    insert(schema.Store).values(
                        id=store_id,
                        made_at=now(),
                        signing_key=bytes(signer),
                        key_number=1,
                        rotation_wanted=False,
                    )
                )
                person_id = add_person_row(connection, name, Role.COMMUNITY_WORKER, now())
                slot, keys = make_slot(
                    connection, person_id, Role.COMMUNITY_WORKER, passphrase, device_secret, cost=cost
                )
                add_slot_row(connection, slot, now())
                add_reader(connection, person_id, slot.id, keys, now(), waiting=False).wipe()
                file = publish.render(connection, {slots.CURRENT: bytes(key)})
    except BaseException:
        engine.dispose()
        path.unlink(missing_ok=True)
        raise
    engine.dispose()  # the last connection brings its WAL into the file and takes it away
    _put_in_place(folder, file)
    return key


def _put_in_place(folder: Path, file: SlotFile) -> None:
    flush_file(folder / FRESH_FILE)
    write_whole(folder / FRESH_SLOTS, file.to_bytes())
    with wording_files(folder):
        (folder / FRESH_FILE).replace(folder / FILE_NAME)
        (folder / FRESH_SLOTS).replace(folder / slots.FILE_NAME)
        flush_folder(folder)


def add_person_row(connection: Connection, name: str, role: Role, at: datetime) -> str:
    """Write down a new person; gives their id."""
    person_id = uuid4().hex
    connection.execute(insert(schema.Person).values(id=person_id, name=name, role=role.value, added_at=at))
    return person_id


def make_slot(
    connection: Connection, person_id: str, role: Role, secret: str, device_secret: bytes, *, cost: Cost
) -> tuple[Slot, Keys]:
    """A slot for somebody's PIN or wachtzin, not yet written down; takes half a second."""
    blank = Slot(
        id=uuid4().hex,
        kind=SlotKind.PHRASE if role is Role.COMMUNITY_WORKER else SlotKind.PIN,
        person_id=person_id,
        role=role.value,
        kdf=new_kdf(cost, mark(device_secret)),
        public=b"",
        vouch=bytes(publish.signing_key(connection).verify_key),
    )
    return slots.make(blank, secret, device_secret)


def add_slot_row(connection: Connection, slot: Slot, at: datetime) -> None:
    """Write a slot down."""
    connection.execute(
        insert(schema.Slot).values(
            id=slot.id,
            person_id=slot.person_id,
            kind=slot.kind.value,
            body=json.dumps(slot.to_json()),
            made_at=at,
        )
    )


def add_reader(
    connection: Connection, person_id: str, slot_id: str, keys: Keys, at: datetime, *, waiting: bool = True
) -> ReaderPrivate:
    """Make somebody a reader, their private key under the secret of a slot that is written down already.

    `waiting`: there are items that they get from other readers.
    """
    private = new_reader(uuid4().hex)
    connection.execute(
        insert(schema.Reader).values(
            id=private.id,
            person_id=person_id,
            public_key=private.public,
            verify_key=vouching.verify_key(private),
            made_at=at,
            waiting=waiting,
        )
    )
    add_reader_key(connection, private, slot_id, keys)
    return private


def add_reader_key(connection: Connection, private: ReaderPrivate, slot_id: str, keys: Keys) -> None:
    """Put a reader's private key under the secret of one more slot."""
    connection.execute(
        insert(schema.ReaderKey).values(reader_id=private.id, slot_id=slot_id, wrapped=private.wrapped(keys.reader))
    )


def refuse_existing(folder: Path) -> None:
    """Raises WorldError(DESK_EXISTS) when there is a store, or what is left of one."""
    if (folder / slots.FILE_NAME).exists() or (folder / FILE_NAME).exists():
        raise WorldError(Code.DESK_EXISTS)
