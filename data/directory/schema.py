"""The tables of the sociale kaart in the names of HSDS 3.0, and ours beside them.

HSDS: docs.openreferral.org/en/3.0.1/hsds/schema_reference.html. Columns that HSDS does not know stand below the line
`# ours` of each table; which those are, and which fields of HSDS are left out and why, stands in schema_hsds.py.
Every constraint has a name, so that a migration can find it again.

Tables, not mapped classes: nothing here uses the ORM, and its import and mapping would cost a quarter of the start.
"""

from __future__ import annotations

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
    String,
    Table,
)

from data.directory.schema_base import METADATA, key, link, text
from data.directory.schema_own import CrisisNumber, EverydayWord, FieldCheck, Report, StoreState

__all__ = [
    "METADATA",
    "Accessibility",
    "Address",
    "Attribute",
    "Contact",
    "CostOption",
    "CrisisNumber",
    "EverydayWord",
    "FieldCheck",
    "Journal",
    "Language",
    "Listing",
    "Location",
    "Organization",
    "Phone",
    "Report",
    "RequiredDocument",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "StoreState",
    "Taxonomy",
    "TaxonomyTerm",
]  # all tables: one place to import from, and METADATA is whole

Organization = Table(
    "organization",
    METADATA,
    key(),
    text("name", null=False, index=True),
    text("alternate_name"),
    text("description", null=False),
    text("email"),
    text("website"),
    text("legal_status"),
    text("uri"),
    link("parent_organization_id", "organization", gone="SET NULL"),
)
"""HSDS organization."""

Service = Table(
    "service",
    METADATA,
    key(),
    link("organization_id", "organization", null=False),
    text("name", null=False),
    text("alternate_name"),
    text("description"),
    text("url"),
    text("email"),
    text("status", null=False),
    text("interpretation_services"),
    text("application_process"),
    text("fees_description"),
    text("eligibility_description"),
    Column("minimum_age", Integer),
    Column("maximum_age", Integer),
    Column("assured_date", Date),
    text("alert"),
    Column("last_modified", DateTime),
    CheckConstraint("status IN ('active', 'inactive', 'defunct', 'temporarily closed')", name="status"),
)
"""HSDS service."""

Listing = Table(
    "listing",
    METADATA,
    Column("service_id", String, ForeignKey("service.id", ondelete="CASCADE"), primary_key=True),
    text("source_id", null=False, unique=True),
    text("origin", null=False),
    text("state", null=False),
    text("reason"),
    text("slot", index=True),
    text("summary", null=False),
    text("via"),
    text("area"),
    Column("home_visit", Boolean),
    Column("by_appointment", Boolean),
    text("audiences", null=False),
    text("source_name", null=False),
    text("source_url"),
    text("source_date"),
    text("source_note"),
    text("source_kind"),
    CheckConstraint("state IN ('listed', 'slot', 'unlisted', 'closed', 'hidden-address')", name="state"),
    CheckConstraint("origin IN ('neighbourhood', 'institution', 'national')", name="origin"),
)
"""Ours: what the desk knows about a service beside HSDS; one row a service."""

Location = Table(
    "location",
    METADATA,
    key(),
    text("location_type", null=False),
    link("organization_id", "organization"),
    text("name"),
    text("description"),
    text("transportation"),
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
    key(),
    link("service_id", "service", null=False),
    link("location_id", "location", null=False),
    text("description"),
)
"""HSDS service_at_location."""

Address = Table(
    "address",
    METADATA,
    key(),
    link("location_id", "location", null=False),
    text("attention"),
    text("address_1", null=False),
    text("address_2"),
    text("city", null=False),
    text("region"),
    text("state_province", null=False),
    text("postal_code", null=False, index=True),
    text("country", null=False),
    text("address_type", null=False),
)
"""HSDS address."""

Contact = Table(
    "contact",
    METADATA,
    key(),
    link("organization_id", "organization"),
    link("service_id", "service"),
    text("name"),
    text("title"),
    text("department"),
    text("email"),
)
"""HSDS contact: a person by their role at a service."""

