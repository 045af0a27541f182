"""Bringing a store to the newest revision: backup first, foreign keys off, one transaction, checked after.

Alembic's batch mode on a parent with foreign keys ON deletes ON DELETE CASCADE children without a word, and
the pragma does nothing inside a transaction: so it goes off first (sqlite.org/pragma.html#pragma_foreign_keys).
A new store is made from the tables at once (Alembic's cookbook, "Building an Up to Date Database from Scratch"):
importing Alembic takes 0.1 s and 19 MB, and that is not for somebody's first minute. Tests hold both ways equal.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData

from data.errors import WorldError
from data.stores import Store

_log = logging.getLogger(__name__)

_MIGRATIONS = Path(__file__).parent / "migrations"


def revision_of(connection: Connection) -> str | None:
    """The revision a store is at, None when it never was migrated."""
    found = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
    ).scalar()
    if found is None:
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def known_revisions(store: Store) -> frozenset[str]:
    """All revisions this version of the program knows, by the names of their files."""
    folder = _MIGRATIONS / store.folder / "versions"
    return frozenset(path.name.split("_", 1)[0] for path in folder.glob("[0-9]*.py"))


def upgrade(
    engine: Engine,
    store: Store,
    *,
    tables: MetaData | None = None,
    backup_to: Path | None = None,
    copy: Callable[[Path, Path], None] | None = None,
) -> bool:
    """Bring the store to `store.head`; True when something was done.

    `tables`: what a new store is made of at once; None goes through every revision. `backup_to`: where a copy of an
    existing store is kept before it is touched; `copy` makes it (a store that needs a key brings its own). Raises
    WorldError(DIRECTORY_NEWER | DESK_NEWER) for a revision this version does not know; the file is then untouched.
    """
    with engine.connect() as connection:
        current = revision_of(connection)
    if current == store.head:
        return False
    if current is not None and current not in known_revisions(store):
        raise WorldError(store.newer, revision=current)
    if current is not None and backup_to is not None:
        (copy or backup)(Path(engine.url.database or ""), backup_to)
    if current is None and tables is not None:
        _make(engine, store, tables)
    else:
        _run(engine, store)
    return True


def backup(source: Path, target: Path) -> None:
    """Copy an SQLite file through SQLite's backup API, which takes along what is still in its WAL."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(source) as origin, sqlite3.connect(target) as copy:
        origin.backup(copy)
    origin.close()
    copy.close()


def _make(engine: Engine, store: Store, tables: MetaData) -> None:
    with engine.connect().execution_options(immediate=True) as connection, connection.begin():
        if revision_of(connection) is not None:
            return  # another process was first
        tables.create_all(connection)
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (store.head,))
        connection.exec_driver_sql(f"PRAGMA application_id = {store.application_id}")
    _log.info("Store %s was made at revision %s", store.folder, store.head)


def _run(engine: Engine, store: Store) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", (_MIGRATIONS / store.folder).as_posix())
    with engine.connect() as connection:
        driver = connection.connection.dbapi_connection
        assert driver is not None
        # On the driver itself: SQLAlchemy would begin a transaction first, and then the pragma does nothing.
        driver.execute("PRAGMA foreign_keys = OFF")
        try:
            connection = connection.execution_options(immediate=True)
            with connection.begin():
                config.attributes["connection"] = connection
                command.upgrade(config, store.head)
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                if broken:
                    raise RuntimeError(f"The migration leaves {len(broken)} broken links")
                connection.exec_driver_sql(f"PRAGMA application_id = {store.application_id}")
        finally:
            driver.execute("PRAGMA foreign_keys = ON")
    _log.info("Store %s is at revision %s", store.folder, store.head)
