"""Changing one service by hand, losing nothing of it that the form does not show.

A form works on a `ServiceDraft`. What the directory does not hand out (the ranks of needs, the slot a place
fills, an address that must stay hidden) is read here and put back when saving, so that it never has to leave
`data` and never gets lost.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, select

from data.directory import schema
from data.directory.drafts import NeedLink, ServiceDraft
from data.directory.identity import new_id, service_id
from data.directory.records import Address, Listing, Origin, Place, ServiceCard, ServiceDetail
from data.directory.store import Directory
from data.engine import reading

LOCAL_SOURCE = "Eigen lijst"


def draft_from(detail: ServiceDetail) -> ServiceDraft:
    """A draft with everything that a detail shows. Checks are left out: they stay in the store.

    Needs get their place in the list as rank, because a detail has no ranks; `editable` has the real ones.
    A hidden place comes without its address; `save_edit` keeps the address that is stored.
    """
    card = detail.card
    return ServiceDraft(
        source_id=card.source_id,
        name=card.name,
        organization=detail.organization,
        summary=card.description,
        source_name=detail.source_name,
        origin=card.origin,
        listing=card.listing,
        listing_reason=detail.listing_reason,
        via=card.via,
        alternate_names=detail.alternate_names,
        details=detail.details,
        needs=tuple(NeedLink(need.code, rank) for rank, need in enumerate(detail.needs, start=1)),
        everyday_words=detail.everyday_words,
        eligibility=detail.eligibility,
        minimum_age=detail.minimum_age,
        maximum_age=detail.maximum_age,
        audiences=card.audiences,
        application=detail.application,
        by_appointment=detail.by_appointment,
        required_documents=detail.required_documents,
        cost=card.cost,
        languages=card.languages,
        interpreter=detail.interpreter,
        home_visit=card.home_visit,
        phones=detail.phones,
        email=detail.email,
        url=detail.url,
        places=detail.places,
        area=card.area,
        schedules=card.schedules,
        alert=card.alert,
        source_url=detail.source_url,
        source_date=detail.source_date,
        source_note=detail.source_note,
        source_kind=detail.source_kind,
    )


def editable(directory: Directory, service: str) -> ServiceDraft:
    """The whole draft of a stored service, with its slot and the ranks of its needs.

    Raises WorldError(SERVICE_UNKNOWN).
    """
    draft = draft_from(directory.detail(service))
    with reading(directory.engine) as connection:
        slot = connection.scalar(select(schema.Listing.c.slot).where(schema.Listing.c.service_id == service))
        return replace(draft, slot=slot or "", needs=_needs(connection, service))


def place_for_slot(slot: ServiceDraft) -> ServiceDraft:
    """The start of a real local place for an empty slot: same subjects and words, nothing else yet."""
    name = slot.slot or slot.source_id
    return ServiceDraft(
        source_id=f"lokaal-{name}",
        name=slot.name,
        organization="",
        summary=slot.summary,
        source_name=LOCAL_SOURCE,
        origin=Origin.INSTITUTION,
        listing=Listing.LISTED,
        slot=name,
        alternate_names=slot.alternate_names,
        details=slot.details,
        needs=slot.needs,
        everyday_words=slot.everyday_words,
        eligibility=slot.eligibility,
    )


def neighbours_place() -> ServiceDraft:
    """The start of an initiative of the neighbourhood; it has no name yet."""
    return ServiceDraft(
        source_id=f"buurt-{new_id()[:8]}",
        name="",
        organization="",
        summary="",
        source_name=LOCAL_SOURCE,
        origin=Origin.NEIGHBOURHOOD,
        listing=Listing.LISTED,
    )


def with_needs(draft: ServiceDraft, codes: tuple[str, ...]) -> ServiceDraft:
    """The draft with other needs; a need that stays keeps its rank, a new one stands first for that need."""
    ranks = {need.code: need.rank for need in draft.needs}
    return replace(draft, needs=tuple(NeedLink(code, ranks.get(code, 1)) for code in codes))


def with_place(draft: ServiceDraft, street: str, postcode: str, city: str, transportation: str) -> ServiceDraft:
    """The draft with another first address. Coordinates belong to the old address and go with it."""
    if draft.places and draft.places[0].hidden:
        return draft
    old = draft.places[0] if draft.places else Place()
    address = Address(street, postcode, city) if street else None
    place = replace(old, address=address, transportation=transportation)
    if address != old.address:
        place = replace(place, latitude=None, longitude=None)
    if place.address is None and not place.transportation and not place.name:
        return replace(draft, places=draft.places[1:])
    return replace(draft, places=(place, *draft.places[1:]))


def save_edit(directory: Directory, draft: ServiceDraft, *, new: bool, by: str) -> ServiceCard:
    """Save what a form made of a draft and hand back its card. An edit is never a check.

    `new` is True for a place that was not in the directory: when its source id is taken it gets one of its
    own, so that a second huisarts never replaces the first. `by` is a role ("balie", "buurtwerker").
    Raises WorldError(VALUE_MISSING, field="name") and what the store raises.
    """
    draft = replace(draft, organization=draft.organization or draft.name.strip())
    with reading(directory.engine) as connection:
        if new:
            draft = replace(draft, source_id=_free(connection, draft.source_id))
        else:
            draft = replace(draft, places=_with_hidden(connection, draft))
    return directory.save_service(draft, by=by)


def _needs(connection: Connection, service: str) -> tuple[NeedLink, ...]:
    rows = connection.execute(
        select(schema.TaxonomyTerm.c.code, schema.Attribute.c.value)
        .join(schema.TaxonomyTerm, schema.TaxonomyTerm.c.id == schema.Attribute.c.taxonomy_term_id)
        .where(schema.Attribute.c.link_id == service, schema.Attribute.c.link_entity == "service")
        .order_by(schema.Attribute.c.value, schema.TaxonomyTerm.c.position)
    )
    return tuple(NeedLink(code, int(value or 9)) for code, value in rows if code)


def _free(connection: Connection, wanted: str) -> str:
    found, number = wanted, 1
    while connection.scalar(select(schema.Listing.c.service_id).where(schema.Listing.c.source_id == found)):
        number += 1
        found = f"{wanted}-{number}"
    return found


def _with_hidden(connection: Connection, draft: ServiceDraft) -> tuple[Place, ...]:
    """The places of the draft, with the hidden ones as they are stored."""
    if not any(place.hidden for place in draft.places):
        return draft.places
    location, address = schema.Location, schema.Address
    rows = connection.execute(
        select(
            location.c.id,
            location.c.name,
            location.c.transportation,
            location.c.latitude,
            location.c.longitude,
            address.c.address_1,
            address.c.postal_code,
            address.c.city,
        )
        .join(schema.ServiceAtLocation, schema.ServiceAtLocation.c.location_id == location.c.id)
        .outerjoin(address, address.c.location_id == location.c.id)
        .where(
            schema.ServiceAtLocation.c.service_id == service_id(draft.source_id),
            location.c.hidden.is_(True),
        )
    ).all()
    stored = []
    for row in rows:
        texts = connection.scalars(
            select(schema.Accessibility.c.description).where(schema.Accessibility.c.location_id == row.id)
        )
        stored.append(
            Place(
                row.name or "",
                Address(row.address_1, row.postal_code or "", row.city or "") if row.address_1 else None,
                row.transportation or "",
                row.latitude,
                row.longitude,
                tuple(text for text in texts if text),
                hidden=True,
            )
        )
    return (*stored, *(place for place in draft.places if not place.hidden))
