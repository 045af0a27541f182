"""The sealed keys in the store: each item has one for every reader, and only that reader can tell what theirs says.

To whom an item is sealed stands in no column: it is the mark inside the keys (data.vault.sealing).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, func, select, update
from sqlalchemy.dialects.sqlite import insert

from data.desk import schema
from data.desk.records import Audience
from data.errors import Code, WorldError
from data.vault import sealing
from data.vault.sealing import ItemKey, ReaderKey, ReaderPrivate

MARKS = {Audience.READERS: 1, Audience.ATTENTION: 2}
"""What a key says of whom its item is for; 0 is "not for you"."""
_MEANING = {mark: audience for audience, mark in MARKS.items()}
STAMP = 16
"""So many bytes of a sealed key tell whether it is still the same one: they are of its one-time public key."""
_AT_ONCE = 500

_Item, _Key, _Reader = schema.SealedItem, schema.SealedKey, schema.Reader


@dataclass(frozen=True)
class Listed:
    """A reader as the list has them. `task`: aandachtsfunctionaris or deputy."""

    id: str
    public: bytes
    waiting: bool
    task: bool

    @property
    def key(self) -> ReaderKey:
        """Whom to seal to."""
        return ReaderKey(self.id, self.public)

    def may(self, audience: Audience) -> bool:
        """Whether what is for these readers is for this one."""
        return self.task or audience is Audience.READERS


def listed(connection: Connection) -> list[Listed]:
    """Everybody on the list of readers."""
    task = schema.PersonTask
    tasked = set(connection.execute(select(task.c.person_id)).scalars())
    asked = select(_Reader.c.id, _Reader.c.person_id, _Reader.c.public_key, _Reader.c.waiting).order_by(_Reader.c.id)
    return [
        Listed(row.id, row.public_key, row.waiting, row.person_id in tasked) for row in connection.execute(asked).all()
    ]


def wait(connection: Connection, ids: Iterable[str], *, waiting: bool = True) -> None:
    """These readers lack something that they should be able to open, or do not any more."""
    chosen = list(ids)
    if chosen:
        connection.execute(update(_Reader).where(_Reader.c.id.in_(chosen)).values(waiting=waiting))


def audience_of(key: ItemKey, column: str | None) -> Audience:
    """For whom an item is, by its key. `column`: what the store says, which counts only for a key without a mark.

    Raises WorldError(SEALED_TAMPERED).
    """
    if key.mark in _MEANING:
        return _MEANING[key.mark]
    if key.mark is not None or column is None:
        raise WorldError(Code.SEALED_TAMPERED)
    return Audience(column)


def write(connection: Connection, item_id: str, sealed: Mapping[str, bytes]) -> None:
    """Write the keys of an item, in the place of those that were there."""
    write_rows(connection, [{"item_id": item_id, "reader_id": one, "sealed": key} for one, key in sealed.items()])


def write_rows(connection: Connection, rows: list[dict[str, Any]], *, keep: bool = False) -> None:
    """Write rows of sealed keys. `keep`: one that is there already stays as it is."""
    if not rows:
        return
    adding = insert(_Key)
    if keep:
        adding = adding.on_conflict_do_nothing()
    else:
        adding = adding.on_conflict_do_update(
            index_elements=["item_id", "reader_id"], set_={"sealed": adding.excluded.sealed}
        )
    connection.execute(adding, rows)


@dataclass(frozen=True)
class Held:
    """An item and the key that a reader has of it: None for what is not theirs, or cannot be opened."""

    item_id: str
    column: str | None  # the audience of an item of before; None for one that says it in its keys
    key: ItemKey | None

    @property
    def audience(self) -> Audience | None:
        """For whom it is, as far as this reader can know."""
        try:
            return audience_of(self.key, self.column) if self.key is not None else None
        except WorldError:
            return None


def of_reader(connection: Connection, mine: ReaderPrivate) -> Iterator[list[Held]]:
    """Every item with the key of one reader, some at a time. The keys are wiped when the next ones are asked for."""
    asked = (
        select(_Item.c.id, _Item.c.audience, _Key.c.sealed)
        .outerjoin(_Key, and_(_Key.c.item_id == _Item.c.id, _Key.c.reader_id == mine.id))
        .order_by(_Item.c.id)
    )
    rows = connection.execute(asked).all()
    for start in range(0, len(rows), _AT_ONCE):
        found = [Held(row.id, row.audience, opened(mine, row.id, row.sealed)) for row in rows[start : start + _AT_ONCE]]
        yield found
        for one in found:
            if one.key is not None:
                one.key.wipe()


def opened(mine: ReaderPrivate, item_id: str, sealed: bytes | None) -> ItemKey | None:
    """The key of an item; None for what is not this reader's, or cannot be opened."""
    if sealed is None:
        return None
    try:
        return sealing.open_key(mine, item_id, sealed)
    except WorldError:
        return None


def short(connection: Connection) -> list[str]:
    """The readers who have fewer keys than there are items, as when somebody took rows away."""
    items = select(func.count()).select_from(_Item).where(_Item.c.audience.is_(None)).scalar_subquery()
    keys = select(func.count()).select_from(_Key).where(_Key.c.reader_id == _Reader.c.id).scalar_subquery()
    return list(connection.execute(select(_Reader.c.id).where(keys < items)).scalars())
