"""The cards and the whole of a service: Core selects; the ORM costs half as much again on the key-press path."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from data.directory import schema
from data.directory.freshness import Terms, check_state, newest
from data.directory.queries import themes
from data.directory.records import (
    Address,
    Audience,
    Check,
    CheckedField,
    CheckHow,
    Cost,
    CostState,
    Listing,
    Origin,
    Phone,
    Place,
    Schedule,
    ServiceCard,
    ServiceDetail,
)

_S, _L = schema.Service, schema.Listing
_ids: Any = bindparam("ids", expanding=True)

_CARD = (
    select(
        _S.c.id,
        _S.c.name,
        _S.c.alert,
        _L.c.source_id,
        _L.c.summary,
        _L.c.origin,
        _L.c.state,
        _L.c.area,
        _L.c.via,
        _L.c.home_visit,
        _L.c.audiences,
    )
    .join(_L, _L.c.service_id == _S.c.id)
    .where(_S.c.id.in_(_ids))
)
_PHONES = (
    select(schema.Phone.c.service_id, schema.Phone.c.number, schema.Phone.c.description, schema.Phone.c.type)
    .where(schema.Phone.c.service_id.in_(_ids))
    .order_by(schema.Phone.c.position)
)
_C = schema.Schedule
_SCHEDULES = (
    select(
        _C.c.service_id,
        _C.c.opening_hours,
        _C.c.valid_from,
        _C.c.valid_to,
        _C.c.interval,
        _C.c.dtstart,
        _C.c.closed_from,
        _C.c.closed_to,
        _C.c.by_appointment,
        _C.c.description,
    )
    .where(_C.c.service_id.in_(_ids))
    .order_by(_C.c.position)
)
_COSTS = select(
    schema.CostOption.c.service_id,
    schema.CostOption.c.option,
    schema.CostOption.c.amount,
    schema.CostOption.c.amount_description,
).where(schema.CostOption.c.service_id.in_(_ids))
_LANGUAGES = (
    select(schema.Language.c.service_id, schema.Language.c.code)
    .where(schema.Language.c.service_id.in_(_ids))
    .order_by(schema.Language.c.position)
)
_NEEDS = (
    select(schema.Attribute.c.link_id, schema.TaxonomyTerm.c.code)
    .join(schema.TaxonomyTerm, schema.TaxonomyTerm.c.id == schema.Attribute.c.taxonomy_term_id)
    .where(schema.Attribute.c.link_id.in_(_ids), schema.Attribute.c.link_entity == "service")
    .order_by(schema.Attribute.c.value)
)
_CHECKS = select(
    schema.FieldCheck.c.service_id,
    schema.FieldCheck.c.field,
    schema.FieldCheck.c.checked_by,
    schema.FieldCheck.c.how,
    schema.FieldCheck.c.checked_on,
).where(schema.FieldCheck.c.service_id.in_(_ids))
_PLACES = (
    select(
        schema.ServiceAtLocation.c.service_id,
        schema.Location.c.id,
        schema.Location.c.name,
        schema.Location.c.transportation,
        schema.Location.c.latitude,
        schema.Location.c.longitude,
        schema.Location.c.hidden,
        schema.Address.c.address_1,
        schema.Address.c.postal_code,
        schema.Address.c.city,
    )
    .join(schema.Location, schema.Location.c.id == schema.ServiceAtLocation.c.location_id)
    .outerjoin(schema.Address, schema.Address.c.location_id == schema.Location.c.id)
    .where(schema.ServiceAtLocation.c.service_id.in_(_ids))
)


def _grouped(connection: Connection, statement: object, ids: Sequence[str]) -> dict[str, list[Row[tuple[object, ...]]]]:
    groups: dict[str, list[Row[tuple[object, ...]]]] = defaultdict(list)
    for row in connection.execute(statement, {"ids": ids}):  # type: ignore[call-overload]
        groups[row[0]].append(row)
    return groups


def cards(connection: Connection, ids: Sequence[str], *, today: date, terms: Terms) -> list[ServiceCard]:
    """The cards of these services, in this order; ids that are gone are left out."""
    found = {}
    for card, days in undated_cards(connection, ids):
        state, on = check_state(days, today, terms)
        found[card.id] = replace(card, check_state=state, checked_on=on) if days else card
    return [found[key] for key in ids if key in found]


def undated_cards(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[ServiceCard, dict[CheckedField, date]]]:
    """The cards of these services in any order, each with the day of the newest check of its fields.

    What a card says of its freshness follows from these days and from today.
    """
    if not ids:
        return
    phones = _grouped(connection, _PHONES, ids)
    schedules = _grouped(connection, _SCHEDULES, ids)
    costs = _grouped(connection, _COSTS, ids)
    languages = _grouped(connection, _LANGUAGES, ids)
    needs = _grouped(connection, _NEEDS, ids)
    checks = _grouped(connection, _CHECKS, ids)
    places = _grouped(connection, _PLACES, ids)
    for row in connection.execute(_CARD, {"ids": ids}):
        key = row.id
        latest = newest(_check(check) for check in checks.get(key, ()))
        visible = [place for place in places.get(key, ()) if not place.hidden]
        card = ServiceCard(
            id=key,
            source_id=row.source_id,
            name=row.name,
            description=row.summary,
            origin=Origin(row.origin),
            listing=Listing(row.state),
            phone=phones[key][0].number if key in phones else "",
            schedules=tuple(_schedule(entry) for entry in schedules.get(key, ())),
            cost=_cost(costs.get(key)),
            languages=tuple(entry.code for entry in languages.get(key, ()) if entry.code),
            area=row.area or "",
            via=row.via or "",
            latitude=visible[0].latitude if visible else None,
            longitude=visible[0].longitude if visible else None,
            home_visit=row.home_visit,
            audiences=tuple(Audience(name) for name in row.audiences.split("|") if name),
            themes=tuple(dict.fromkeys(entry.code.split(".")[0] for entry in needs.get(key, ()))),
            alert=row.alert or "",
        )
        yield card, {field: check.on for field, check in latest.items()}


def detail(connection: Connection, service: str, *, today: date, terms: Terms) -> ServiceDetail | None:
    """Everything of one service, None when it is gone."""
    found = cards(connection, [service], today=today, terms=terms)
    if not found:
        return None
    row = connection.execute(
        select(_S, _L, schema.Organization.c.name.label("organization"))
        .join(_L, _L.c.service_id == _S.c.id)
        .join(schema.Organization, schema.Organization.c.id == _S.c.organization_id)
        .where(_S.c.id == service)
        .with_only_columns(
            *(column for column in _S.columns),
            *(column for column in _L.columns if column.name != "alternate_name"),
            schema.Organization.c.name.label("organization"),
        )
    ).one()
    ids = [service]
    phones = _grouped(connection, _PHONES, ids).get(service, [])
    documents = connection.scalars(
        select(schema.RequiredDocument.c.document)
        .where(schema.RequiredDocument.c.service_id == service)
        .order_by(schema.RequiredDocument.c.position)
    )
    codes = [entry.code for entry in _grouped(connection, _NEEDS, ids).get(service, [])]
    known = {need.code: need for theme in themes(connection) for need in theme.needs}
    words = connection.scalars(select(schema.EverydayWord.c.word).where(schema.EverydayWord.c.service_id == service))
    return ServiceDetail(
        card=found[0],
        organization=row.organization,
        alternate_names=tuple(part for part in (row.alternate_name or "").split("|") if part),
        details=row.description or "",
        needs=tuple(known[code] for code in codes if code in known),
        phones=tuple(Phone(p.number, p.description or "", p.type or "voice") for p in phones),
        email=row.email or "",
        url=row.url or "",
        places=_places(connection, service),
        application=row.application_process or "",
        by_appointment=row.by_appointment,
        eligibility=row.eligibility_description or "",
        minimum_age=row.minimum_age,
        maximum_age=row.maximum_age,
        required_documents=tuple(documents),
        interpreter=row.interpretation_services or "",
        checks=tuple(_check(entry) for entry in _grouped(connection, _CHECKS, ids).get(service, [])),
        listing_reason=row.reason or "",
        source_name=row.source_name,
        source_url=row.source_url or "",
        source_date=row.source_date or "",
        source_note=row.source_note or "",
        source_kind=row.source_kind or "",
        everyday_words=tuple(words),
    )


def _places(connection: Connection, service: str) -> tuple[Place, ...]:
    rows = _grouped(connection, _PLACES, [service]).get(service, [])
    texts: dict[str, list[str]] = defaultdict(list)
    for location, text in connection.execute(
        select(schema.Accessibility.c.location_id, schema.Accessibility.c.description).where(
            schema.Accessibility.c.location_id.in_([row.id for row in rows])
        )
    ):
        texts[location].append(text or "")
    places = []
    for row in rows:
        if row.hidden:  # an address that must stay hidden never leaves this function
            places.append(Place(name=row.name or "", hidden=True))
            continue
        address = Address(row.address_1, row.postal_code or "", row.city or "") if row.address_1 else None
        places.append(
            Place(
                row.name or "",
                address,
                row.transportation or "",
                row.latitude,
                row.longitude,
                tuple(texts.get(row.id, ())),
            )
        )
    return tuple(places)


def _check(row: Row[tuple[object, ...]]) -> Check:
    return Check(CheckedField(row.field), row.checked_by, CheckHow(row.how), row.checked_on)


def _cost(rows: Iterable[Row[tuple[object, ...]]] | None) -> Cost:
    for row in rows or ():
        return Cost(CostState(row.option), row.amount_description or "", row.amount)
    return Cost()


def _schedule(row: Row[tuple[object, ...]]) -> Schedule:
    return Schedule(
        opening_hours=row.opening_hours,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        interval=row.interval,
        dtstart=row.dtstart,
        closed_from=row.closed_from,
        closed_to=row.closed_to,
        by_appointment=row.by_appointment,
        description=row.description or "",
    )
