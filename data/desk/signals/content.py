"""The only place where signals are unsealed. Works inside the transaction of the caller, with a reader's own key.

What was opened stays in the Reader (`held`), so that the week page opens each signal once; it goes with the reader
and when everything is covered. A stamp (the nonces of what is sealed) says whether it is still what stands there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from data.desk import schema, schema_signals
from data.desk.duty import Reader
from data.desk.records import Audience
from data.desk.signals import coding
from data.desk.signals.form import AddedText, Envelope
from data.desk.signals.kinds import Feedback, SignalTheme, Status
from data.desk.signals.records import Work
from data.desk.signals.wish import first_work
from data.desk.signals.workflow import OPEN
from data.errors import Code, WorldError
from data.vault import sealing
from data.vault.sealing import ItemKey

KIND, ADDED, WORK = "signal", "signal-added", "work"
HELD = "signals"
_NONCE = 24
_AT_ONCE = 500

_Item, _Key, _Part, _Signal = schema.SealedItem, schema.SealedKey, schema_signals.SealedPart, schema_signals.Signal


@dataclass(frozen=True)
class Row:
    """What may be known of a signal without opening it."""

    id: str
    number: int
    day: date
    themes: tuple[SignalTheme, ...]
    status: Status
    by: str  # person id, "" for who was erased
    feedback: Feedback | None
    feedback_text: str
    feedback_on: date | None
    seen: bool
    audience: Audience
    closed_on: date | None


@dataclass(frozen=True)
class Loaded:
    """A signal, opened."""

    row: Row
    envelope: Envelope
    work: Work


@dataclass(frozen=True)
class Found:
    """What was opened, by signal id; how many are not sealed to this reader, and which are not as they were sealed."""

    loaded: dict[str, Loaded]
    unreadable: int = 0
    damaged: tuple[str, ...] = ()
    fresh: bool = False  # something was opened that was not held yet


def rows(connection: Connection, *only: ColumnElement[bool]) -> dict[str, Row]:
    """Signals without opening them, newest first."""
    asked = select(_Signal, _Item.c.audience, _Item.c.closed_on).join(_Item, _Item.c.id == _Signal.c.id)
    found = connection.execute(asked.where(*only).order_by(_Signal.c.number.desc()))
    return {row.id: _row(row) for row in found}


def is_open() -> ColumnElement[bool]:
    """The condition for signals that are open."""
    return _Signal.c.status.in_(sorted(OPEN))


def load(connection: Connection, mine: Reader, ids: Iterable[str] | None = None) -> Found:
    """Open signals, all that are open when no ids are given. No reading is written down: that is the caller's.

    Raises WorldError(DUTY_OVER | DUTY_COVERED).
    """
    wanted = None if ids is None else list(ids)
    known = rows(connection, is_open() if wanted is None else _Signal.c.id.in_(wanted))
    stamps = _stamps(connection, known, everything=wanted is None)
    held = _held(mine)
    missing = [key for key in known if key not in held or held[key][0] != stamps.get(key)]
    opened, damaged = _open(connection, mine, missing)
    for key, (envelope, work) in opened.items():
        held[key] = (stamps[key], envelope, work)
    found = {
        key: Loaded(row, held[key][1], held[key][2])
        for key, row in known.items()
        if key in held and held[key][0] == stamps.get(key)
    }
    return Found(found, len(known) - len(found) - len(damaged), tuple(damaged), bool(opened))


def one(connection: Connection, mine: Reader, signal_id: str) -> Loaded:
    """Open one. Raises WorldError(RECORD_UNKNOWN | SEALED_NOT_YOURS | SEALED_TAMPERED | DUTY_OVER | DUTY_COVERED)."""
    found = load(connection, mine, [signal_id])
    if signal_id in found.loaded:
        return found.loaded[signal_id]
    if signal_id in found.damaged:
        raise WorldError(Code.SEALED_TAMPERED)
    raise WorldError(Code.SEALED_NOT_YOURS if found.unreadable else Code.RECORD_UNKNOWN)


def save_work(connection: Connection, mine: Reader, signal_id: str, work: Work) -> None:
    """Write what the readers added, sealed under the signal's own key. Raises as `write_part` does."""
    write_part(connection, mine, signal_id, WORK, coding.to_bytes(work))


