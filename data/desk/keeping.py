"""Changing who may come in, in two files that cannot be written in one go: desk.db, and slots.json as its copy.

What opens more is written into slots.json before the transaction counts, what opens less after it. So whenever the
program ends, who should come in finds a slot in slots.json that desk.db knows; a slot too many there is refused by
desk.db, and the next unlock writes the copy anew. A disk that takes no more makes the first of the two fail, and
then nothing has changed; or the second, and then the change holds (CHANGE_KEPT).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from data.desk import publish
from data.desk.access import changing_back
from data.desk.duty import Duty
from data.desk.session import Session
from data.engine import reading
from data.errors import Code, WorldError
from data.vault import slots

_log = logging.getLogger(__name__)

_WAITS = (Code.DISK_FULL, Code.FILE_NOT_WRITABLE, Code.DATA_DIR_NOT_WRITABLE)


@contextmanager
def copied_first(duty: Duty, step: Callable[[str], None] = lambda _done: None) -> Iterator[Connection]:
    """One write transaction for a change that takes nobody's way in; slots.json says it before it counts.

    Raises WorldError(DUTY_OVER | DUTY_COVERED) and what writing can; nothing has changed then.
    """
    session = duty.session
    with undone_together(session), changing_back(duty) as connection:
        yield connection
        show(session, connection)
        step("in slots.json")


@contextmanager
def undone_together(session: Session) -> Iterator[None]:
    """Around a transaction that writes slots.json: when it does not come through the file is put right as well."""
    try:
        yield
    except Exception:
        try:
            with reading(session.engine) as connection:
                if not publish.is_up_to_date(slots.read(session.folder), connection):
                    show(session, connection)
        except WorldError as error:
            _log.warning("slots.json is put right at the next unlock: %s", error.code.value)
        raise


def show(session: Session, connection: Connection) -> None:
    """Write slots.json as desk.db is in this transaction. Raises WorldError(DISK_FULL | FILE_NOT_WRITABLE)."""
    publish.publish(session.folder, connection, session.key)


def copy_after(session: Session) -> None:
    """Take out of slots.json what a change that holds already took out of desk.db. Raises as `show` does."""
    with reading(session.engine) as connection:
        show(session, connection)


@contextmanager
def held() -> Iterator[None]:
    """Around what comes after a change that is in desk.db: a disk that takes no more does not undo it.

    Raises WorldError(CHANGE_KEPT, why= | ROTATION_WAITS) instead, and what else it meets.
    """
    try:
        yield
    except WorldError as error:
        _log.warning("A change of the people holds; the rest waits for the next unlock: %s", error.code.value)
        if error.code in _WAITS:
            raise WorldError(Code.CHANGE_KEPT, why=error.code.value) from error
        if error.code is Code.STORE_LOCKED:
            raise WorldError(Code.ROTATION_WAITS) from error
        raise