Phone = Table(
    "phone",
    METADATA,
    key(),
    link("location_id", "location"),
    link("service_id", "service"),
    link("organization_id", "organization"),
    link("contact_id", "contact"),
    text("number", null=False),
    Column("extension", Integer),
    text("type"),
    text("description"),
    # ours: the digits alone, so that any way of typing a number finds it; and its place on the card
    text("digits", null=False, index=True),
    Column("position", Integer, nullable=False),
)
"""HSDS phone."""

Schedule = Table(
    "schedule",
    METADATA,
    key(),
    link("service_id", "service"),
    link("location_id", "location"),
    Column("valid_from", Date),
    Column("valid_to", Date),
    Column("dtstart", Date),
    text("freq"),
    Column("interval", Integer, nullable=False),
    text("byday"),
    text("opens_at"),
    text("closes_at"),
    text("description"),
    text("attending_type"),
    text("notes"),
    # ours
    text("opening_hours", null=False),
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
    key(),
    link("service_id", "service", null=False),
    text("name"),
    text("description"),
    text("extent"),
    text("extent_type"),
    text("uri"),
)
"""HSDS service_area."""

CostOption = Table(
    "cost_option",
    METADATA,
    key(),
    link("service_id", "service", null=False),
    Column("valid_from", Date),
    Column("valid_to", Date),
    text("option"),
    text("currency"),
    Column("amount", Double),
    text("amount_description"),
    CheckConstraint("option IN ('free', 'paid', 'unknown')", name="option"),
)
"""HSDS cost_option; `option` holds our three states."""

RequiredDocument = Table(
    "required_document",
    METADATA,
    key(),
    link("service_id", "service", null=False),
    text("document", null=False),
    text("uri"),
    # ours
    Column("position", Integer, nullable=False),
)
"""HSDS required_document."""

Language = Table(
    "language",
    METADATA,
    key(),
    link("service_id", "service"),
    link("location_id", "location"),
    link("phone_id", "phone"),
    text("name"),
    text("code"),
    text("note"),
    # ours
    Column("position", Integer, nullable=False),
)
"""HSDS language; `code` is ISO 639-1."""

Accessibility = Table(
    "accessibility",
    METADATA,
    key(),
    link("location_id", "location", null=False),
    text("description"),
    text("details"),
    text("url"),
)
"""HSDS accessibility."""

Taxonomy = Table(
    "taxonomy",
    METADATA,
    key(),
    text("name", null=False),
    text("description", null=False),
    text("uri"),
    text("version"),
)
"""HSDS taxonomy: our theme tree, ZRM, Positieve Gezondheid, UPL."""

TaxonomyTerm = Table(
    "taxonomy_term",
    METADATA,
    key(),
    text("code", index=True),
    text("name", null=False),
    text("description", null=False),
    link("parent_id", "taxonomy_term"),
    text("taxonomy"),
    text("language"),
    link("taxonomy_id", "taxonomy", null=False),
    text("term_uri"),
    # ours: the place in the tree, what the start page and the question back to the visitor need
    Column("position", Integer, nullable=False),
    text("icon"),
    Column("on_start", Boolean, nullable=False),
    text("meaning"),
    text("question"),
)
"""HSDS taxonomy_term."""

Attribute = Table(
    "attribute",
    METADATA,
    key(),
    text("link_id", null=False),
    link("taxonomy_term_id", "taxonomy_term", null=False, index=False),
    text("link_type"),
    text("link_entity", null=False),
    text("value"),
    Index("ix_attribute_link_id_link_entity", "link_id", "link_entity"),
    Index("ix_attribute_taxonomy_term_id_value", "taxonomy_term_id", "link_entity", "value"),
)
"""HSDS attribute: ties a term to a service, or a secondary term to one of the theme tree.

    For a need of a service `value` is its rank, two digits, 01 the service's own main need.
    """

Journal = Table(
    "metadata",
    METADATA,
    key(),
    text("resource_id", null=False, index=True),
    text("resource_type", null=False),
    Column("last_action_date", Date, nullable=False),
    text("last_action_type", null=False),
    text("field_name", null=False),
    text("previous_value", null=False),
    text("replacement_value", null=False),
    text("updated_by", null=False),
)
"""HSDS metadata: the change journal. (`metadata` is taken on a mapped class; the table has the name.)"""
