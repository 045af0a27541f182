"""Sealed items in the store: anybody on duty may put one in, only its readers take it out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import uuid4

from sqlalchemy import Connection, insert, select, update

from data.desk import itemkeys, readers, schema, schema_signals
from data.desk.access import appending, as_reader, changing_back, note_change, note_read, reading_back
from data.desk.duty import Duty, Reader
from data.desk.records import Audience, SealedInfo
from data.errors import Code, WorldError
from data.vault import sealing
from data.vault.sealing import Recipients, SealedItem

KIND = "sealed_item"
_AT_ONCE = 500  # items that are fetched with one statement


def seal_item(duty: Duty, kind: str, content: bytes, *, audience: Audience = Audience.READERS, by: str = "") -> str:
    """Seal something for the readers; gives its id. `by`: who writes it, when two are on duty.

    Raises WorldError(READERS_TOO_FEW | CONTENT_TOO_LONG | DUTY_OVER) and what writing can.
    """
    with appending(duty) as connection:
        return seal_into(connection, duty, kind, content, audience=audience, by=by)


def seal_into(
    connection: Connection,
    duty: Duty,
    kind: str,
    content: bytes,
    *,
    audience: Audience = Audience.READERS,
    by: str = "",
) -> str:
    """The same within a transaction that writes more: either all of it is kept or nothing. Raises as `seal_item`."""
    item_id = uuid4().hex
    put_item(connection, duty, item_id, kind, content, audience=audience, created=duty.session.now())
    note_change(connection, duty, "seal", KIND, item_id, by=by)
    return item_id


def put_item(
    connection: Connection,
    duty: Duty,
    item_id: str,
    kind: str,
    content: bytes,
    *,
    audience: Audience,
    created: datetime,
) -> SealedItem:
    """Seal something within a transaction; what to write in the log is the caller's.

    For whom it is stands in its keys and in no column. Raises WorldError(READERS_TOO_FEW | CONTENT_TOO_LONG).
    """
    item = sealing.seal(content, item_id, whom(connection, duty, audience))
    row = {"id": item_id, "kind": kind, "created": created, "content": item.content, "public": item.public}
    connection.execute(insert(schema.SealedItem).values(**row))
    itemkeys.write(connection, item_id, item.keys)
    return item


def whom(connection: Connection, duty: Duty, audience: Audience) -> Recipients:
    """Who gets the key of something new, and who an empty one. Raises WorldError(READERS_TOO_FEW, have=, need=)."""
    mine = duty.private if isinstance(duty, Reader) and not duty.over and not duty.covered else None
    return readers.recipients(connection, audience, mine)


def open_item(reader: Duty, item_id: str) -> bytes:
    """What is in an item; that it was read is written down.

    Raises WorldError(ROLE_REFUSED | RECORD_UNKNOWN | SEALED_NOT_YOURS | SEALED_TAMPERED | DUTY_OVER | DUTY_COVERED).
    """
    mine = as_reader(reader)
    with changing_back(mine) as connection:
        item = next(iter(_items(connection, mine.private.id, [item_id])), None)
        if item is None:
            raise WorldError(Code.RECORD_UNKNOWN)
        content = sealing.open_item(mine.private, item)
        note_read(connection, mine, "open", KIND, item_id)
    return content


def open_items(reader: Duty, kind: str | None = None) -> dict[str, bytes]:
    """All items that this reader can open, by id, for lists and patterns. Raises as `open_item` does."""
    mine = as_reader(reader)
    table, held = schema.SealedItem, schema.SealedKey
    query = select(table.c.id, table.c.content, held.c.sealed).join(held, held.c.item_id == table.c.id)
    query = query.where(held.c.reader_id == mine.private.id)
    if kind is not None:
        query = query.where(table.c.kind == kind)
    with changing_back(mine) as connection:
        private, found = mine.private, {}
        for row in connection.execute(query):
            try:
                item = SealedItem(row.id, row.content, {private.id: row.sealed})
                found[row.id] = sealing.open_item(private, item)
            except WorldError as error:
                if error.code is not Code.SEALED_NOT_YOURS:
                    raise
        note_read(connection, mine, "open all", KIND, kind or "")
    return found


def list_items(duty: Duty) -> tuple[SealedInfo, ...]:
    """What there is, newest first, without opening anything. Raises WorldError(DUTY_OVER | DUTY_COVERED)."""
    table = schema.SealedItem
    query = select(table.c.id, table.c.kind, table.c.created, table.c.closed_on)
    with reading_back(duty) as connection:
        rows = connection.execute(query.order_by(table.c.created.desc(), table.c.id))
        return tuple(SealedInfo(row.id, row.kind, row.created, row.closed_on) for row in rows)


def close_item(reader: Duty, item_id: str, on: date | None) -> None:
    """Say on which day an item was closed (None: open again); the wis-klok counts from it.

    Raises WorldError(ROLE_REFUSED | RECORD_UNKNOWN | DUTY_OVER | DUTY_COVERED).
    """
    mine = as_reader(reader)
    table = schema.SealedItem
    with changing_back(mine) as connection:
        done = connection.execute(update(table).where(table.c.id == item_id).values(closed_on=on))
        if done.rowcount != 1:
            raise WorldError(Code.RECORD_UNKNOWN)
        note_change(connection, mine, "close" if on else "reopen", KIND, item_id)


def malformed(connection: Connection) -> list[str]:
    """The ids of items whose parts cannot be right, seen without any private key (for `check`)."""
    found = []
    table = schema.SealedItem
    ids = list(connection.execute(select(table.c.id)).scalars())
    of_before = set(connection.execute(select(table.c.id).where(table.c.audience.is_not(None))).scalars())
    for start in range(0, len(ids), _AT_ONCE):
        for item in _items(connection, None, ids[start : start + _AT_ONCE]):
            if not item.keys or not sealing.is_well_formed(item, bare=item.id in of_before):
                found.append(item.id)
    part, added = schema_signals.SealedPart, schema_signals.SignalAdded
    wrong = [row.item_id for row in connection.execute(select(part)) if not sealing.is_well_formed_part(row.content)]
    wrong += [
        row.signal_id for row in connection.execute(select(added)) if not sealing.is_well_formed_addition(row.content)
    ]
    return list(dict.fromkeys(found + wrong))


def _items(connection: Connection, reader_id: str | None, ids: Iterable[str]) -> list[SealedItem]:
    """Items with their keys: all of them, or only that of one reader."""
    table, held = schema.SealedItem, schema.SealedKey
    wanted = list(ids)
    keys: dict[str, dict[str, bytes]] = {}
    query = select(held).where(held.c.item_id.in_(wanted))
    if reader_id is not None:
        query = query.where(held.c.reader_id == reader_id)
    for row in connection.execute(query):
        keys.setdefault(row.item_id, {})[row.reader_id] = row.sealed
    rows = connection.execute(select(table.c.id, table.c.content, table.c.public).where(table.c.id.in_(wanted)))
    return [SealedItem(row.id, row.content, keys.get(row.id, {}), row.public or b"") for row in rows]
