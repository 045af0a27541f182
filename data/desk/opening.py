"""Opening desk.db with what a slot gave, and putting right what a broken-off renewal or a meddler left behind."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, insert, select, update
from sqlalchemy.exc import DatabaseError

from data import migrate, stores
from data.desk import publish, schema
from data.desk.access import copy_pages, has_drafts, without_drafts, wording_driver
from data.desk.session import FILE_NAME, Session
from data.engine import damaged_code, reading, wording_faults, writing
from data.errors import Code, WorldError
from data.vault.files import wording_files
from data.vault.slots import CURRENT, NEXT, Slot, SlotFile, open_key

_log = logging.getLogger(__name__)

NEXT_FILE = "desk.db.next"
BEFORE_UPGRADE = "desk-voor-bijwerken-"


def keys_of(file: SlotFile, slot: Slot, private: bytes) -> list[bytearray]:
    """The store keys sealed to a slot: the current one, and during a renewal the next.

    Raises WorldError(SLOT_TAMPERED) when one was not sealed by the store.
    """
    sealed = file.sealed[slot.id]
    return [bytearray(open_key(slot, file.store, private, sealed[name])) for name in (CURRENT, NEXT) if name in sealed]


def open_session(
    folder: Path,
    file: SlotFile,
    keys: Iterable[bytearray],
    now: Callable[[], datetime],
    verify: Callable[[str, str], None],
) -> Session:
    """Open the store with the first of `keys` that fits, migrated and read through once.

    Raises WorldError(DESK_DAMAGED | DESK_NEWER | STORE_LOCKED | DISK_FULL | DATA_DIR_NOT_WRITABLE).
    """
    path = folder / FILE_NAME
    if not path.is_file() or path.stat().st_size == 0:  # SQLite would make a new store here
        raise WorldError(Code.DESK_DAMAGED, file=path.name)
    for key in keys:
        session = Session(folder, file.store, key, now, verify)
        try:
            _check(session)
            _upgrade(session)
            tidy(session, file)
            return session
        except WorldError as error:
            session.close()
            if error.code is not Code.DESK_DAMAGED:
                raise
        except BaseException:
            session.close()
            raise
    raise WorldError(Code.DESK_DAMAGED, file=path.name)


def tidy(session: Session, file: SlotFile) -> None:
    """Make slots.json say again what desk.db says, and clear away a copy that was never put in place."""
    with reading(session.engine) as connection:
        if not publish.is_up_to_date(file, connection):
            _log.info("slots.json was not as desk.db says and is written anew")
            publish.publish(session.folder, connection, session.key)
    clear_next(session.folder)


def clear_next(folder: Path) -> None:
    """Take away the half-made copy of a renewal."""
    with wording_files(folder):
        for beside in ("", "-wal", "-shm", "-journal"):
            (folder / f"{NEXT_FILE}{beside}").unlink(missing_ok=True)


def must_be_known(session: Session, slot: Slot) -> None:
    """The slot that was opened is one that counts.

    Raises WorldError(SECRET_WRONG) for one that was taken away (its secret does not hold any more), and
    WorldError(SLOT_TAMPERED) for one that is not as the store wrote it.
    """
    table = schema.Slot
    with reading(session.engine) as connection:
        body = connection.execute(select(table.c.body).where(table.c.id == slot.id)).scalar()
    if body is None:
        raise WorldError(Code.SECRET_WRONG, wait="0")
    if Slot.from_json(json.loads(body)) != slot:
        raise WorldError(Code.SLOT_TAMPERED)


def close_broken_shifts(session: Session) -> None:
    """End diensten that the program could not end itself, at the last moment something was written in them."""
    shift, log = schema.ShiftSession, schema.ChangeLog
    with writing(session.engine) as connection:
        open_ones = connection.execute(
            select(shift.c.id, shift.c.opened_at).where(shift.c.closed_at.is_(None)).order_by(shift.c.opened_at)
        ).all()
        for shift_id, opened_at in open_ones:
            last = connection.execute(select(func.max(log.c.at)).where(log.c.at >= opened_at)).scalar()
            connection.execute(update(shift).where(shift.c.id == shift_id).values(closed_at=last or opened_at))


def open_shift(session: Session, shift_id: str, people: Iterable[str]) -> None:
    """Write down that a dienst began."""
    ids = list(people)
    with writing(session.engine) as connection:
        connection.execute(insert(schema.ShiftSession).values(id=shift_id, opened_at=session.now()))
        connection.execute(
            insert(schema.ShiftPerson), [{"shift_id": shift_id, "person_id": person_id} for person_id in ids]
        )


def _check(session: Session) -> None:
    with wording_faults(damaged_code(session.engine)), session.engine.connect() as connection:
        names = set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())
        if "store" not in names:
            raise WorldError(Code.DESK_DAMAGED)
        sound = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() == "ok"
        if not sound or connection.exec_driver_sql("SELECT id FROM store").scalar() != session.store_id:
            raise WorldError(Code.DESK_DAMAGED)


def _upgrade(session: Session) -> None:
    def copy(source: Path, target: Path) -> None:
        copy_pages(source, session.key, target, session.key, None)
        if has_drafts(target, session.key):
            without_drafts(target, session.key)

    backup_to = session.folder / f"{BEFORE_UPGRADE}{session.now():%Y%m%d-%H%M%S}.db"
    try:
        with wording_faults(damaged_code(session.engine)), wording_driver():
            migrate.upgrade(session.engine, stores.DESK, backup_to=backup_to, copy=copy)
    except DatabaseError:
        _log.error("The desk store could not be brought to revision %s and is as it was", stores.DESK.head)
        raise
