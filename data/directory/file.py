"""directory.db as a file, before anything of ours works on it: whether it is ours, whole and to be read; out of the way
when it is not. Nothing is thrown away.
"""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from data import stores
from data.errors import Code, WorldError

_log = logging.getLogger(__name__)

FILE_NAME = "directory.db"
_MARK = "directory.beschadigd"
_SQLITE_MAGIC = b"SQLite format 3\x00"
_BESIDE = ("-wal", "-shm")
_NOT_ALLOWED = ("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH", "SQLITE_IOERR")


def writable(folder: Path) -> bool:
    """Whether directory.db can be kept in `folder`, which is made when it is not there."""
    probe, path = folder / f".schrijfproef-{os.getpid()}", folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink(missing_ok=True)
        return not path.is_file() or os.access(path, os.W_OK) or not os.access(path, os.R_OK)
    except OSError:
        return False


def quick_look(path: Path) -> str | None:
    """The stamp of a store that is ours, at our revision and filled, None when it needs a closer look."""
    try:
        if not path.is_file() or path.stat().st_size == 0:
            return None  # SQLite would throw away what stands in the WAL of an empty file
        with closing(_open(path)) as connection:
            mark = connection.execute("PRAGMA application_id").fetchone()
            revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            state = connection.execute("SELECT store_id, writes, filled_with FROM store_state").fetchone()
            connection.execute("SELECT count(*) FROM listing").fetchone()
    except (OSError, sqlite3.Error):
        return None
    if mark[0] != stores.DIRECTORY.application_id or revision is None or revision[0] != stores.DIRECTORY.head:
        return None
    return f"{state[0]}:{state[1]}" if state is not None and state[2] else None


def fault(path: Path) -> Code | None:
    """What is wrong with the file; None for ours, or for no file.

    DIRECTORY_FOREIGN, DIRECTORY_DAMAGED (also for an empty file), or DIRECTORY_UNREADABLE when this user may not read
    it: that one may be as good as ever. Raises WorldError(STORE_LOCKED) when another program holds it.
    """
    try:
        if not path.exists():
            return Code.DIRECTORY_DAMAGED if _left_behind(path) else None
        if not path.is_file():
            return Code.DIRECTORY_FOREIGN
        with path.open("rb") as file:
            start = file.read(len(_SQLITE_MAGIC))
    except OSError:
        return Code.DIRECTORY_UNREADABLE
    if start != _SQLITE_MAGIC:
        return Code.DIRECTORY_FOREIGN if start else Code.DIRECTORY_DAMAGED
    try:
        with closing(_open(path)) as connection:
            mark = connection.execute("PRAGMA application_id").fetchone()[0]
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.Error as error:
        return _code(error)
    if mark != stores.DIRECTORY.application_id and tables:
        return Code.DIRECTORY_FOREIGN
    return None


def whole(path: Path, *, quick: bool = False) -> bool:
    """Read every page: False when one is damaged. Without `quick` every row as well. A busy file is not damaged.

    On a connection of its own that changes nothing, so it may run beside the worker of the directory.
    """
    try:
        with closing(_open(path)) as connection:
            lines = connection.execute("PRAGMA quick_check(1)" if quick else "PRAGMA integrity_check(1)").fetchall()
            if quick or lines != [("ok",)]:
                return lines == [("ok",)]
            names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for (name,) in names:
                for _ in connection.execute(f'SELECT * FROM "{name}"'):
                    pass
    except sqlite3.Error as error:
        known = getattr(error, "sqlite_errorname", "")
        return known.startswith((*_NOT_ALLOWED, "SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_NOMEM", "SQLITE_FULL"))
    return True


def copy(source: Path, target: Path) -> None:
    """Copy the store with what is still in its WAL, from a folder in which SQLite may not write.

    SQLite's own copy goes first: it is right while others write. Without the right to make the -shm beside it SQLite
    opens nothing (sqlite.org/wal.html#readonly); then nobody has it open here, and the files are copied.
    Raises OSError.
    """
    try:
        if source.stat().st_size:
            with closing(_open(source)) as origin, closing(sqlite3.connect(target)) as made:
                origin.backup(made)
            return
    except sqlite3.Error:
        target.unlink(missing_ok=True)
    for suffix in ("", "-wal"):
        part = source.with_name(source.name + suffix)
        if part.exists():
            shutil.copyfile(part, target.with_name(target.name + suffix))


def keep_aside(path: Path, now: datetime) -> Path:
    """Rename the file, with its WAL, so that it can be looked at later; its mark goes.

    Raises WorldError(STORE_LOCKED) where it cannot be renamed while another program has it open (Windows).
    """
    kept = path.with_name(f"directory-bewaard-{now:%Y%m%d-%H%M%S}.db")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"directory-bewaard-{now:%Y%m%d-%H%M%S}-{number}.db")
    for suffix in ("", *_BESIDE):
        part = path.with_name(path.name + suffix)
        if part.exists():
            try:
                part.rename(kept.with_name(kept.name + suffix))
            except PermissionError as error:
                raise WorldError(Code.STORE_LOCKED) from error
    take_mark_away(path.parent)
    _log.warning("directory.db could not be used and was kept as %s", kept.name)
    return kept


def remove(path: Path) -> None:
    """Take away a store that was being made, with what SQLite keeps beside it."""
    for suffix in ("", *_BESIDE):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def mark_damaged(folder: Path) -> None:
    """Damage was seen while the store is open: the next start looks at every page first."""
    with suppress(OSError):
        (folder / _MARK).touch()


def marked_damaged(folder: Path) -> bool:
    """Whether damage was seen the last time."""
    return (folder / _MARK).exists()


def take_mark_away(folder: Path) -> None:
    """The store was looked at, or is out of the way."""
    with suppress(OSError):
        (folder / _MARK).unlink(missing_ok=True)


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _left_behind(path: Path) -> bool:
    """Whether a WAL with something in it stands there without its store: SQLite would throw it away."""
    left = path.with_name(f"{path.name}-wal")
    return left.exists() and left.stat().st_size > 0


def _code(error: sqlite3.Error) -> Code:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        raise WorldError(Code.STORE_LOCKED) from error
    return Code.DIRECTORY_UNREADABLE if name.startswith(_NOT_ALLOWED) else Code.DIRECTORY_DAMAGED