def added_to(connection: Connection, mine: Reader, signal_id: str) -> list[tuple[str, AddedText]]:
    """What the volunteer added to a signal, oldest first, by the id of its item. Raises as `one` does."""
    asked = (
        select(_Item.c.id, _Item.c.content, _Key.c.sealed)
        .join(_Key, _Key.c.item_id == _Item.c.id)
        .where(_Item.c.part_of == signal_id, _Item.c.kind == ADDED, _Key.c.reader_id == mine.private.id)
    )
    found = []
    for row in connection.execute(asked).all():
        key = sealing.open_key(mine.private, row.id, row.sealed)
        found.append((row.id, coding.from_bytes(AddedText, key.content(row.content))))
        key.wipe()
    return sorted(found, key=lambda added: added[1].at)


def merged_into(connection: Connection, mine: Reader, loaded: Loaded) -> list[Loaded]:
    """What was merged into a signal, and into those; as far as this reader can open them."""
    found: dict[str, Loaded] = {}
    waiting = [loaded]
    while waiting:
        more = [one for one in waiting.pop().work.merged if one not in found and one != loaded.row.id]
        opened = load(connection, mine, more).loaded if more else {}
        found |= opened
        waiting += opened.values()
    return list(found.values())


def main_of(connection: Connection, mine: Reader, loaded: Loaded) -> Loaded:
    """The signal that this one was merged into in the end; itself when that is none, or not for this reader."""
    seen = {loaded.row.id}
    while loaded.row.status is Status.MERGED and loaded.work.merged_into not in seen:
        seen.add(loaded.work.merged_into)
        above = load(connection, mine, [loaded.work.merged_into]).loaded
        loaded = above.get(loaded.work.merged_into, loaded)
    return loaded


def added_ids(connection: Connection) -> dict[str, list[str]]:
    """The items that were added, by signal id; without opening anything."""
    found: dict[str, list[str]] = {}
    part = _Item.c.part_of > ""  # by its index: without it every sealed item is walked through
    for row in connection.execute(select(_Item.c.id, _Item.c.part_of).where(part, _Item.c.kind == ADDED)):
        found.setdefault(row.part_of, []).append(row.id)
    return found


def read_part(connection: Connection, mine: Reader, item_id: str, name: str) -> bytes | None:
    """A part of any sealed item; None when there is none.

    Raises WorldError(RECORD_UNKNOWN | SEALED_NOT_YOURS | SEALED_TAMPERED | DUTY_OVER | DUTY_COVERED).
    """
    asked = select(_Part.c.content).where(_Part.c.item_id == item_id, _Part.c.name == name)
    content = connection.execute(asked).scalar()
    if content is None:
        return None
    key = _key_of(connection, mine, item_id)
    try:
        return key.part(name, content)
    finally:
        key.wipe()


def read_parts(connection: Connection, mine: Reader, name: str, ids: Iterable[str] | None = None) -> dict[str, bytes]:
    """The parts with one name of many items (all of them without ids), by item id; those of others are left out.

    Raises WorldError(SEALED_TAMPERED | DUTY_OVER | DUTY_COVERED).
    """
    asked = (
        select(_Part.c.item_id, _Part.c.content, _Key.c.sealed)
        .join(_Key, _Key.c.item_id == _Part.c.item_id)
        .where(_Part.c.name == name, _Key.c.reader_id == mine.private.id)
    )
    if ids is not None:
        asked = asked.where(_Part.c.item_id.in_(list(ids)))
    found = {}
    for row in connection.execute(asked).all():
        key = sealing.open_key(mine.private, row.item_id, row.sealed)
        found[row.item_id] = key.part(name, row.content)
        key.wipe()
    return found


def write_part(connection: Connection, mine: Reader, item_id: str, name: str, content: bytes) -> None:
    """Put a part in the place of the one that was there.

    Raises WorldError(RECORD_UNKNOWN | SEALED_NOT_YOURS | SEALED_TAMPERED | CONTENT_TOO_LONG | DUTY_OVER |
    DUTY_COVERED).
    """
    key = _key_of(connection, mine, item_id)
    try:
        sealed = key.seal_part(name, content)
    finally:
        key.wipe()
    mark = (_Part.c.item_id == item_id) & (_Part.c.name == name)
    if connection.execute(update(_Part).where(mark).values(content=sealed)).rowcount != 1:
        connection.execute(insert(_Part).values(item_id=item_id, name=name, content=sealed))


def remove_part(connection: Connection, item_id: str, name: str) -> None:
    """Take a part away; nothing happens when there is none."""
    connection.execute(delete(_Part).where(_Part.c.item_id == item_id, _Part.c.name == name))


