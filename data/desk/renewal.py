"""Giving the store another key, so that what somebody still has of the old one opens nothing new.

The order is such that the program may end at every point: slots.json first holds both keys, the copy under the new
key is put in place by one rename, and then slots.json holds only the new one. Unlocking tries one and then the other.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

from nacl import utils
from sqlalchemy import select, update

from data.desk import publish, schema
from data.desk.access import Progress, bare, check_pages, copy_pages, wording_driver
from data.desk.opening import NEXT_FILE, clear_next
from data.desk.session import Session
from data.engine import reading, writing
from data.errors import Code, WorldError
from data.vault.files import flush_file, flush_folder
from data.vault.memory import wipe
from data.vault.slots import KEY_BYTES

Step = Callable[[str], None]


def want_renewal(session: Session) -> None:
    """Write down that the key must be renewed; an unlock carries it on when it is broken off."""
    with writing(session.engine) as connection:
        connection.execute(update(schema.Store).values(rotation_wanted=True))


def is_wanted(session: Session) -> bool:
    """Whether a renewal still has to be done."""
    with reading(session.engine) as connection:
        return bool(connection.execute(select(schema.Store.c.rotation_wanted)).scalar_one())


def renew(session: Session, progress: Progress | None, step: Step) -> None:
    """Renew the key of the store. `progress` gets pages done and pages in all; `step` hears what is on disk by now.

    Raises WorldError(ROTATION_WAITS | DISK_FULL | FILE_NOT_WRITABLE | DESK_DAMAGED); the store then goes on under
    its old key, and the next unlock tries again.
    """
    folder, path, target = session.folder, session.path, session.folder / NEXT_FILE
    fresh = bytearray(utils.random(KEY_BYTES))
    try:
        with reading(session.engine) as connection:
            publish.publish(folder, connection, session.key, fresh)
        step("both keys")
        clear_next(folder)
        copy_pages(path, session.key, target, fresh, progress)
        with wording_driver(), closing(bare(target, fresh)) as copy:
            copy.execute("UPDATE store SET rotation_wanted = 0, key_number = key_number + 1")
            check_pages(copy)
            copy.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        flush_file(target)
        step("copied")
        session.engine.dispose()
        _settle(session)
        try:
            target.replace(path)
        except PermissionError as error:  # Windows, while another program has it open
            raise WorldError(Code.ROTATION_WAITS) from error
    except BaseException:
        _stay(session)
        wipe(fresh)
        raise
    session.use_key(fresh)  # from here on there is only the new file; slots.json still holds both keys
    flush_folder(folder)
    step("swapped")
    with reading(session.engine) as connection:
        publish.publish(folder, connection, session.key)
    step("new key only")


def _settle(session: Session) -> None:
    """Bring everything into the one file. Raises WorldError(ROTATION_WAITS) while another program reads it too."""
    with wording_driver(), closing(bare(session.path, session.key)) as connection:
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy or session.path.with_name(f"{session.path.name}-wal").exists():
        raise WorldError(Code.ROTATION_WAITS)


def _stay(session: Session) -> None:
    """Go on under the old key: slots.json and the folder as before, as far as the disk lets us."""
    try:
        clear_next(session.folder)
        with reading(session.engine) as connection:
            publish.publish(session.folder, connection, session.key)
    except WorldError:
        return  # unlocking tidies up: both keys are in slots.json until then
