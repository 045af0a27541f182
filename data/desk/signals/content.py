"""The only place where signals are unsealed. Works inside the transaction of the caller, with a reader's own key.

What was opened stays in the Reader (`held`), so that the week page opens each signal once; it goes with the reader
and when everything is covered. A stamp (of what is sealed and of the reader's own key) says whether it is still what
stands there. That a signal is not for this reader is held in the same way: only their key can tell, and it need not be
opened again and again for that.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from data.desk import itemkeys, older, schema, schema_signals
from data.desk.duty import Reader
from data.desk.itemkeys import STAMP
from data.desk.records import Audience
from data.desk.signals import coding
from data.desk.signals.form import AddedText, Envelope
from data.desk.signals.kinds import Feedback, SignalTheme, Status
from data.desk.signals.records import Work
from data.desk.signals.wish import first_work
from data.desk.signals.workflow import OPEN
from data.errors import Code, WorldError
from data.vault import sealing
from data.vault.sealing import ItemKey, Recipients

_log = logging.getLogger(__name__)

KIND, ADDED, WORK = "signal", older.ADDED, "work"
HELD, HELD_KEYS = "signals", "signals.keys"
TOLD = "signals.told"  # of data.desk.signals.told; it goes with what was opened
_NONCE = 24
_AT_ONCE = 500

_Item, _Key, _Part, _Signal = schema.SealedItem, schema.SealedKey, schema_signals.SealedPart, schema_signals.Signal
_Added = schema_signals.SignalAdded


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
    closed_on: date | None


@dataclass(frozen=True)
class Loaded:
    """A signal, opened."""

    row: Row
    envelope: Envelope
    work: Work
    audience: Audience


@dataclass(frozen=True)
class Found:
    """What was opened, by signal id; how many are not for this reader, and which are not as they were sealed."""

    loaded: dict[str, Loaded]
    unreadable: int = 0
    damaged: tuple[str, ...] = ()
    fresh: bool = False  # something was opened that was not held yet


def rows(connection: Connection, *only: ColumnElement[bool]) -> dict[str, Row]:
    """Signals without opening them, newest first."""
    asked = select(_Signal, _Item.c.closed_on).join(_Item, _Item.c.id == _Signal.c.id)
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
    stamps = _stamps(connection, mine, known, everything=wanted is None)
    held = _held(mine)
    missing = [key for key in known if key not in held or held[key][0] != stamps.get(key)]
    opened, damaged = _open(connection, mine, missing)
    for key, inside in opened.items():
        held[key] = (stamps[key], inside)
    there = {key: held[key][1] for key in known if key in held and held[key][0] == stamps.get(key)}
    found = {key: Loaded(known[key], *inside) for key, inside in there.items() if inside is not None}
    fresh = any(inside is not None for inside in opened.values())
    return Found(found, len(there) - len(found), tuple(damaged), fresh)


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
    """What the volunteer added to a signal, oldest first, by its id.

    Whoever has the key of the store can put another public half beside a signal: it is put right here, and what was
    sealed to the wrong one is damaged. Raises WorldError(SEALED_TAMPERED) and as `one` does.
    """
    key = _key_of(connection, mine, signal_id)
    try:
        right = key.public
        wrong = (_Item.c.id == signal_id) & (_Item.c.public.is_(None) | (_Item.c.public != right))
        if connection.execute(update(_Item).where(wrong).values(public=right)).rowcount:
            _log.warning("What additions to a signal are sealed to was not right; it is now")
        found = [
            (row.id, coding.from_bytes(AddedText, key.addition(row.id, row.content)))
            for row in _additions(connection, signal_id)
        ]
    finally:
        key.wipe()
    of_before = select(_Item.c.id).where(_Item.c.part_of == signal_id)
    if connection.execute(of_before.limit(1)).first() is not None:
        raise WorldError(Code.SEALED_TAMPERED)  # data.desk.older could not open it
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
    """What was added, by signal id; without opening anything."""
    found: dict[str, list[str]] = {}
    for row in connection.execute(select(_Added.c.id, _Added.c.signal_id)):
        found.setdefault(row.signal_id, []).append(row.id)
    return found


def closed_to(connection: Connection, mine: Reader) -> int:
    """How many signals, whatever their status, are not for this reader. Raises WorldError(DUTY_OVER | DUTY_COVERED)."""
    stamp = func.substr(_Key.c.sealed, 1, STAMP)
    held: dict[str, tuple[bytes, bool]] = mine.held.setdefault(HELD_KEYS, {})
    asked = select(_Signal.c.id, stamp.label("stamp")).outerjoin(_Key, _is_mine(_Signal.c.id, mine))
    stamps = {row.id: bytes(row.stamp or b"") for row in connection.execute(asked)}
    missing = [key for key, one in stamps.items() if key not in held or held[key][0] != one]
    for start in range(0, len(missing), _AT_ONCE):
        some = missing[start : start + _AT_ONCE]
        sealed = dict.fromkeys(some, b"")
        asked = select(_Key.c.item_id, _Key.c.sealed)
        for row in connection.execute(asked.where(_Key.c.item_id.in_(some), _Key.c.reader_id == mine.private.id)):
            sealed[row.item_id] = row.sealed
        for key, one in sealed.items():
            held[key] = (stamps[key], _is_closed(mine, key, one))
    return sum(held[key][1] for key in stamps)


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
        if (key := _opened(mine, row.item_id, row.sealed)) is not None:
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


def reroute(connection: Connection, mine: Reader, signal_id: str, whom: Recipients) -> None:
    """Seal a signal, its parts and what was added anew, under a new key, to other readers.

    Every row is written in its old place, so that none of them tells. The old keys are gone with this transaction.
    Raises as `added_to` does.
    """
    added = added_to(connection, mine, signal_id)
    key = _key_of(connection, mine, signal_id)
    sealed = connection.execute(select(_Item.c.content).where(_Item.c.id == signal_id)).scalar_one()
    parts = connection.execute(select(_Part.c.name, _Part.c.content).where(_Part.c.item_id == signal_id)).all()
    plain = {part.name: key.part(part.name, part.content) for part in parts}
    item, fresh = sealing.seal_anew(key.content(sealed), plain, signal_id, whom)
    key.wipe()
    changed = {"content": item.content, "public": item.public}
    connection.execute(update(_Item).where(_Item.c.id == signal_id).values(**changed))
    itemkeys.write(connection, signal_id, item.keys)
    for name, part in fresh.items():
        mark = (_Part.c.item_id == signal_id) & (_Part.c.name == name)
        connection.execute(update(_Part).where(mark).values(content=part))
    for added_id, text in added:
        again = sealing.seal_addition(item.public, signal_id, added_id, coding.to_bytes(text))
        connection.execute(update(_Added).where(_Added.c.id == added_id).values(content=again))


def forget(mine: Reader, signal_id: str) -> None:
    """No reader of this program holds it opened any more."""
    for reader in mine.session.readers:
        for name in (HELD, TOLD):
            held = reader.held.get(name)
            if isinstance(held, dict):
                held.pop(signal_id, None)


_Inside = tuple[Envelope, Work, Audience]


def _held(mine: Reader) -> dict[str, tuple[bytes, _Inside | None]]:
    """What was opened, with its stamp; None for what is not for this reader."""
    assert mine.private  # raises when there is nothing to hold any more
    return cast("dict[str, tuple[bytes, _Inside | None]]", mine.held.setdefault(HELD, {}))


def _is_mine(item_id: ColumnElement[str], mine: Reader) -> ColumnElement[bool]:
    return (_Key.c.item_id == item_id) & (_Key.c.reader_id == mine.private.id)


def _stamps(connection: Connection, mine: Reader, known: Mapping[str, Row], *, everything: bool) -> dict[str, bytes]:
    """The nonces of content and work, and the beginning of the reader's own key, by signal id."""
    asked = (
        select(
            _Item.c.id,
            func.substr(_Item.c.content, 1, _NONCE),
            func.substr(_Part.c.content, 1, _NONCE),
            func.substr(_Key.c.sealed, 1, STAMP),
        )
        .outerjoin(_Part, (_Part.c.item_id == _Item.c.id) & (_Part.c.name == WORK))
        .outerjoin(_Key, _is_mine(_Item.c.id, mine))
        .where(_Item.c.kind == KIND)
    )
    if everything:
        asked = asked.where(_Item.c.id.in_(select(_Signal.c.id).where(is_open())))
    else:
        asked = asked.where(_Item.c.id.in_(list(known)))
    return {row[0]: b"".join(bytes(one or b"") for one in row[1:]) for row in connection.execute(asked)}


