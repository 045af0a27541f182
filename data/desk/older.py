"""What an older store sealed gets its present form when a reader who can open it comes in: no migration has a key.

Before the sixth revision an item said in a column for whom it was, had keys for those readers alone, without a mark,
and what a volunteer added later was an item of its own, with keys of its own.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from sqlalchemy import Connection, and_, delete, func, insert, select, update

from data.desk import itemkeys, schema, schema_signals
from data.desk.itemkeys import MARKS, Listed
from data.desk.records import Audience
from data.errors import WorldError
from data.vault import sealing
from data.vault.sealing import ReaderPrivate, Recipients

_log = logging.getLogger(__name__)

ADDED = "signal-added"
_Item, _Key, _Added = schema.SealedItem, schema.SealedKey, schema_signals.SignalAdded


def renew(
    connection: Connection,
    mine: ReaderPrivate,
    everybody: Iterable[Listed],
    trusted: Callable[[Listed, Audience], bool],
) -> bool:
    """Give every old item that this reader can open keys for all readers, and every old addition its new place.

    `trusted`: who may get what from this reader. Who is not trusted gets an empty key and waits for another. True when
    that was done.
    """
    readers = list(everybody)
    rows = connection.execute(
        select(_Item.c.id, _Item.c.kind, _Item.c.audience, _Key.c.sealed)
        .join(_Key, and_(_Key.c.item_id == _Item.c.id, _Key.c.reader_id == mine.id))
        .where(_Item.c.audience.in_([one.value for one in Audience]), func.length(_Key.c.sealed) == sealing.BARE_BYTES)
    ).all()
    spoiled = 0
    for row in rows:
        key = itemkeys.opened(mine, row.id, row.sealed)
        if key is None:
            spoiled += 1
        elif row.kind != ADDED:
            audience = Audience(row.audience)
            real = tuple(one for one in readers if one.id == mine.id or trusted(one, audience))
            others = tuple(one for one in readers if one not in real)
            whom = Recipients(MARKS[audience], tuple(one.key for one in real), tuple(one.key for one in others))
            itemkeys.write(connection, row.id, key.for_all(whom))
            connection.execute(update(_Item).where(_Item.c.id == row.id).values(audience=None, public=key.public))
            itemkeys.wait(connection, [one.id for one in others if one.may(audience)])
            key.wipe()
    spoiled += sum(not _move(connection, mine, row.id, row.sealed) for row in rows if row.kind == ADDED)
    if spoiled:
        _log.warning("%d items of before could not be opened and keep their form", spoiled)
    return len(rows) > spoiled


def _move(connection: Connection, mine: ReaderPrivate, added_id: str, sealed: bytes) -> bool:
    """An old addition goes beside its signal, when that has its new form; whether it went."""
    signal = _Item.alias()
    asked = select(_Item.c.content, _Item.c.part_of, signal.c.public).join(signal, signal.c.id == _Item.c.part_of)
    row = connection.execute(asked.where(_Item.c.id == added_id, signal.c.public.is_not(None))).first()
    key = itemkeys.opened(mine, added_id, sealed)
    if row is None or key is None:
        return False
    try:
        content = sealing.seal_addition(row.public, row.part_of, added_id, key.content(row.content))
    except WorldError:
        return False
    finally:
        key.wipe()
    connection.execute(insert(_Added).values(id=added_id, signal_id=row.part_of, content=content))
    connection.execute(delete(_Item).where(_Item.c.id == added_id))
    return True