def reroute(connection: Connection, mine: Reader, signal_id: str, whom: Iterable[sealing.ReaderKey]) -> None:
    """Seal a signal, its parts and what was added anew, under new keys, to Audience.ATTENTION alone.

    The old keys are gone with this transaction. Raises as `one` does.
    """
    readers = list(whom)
    ids = [signal_id, *added_ids(connection).get(signal_id, [])]
    for item_id in ids:
        key = _key_of(connection, mine, item_id)
        sealed = connection.execute(select(_Item.c.content).where(_Item.c.id == item_id)).scalar_one()
        parts = connection.execute(select(_Part.c.name, _Part.c.content).where(_Part.c.item_id == item_id)).all()
        plain = {part.name: key.part(part.name, part.content) for part in parts}
        item, fresh = sealing.seal_anew(key.content(sealed), plain, item_id, readers)
        key.wipe()
        changed = {"content": item.content, "audience": Audience.ATTENTION.value}
        connection.execute(update(_Item).where(_Item.c.id == item_id).values(**changed))
        connection.execute(delete(_Key).where(_Key.c.item_id == item_id))
        connection.execute(
            insert(_Key),
            [{"item_id": item_id, "reader_id": one, "sealed": sealed} for one, sealed in item.keys.items()],
        )
        for name, part in fresh.items():
            connection.execute(
                update(_Part).where(_Part.c.item_id == item_id, _Part.c.name == name).values(content=part)
            )


def forget(mine: Reader, signal_id: str) -> None:
    """No reader of this program holds it opened any more."""
    for reader in mine.session.readers:
        held = reader.held.get(HELD)
        if isinstance(held, dict):
            held.pop(signal_id, None)


def _held(mine: Reader) -> dict[str, tuple[bytes, Envelope, Work]]:
    assert mine.private  # raises when there is nothing to hold any more
    return cast("dict[str, tuple[bytes, Envelope, Work]]", mine.held.setdefault(HELD, {}))


def _stamps(connection: Connection, known: Mapping[str, Row], *, everything: bool) -> dict[str, bytes]:
    """The nonces of content and work, by signal id."""
    asked = (
        select(_Item.c.id, func.substr(_Item.c.content, 1, _NONCE), func.substr(_Part.c.content, 1, _NONCE))
        .outerjoin(_Part, (_Part.c.item_id == _Item.c.id) & (_Part.c.name == WORK))
        .where(_Item.c.kind == KIND)
    )
    if everything:
        asked = asked.where(_Item.c.id.in_(select(_Signal.c.id).where(is_open())))
    else:
        asked = asked.where(_Item.c.id.in_(list(known)))
    return {key: bytes(content) + bytes(work or b"") for key, content, work in connection.execute(asked)}


def _open(connection: Connection, mine: Reader, ids: list[str]) -> tuple[dict[str, tuple[Envelope, Work]], list[str]]:
    """Unseal these, as far as they are sealed to this reader; and which are damaged."""
    opened: dict[str, tuple[Envelope, Work]] = {}
    damaged: list[str] = []
    for start in range(0, len(ids), _AT_ONCE):
        asked = (
            select(_Item.c.id, _Item.c.content, _Key.c.sealed, _Part.c.content.label("work"))
            .join(_Key, (_Key.c.item_id == _Item.c.id) & (_Key.c.reader_id == mine.private.id))
            .outerjoin(_Part, (_Part.c.item_id == _Item.c.id) & (_Part.c.name == WORK))
            .where(_Item.c.id.in_(ids[start : start + _AT_ONCE]))
        )
        for row in connection.execute(asked):
            try:
                key = sealing.open_key(mine.private, row.id, row.sealed)
                envelope = coding.from_bytes(Envelope, key.content(row.content))
                work = coding.from_bytes(Work, key.part(WORK, row.work)) if row.work else first_work(envelope)
                key.wipe()
            except WorldError:
                damaged.append(row.id)
            else:
                opened[row.id] = (envelope, work)
    return opened, damaged


def _key_of(connection: Connection, mine: Reader, item_id: str) -> ItemKey:
    asked = select(_Key.c.sealed).where(_Key.c.item_id == item_id, _Key.c.reader_id == mine.private.id)
    sealed = connection.execute(asked).scalar()
    if sealed is None:
        there = connection.execute(select(_Item.c.id).where(_Item.c.id == item_id)).first()
        raise WorldError(Code.SEALED_NOT_YOURS if there is not None else Code.RECORD_UNKNOWN)
    return sealing.open_key(mine.private, item_id, sealed)


def _row(row: Any) -> Row:
    return Row(
        id=row.id,
        number=row.number,
        day=row.day,
        themes=tuple(SignalTheme(one) for one in row.themes.split()),
        status=Status(row.status),
        by=row.by_person_id or "",
        feedback=Feedback(row.feedback) if row.feedback is not None else None,
        feedback_text=row.feedback_text,
        feedback_on=row.feedback_on,
        seen=row.seen,
        audience=Audience(row.audience),
        closed_on=row.closed_on,
    )
