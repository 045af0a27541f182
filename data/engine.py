"""Opening SQLite the way every store here wants it: WAL, foreign keys on, our own transactions.

The sqlite3 driver's own transaction handling can leave half a migration behind, so the driver is put in
autocommit and BEGIN is ours (docs.sqlalchemy.org, dialects/sqlite, "Serializable isolation / Savepoints").
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import QueuePool

from data.errors import Code, WorldError

BUSY_TIMEOUT_MS = 5_000


def open_engine(path: Path, *, read_only: bool = False) -> Engine:
    """Make an engine on the SQLite file at `path`; nothing is opened until the first connection.

    `read_only` opens the file without a write-ahead log, for a folder that cannot be written.
    """
    if read_only:
        url = f"sqlite:///file:{path.as_posix()}?mode=ro&immutable=1&uri=true"
    else:
        url = f"sqlite:///{path.as_posix()}"
    engine = create_engine(url, poolclass=QueuePool, connect_args={"check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _on_connect(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA foreign_keys = ON")
        if not read_only:
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get("immediate", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A read transaction: one consistent view of the store."""
    with wording_faults(), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A write transaction that takes the write lock at once; all of it or nothing.

    Raises WorldError(DISK_FULL | STORE_LOCKED | DATA_DIR_NOT_WRITABLE | DIRECTORY_DAMAGED).
    """
    with wording_faults(), engine.connect() as connection:
        connection = connection.execution_options(immediate=True)
        with connection.begin():
            yield connection


@contextmanager
def wording_faults() -> Iterator[None]:
    """Turn what SQLite says about the world into a WorldError; everything else goes on as it is."""
    try:
        yield
    except DatabaseError as error:
        code = _world_code(error)
        if code is None:
            raise
        raise WorldError(code) from error


def _world_code(error: DatabaseError) -> Code | None:
    origin = error.orig
    name = getattr(origin, "sqlite_errorname", "")
    if name.startswith("SQLITE_FULL"):
        return Code.DISK_FULL
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Code.STORE_LOCKED
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return Code.DATA_DIR_NOT_WRITABLE
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return Code.DIRECTORY_DAMAGED
    if isinstance(error, OperationalError) and name.startswith("SQLITE_IOERR"):
        return Code.DISK_FULL
    return None
