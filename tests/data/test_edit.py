"""Editing by hand loses nothing, fills empty slots, and is never a check."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from data.directory import schema
from data.directory.drafts import NeedLink, ServiceDraft
from data.directory.edit import (
    draft_from,
    editable,
    neighbours_place,
    place_for_slot,
    save_edit,
    with_needs,
    with_place,
)
from data.directory.hours import Schedule
from data.directory.identity import service_id
from data.directory.records import (
    Address,
    Check,
    CheckedField,
    CheckHow,
    Listing,
    Origin,
    Phone,
    Place,
    ServiceDetail,
)
from data.directory.store import Directory
from data.engine import reading
from data.errors import Code, WorldError


def without_loose_order(detail: ServiceDetail) -> ServiceDetail:
    """Everyday words have no order in the store."""
    return replace(detail, everyday_words=tuple(sorted(detail.everyday_words)))


def ids(directory: Directory) -> list[str]:
    found = {card.id for theme in directory.themes() for card in directory.services_of_theme(theme.code)}
    return sorted(found)


def hidden_address(directory: Directory, service: str) -> tuple[str | None, float | None]:
    """What is stored of the hidden address, which no record hands out."""
    with reading(directory.engine) as connection:
        row = connection.execute(
            select(schema.Address.c.address_1, schema.Location.c.latitude)
            .join(schema.Location, schema.Location.c.id == schema.Address.c.location_id)
            .join(schema.ServiceAtLocation, schema.ServiceAtLocation.c.location_id == schema.Location.c.id)
            .where(schema.ServiceAtLocation.c.service_id == service)
        ).one()
    return row.address_1, row.latitude


def test_saving_what_was_not_changed_changes_nothing(demo: Directory) -> None:
    for service in ids(demo)[::3]:
        before, draft = demo.detail(service), editable(demo, service)
        save_edit(demo, draft, new=False, by="balie")
        assert without_loose_order(demo.detail(service)) == without_loose_order(before)
        assert replace(editable(demo, service), everyday_words=()) == replace(draft, everyday_words=())


def test_ranks_of_needs_and_the_slot_stay(directory: Directory) -> None:
    for service in ids(directory)[::7]:
        draft = editable(directory, service)
        save_edit(directory, replace(draft, name="Andere naam"), new=False, by="balie")
        again = editable(directory, service)
        assert (again.name, again.needs, again.slot) == ("Andere naam", draft.needs, draft.slot)


def test_a_detail_alone_gives_a_whole_draft(demo: Directory) -> None:
    detail = demo.detail(ids(demo)[0])
    draft = draft_from(detail)
    assert [need.code for need in draft.needs] == [need.code for need in detail.needs]
    assert (draft.phones, draft.places, draft.checks) == (detail.phones, detail.places, ())


def test_an_edit_is_never_a_check_and_keeps_the_checks(directory: Directory) -> None:
    service = ids(directory)[0]
    directory.add_check(service, Check(CheckedField.PHONE, "balie", CheckHow.PHONE, date(2026, 11, 3)))
    before = directory.detail(service)
    draft = replace(editable(directory, service), phones=(Phone("0565 12 30 40"),))
    save_edit(directory, draft, new=False, by="balie")
    assert directory.detail(service).checks == before.checks


def test_a_hidden_address_stays_hidden_and_stays_there(directory: Directory) -> None:
    street = Address("Geheimstraat 1", "0565 AB", "Vlierdam")
    draft = ServiceDraft(
        "opvang",
        "Opvang",
        "Opvang",
        "Veilig wonen",
        "Eigen lijst",
        listing=Listing.HIDDEN_ADDRESS,
        places=(Place("Huis", street, "bus 4", 52.1, 5.2, ("geen trap",), hidden=True),),
    )
    card = save_edit(directory, draft, new=True, by="balie")
    shown = editable(directory, card.id)
    assert shown.places == (Place("Huis", hidden=True),)  # nothing to read over a shoulder
    save_edit(directory, replace(shown, alert="Bel eerst"), new=False, by="balie")
    assert directory.detail(card.id).card.alert == "Bel eerst"
    assert hidden_address(directory, card.id) == ("Geheimstraat 1", 52.1)


def test_a_hidden_address_is_not_changed_by_the_fields_for_an_address() -> None:
    draft = ServiceDraft("x", "X", "X", "", "Y", places=(Place("Huis", hidden=True),))
    assert with_place(draft, "Straat 1", "", "", "") == draft


def test_an_empty_slot_becomes_a_place_and_the_slot_makes_room(directory: Directory) -> None:
    slot = next(card for card in directory.services_of_theme("geld.schulden") if card.listing is Listing.SLOT)
    start = place_for_slot(editable(directory, slot.id))
    assert start.source_id == f"lokaal-{slot.source_id}"
    assert (start.origin, start.listing) == (Origin.INSTITUTION, Listing.LISTED)
    card = save_edit(directory, replace(start, phones=(Phone("14 0565"),)), new=True, by="balie")
    listed = [one.id for one in directory.services_of_theme("geld.schulden")]
    assert card.id in listed
    assert slot.id not in listed
    assert card.printable
    assert card.checked_on is None


def test_a_second_place_for_a_slot_does_not_replace_the_first(directory: Directory) -> None:
    draft = editable(directory, directory.resolve("huisarts"))
    first = save_edit(directory, replace(place_for_slot(draft), name="Dokter A"), new=True, by="balie")
    second = save_edit(directory, replace(place_for_slot(draft), name="Dokter B"), new=True, by="balie")
    assert first.id != second.id
    assert directory.detail(first.id).card.name == "Dokter A"
    assert second.source_id == "lokaal-huisarts-2"


def test_an_initiative_of_neighbours_comes_first(directory: Directory) -> None:
    start = replace(neighbours_place(), name="Klussenman Ko", via="Marjan")
    card = save_edit(directory, with_needs(start, ("geld.schulden",)), new=True, by="balie")
    assert directory.services_of_theme("geld.schulden")[0] == card
    detail = directory.detail(card.id)
    assert (detail.card.origin, detail.card.via) == (Origin.NEIGHBOURHOOD, "Marjan")
    assert detail.organization == "Klussenman Ko"


def test_a_place_without_a_name_is_not_saved(directory: Directory) -> None:
    before = ids(directory)
    with pytest.raises(WorldError) as caught:
        save_edit(directory, neighbours_place(), new=True, by="balie")
    assert caught.value.code is Code.VALUE_MISSING
    assert ids(directory) == before


def test_needs_that_stay_keep_their_rank() -> None:
    draft = ServiceDraft("x", "X", "X", "", "Y", needs=(NeedLink("a.b", 4), NeedLink("c.d", 2)))
    assert with_needs(draft, ("c.d", "e.f")).needs == (NeedLink("c.d", 2), NeedLink("e.f", 1))


def test_coordinates_go_with_the_old_address() -> None:
    old = Place("Huis", Address("Straat 1", "1234 AB", "Vlierdam"), "bus 4", 52.0, 5.0, ("geen trap",))
    draft = ServiceDraft("x", "X", "X", "", "Y", places=(old, Place("Tweede")))
    same = with_place(draft, "Straat 1", "1234 AB", "Vlierdam", "bus 5")
    assert same.places[0] == replace(old, transportation="bus 5")
    moved = with_place(draft, "Laan 2", "", "Vlierdam", "bus 4")
    assert moved.places[0].address == Address("Laan 2", "", "Vlierdam")
    assert (moved.places[0].latitude, moved.places[0].accessibility) == (None, ("geen trap",))
    assert moved.places[1] == Place("Tweede")


def test_rows_of_hours_stay_whole(directory: Directory) -> None:
    rows = (
        Schedule("Tu 09:30-12:00", interval=2, dtstart=date(2026, 11, 24), description="om de week"),
        Schedule("Fr 10:00-12:00", valid_from=date(2026, 9, 1), closed_from=date(2026, 12, 20)),
    )
    draft = replace(neighbours_place(), name="Eetcafé", schedules=rows)
    card = save_edit(directory, draft, new=True, by="balie")
    assert card.id == service_id(card.source_id)
    assert editable(directory, card.id).schedules == rows
