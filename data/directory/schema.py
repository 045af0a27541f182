"""The tables of the sociale kaart in the names of HSDS 3.0, and ours beside them.

HSDS: docs.openreferral.org/en/3.0.1/hsds/schema_reference.html. Columns that HSDS does not know stand below the line
`# ours` of each table. Every constraint has a name, so that a migration can find it again.

Tables, not mapped classes: nothing here uses the ORM, and its import and mapping would cost a quarter of the start.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

METADATA = MetaData(naming_convention=NAMING)
"""All tables of directory.db."""


def _text(name: str, *, null: bool = True, index: bool = False, unique: bool = False) -> Column[Any]:
    return Column(name, String, nullable=null, index=index, unique=unique)


def _key(name: str = "id") -> Column[Any]:
    return Column(name, String, primary_key=True)


def _link(name: str, table: str, *, null: bool = True, gone: str = "CASCADE", index: bool = True) -> Column[Any]:
    return Column(name, String, ForeignKey(f"{table}.id", ondelete=gone), nullable=null, index=index)


Organization = Table(
    "organization",
    METADATA,
    _key(),
    _text("name", null=False, index=True),
    _text("alternate_name"),
    _text("description", null=False),
    _text("email"),
    _text("website"),
    _text("legal_status"),
    _text("uri"),
    _link("parent_organization_id", "organization", gone="SET NULL"),
)
"""HSDS organization."""

Service = Table(
    "service",
    METADATA,
    _key(),
    _link("organization_id", "organization", null=False),
    _text("name", null=False),
    _text("alternate_name"),
    _text("description"),
    _text("url"),
    _text("email"),
    _text("status", null=False),
    _text("interpretation_services"),
    _text("application_process"),
    _text("fees_description"),
    _text("eligibility_description"),
    Column("minimum_age", Integer),
    Column("maximum_age", Integer),
    Column("assured_date", Date),
    _text("alert"),
    Column("last_modified", DateTime),
    CheckConstraint("status IN ('active', 'inactive', 'defunct', 'temporarily closed')", name="status"),
)
"""HSDS service."""

Listing = Table(
    "listing",
    METADATA,
    Column("service_id", String, ForeignKey("service.id", ondelete="CASCADE"), primary_key=True),
    _text("source_id", null=False, unique=True),
    _text("origin", null=False),
    _text("state", null=False),
    _text("reason"),
    _text("slot", index=True),
    _text("summary", null=False),
    _text("via"),
    _text("area"),
    Column("home_visit", Boolean),
    Column("by_appointment", Boolean),
    _text("audiences", null=False),
    _text("source_name", null=False),
    _text("source_url"),
    _text("source_date"),
    _text("source_note"),
    CheckConstraint("state IN ('listed', 'slot', 'unlisted', 'closed', 'hidden-address')", name="state"),
    CheckConstraint("origin IN ('neighbourhood', 'institution', 'national')", name="origin"),
)
"""Ours: what the desk knows about a service beside HSDS; one row a service."""

Location = Table(
    "location",
    METADATA,
    _key(),
    _text("location_type", null=False),
    _link("organization_id", "organization"),
    _text("name"),
    _text("description"),
    _text("transportation"),
    Column("latitude", Double),
    Column("longitude", Double),
    # ours
    Column("hidden", Boolean, nullable=False),
    CheckConstraint("location_type IN ('physical', 'postal', 'virtual')", name="location_type"),
    CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude"),
    CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude"),
)
"""HSDS location."""

ServiceAtLocation = Table(
    "service_at_location",
    METADATA,
    _key(),
    _link("service_id", "service", null=False),
    _link("location_id", "location", null=False),
    _text("description"),
)
"""HSDS service_at_location."""

Address = Table(
    "address",
    METADATA,
    _key(),
    _link("location_id", "location", null=False),
    _text("attention"),
    _text("address_1", null=False),
    _text("address_2"),
    _text("city", null=False),
    _text("region"),
    _text("state_province", null=False),
    _text("postal_code", null=False, index=True),
    _text("country", null=False),
    _text("address_type", null=False),
)
"""HSDS address."""

Contact = Table(
    "contact",
    METADATA,
    _key(),
    _link("organization_id", "organization"),
    _link("service_id", "service"),
    _text("name"),
    _text("title"),
    _text("department"),
    _text("email"),
)
"""HSDS contact: a person by their role at a service."""

Phone = Table(
    "phone",
    METADATA,
    _key(),
    _link("location_id", "location"),
    _link("service_id", "service"),
    _link("organization_id", "organization"),
    _link("contact_id", "contact"),
    _text("number", null=False),
    Column("extension", Integer),
    _text("type"),
    _text("description"),
    # ours: the digits alone, so that any way of typing a number finds it; and its place on the card
    _text("digits", null=False, index=True),
    Column("position", Integer, nullable=False),
)
"""HSDS phone."""

Schedule = Table(
    "schedule",
    METADATA,
    _key(),
    _link("service_id", "service"),
    _link("location_id", "location"),
    Column("valid_from", Date),
    Column("valid_to", Date),
    Column("dtstart", Date),
    _text("freq"),
    Column("interval", Integer, nullable=False),
    _text("byday"),
    _text("opens_at"),
    _text("closes_at"),
    _text("description"),
    _text("attending_type"),
    _text("notes"),
    # ours
    _text("opening_hours", null=False),
    Column("closed_from", Date),
    Column("closed_to", Date),
    Column("by_appointment", Boolean),
    Column("position", Integer, nullable=False),
    CheckConstraint("interval >= 1", name="interval"),
)
"""HSDS schedule. `opening_hours` (OSM syntax) is what we count with; the RRULE fields carry the rest."""

ServiceArea = Table(
    "service_area",
    METADATA,
    _key(),
    _link("service_id", "service", null=False),
    _text("name"),
    _text("description"),
    _text("extent"),
    _text("extent_type"),
    _text("uri"),
)
"""HSDS service_area."""

CostOption = Table(
    "cost_option",
    METADATA,
    _key(),
    _link("service_id", "service", null=False),
    Column("valid_from", Date),
    Column("valid_to", Date),
    _text("option"),
    _text("currency"),
    Column("amount", Double),
    _text("amount_description"),
    CheckConstraint("option IN ('free', 'paid', 'unknown')", name="option"),
)
"""HSDS cost_option; `option` holds our three states."""

RequiredDocument = Table(
    "required_document",
    METADATA,
    _key(),
    _link("service_id", "service", null=False),
    _text("document", null=False),
    _text("uri"),
    # ours
    Column("position", Integer, nullable=False),
)
"""HSDS required_document."""

Language = Table(
    "language",
    METADATA,
    _key(),
    _link("service_id", "service"),
    _link("location_id", "location"),
    _link("phone_id", "phone"),
    _text("name"),
    _text("code"),
    _text("note"),
    # ours
    Column("position", Integer, nullable=False),
)
"""HSDS language; `code` is ISO 639-1."""

Accessibility = Table(
    "accessibility",
    METADATA,
    _key(),
    _link("location_id", "location", null=False),
    _text("description"),
    _text("details"),
    _text("url"),
)
"""HSDS accessibility."""

Taxonomy = Table(
    "taxonomy",
    METADATA,
    _key(),
    _text("name", null=False),
    _text("description", null=False),
    _text("uri"),
    _text("version"),
)
"""HSDS taxonomy: our theme tree, ZRM, Positieve Gezondheid, UPL."""

TaxonomyTerm = Table(
    "taxonomy_term",
    METADATA,
    _key(),
    _text("code", index=True),
    _text("name", null=False),
    _text("description", null=False),
    _link("parent_id", "taxonomy_term"),
    _text("taxonomy"),
    _text("language"),
    _link("taxonomy_id", "taxonomy", null=False),
    _text("term_uri"),
    # ours: the place in the tree, what the start page and the question back to the visitor need
    Column("position", Integer, nullable=False),
    _text("icon"),
    Column("on_start", Boolean, nullable=False),
    _text("meaning"),
    _text("question"),
)
"""HSDS taxonomy_term."""

Attribute = Table(
    "attribute",
    METADATA,
    _key(),
    _text("link_id", null=False),
    _link("taxonomy_term_id", "taxonomy_term", null=False, index=False),
    _text("link_type"),
    _text("link_entity", null=False),
    _text("value"),
    Index("ix_attribute_link_id_link_entity", "link_id", "link_entity"),
    Index("ix_attribute_taxonomy_term_id_value", "taxonomy_term_id", "link_entity", "value"),
)
"""HSDS attribute: ties a term to a service, or a secondary term to one of the theme tree.

    For a need of a service `value` is its rank, two digits, 01 the service's own main need.
    """

Journal = Table(
    "metadata",
    METADATA,
    _key(),
    _text("resource_id", null=False, index=True),
    _text("resource_type", null=False),
    Column("last_action_date", Date, nullable=False),
    _text("last_action_type", null=False),
    _text("field_name", null=False),
    _text("previous_value", null=False),
    _text("replacement_value", null=False),
    _text("updated_by", null=False),
)
"""HSDS metadata: the change journal. (`metadata` is taken on a mapped class; the table has the name.)"""

FieldCheck = Table(
    "field_check",
    METADATA,
    _key(),
    _link("service_id", "service", null=False),
    _text("field", null=False),
    _text("checked_by", null=False),
    _text("how", null=False),
    Column("checked_on", Date, nullable=False),
    CheckConstraint("field IN ('schedule', 'phone', 'name', 'address', 'cost')", name="field"),
    CheckConstraint("how IN ('phone', 'website', 'visit', 'visitor')", name="how"),
)
"""Ours: one fact of a service looked up again, by whom, how and when."""

EverydayWord = Table(
    "everyday_word",
    METADATA,
    _key(),
    _link("service_id", "service"),
    _link("taxonomy_term_id", "taxonomy_term"),
    _text("word", null=False),
    CheckConstraint("(service_id IS NULL) <> (taxonomy_term_id IS NULL)", name="one_owner"),
)
"""Ours: a word people use for a service or a need."""

CrisisNumber = Table(
    "crisis_number",
    METADATA,
    _key("code"),
    Column("position", Integer, nullable=False),
    _text("name", null=False),
    _text("number", null=False),
    _text("usage", null=False),
    _text("note"),
    Column("checked_on", Date),
    _text("source"),
)
"""Ours: the lines of the crisis card, dated and editable."""

Report = Table(
    "report",
    METADATA,
    _key(),
    _link("service_id", "service", null=False),
    _text("field", null=False),
    _text("remark"),
    Column("reported_on", Date, nullable=False),
    Column("settled_on", Date),
    CheckConstraint("field IN ('phone', 'schedule', 'address', 'gone')", name="field"),
)
"""Ours: "Klopt dit niet?", one field of a service that somebody doubts."""

StoreState = Table(
    "store_state",
    METADATA,
    Column("id", Integer, primary_key=True),
    _text("store_id", null=False),
    Column("writes", Integer, nullable=False),
    _text("filled_with", null=False),
    CheckConstraint("id = 1", name="one_row"),
)
"""Ours: one row; which store this is, how often it was written, what it was filled with."""
