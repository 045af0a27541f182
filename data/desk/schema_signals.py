"""The tables of signals. Whoever has a PIN has the key of the store: nothing of a person stands in these in plain.

Plain are number, date, themes, status, who wrote it and the fixed sentence that comes back, for the volunteer has no
other key. All the rest is in `sealed_item`, `sealed_part` and `signal_added`.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, LargeBinary, String, Table, false, text

from data.desk.schema import METADATA

Signal = Table(
    "signal",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", String, ForeignKey("sealed_item.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("day", Date, nullable=False),
    Column("themes", String, nullable=False),
    Column("status", String, nullable=False),
    Column("by_person_id", String, ForeignKey("person.id", ondelete="SET NULL"), index=True),
    Column("feedback", String),
    Column("feedback_text", String, nullable=False, server_default=text("''")),
    Column("feedback_on", Date),
    Column("seen", Boolean, nullable=False, server_default=false()),
    sqlite_autoincrement=True,  # a number is never used again
)
"""A signal as the volunteer sees it. `feedback_text`: only with the resident's yes, and only until it was seen."""

SealedPart = Table(
    "sealed_part",
    METADATA,
    Column("item_id", String, ForeignKey("sealed_item.id", ondelete="CASCADE"), primary_key=True),
    Column("name", String, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
"""What readers added to a sealed item, under the item's own key: who can open the item can open this."""

SignalAdded = Table(
    "signal_added",
    METADATA,
    Column("id", String, primary_key=True),
    Column("signal_id", String, ForeignKey("sealed_item.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("content", LargeBinary, nullable=False),
    sqlite_with_rowid=False,  # as with sealed_key: those of an older store come in the order in which they are opened
)
"""What volunteers added to a signal later, sealed to the public half beside it: who can open the signal can open it."""
