"""What the read log says of a signal: who opened it, and who only saw the name at an overleg."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select

from data.desk import schema
from data.desk.signals.content import KIND

OPEN, NAME = "open", "name"
"""Opening it is reading it. Seeing the name at the table is not: what the volunteer wrote stays unread then."""
_AT_ONCE = 500


def opened(connection: Connection, ids: Collection[str]) -> frozenset[str]:
    """Which of these signals some reader opened."""
    return _with(connection, ids, (OPEN,))


def seen(connection: Connection, ids: Collection[str]) -> frozenset[str]:
    """Which of these signals some reader opened, or saw the name of.

    It decides about withdrawing. Who held the key at an overleg did not read the signal, but knows whom it is about,
    and may have said so at the table: to tell the author that it is gone as if nobody knew would not be true.
    """
    return _with(connection, ids, (OPEN, NAME))


def _with(connection: Connection, ids: Collection[str], actions: tuple[str, ...]) -> frozenset[str]:
    log, asked_for, found = schema.ReadLog, list(ids), set[str]()
    for start in range(0, len(asked_for), _AT_ONCE):
        some = asked_for[start : start + _AT_ONCE]
        asked = select(log.c.record_id).where(log.c.record_kind == KIND, log.c.action.in_(actions)).distinct()
        found.update(connection.execute(asked.where(log.c.record_id.in_(some))).scalars())
    return frozenset(found)