def _open(connection: Connection, mine: Reader, ids: list[str]) -> tuple[dict[str, _Inside | None], list[str]]:
    """Unseal these; None for those that are not for this reader; and which are damaged."""
    opened: dict[str, _Inside | None] = dict.fromkeys(ids)
    damaged: list[str] = []
    for start in range(0, len(ids), _AT_ONCE):
        asked = (
            select(_Item.c.id, _Item.c.content, _Item.c.audience, _Key.c.sealed, _Part.c.content.label("work"))
            .join(_Key, _is_mine(_Item.c.id, mine))
            .outerjoin(_Part, (_Part.c.item_id == _Item.c.id) & (_Part.c.name == WORK))
            .where(_Item.c.id.in_(ids[start : start + _AT_ONCE]))
        )
        for row in connection.execute(asked):
            try:
                if (key := _opened(mine, row.id, row.sealed)) is None:
                    continue
                envelope = coding.from_bytes(Envelope, key.content(row.content))
                work = coding.from_bytes(Work, key.part(WORK, row.work)) if row.work else first_work(envelope)
                opened[row.id] = (envelope, work, itemkeys.audience_of(key, row.audience))
                key.wipe()
            except WorldError:
                damaged.append(row.id)
                del opened[row.id]
    return opened, damaged


def _opened(mine: Reader, item_id: str, sealed: bytes) -> ItemKey | None:
    """The key of an item; None when it is not for this reader. Raises WorldError(SEALED_TAMPERED)."""
    try:
        return sealing.open_key(mine.private, item_id, sealed)
    except WorldError as error:
        if error.code is Code.SEALED_NOT_YOURS:
            return None
        raise


def _is_closed(mine: Reader, item_id: str, sealed: bytes) -> bool:
    """Whether somebody else has the key. One that is damaged is not closed: that is told elsewhere."""
    try:
        key = _opened(mine, item_id, sealed) if sealed else None
    except WorldError:
        return False
    if key is not None:
        key.wipe()
    return key is None


def _additions(connection: Connection, signal_id: str) -> list[Any]:
    asked = select(_Added.c.id, _Added.c.content).where(_Added.c.signal_id == signal_id)
    return list(connection.execute(asked).all())


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
        closed_on=row.closed_on,
    )
