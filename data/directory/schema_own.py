"""Tables of directory.db that HSDS does not know: checks, everyday words, the crisis card, doubts, the store itself."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Date, Integer, Table

from data.directory.schema_base import METADATA, key, link, text

FieldCheck = Table(
    "field_check",
    METADATA,
    key(),
    link("service_id", "service", null=False),
    text("field", null=False),
    text("checked_by", null=False),
    text("how", null=False),
    Column("checked_on", Date, nullable=False),
    CheckConstraint("field IN ('schedule', 'phone', 'name', 'address', 'cost')", name="field"),
    CheckConstraint("how IN ('phone', 'website', 'visit', 'visitor')", name="how"),
)
"""Ours: one fact of a service looked up again, by whom, how and when."""

EverydayWord = Table(
    "everyday_word",
    METADATA,
    key(),
    link("service_id", "service"),
    link("taxonomy_term_id", "taxonomy_term"),
    text("word", null=False),
    CheckConstraint("(service_id IS NULL) <> (taxonomy_term_id IS NULL)", name="one_owner"),
)
"""Ours: a word people use for a service or a need."""

CrisisNumber = Table(
    "crisis_number",
    METADATA,
    key("code"),
    Column("position", Integer, nullable=False),
    text("name", null=False),
    text("number", null=False),
    text("usage", null=False),
    text("note"),
    Column("checked_on", Date),
    text("source"),
)
"""Ours: the lines of the crisis card, dated and editable."""

Report = Table(
    "report",
    METADATA,
    key(),
    link("service_id", "service", null=False),
    text("field", null=False),
    text("remark"),
    Column("reported_on", Date, nullable=False),
    Column("settled_on", Date),
    CheckConstraint("field IN ('phone', 'schedule', 'address', 'gone')", name="field"),
)
"""Ours: "Klopt dit niet?", one field of a service that somebody doubts."""

StoreState = Table(
    "store_state",
    METADATA,
    Column("id", Integer, primary_key=True),
    text("store_id", null=False),
    Column("writes", Integer, nullable=False),
    text("filled_with", null=False),
    CheckConstraint("id = 1", name="one_row"),
)
"""Ours: one row; which store this is, how often it was written, what it was filled with."""
