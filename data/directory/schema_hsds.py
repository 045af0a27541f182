"""How the tables differ from HSDS 3.0, on purpose: columns of ours beside its own, and fields of its that we leave out.

A test holds both lists against the tables and against the list of fields of HSDS (tests/data/hsds-3.0-fields.json).
"""

from __future__ import annotations

OURS: dict[str, tuple[str, ...]] = {
    "location": ("hidden",),
    "phone": ("digits", "position"),
    "schedule": ("opening_hours", "closed_from", "closed_to", "by_appointment", "position"),
    "required_document": ("position",),
    "language": ("position",),
    "taxonomy_term": ("position", "icon", "on_start", "meaning", "question"),
}
"""Columns of a table of HSDS that HSDS does not know."""

OUR_TABLES = ("listing", "field_check", "everyday_word", "crisis_number", "report", "store_state")
"""Tables that HSDS does not know."""

_NO_SOURCE = "no source of a sociale kaart in the Netherlands gives it, and no slip or screen would show it"
_PER_PLACE = "a service hangs its phones, contacts and hours on itself: a service of ours seldom has two places"
_OSM = "hours are counted from opening_hours, which says this too"

LEFT_OUT: dict[str, dict[str, str]] = {
    "organization": {
        "tax_status": _NO_SOURCE,
        "tax_id": _NO_SOURCE,
        "year_incorporated": _NO_SOURCE,
        "logo": "there is no network, and a slip shows no pictures of others",
    },
    "service": {
        "program_id": "the table program is left out",
        "wait_time": "HSDS 3.0 has it for older files alone (deprecated)",
        "fees": "HSDS 3.0 has it for older files alone (deprecated); fees_description is there",
        "accreditations": _NO_SOURCE,
        "assurer_email": "who looked a fact up stands in field_check, fact by fact",
        "licenses": "HSDS 3.0 has it for older files alone (deprecated)",
    },
    "location": {
        "url": "the site of a service is with the service",
        "alternate_name": "other names are with the service: they are what people search by",
        "external_identifier": _NO_SOURCE,
        "external_identifier_type": _NO_SOURCE,
    },
    "contact": {"service_at_location_id": _PER_PLACE, "location_id": _PER_PLACE},
    "phone": {"service_at_location_id": _PER_PLACE},
    "schedule": {
        "service_at_location_id": _PER_PLACE,
        "timezone": "every place is in the Netherlands",
        "until": "valid_to says it",
        "count": _OSM,
        "wkst": _OSM,
        "byweekno": _OSM,
        "bymonthday": _OSM,
        "byyearday": _OSM,
        "schedule_link": "there is no network",
    },
}
"""Fields of HSDS that a table of ours does not have, each with the reason."""

TABLES_LEFT_OUT: dict[str, str] = {
    "program": "a programme of an organisation is a service to who asks for help",
    "funding": "who pays for a service is not the visitor's question",
    "organization_identifier": "an organisation is known by its name: no source of ours gives a KvK number",
    "meta_table_description": "describes a set of files that is handed on, not a store",
}
"""Tables of HSDS that we do not have, each with the reason."""
