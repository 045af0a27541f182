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
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from data.errors import Code, WorldError

BUSY_TIMEOUT_MS = 5_000


DESK_PAGES = 500  # of the desk store that a copy takes in one step, so that progress can be told


def open_desk_engine(path: Path, key: bytearray) -> Engine:
    """Make an engine on the SQLCipher file at `path` with a raw key of 32 bytes, read again at every connection.

    Deleted content is overwritten (secure_delete), nothing goes to temporary files, a commit is on the disk when it
    returns, and SQLCipher wipes what it frees. A wrong key shows at the first connection, as DESK_DAMAGED.
    """
    from sqlcipher3 import dbapi2

    engine = create_engine(
        f"sqlite:///{path.as_posix()}",
        module=dbapi2,
        poolclass=QueuePool,
        hide_parameters=True,  # what is written never stands in an error
        connect_args={"check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        unlock_connection(connection, key)
        for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL"):
            connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "begin", _begin)
    return engine


def unlock_connection(connection: Any, key: bytearray) -> None:
    """Give a bare sqlcipher3 connection its raw key and the settings every connection to the desk store has."""
    from data.vault.memory import wipe

    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute("PRAGMA cipher_memory_security = ON")
    digits = key.hex()
    statement = f"PRAGMA key = \"x'{digits}'\""
    connection.execute(statement)
    wipe(digits, statement)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA secure_delete = ON")


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def open_engine(path: Path) -> Engine:
    """Make an engine on the SQLite file at `path`; nothing is opened until the first connection."""
    engine = create_engine(
        f"sqlite:///{path.as_posix()}",
        poolclass=QueuePool,
        hide_parameters=True,  # a remark somebody typed never stands in an error
        connect_args={"check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _on_connect(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.close()

    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A read transaction: one consistent view of the store."""
    with wording_faults(damaged_code(engine)), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A write transaction that takes the write lock at once; all of it or nothing.

    Raises WorldError(DISK_FULL | STORE_LOCKED | DATA_DIR_NOT_WRITABLE | DIRECTORY_DAMAGED | DESK_DAMAGED).
    """
    with wording_faults(damaged_code(engine)), engine.connect() as connection:
        connection = connection.execution_options(immediate=True)
        with connection.begin():
            yield connection


def damaged_code(engine: Engine) -> Code:
    """The code for a damaged file of this store. In the desk store a wrong key reads the same."""
    driver = getattr(engine.dialect.dbapi, "__name__", "")
    return Code.DESK_DAMAGED if driver.startswith("sqlcipher3") else Code.DIRECTORY_DAMAGED


@contextmanager
def wording_faults(damaged: Code = Code.DIRECTORY_DAMAGED) -> Iterator[None]:
    """Turn what SQLite says about the world into a WorldError; everything else goes on as it is."""
    try:
        yield
    except DatabaseError as error:
        code = world_code(error.orig, damaged)
        if code is None:
            raise
        raise WorldError(code) from error


_NAMES = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "database is locked": "SQLITE_BUSY",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
}
"""What sqlite3_errstr says (sqlite.org/c3ref/errcode.html): sqlcipher3's `backup` raises without the name."""


def world_code(origin: BaseException | None, damaged: Code) -> Code | None:
    """What an error of the driver (sqlite3 or sqlcipher3) says about the world, None when it is ours."""
    name = getattr(origin, "sqlite_errorname", "") or _NAMES.get(str(origin), "")
    if str(origin).startswith("Could not decode to UTF-8"):
        return damaged  # sqlite3 found bytes in a text that no program of ours writes
    if name.startswith("SQLITE_FULL"):
        return Code.DISK_FULL
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Code.STORE_LOCKED
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return Code.DATA_DIR_NOT_WRITABLE
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return damaged
    if name.startswith("SQLITE_IOERR"):
        return Code.DISK_FULL
    return None
