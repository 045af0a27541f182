"""The tables of the sociale kaart in the names of HSDS 3.0, and ours beside them.

HSDS: docs.openreferral.org/en/3.0.1/hsds/schema_reference.html. Columns that HSDS does not know are below the
line `# ours` in each class. Every constraint has a name, so that a migration can find it again.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """All tables of directory.db."""

    metadata = MetaData(naming_convention=NAMING)


def _key() -> Mapped[str]:
    return mapped_column(primary_key=True)


def _service_link(*, nullable: bool = False) -> Mapped[str]:
    return mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True, nullable=nullable)


class Organization(Base):
    """HSDS organization."""

    __tablename__ = "organization"
    id: Mapped[str] = _key()
    name: Mapped[str] = mapped_column(index=True)
    alternate_name: Mapped[str | None]
    description: Mapped[str]
    email: Mapped[str | None]
    website: Mapped[str | None]
    legal_status: Mapped[str | None]
    uri: Mapped[str | None]
    parent_organization_id: Mapped[str | None] = mapped_column(
        ForeignKey("organization.id", ondelete="SET NULL"), index=True
    )


class Service(Base):
    """HSDS service."""

    __tablename__ = "service"
    id: Mapped[str] = _key()
    organization_id: Mapped[str] = mapped_column(ForeignKey("organization.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    alternate_name: Mapped[str | None]
    description: Mapped[str | None]
    url: Mapped[str | None]
    email: Mapped[str | None]
    status: Mapped[str]
    interpretation_services: Mapped[str | None]
    application_process: Mapped[str | None]
    fees_description: Mapped[str | None]
    eligibility_description: Mapped[str | None]
    minimum_age: Mapped[int | None]
    maximum_age: Mapped[int | None]
    assured_date: Mapped[date | None]
    alert: Mapped[str | None]
    last_modified: Mapped[datetime | None]
    __table_args__ = (
        CheckConstraint("status IN ('active', 'inactive', 'defunct', 'temporarily closed')", name="status"),
    )


class Listing(Base):
    """Ours: what the desk knows about a service beside HSDS; one row a service."""

    __tablename__ = "listing"
    service_id: Mapped[str] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), primary_key=True)
    source_id: Mapped[str] = mapped_column(unique=True)
    origin: Mapped[str]
    state: Mapped[str]
    reason: Mapped[str | None]
    slot: Mapped[str | None] = mapped_column(index=True)
    summary: Mapped[str]
    via: Mapped[str | None]
    area: Mapped[str | None]
    home_visit: Mapped[bool | None]
    by_appointment: Mapped[bool | None]
    audiences: Mapped[str]
    source_name: Mapped[str]
    source_url: Mapped[str | None]
    source_date: Mapped[str | None]
    source_note: Mapped[str | None]
    __table_args__ = (
        CheckConstraint("origin IN ('neighbourhood', 'institution', 'national')", name="origin"),
        CheckConstraint("state IN ('listed', 'slot', 'unlisted', 'closed', 'hidden-address')", name="state"),
    )


class Location(Base):
    """HSDS location."""

    __tablename__ = "location"
    id: Mapped[str] = _key()
    location_type: Mapped[str]
    organization_id: Mapped[str | None] = mapped_column(ForeignKey("organization.id", ondelete="CASCADE"), index=True)
    name: Mapped[str | None]
    description: Mapped[str | None]
    transportation: Mapped[str | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    # ours
    hidden: Mapped[bool]
    __table_args__ = (
        CheckConstraint("location_type IN ('physical', 'postal', 'virtual')", name="location_type"),
        CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude"),
        CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude"),
    )


class ServiceAtLocation(Base):
    """HSDS service_at_location."""

    __tablename__ = "service_at_location"
    id: Mapped[str] = _key()
    service_id: Mapped[str] = _service_link()
    location_id: Mapped[str] = mapped_column(ForeignKey("location.id", ondelete="CASCADE"), index=True)
    description: Mapped[str | None]


class Address(Base):
    """HSDS address."""

    __tablename__ = "address"
    id: Mapped[str] = _key()
    location_id: Mapped[str] = mapped_column(ForeignKey("location.id", ondelete="CASCADE"), index=True)
    attention: Mapped[str | None]
    address_1: Mapped[str]
    address_2: Mapped[str | None]
    city: Mapped[str]
    region: Mapped[str | None]
    state_province: Mapped[str]
    postal_code: Mapped[str] = mapped_column(index=True)
    country: Mapped[str]
    address_type: Mapped[str]


class Contact(Base):
    """HSDS contact: a person by their role at a service."""

    __tablename__ = "contact"
    id: Mapped[str] = _key()
    organization_id: Mapped[str | None] = mapped_column(ForeignKey("organization.id", ondelete="CASCADE"), index=True)
    service_id: Mapped[str | None] = _service_link(nullable=True)
    name: Mapped[str | None]
    title: Mapped[str | None]
    department: Mapped[str | None]
    email: Mapped[str | None]


class Phone(Base):
    """HSDS phone."""

    __tablename__ = "phone"
    id: Mapped[str] = _key()
    location_id: Mapped[str | None] = mapped_column(ForeignKey("location.id", ondelete="CASCADE"), index=True)
    service_id: Mapped[str | None] = _service_link(nullable=True)
    organization_id: Mapped[str | None] = mapped_column(ForeignKey("organization.id", ondelete="CASCADE"), index=True)
    contact_id: Mapped[str | None] = mapped_column(ForeignKey("contact.id", ondelete="CASCADE"), index=True)
    number: Mapped[str]
    extension: Mapped[int | None]
    type: Mapped[str | None]
    description: Mapped[str | None]
    # ours: the digits alone, so that any way of typing a number finds it; and its place on the card
    digits: Mapped[str] = mapped_column(index=True)
    position: Mapped[int]


class Schedule(Base):
    """HSDS schedule. `opening_hours` (OSM syntax) is what we count with; the RRULE fields carry the rest."""

    __tablename__ = "schedule"
    id: Mapped[str] = _key()
    service_id: Mapped[str | None] = _service_link(nullable=True)
    location_id: Mapped[str | None] = mapped_column(ForeignKey("location.id", ondelete="CASCADE"), index=True)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    dtstart: Mapped[date | None]
    freq: Mapped[str | None]
    interval: Mapped[int]
    byday: Mapped[str | None]
    opens_at: Mapped[str | None]
    closes_at: Mapped[str | None]
    description: Mapped[str | None]
    attending_type: Mapped[str | None]
    notes: Mapped[str | None]
    # ours
    opening_hours: Mapped[str]
    closed_from: Mapped[date | None]
    closed_to: Mapped[date | None]
    by_appointment: Mapped[bool | None]
    position: Mapped[int]
    __table_args__ = (CheckConstraint("interval >= 1", name="interval"),)


class ServiceArea(Base):
    """HSDS service_area."""

    __tablename__ = "service_area"
    id: Mapped[str] = _key()
    service_id: Mapped[str] = _service_link()
    name: Mapped[str | None]
    description: Mapped[str | None]
    extent: Mapped[str | None]
    extent_type: Mapped[str | None]
    uri: Mapped[str | None]


class CostOption(Base):
    """HSDS cost_option; `option` holds our three states."""

    __tablename__ = "cost_option"
    id: Mapped[str] = _key()
    service_id: Mapped[str] = _service_link()
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    option: Mapped[str | None]
    currency: Mapped[str | None]
    amount: Mapped[float | None]
    amount_description: Mapped[str | None]
    __table_args__ = (CheckConstraint("option IN ('free', 'paid', 'unknown')", name="option"),)


class RequiredDocument(Base):
    """HSDS required_document."""

    __tablename__ = "required_document"
    id: Mapped[str] = _key()
    service_id: Mapped[str] = _service_link()
    document: Mapped[str]
    uri: Mapped[str | None]
    # ours
    position: Mapped[int]


class Language(Base):
    """HSDS language; `code` is ISO 639-1."""

    __tablename__ = "language"
    id: Mapped[str] = _key()
    service_id: Mapped[str | None] = _service_link(nullable=True)
    location_id: Mapped[str | None] = mapped_column(ForeignKey("location.id", ondelete="CASCADE"), index=True)
    phone_id: Mapped[str | None] = mapped_column(ForeignKey("phone.id", ondelete="CASCADE"), index=True)
    name: Mapped[str | None]
    code: Mapped[str | None]
    note: Mapped[str | None]
    # ours
    position: Mapped[int]


class Accessibility(Base):
    """HSDS accessibility."""

    __tablename__ = "accessibility"
    id: Mapped[str] = _key()
    location_id: Mapped[str] = mapped_column(ForeignKey("location.id", ondelete="CASCADE"), index=True)
    description: Mapped[str | None]
    details: Mapped[str | None]
    url: Mapped[str | None]


class Taxonomy(Base):
    """HSDS taxonomy: our theme tree, ZRM, Positieve Gezondheid, UPL."""

    __tablename__ = "taxonomy"
    id: Mapped[str] = _key()
    name: Mapped[str]
    description: Mapped[str]
    uri: Mapped[str | None]
    version: Mapped[str | None]


class TaxonomyTerm(Base):
    """HSDS taxonomy_term."""

    __tablename__ = "taxonomy_term"
    id: Mapped[str] = _key()
    code: Mapped[str | None] = mapped_column(index=True)
    name: Mapped[str]
    description: Mapped[str]
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("taxonomy_term.id", ondelete="CASCADE"), index=True)
    taxonomy: Mapped[str | None]
    language: Mapped[str | None]
    taxonomy_id: Mapped[str] = mapped_column(ForeignKey("taxonomy.id", ondelete="CASCADE"), index=True)
    term_uri: Mapped[str | None]
    # ours: the place in the tree, what the start page and the question back to the visitor need
    position: Mapped[int]
    icon: Mapped[str | None]
    on_start: Mapped[bool]
    meaning: Mapped[str | None]
    question: Mapped[str | None]


class Attribute(Base):
    """HSDS attribute: ties a term to a service, or a secondary term to one of the theme tree.

    For a need of a service `value` is its rank, two digits, 01 the service's own main need.
    """

    __tablename__ = "attribute"
    id: Mapped[str] = _key()
    link_id: Mapped[str]
    taxonomy_term_id: Mapped[str] = mapped_column(ForeignKey("taxonomy_term.id", ondelete="CASCADE"))
    link_type: Mapped[str | None]
    link_entity: Mapped[str]
    value: Mapped[str | None]
    __table_args__ = (
        Index("ix_attribute_link_id_link_entity", "link_id", "link_entity"),
        Index("ix_attribute_taxonomy_term_id_value", "taxonomy_term_id", "link_entity", "value"),
    )


class Journal(Base):
    """HSDS metadata: the change journal. (`metadata` is taken on a mapped class; the table has the name.)"""

    __tablename__ = "metadata"
    id: Mapped[str] = _key()
    resource_id: Mapped[str] = mapped_column(index=True)
    resource_type: Mapped[str]
    last_action_date: Mapped[date]
    last_action_type: Mapped[str]
    field_name: Mapped[str]
    previous_value: Mapped[str]
    replacement_value: Mapped[str]
    updated_by: Mapped[str]


class FieldCheck(Base):
    """Ours: one fact of a service looked up again, by whom, how and when."""

    __tablename__ = "field_check"
    id: Mapped[str] = _key()
    service_id: Mapped[str] = _service_link()
    field: Mapped[str]
    checked_by: Mapped[str]
    how: Mapped[str]
    checked_on: Mapped[date]
    __table_args__ = (
        CheckConstraint("field IN ('schedule', 'phone', 'name', 'address', 'cost')", name="field"),
        CheckConstraint("how IN ('phone', 'website', 'visit', 'visitor')", name="how"),
    )


class EverydayWord(Base):
    """Ours: a word people use for a service or a need."""

    __tablename__ = "everyday_word"
    id: Mapped[str] = _key()
    service_id: Mapped[str | None] = _service_link(nullable=True)
    taxonomy_term_id: Mapped[str | None] = mapped_column(ForeignKey("taxonomy_term.id", ondelete="CASCADE"), index=True)
    word: Mapped[str]
    __table_args__ = (CheckConstraint("(service_id IS NULL) <> (taxonomy_term_id IS NULL)", name="one_owner"),)


class CrisisNumber(Base):
    """Ours: the lines of the crisis card, dated and editable."""

    __tablename__ = "crisis_number"
    code: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    number: Mapped[str]
    usage: Mapped[str]
    note: Mapped[str | None]
    checked_on: Mapped[date | None]
    source: Mapped[str | None]


class Report(Base):
    """Ours: "Klopt dit niet?", one field of a service that somebody doubts."""

    __tablename__ = "report"
    id: Mapped[str] = _key()
    service_id: Mapped[str] = _service_link()
    field: Mapped[str]
    remark: Mapped[str | None]
    reported_on: Mapped[date]
    settled_on: Mapped[date | None]
    __table_args__ = (CheckConstraint("field IN ('phone', 'schedule', 'address', 'gone')", name="field"),)


class StoreState(Base):
    """Ours: one row; which store this is, how often it was written, what it was filled with."""

    __tablename__ = "store_state"
    id: Mapped[int] = mapped_column(primary_key=True)
    store_id: Mapped[str]
    writes: Mapped[int]
    filled_with: Mapped[str]
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)
