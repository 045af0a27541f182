"""What was erased on request, by its id alone, so that a backup that is put back does not bring it back for long.

`gewist.json` holds ids without any meaning and the day they were erased; it is no part of a backup. What stands in it
and is in the store again is erased at the next unlock (data.retention). After KEEP no backup can hold it any more.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from data.desk import schema, schema_day
from data.rotation import MOST_DAYS
from data.vault.files import write_whole

FILE_NAME = "gewist.json"
KEEP = timedelta(days=2 * MOST_DAYS)
_KINDS = {schema_day.Regular: "regular", schema_day.Attention: "attention"}
_TABLES = (schema.SealedItem, schema.Note, *_KINDS)


def remember(folder: Path, ids: Iterable[str], today: date) -> None:
    """Add ids to the list; those of long ago go. Raises WorldError(DISK_FULL | FILE_NOT_WRITABLE)."""
    kept = {key: day for key, day in _read(folder).items() if today - day <= KEEP}
    kept |= dict.fromkeys(ids, today)
    said = {key: day.isoformat() for key, day in kept.items()}
    write_whole(folder / FILE_NAME, json.dumps(said).encode("utf-8"))


def erase_again(connection: Connection, folder: Path, now: datetime) -> int:
    """Erase what is on the list and in the store all the same; how many. Tombstones stay, as the first time."""
    ids = list(_read(folder))
    erased = 0
    for table in _TABLES if ids else ():
        found = connection.execute(select(table.c.id, table.c.created).where(table.c.id.in_(ids))).all()
        for row in found:
            _erase(connection, table, row.id, row.created, now)
        erased += len(found)
    return erased


def _erase(connection: Connection, table: Any, key: str, created: datetime, now: datetime) -> None:
    stone = schema.Tombstone
    if connection.execute(select(stone.c.id).where(stone.c.id == key)).first() is None:
        kind = _KINDS.get(table) or connection.execute(select(table.c.kind).where(table.c.id == key)).scalar_one()
        values = {"id": key, "kind": kind, "created": created, "erased_at": now, "reason": "request"}
        connection.execute(insert(stone).values(**values))
    connection.execute(delete(table).where(table.c.id == key))


def _read(folder: Path) -> dict[str, date]:
    """The list; empty when there is none, or when it cannot be read: then nothing is known."""
    try:
        said = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        return {str(key): date.fromisoformat(day) for key, day in said.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
