"""The tables of desk.db. Every constraint has a name, so that a migration can find it again.

Times are local, without a zone, as the clock on the wall of the buurthuis shows them.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    false,
    text,
)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""All tables of desk.db."""


def _key(name: str = "id") -> Column[Any]:
    return Column(name, String, primary_key=True)


def _link(name: str, table: str, *, gone: str = "CASCADE", key: bool = False, index: bool = True) -> Column[Any]:
    return Column(
        name,
        String,
        ForeignKey(f"{table}.id", ondelete=gone),
        nullable=False,
        primary_key=key,
        index=index and not key,
    )


def _one_of(column: str, *values: str) -> CheckConstraint:
    allowed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({allowed})", name=column)


Store = Table(
    "store",
    METADATA,
    _key(),
    Column("made_at", DateTime, nullable=False),
    Column("signing_key", LargeBinary, nullable=False),
    Column("key_number", Integer, nullable=False),
    Column("rotation_wanted", Boolean, nullable=False),
)
"""One row: which store this is, the key it vouches for store keys with, and whether its own key must be renewed."""

Person = Table(
    "person",
    METADATA,
    _key(),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("added_at", DateTime, nullable=False),
    Column("stopped_at", DateTime),
    Column("away_until", Date),
    _one_of("role", "vrijwilliger", "buurtwerker"),
)
"""Somebody who can log in, or could (stopped_at)."""

PersonTask = Table(
    "person_task",
    METADATA,
    _link("person_id", "person", key=True),
    Column("task", String, primary_key=True),
    _one_of("task", "aandachtsfunctionaris", "plaatsvervanger"),
)
"""What a buurtwerker is besides."""

Slot = Table(
    "slot",
    METADATA,
    _key(),
    _link("person_id", "person"),
    Column("kind", String, nullable=False),
    Column("body", String, nullable=False),
    Column("made_at", DateTime, nullable=False),
    Column("confirmed_at", DateTime),
    _one_of("kind", "pin", "phrase", "card"),
)
"""The ways in; slots.json is a copy of this table. A card is a slot, confirmed_at when it was typed back."""

Reader = Table(
    "reader",
    METADATA,
    _key(),
    Column("person_id", String, ForeignKey("person.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("made_at", DateTime, nullable=False),
    Column("verify_key", LargeBinary, nullable=False, server_default=text("x''")),
    Column("waiting", Boolean, nullable=False, server_default=false()),
)
"""Whom items are sealed to. `verify_key`: what their signatures are checked with. `waiting`: there may be items that
they should be able to open and cannot yet (data.desk.readers)."""

ReaderVouch = Table(
    "reader_vouch",
    METADATA,
    _link("by_id", "reader", key=True),
    _link("about_id", "reader", key=True),
    Column("attention", Boolean, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Index("ix_reader_vouch_about_id", "about_id"),
)
"""That one reader vouches for another (data.desk.circle); `attention`: also for a task."""

ReaderKey = Table(
    "reader_key",
    METADATA,
    _link("reader_id", "reader", key=True),
    _link("slot_id", "slot", key=True),
    Column("wrapped", LargeBinary, nullable=False),
)
"""A reader's private key, under the secret of a slot."""

ShiftSession = Table(
    "shift_session",
    METADATA,
    _key(),
    Column("opened_at", DateTime, nullable=False),
    Column("closed_at", DateTime),
    Index("ix_shift_session_opened_at", "opened_at"),
)
"""A dienst."""

ShiftPerson = Table(
    "shift_person",
    METADATA,
    _link("shift_id", "shift_session", key=True),
    _link("person_id", "person", key=True),
)
"""Who was on duty."""

SealedItem = Table(
    "sealed_item",
    METADATA,
    _key(),
    Column("kind", String, nullable=False),
    Column("audience", String, index=True),
    Column("created", DateTime, nullable=False),
    Column("closed_on", Date),
    Column("content", LargeBinary, nullable=False),
    Column("part_of", String, ForeignKey("sealed_item.id", ondelete="CASCADE"), index=True),
    Column("public", LargeBinary),
    _one_of("audience", "readers", "attention"),
    Index("ix_sealed_item_closed_on", "closed_on"),
)
"""What only readers can open. For whom of them stands in the sealed keys alone. `public`: what additions are sealed to.

`audience` and `part_of` are of before the sixth revision and empty since; what still has them gets its new form when a
reader who can open it comes in (data.desk.older).
"""

SealedKey = Table(
    "sealed_key",
    METADATA,
    _link("item_id", "sealed_item", key=True),
    Column(
        "reader_id", String, ForeignKey("reader.id", ondelete="CASCADE"), nullable=False, primary_key=True, index=True
    ),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,  # rows would stand in the order in which they came, which can tell for whom they are
)
"""An item's key, sealed to one reader; for who may not open it an empty one. Each item has a row for every reader."""

Note = Table(
    "note",
    METADATA,
    _key(),
    Column("kind", String, nullable=False),
    Column("text", String, nullable=False),
    Column("created", DateTime, nullable=False),
    _link("by_person_id", "person", gone="RESTRICT"),
    _one_of("kind", "handover", "draft"),
    Index("ix_note_kind_created", "kind", "created"),
)
"""Texts of the desk."""


def _log(name: str) -> Table:
    return Table(
        name,
        METADATA,
        Column("id", Integer, primary_key=True),
        Column("at", DateTime, nullable=False),
        Column("person_id", String, nullable=False),
        Column("action", String, nullable=False),
        Column("record_kind", String, nullable=False),
        Column("record_id", String, nullable=False),
        Index(f"ix_{name}_record_kind_record_id", "record_kind", "record_id"),
        Index(f"ix_{name}_at", "at"),
    )


ReadLog = _log("read_log")
"""Who read which record. No links: it outlives what it is about."""

ChangeLog = _log("change_log")
"""Who changed which record."""

Tombstone = Table(
    "tombstone",
    METADATA,
    _key(),
    Column("kind", String, nullable=False),
    Column("created", DateTime, nullable=False),
    Column("erased_at", DateTime, nullable=False),
    Column("reason", String, nullable=False),
    Index("ix_tombstone_erased_at", "erased_at"),
)
"""That something was there once, never what."""

RetentionRun = Table(
    "retention_run",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("ran_at", DateTime, nullable=False),
    Column("erased", Integer, nullable=False),
    Column("next_due", Date),
)
"""Each time the wis-klok ran."""
