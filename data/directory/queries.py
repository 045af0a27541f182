"""Reads of the directory: Core selects, because the ORM costs half as much again on the key-press path."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, bindparam, case, func, or_, select

from data.directory import schema
from data.directory.freshness import Terms, check_state
from data.directory.records import (
    Address,
    Audience,
    Check,
    CheckedField,
    CheckHow,
    Cost,
    CostState,
    CrisisNumber,
    Listing,
    Need,
    Origin,
    Phone,
    Place,
    Schedule,
    ServiceCard,
    ServiceDetail,
    Theme,
)

_S, _L = schema.Service, schema.Listing
_SHOWN = (Listing.LISTED.value, Listing.SLOT.value, Listing.HIDDEN_ADDRESS.value)
_ids: Any = bindparam("ids", expanding=True)

_CARD = (
    select(
        _S.id,
        _S.name,
        _S.alert,
        _L.source_id,
        _L.summary,
        _L.origin,
        _L.state,
        _L.area,
        _L.via,
        _L.home_visit,
        _L.audiences,
    )
    .join(_L, _L.service_id == _S.id)
    .where(_S.id.in_(_ids))
)
_PHONES = (
    select(schema.Phone.service_id, schema.Phone.number, schema.Phone.description, schema.Phone.type)
    .where(schema.Phone.service_id.in_(_ids))
    .order_by(schema.Phone.position)
)
_C = schema.Schedule
_SCHEDULES = (
    select(
        _C.service_id,
        _C.opening_hours,
        _C.valid_from,
        _C.valid_to,
        _C.interval,
        _C.dtstart,
        _C.closed_from,
        _C.closed_to,
        _C.by_appointment,
        _C.description,
    )
    .where(_C.service_id.in_(_ids))
    .order_by(_C.position)
)
_COSTS = select(
    schema.CostOption.service_id,
    schema.CostOption.option,
    schema.CostOption.amount,
    schema.CostOption.amount_description,
).where(schema.CostOption.service_id.in_(_ids))
_LANGUAGES = (
    select(schema.Language.service_id, schema.Language.code)
    .where(schema.Language.service_id.in_(_ids))
    .order_by(schema.Language.position)
)
_NEEDS = (
    select(schema.Attribute.link_id, schema.TaxonomyTerm.code)
    .join(schema.TaxonomyTerm, schema.TaxonomyTerm.id == schema.Attribute.taxonomy_term_id)
    .where(schema.Attribute.link_id.in_(_ids), schema.Attribute.link_entity == "service")
    .order_by(schema.Attribute.value)
)
_CHECKS = select(
    schema.FieldCheck.service_id,
    schema.FieldCheck.field,
    schema.FieldCheck.checked_by,
    schema.FieldCheck.how,
    schema.FieldCheck.checked_on,
).where(schema.FieldCheck.service_id.in_(_ids))
_PLACES = (
    select(
        schema.ServiceAtLocation.service_id,
        schema.Location.id,
        schema.Location.name,
        schema.Location.transportation,
        schema.Location.latitude,
        schema.Location.longitude,
        schema.Location.hidden,
        schema.Address.address_1,
        schema.Address.postal_code,
        schema.Address.city,
    )
    .join(schema.Location, schema.Location.id == schema.ServiceAtLocation.location_id)
    .outerjoin(schema.Address, schema.Address.location_id == schema.Location.id)
    .where(schema.ServiceAtLocation.service_id.in_(_ids))
)


def _grouped(connection: Connection, statement: object, ids: Sequence[str]) -> dict[str, list[Row[tuple[object, ...]]]]:
    groups: dict[str, list[Row[tuple[object, ...]]]] = defaultdict(list)
    for row in connection.execute(statement, {"ids": ids}):  # type: ignore[call-overload]
        groups[row[0]].append(row)
    return groups


def cards(connection: Connection, ids: Sequence[str], *, today: date, terms: Terms) -> list[ServiceCard]:
    """The cards of these services, in this order; ids that are gone are left out."""
    if not ids:
        return []
    phones = _grouped(connection, _PHONES, ids)
    schedules = _grouped(connection, _SCHEDULES, ids)
    costs = _grouped(connection, _COSTS, ids)
    languages = _grouped(connection, _LANGUAGES, ids)
    needs = _grouped(connection, _NEEDS, ids)
    checks = _grouped(connection, _CHECKS, ids)
    places = _grouped(connection, _PLACES, ids)
    found: dict[str, ServiceCard] = {}
    for row in connection.execute(_CARD, {"ids": ids}):
        key = row.id
        own_checks = tuple(_check(check) for check in checks.get(key, ()))
        state, on = check_state(own_checks, today, terms)
        visible = [place for place in places.get(key, ()) if not place.hidden]
        found[key] = ServiceCard(
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
            checked_on=on,
            check_state=state,
            alert=row.alert or "",
        )
    return [found[key] for key in ids if key in found]


def detail(connection: Connection, service: str, *, today: date, terms: Terms) -> ServiceDetail | None:
    """Everything of one service, None when it is gone."""
    found = cards(connection, [service], today=today, terms=terms)
    if not found:
        return None
    row = connection.execute(
        select(_S, _L, schema.Organization.name.label("organization"))
        .join(_L, _L.service_id == _S.id)
        .join(schema.Organization, schema.Organization.id == _S.organization_id)
        .where(_S.id == service)
        .with_only_columns(
            *(column for column in _S.__table__.columns),
            *(column for column in _L.__table__.columns if column.name != "alternate_name"),
            schema.Organization.name.label("organization"),
        )
    ).one()
    ids = [service]
    phones = _grouped(connection, _PHONES, ids).get(service, [])
    documents = connection.scalars(
        select(schema.RequiredDocument.document)
        .where(schema.RequiredDocument.service_id == service)
        .order_by(schema.RequiredDocument.position)
    )
    codes = [entry.code for entry in _grouped(connection, _NEEDS, ids).get(service, [])]
    known = {need.code: need for theme in themes(connection) for need in theme.needs}
    words = connection.scalars(select(schema.EverydayWord.word).where(schema.EverydayWord.service_id == service))
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
        everyday_words=tuple(words),
    )


def _places(connection: Connection, service: str) -> tuple[Place, ...]:
    rows = _grouped(connection, _PLACES, [service]).get(service, [])
    texts: dict[str, list[str]] = defaultdict(list)
    for location, text in connection.execute(
        select(schema.Accessibility.location_id, schema.Accessibility.description).where(
            schema.Accessibility.location_id.in_([row.id for row in rows])
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


def themes(connection: Connection) -> tuple[Theme, ...]:
    """The theme tree, in its own order."""
    term = schema.TaxonomyTerm
    rows = connection.execute(
        select(
            term.code,
            term.name,
            term.description,
            term.parent_id,
            term.icon,
            term.on_start,
            term.meaning,
            term.question,
        )
        .where(term.taxonomy == "Onderwerpen")
        .order_by(term.position)
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


def services_of_needs(connection: Connection, *, per_need: int = 25) -> dict[str, list[tuple[str, int]]]:
    """For every need the services that are shown, best first, as (service id, rank), at most `per_need`."""
    place = case({"neighbourhood": 0, "institution": 1}, value=_L.origin, else_=2)
    order = (schema.Attribute.value, place, _L.service_id)
    ranked = (
        select(
            schema.TaxonomyTerm.code,
            schema.Attribute.link_id,
            schema.Attribute.value,
            func.row_number().over(partition_by=schema.Attribute.taxonomy_term_id, order_by=order).label("n"),
        )
        .join(_L, _L.service_id == schema.Attribute.link_id)
        .join(schema.TaxonomyTerm, schema.TaxonomyTerm.id == schema.Attribute.taxonomy_term_id)
        .where(schema.Attribute.link_entity == "service", _L.state.in_(_SHOWN))
        .subquery()
    )
    rows = connection.execute(select(ranked).where(ranked.c.n <= per_need).order_by(ranked.c.n))
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in rows:
        found[row.code].append((row.link_id, int(row.value or 9)))
    return found


def services_of_theme(connection: Connection, theme: str, *, most: int = 200) -> list[str]:
    """The ids of the services of a theme or need that are shown: neighbours first, then by rank."""
    pattern = theme if "." in theme else f"{theme}.%"
    best = func.min(schema.Attribute.value)
    order = {"neighbourhood": 0, "institution": 1, "national": 2}
    rows = connection.execute(
        select(_L.service_id, _L.origin, _L.state, best.label("best"), _S.name)
        .join(schema.Attribute, schema.Attribute.link_id == _L.service_id)
        .join(schema.TaxonomyTerm, schema.TaxonomyTerm.id == schema.Attribute.taxonomy_term_id)
        .join(_S, _S.id == _L.service_id)
        .where(
            schema.Attribute.link_entity == "service",
            schema.TaxonomyTerm.code.like(pattern),
            _L.state.in_(_SHOWN),
        )
        .group_by(_L.service_id, _L.origin, _L.state, _S.name)
    ).all()
    filled = filled_slots(connection)
    kept = [row for row in rows if not (row.state == "slot" and row.service_id in filled)]
    kept.sort(key=lambda row: (row.state == "slot", order[row.origin], row.best, row.name))
    return [row.service_id for row in kept[:most]]


def filled_slots(connection: Connection) -> frozenset[str]:
    """The ids of the empty slots for which a real local place is in the directory."""
    real = _L.__table__.alias("real")
    rows = connection.scalars(
        select(_L.service_id)
        .join(real, real.c.slot == _L.slot)
        .where(_L.state == "slot", real.c.state.in_(("listed", "hidden-address")))
    )
    return frozenset(rows)


def by_phone(connection: Connection, digits: str, *, most: int = 10) -> list[str]:
    """Services whose phone number has these digits; a number starts like it, or holds it from 5 digits on."""
    column = schema.Phone.digits
    matches = [column.like(f"{digits}%")]
    if len(digits) >= 5:
        matches.append(column.like(f"%{digits}%"))
    rows = connection.execute(
        select(schema.Phone.service_id, (column == digits).label("whole"))
        .join(_L, _L.service_id == schema.Phone.service_id)
        .where(or_(*matches), _L.state.in_(_SHOWN))
        .order_by((column == digits).desc(), schema.Phone.position)
        .limit(most)
    )
    return list(dict.fromkeys(row.service_id for row in rows))


def by_postcode(connection: Connection, postcode: str, *, most: int = 40) -> list[str]:
    """Services with an address in this postcode ("0565 AB", or its four digits); hidden ones never."""
    squeezed = func.replace(schema.Address.postal_code, " ", "")
    rows = connection.scalars(
        select(schema.ServiceAtLocation.service_id)
        .join(schema.Location, schema.Location.id == schema.ServiceAtLocation.location_id)
        .join(schema.Address, schema.Address.location_id == schema.Location.id)
        .join(_L, _L.service_id == schema.ServiceAtLocation.service_id)
        .where(squeezed.like(f"{postcode}%"), schema.Location.hidden.is_(False), _L.state.in_(_SHOWN))
        .limit(most)
    )
    return list(dict.fromkeys(rows))


def by_source_id(connection: Connection, source_id: str) -> str | None:
    """The id of the service that came from a file under this id."""
    return connection.scalar(select(_L.service_id).where(_L.source_id == source_id))


def crisis_numbers(connection: Connection) -> tuple[CrisisNumber, ...]:
    """The lines of the crisis card, in order."""
    table = schema.CrisisNumber
    return tuple(
        CrisisNumber(row.code, row.name, row.number, row.usage, row.note or "", row.checked_on, row.source or "")
        for row in connection.execute(select(table.__table__).order_by(table.position))
    )


def areas(connection: Connection) -> tuple[str, ...]:
    """The areas that services name, for the filter."""
    rows = connection.scalars(select(_L.area).where(_L.area.is_not(None)).distinct().order_by(_L.area))
    return tuple(row for row in rows if row)


@dataclass(frozen=True, slots=True)
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


def for_index(connection: Connection) -> Iterator[IndexedService]:
    """All services that may be found, one by one."""
    words = _lists(connection, select(schema.EverydayWord.service_id, schema.EverydayWord.word))
    needs = _lists(
        connection,
        select(schema.Attribute.link_id, schema.TaxonomyTerm.code)
        .join(schema.TaxonomyTerm, schema.TaxonomyTerm.id == schema.Attribute.taxonomy_term_id)
        .where(schema.Attribute.link_entity == "service"),
    )
    cities = _lists(
        connection,
        select(schema.ServiceAtLocation.service_id, schema.Address.city)
        .join(schema.Location, schema.Location.id == schema.ServiceAtLocation.location_id)
        .join(schema.Address, schema.Address.location_id == schema.Location.id)
        .where(schema.Location.hidden.is_(False)),
    )
    rows = connection.execute(
        select(
            _S.id,
            _S.name,
            _S.alternate_name,
            _S.description,
            _L.summary,
            _L.area,
            _L.origin,
            schema.Organization.name.label("organization"),
        )
        .join(_L, _L.service_id == _S.id)
        .join(schema.Organization, schema.Organization.id == _S.organization_id)
        .where(_L.state.in_(_SHOWN))
        .order_by(_S.id)
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
        )


def need_words(connection: Connection) -> list[tuple[str, str]]:
    """The everyday words of the needs, as (need code, word)."""
    rows = connection.execute(
        select(schema.TaxonomyTerm.code, schema.EverydayWord.word).join(
            schema.TaxonomyTerm, schema.TaxonomyTerm.id == schema.EverydayWord.taxonomy_term_id
        )
    )
    return [(code or "", word) for code, word in rows]


def stamp(connection: Connection) -> str:
    """Which store this is and how often it was written: the version of everything derived from it."""
    row = connection.execute(select(schema.StoreState.store_id, schema.StoreState.writes)).one()
    return f"{row.store_id}:{row.writes}"


def filled_with(connection: Connection) -> str:
    """What the store was filled with: "landelijk" or "voorbeeld"; empty when it never was."""
    return connection.scalar(select(schema.StoreState.filled_with)) or ""


def newest_source_date(connection: Connection) -> str:
    """The newest check date that the sources give, as YYYY-MM-DD; empty when none has a whole date."""
    return connection.scalar(select(func.max(_L.source_date)).where(func.length(_L.source_date) == 10)) or ""


def count(connection: Connection) -> int:
    """How many services are shown."""
    return connection.scalar(select(func.count()).where(_L.state.in_(_SHOWN))) or 0


def _lists(connection: Connection, statement: object) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in connection.execute(statement):  # type: ignore[call-overload]
        if key is not None and value:
            found[key].append(value)
    return found


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
