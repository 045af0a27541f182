"""A real store as the fifth revision kept it: its tables, keys for the entitled alone and without a mark, the audience
in a column, and what a volunteer added as an item of its own.

It is made from a store of today with the keys of its readers; contents and parts are sealed as they were then.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

from nacl import utils
from nacl.public import PublicKey, SealedBox
from sqlalchemy import Connection

from data import migrate, stores
from data.desk import itemkeys
from data.desk.duty import Reader
from data.desk.records import Audience
from data.engine import open_desk_engine, reading
from data.vault import slots
from data.vault.sealing import ItemKey, open_key
from tests.data.signalhouse import Signals

Row = dict[str, Any]


def to_fifth(house: Signals, opener: str) -> None:
    """Put the store of a house back to the fifth revision. `opener`: a buurtwerker who can open everything."""
    with ExitStack() as stack:
        mine = stack.enter_context(house.reader(opener))
        key, folder = bytearray(mine.session.key), mine.session.folder
        with reading(mine.session.engine) as connection:
            kept = _kept(connection, mine)
    fresh = folder / "desk.db.fifth"
    engine = open_desk_engine(fresh, key)
    assert migrate.upgrade(engine, replace(stores.DESK, head="0005"))
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for table, found in kept.items():
            columns = {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")}
            for row in found:
                _insert(connection, table, {name: value for name, value in row.items() if name in columns})
    engine.dispose()
    fresh.replace(folder / "desk.db")
    said = json.loads((folder / slots.FILE_NAME).read_text(encoding="utf-8"))
    (folder / slots.FILE_NAME).write_text(json.dumps(said | {"revision": "0005"}), encoding="utf-8")


def _kept(connection: Connection, mine: Reader) -> dict[str, list[Row]]:
    """All rows by table, in the form of then."""
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name != 'alembic_version'"
    ).scalars()
    kept = {name: _rows(connection, f"SELECT * FROM {name}") for name in names}
    tasked = {row["person_id"] for row in kept["person_task"]}
    readers = {row["id"]: (row["public_key"], row["person_id"] in tasked) for row in kept["reader"]}
    held = {row["item_id"]: row["sealed"] for row in kept["sealed_key"] if row["reader_id"] == mine.private.id}
    kept["sealed_key"] = []
    opened = {row["id"]: open_key(mine.private, row["id"], held[row["id"]]) for row in kept["sealed_item"]}
    for row in list(kept["sealed_item"]):
        key = opened[row["id"]]
        row["audience"] = itemkeys.audience_of(key, None).value
        kept["sealed_key"] += _bare(row, key, readers)
    for added in kept.pop("signal_added"):
        signal = next(row for row in kept["sealed_item"] if row["id"] == added["signal_id"])
        key = ItemKey(added["id"], utils.random(32))
        text = opened[signal["id"]].addition(added["id"], added["content"])
        content = key.seal_content(text)
        row = signal | {"id": added["id"], "kind": "signal-added", "content": content, "part_of": signal["id"]}
        kept["sealed_item"].append(row)
        kept["sealed_key"] += _bare(row, key, readers)
    return kept


def _bare(item: Row, key: ItemKey, readers: Mapping[str, tuple[bytes, bool]]) -> list[Row]:
    return [
        {"item_id": item["id"], "reader_id": one, "sealed": bytes(SealedBox(PublicKey(public)).encrypt(key._key))}
        for one, (public, task) in readers.items()
        if task or item["audience"] == Audience.READERS.value
    ]


def _rows(connection: Connection, asked: str) -> list[Row]:
    return [dict(row) for row in connection.exec_driver_sql(asked).mappings()]


def _insert(connection: Connection, table: str, row: Row) -> None:
    places = ", ".join("?" for _ in row)
    connection.exec_driver_sql(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", tuple(row.values()))
