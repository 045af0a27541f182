"""Reads of the directory: the theme tree, ids by what was typed, and what the whole store says."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, and_, func, or_, select

from data.directory import schema
from data.directory.records import (
    CrisisNumber,
    Listing,
    Need,
    SourceKind,
    Theme,
)

_S, _L = schema.Service, schema.Listing
SHOWN = (Listing.LISTED.value, Listing.SLOT.value, Listing.HIDDEN_ADDRESS.value)
"""Listing states that a desk may see."""


def themes(connection: Connection) -> tuple[Theme, ...]:
    """The theme tree, in its own order."""
    term = schema.TaxonomyTerm
    rows = connection.execute(
        select(
            term.c.code,
            term.c.name,
            term.c.description,
            term.c.parent_id,
            term.c.icon,
            term.c.on_start,
            term.c.meaning,
            term.c.question,
        )
        .where(term.c.taxonomy == "Onderwerpen")
        .order_by(term.c.position)
    ).all()
    needs: dict[str, list[Need]] = defaultdict(list)
    for row in rows:
        if row.parent_id is not None and row.code is not None:
            theme = row.code.split(".")[0]
            needs[theme].append(
                Need(row.code, theme, row.name, row.meaning or "", row.question or "", slip=row.description)
            )
    return tuple(
        Theme(row.code, row.name, row.description, row.icon or "", row.on_start, tuple(needs[row.code]))
        for row in rows
        if row.parent_id is None and row.code is not None
    )


def services_of_theme(connection: Connection, theme: str, *, most: int = 200) -> list[str]:
    """The ids of the services of a theme or need that are shown: neighbours first, then by rank."""
    pattern = theme if "." in theme else f"{theme}.%"
    best = func.min(schema.Attribute.c.value)
    order = {"neighbourhood": 0, "institution": 1, "national": 2}
    rows = connection.execute(
        select(_L.c.service_id, _L.c.origin, _L.c.state, best.label("best"), _S.c.name)
        .join(schema.Attribute, schema.Attribute.c.link_id == _L.c.service_id)
        .join(schema.TaxonomyTerm, schema.TaxonomyTerm.c.id == schema.Attribute.c.taxonomy_term_id)
        .join(_S, _S.c.id == _L.c.service_id)
        .where(
            schema.Attribute.c.link_entity == "service",
            schema.TaxonomyTerm.c.code.like(pattern),
            _L.c.state.in_(SHOWN),
        )
        .group_by(_L.c.service_id, _L.c.origin, _L.c.state, _S.c.name)
    ).all()
    filled = filled_slots(connection)
    kept = [row for row in rows if not (row.state == "slot" and row.service_id in filled)]
    kept.sort(key=lambda row: (row.state == "slot", order[row.origin], row.best, row.name))
    return [row.service_id for row in kept[:most]]


def filled_slots(connection: Connection) -> frozenset[str]:
    """The ids of the empty slots for which a real local place is in the directory."""
    real = _L.alias("real")
    rows = connection.scalars(
        select(_L.c.service_id)
        .join(real, real.c.slot == _L.c.slot)
        .where(_L.c.state == "slot", real.c.state.in_(("listed", "hidden-address")))
    )
    return frozenset(rows)


def by_phone(connection: Connection, digits: str, *, most: int = 10) -> list[str]:
    """Services whose phone number has these digits; a number starts like it, or holds it from 5 digits on."""
    column = schema.Phone.c.digits
    matches = [column.like(f"{digits}%")]
    if len(digits) >= 5:
        matches.append(column.like(f"%{digits}%"))
    rows = connection.execute(
        select(schema.Phone.c.service_id, (column == digits).label("whole"))
        .join(_L, _L.c.service_id == schema.Phone.c.service_id)
        .where(or_(*matches), _L.c.state.in_(SHOWN))
        .order_by((column == digits).desc(), schema.Phone.c.position)
        .limit(most)
    )
    return list(dict.fromkeys(row.service_id for row in rows))


def by_postcode(connection: Connection, postcode: str, *, most: int = 40) -> list[str]:
    """Services with an address in this postcode ("0565 AB", or its four digits); hidden ones never."""
    squeezed = func.replace(schema.Address.c.postal_code, " ", "")
    rows = connection.scalars(
        select(schema.ServiceAtLocation.c.service_id)
        .join(schema.Location, schema.Location.c.id == schema.ServiceAtLocation.c.location_id)
        .join(schema.Address, schema.Address.c.location_id == schema.Location.c.id)
        .join(_L, _L.c.service_id == schema.ServiceAtLocation.c.service_id)
        .where(squeezed.like(f"{postcode}%"), schema.Location.c.hidden.is_(False), _L.c.state.in_(SHOWN))
        .limit(most)
    )
    return list(dict.fromkeys(rows))


def by_source_id(connection: Connection, source_id: str) -> str | None:
    """The id of the service that came from a file under this id."""
    return connection.scalar(select(_L.c.service_id).where(_L.c.source_id == source_id))


def by_id(connection: Connection, service: str) -> str | None:
    """The id of a service when it is there."""
    return connection.scalar(select(_S.c.id).where(_S.c.id == service))


def crisis_numbers(connection: Connection) -> tuple[CrisisNumber, ...]:
    """The lines of the crisis card, in order."""
    table = schema.CrisisNumber
    return tuple(
        CrisisNumber(row.code, row.name, row.number, row.usage, row.note or "", row.checked_on, row.source or "")
        for row in connection.execute(select(table).order_by(table.c.position))
    )


def areas(connection: Connection) -> tuple[str, ...]:
    """The areas that services name, for the filter."""
    rows = connection.scalars(select(_L.c.area).where(_L.c.area.is_not(None)).distinct().order_by(_L.c.area))
    return tuple(row for row in rows if row)


def stamp(connection: Connection) -> str:
    """Which store this is and how often it was written: the version of everything derived from it."""
    row = connection.execute(select(schema.StoreState.c.store_id, schema.StoreState.c.writes)).one()
    return f"{row.store_id}:{row.writes}"


def filled_with(connection: Connection) -> str:
    """What the store was filled with: "landelijk" or "voorbeeld"; empty when it never was."""
    return connection.scalar(select(schema.StoreState.c.filled_with)) or ""


def dated(connection: Connection) -> int:
    """How many of the services that are shown have a day: their source saw them on it, or somebody looked."""
    checked = select(schema.FieldCheck.c.service_id)
    seen = and_(_L.c.source_date.is_not(None), func.coalesce(_L.c.source_kind, "") != SourceKind.NOT_SEEN.value)
    with_day = or_(seen, _L.c.service_id.in_(checked))
    return connection.scalar(select(func.count()).where(_L.c.state.in_(SHOWN), with_day)) or 0


def summary(connection: Connection) -> tuple[int, str, int]:
    """How many services are shown, what the store was filled with, and of how many there is a day."""
    count = connection.scalar(select(func.count()).where(_L.c.state.in_(SHOWN))) or 0
    return count, filled_with(connection), dated(connection)
