"""The doors to the tables: what a capability lets a command or query do is decided here, not by the window."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from data.desk import schema
from data.desk.duty import Duty, Reader
from data.engine import DESK_PAGES, reading, unlock_connection, world_code, writing
from data.errors import Code, WorldError
from data.vault.files import flush_file, wording_files

_log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]


@contextmanager
def appending(duty: Duty) -> Iterator[Connection]:
    """One write transaction, for anybody on duty, covered or not; nothing of the past may be handed back from it.

    Raises WorldError(DUTY_OVER) and what writing can.
    """
    with writing(duty.session.engine) as connection:
        yield connection


@contextmanager
def reading_back(duty: Duty) -> Iterator[Connection]:
    """One read transaction, for anybody on duty while nothing is covered.

    Raises WorldError(DUTY_OVER | DUTY_COVERED).
    """
    session = duty.session
    if duty.covered:
        raise WorldError(Code.DUTY_COVERED)
    with reading(session.engine) as connection:
        yield connection


@contextmanager
def changing_back(duty: Duty) -> Iterator[Connection]:
    """One write transaction that also reads what is there. Raises as `reading_back` does."""
    session = duty.session
    if duty.covered:
        raise WorldError(Code.DUTY_COVERED)
    with writing(session.engine) as connection:
        yield connection


def as_reader(duty: Duty) -> Reader:
    """The same capability, when it is a buurtwerker's and their key is at hand.

    Raises WorldError(ROLE_REFUSED | DUTY_OVER | DUTY_COVERED).
    """
    if not isinstance(duty, Reader):
        raise WorldError(Code.ROLE_REFUSED)
    if duty.over:
        raise WorldError(Code.DUTY_OVER)
    if duty.covered:
        raise WorldError(Code.DUTY_COVERED)
    return duty


def note_change(
    connection: Connection, duty: Duty, action: str, kind: str, record: str, *, by: str = "", at: datetime | None = None
) -> None:
    """Write down that somebody changed a record; never what. `at`: another moment, where the hour says too much."""
    _write_log(connection, schema.ChangeLog, duty, action, kind, record, by, at)


def note_read(connection: Connection, duty: Duty, action: str, kind: str, record: str, *, by: str = "") -> None:
    """Write down that somebody read a record."""
    _write_log(connection, schema.ReadLog, duty, action, kind, record, by)


def _write_log(
    connection: Connection,
    table: Any,
    duty: Duty,
    action: str,
    kind: str,
    record: str,
    by: str,
    at: datetime | None = None,
) -> None:
    connection.execute(
        insert(table).values(
            at=at or duty.session.now(),
            person_id=by or duty.actor,
            action=action,
            record_kind=kind,
            record_id=record,
        )
    )


def copy_store(duty: Duty, target: Path, *, progress: Progress | None = None) -> None:
    """Write a whole copy of the store to `target`, under the same key, without drafts; then read it once through.

    `progress` gets pages done and pages in all. Raises WorldError(DUTY_OVER | DISK_FULL | DESK_DAMAGED |
    FILE_NOT_WRITABLE); no file is left then.
    """
    session = duty.session
    try:
        copy_pages(session.path, session.key, target, session.key, progress)
        without_drafts(target, session.key)
        with wording_driver(), closing(bare(target, session.key)) as copy:
            check_pages(copy)
        flush_file(target)
    except BaseException:
        for path in (target, target.with_name(f"{target.name}-wal"), target.with_name(f"{target.name}-shm")):
            path.unlink(missing_ok=True)
        raise


def copy_pages(source: Path, key: bytearray, target: Path, new_key: bytearray, progress: Progress | None) -> None:
    """Copy a store through SQLite's backup API into a new file under `new_key`; takes along what is in its WAL.

    Raises WorldError(DISK_FULL | DESK_DAMAGED | STORE_LOCKED | FILE_NOT_WRITABLE).
    """

    def told(_status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress(total - remaining, total)

    with wording_files(target.parent):
        target.unlink(missing_ok=True)
    with wording_driver(), closing(bare(source, key)) as origin, closing(bare(target, new_key)) as copy:
        origin.backup(copy, pages=DESK_PAGES, progress=told)


def has_drafts(path: Path, key: bytearray) -> bool:
    """Whether a copy of the store holds drafts. Raises as `without_drafts` does."""
    with wording_driver(), closing(bare(path, key)) as copy:
        return copy.execute("SELECT 1 FROM note WHERE kind = 'draft' LIMIT 1").fetchone() is not None


def without_drafts(path: Path, key: bytearray) -> None:
    """Take the drafts out of a copy of the store and write it anew, so that no page keeps one.

    A draft lives in the store itself and nowhere else. Raises WorldError(DISK_FULL | DESK_DAMAGED | STORE_LOCKED |
    FILE_NOT_WRITABLE); also for another key.
    """
    with wording_driver(), closing(bare(path, key)) as copy:
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.execute("DELETE FROM note WHERE kind = 'draft'")
        copy.execute("VACUUM")


def check_pages(connection: Any) -> None:
    """Read every page and link through a bare connection. Raises WorldError(DESK_DAMAGED)."""
    lines = [line for (line,) in connection.execute("PRAGMA integrity_check")]
    if lines != ["ok"] or connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        _log.warning("The desk store has %d faults", len(lines))
        raise WorldError(Code.DESK_DAMAGED)


def bare_connection(duty: Duty, path: Path | None = None) -> Any:
    """A bare sqlcipher3 connection to the store, or to a copy of it under the same key. Close it."""
    session = duty.session
    return bare(path or session.path, session.key)


@contextmanager
def wording_driver() -> Iterator[None]:
    """As data.engine.wording_faults, for a bare connection."""
    from sqlcipher3 import dbapi2

    try:
        yield
    except dbapi2.DatabaseError as error:
        code = world_code(error, Code.DESK_DAMAGED)
        if code is None:
            raise
        raise WorldError(code) from error


def bare(path: Path, key: bytearray) -> Any:
    """A bare sqlcipher3 connection to any file under a key, in autocommit."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(path.as_posix(), isolation_level=None)
    unlock_connection(connection, key)
    return connection
