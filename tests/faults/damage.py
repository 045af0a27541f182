"""What can stand where directory.db should be."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path


def our_own(path: Path, good: bytes) -> None:
    """A good directory, closed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(good)


def cut_off(path: Path, good: bytes) -> None:
    """Ours, but only the first part: a copy that was broken off."""
    our_own(path, good[: len(good) // 2])


def scribbled_over(path: Path, good: bytes) -> None:
    """Ours, with the pages in the middle overwritten."""
    content = bytearray(good)
    content[100 : len(content) // 2] = b"\xa5" * (len(content) // 2 - 100)
    our_own(path, bytes(content))


def empty(path: Path, good: bytes) -> None:
    """A file without anything in it: what a copy on a full disk leaves."""
    our_own(path, b"")


def another_database(path: Path, good: bytes) -> None:
    """A database of another program."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recepten (naam TEXT)")
    connection.execute("INSERT INTO recepten VALUES ('appeltaart')")
    connection.commit()
    connection.close()


def a_letter(path: Path, good: bytes) -> None:
    """Something that is no database at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("Beste buren, de koffieochtend is verplaatst.\n" * 50, encoding="utf-8")


def a_folder(path: Path, good: bytes) -> None:
    """A folder with that name."""
    path.mkdir(parents=True)
    (path / "foto.jpg").write_bytes(b"\xff\xd8")


def of_a_newer_program(path: Path, good: bytes) -> None:
    """Ours, of a revision this program does not know."""
    our_own(path, good)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


Damage = Callable[[Path, bytes], None]
DAMAGED: dict[str, Damage] = {"cut off": cut_off, "scribbled over": scribbled_over, "empty": empty}
FOREIGN: dict[str, Damage] = {
    "another database": another_database,
    "a letter": a_letter,
    "a folder": a_folder,
}
