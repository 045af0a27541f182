"""Reads for the word index, all services in one go; made when the directory changed, never on a key press."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, case, func, select

from data.directory import schema
from data.directory.queries import SHOWN
from data.directory.records import Listing

_S, _L = schema.Service, schema.Listing


@dataclass(frozen=True)
class IndexedService:
    """What the word index needs of one service."""

    id: str
    name: str
    alternate_names: str
    organization: str
    everyday_words: tuple[str, ...]
    description: str
    needs: tuple[str, ...]
    area: str
    origin: str
    city: str
    is_slot: bool


def for_index(connection: Connection) -> Iterator[IndexedService]:
    """All services that may be found, one by one."""
    words = _lists(connection, select(schema.EverydayWord.c.service_id, schema.EverydayWord.c.word))
    needs = _lists(
        connection,
        select(schema.Attribute.c.link_id, schema.TaxonomyTerm.c.code)
        .join(schema.TaxonomyTerm, schema.TaxonomyTerm.c.id == schema.Attribute.c.taxonomy_term_id)
        .where(schema.Attribute.c.link_entity == "service"),
    )
    cities = _lists(
        connection,
        select(schema.ServiceAtLocation.c.service_id, schema.Address.c.city)
        .join(schema.Location, schema.Location.c.id == schema.ServiceAtLocation.c.location_id)
        .join(schema.Address, schema.Address.c.location_id == schema.Location.c.id)
        .where(schema.Location.c.hidden.is_(False)),
    )
    rows = connection.execute(
        select(
            _S.c.id,
            _S.c.name,
            _S.c.alternate_name,
            _S.c.description,
            _L.c.summary,
            _L.c.area,
            _L.c.origin,
            _L.c.state,
            schema.Organization.c.name.label("organization"),
        )
        .join(_L, _L.c.service_id == _S.c.id)
        .join(schema.Organization, schema.Organization.c.id == _S.c.organization_id)
        .where(_L.c.state.in_(SHOWN))
        .order_by(_S.c.id)
    )
    for row in rows:
        yield IndexedService(
            row.id,
            row.name,
            row.alternate_name or "",
            row.organization,
            tuple(words.get(row.id, ())),
            f"{row.summary}. {row.description or ''}",
            tuple(needs.get(row.id, ())),
            row.area or "",
            row.origin,
            " ".join(cities.get(row.id, ())),
            row.state == Listing.SLOT.value,
        )


def need_words(connection: Connection) -> list[tuple[str, str]]:
    """The everyday words of the needs, as (need code, word)."""
    rows = connection.execute(
        select(schema.TaxonomyTerm.c.code, schema.EverydayWord.c.word).join(
            schema.TaxonomyTerm, schema.TaxonomyTerm.c.id == schema.EverydayWord.c.taxonomy_term_id
        )
    )
    return [(code or "", word) for code, word in rows]


def services_of_needs(connection: Connection, *, per_need: int = 25) -> dict[str, list[tuple[str, int]]]:
    """For every need the services that are shown, best first, as (service id, rank), at most `per_need`."""
    place = case({"neighbourhood": 0, "institution": 1}, value=_L.c.origin, else_=2)
    order = (schema.Attribute.c.value, place, _L.c.service_id)
    ranked = (
        select(
            schema.TaxonomyTerm.c.code,
            schema.Attribute.c.link_id,
            schema.Attribute.c.value,
            func.row_number().over(partition_by=schema.Attribute.c.taxonomy_term_id, order_by=order).label("n"),
        )
        .join(_L, _L.c.service_id == schema.Attribute.c.link_id)
        .join(schema.TaxonomyTerm, schema.TaxonomyTerm.c.id == schema.Attribute.c.taxonomy_term_id)
        .where(schema.Attribute.c.link_entity == "service", _L.c.state.in_(SHOWN))
        .subquery()
    )
    rows = connection.execute(select(ranked).where(ranked.c.n <= per_need).order_by(ranked.c.n))
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in rows:
        found[row.code].append((row.link_id, int(row.value or 9)))
    return found


def _lists(connection: Connection, statement: object) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in connection.execute(statement):  # type: ignore[call-overload]
        if key is not None and value:
            found[key].append(value)
    return found
