"""The table of meetings, in the same METADATA as the rest of desk.db.

Which table it was, who sat there and what was on the agenda
is sealed; what was said about a signal stands in the sealed part of that signal, and goes with it.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, String, Table

from data.desk.schema import METADATA

__all__ = ["METADATA"]

Meeting = Table(
    "meeting",
    METADATA,
    Column("id", String, ForeignKey("sealed_item.id", ondelete="CASCADE"), primary_key=True),
    Column("day", Date, nullable=False),
    Column("state", String, nullable=False),
    CheckConstraint("state IN ('gepland', 'bezig', 'geweest')", name="state"),
    Index("ix_meeting_day", "day"),
)
"""A meeting: when it is and whether it was. Its id is that of its sealed item."""
