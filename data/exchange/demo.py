"""Reads the made-up gemeente (resources/directory/demo.json) into directory drafts and settings."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from data.directory.drafts import NeedLink, ServiceDraft
from data.directory.hours import Schedule
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
)
from data.settings import Settings

SOURCE_NAME = "Voorbeeld: alles is verzonnen"


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _place(row: dict[str, Any]) -> Place:
    address = None
    if row.get("address_1"):
        address = Address(row["address_1"], row.get("postal_code") or "", row.get("city") or "")
    return Place(
        name=row.get("name") or "",
        address=address,
        transportation=row.get("transportation") or "",
        latitude=row.get("latitude"),
        longitude=row.get("longitude"),
        hidden=bool(row.get("hidden")),
    )


def _schedule(row: dict[str, Any]) -> Schedule:
    return Schedule(
        opening_hours=row["opening_hours"],
        valid_from=_date(row.get("valid_from")),
        valid_to=_date(row.get("valid_to")),
        interval=row.get("interval") or 1,
        dtstart=_date(row.get("dtstart")),
        closed_from=_date(row.get("closed_from")),
        closed_to=_date(row.get("closed_to")),
        by_appointment=row.get("by_appointment"),
        description=row.get("description") or "",
    )


def _draft(row: dict[str, Any], organizations: dict[str, str]) -> ServiceDraft:
    costs = row["costs"]
    places = tuple(_place(place) for place in row["locations"])
    if row["accessibility"] and places:
        first = places[0]
        places = (
            Place(
                first.name,
                first.address,
                first.transportation,
                first.latitude,
                first.longitude,
                tuple(row["accessibility"]),
                first.hidden,
            ),
            *places[1:],
        )
    return ServiceDraft(
        source_id=row["id"],
        name=row["name"],
        organization=organizations[row["organization"]],
        summary=row["description"],
        source_name=SOURCE_NAME,
        origin=Origin(row["kind"]),
        listing=Listing(row["listing"]),
        listing_reason=row.get("listing_reason") or "",
        slot=row["slot"] or "",
        via=row["via"] or "",
        alternate_names=tuple(row["alternate_name"]),
        details=row["details"],
        needs=tuple(NeedLink(code, place + 1) for place, code in enumerate(row["needs"])),
        everyday_words=tuple(row["everyday_words"]),
        eligibility=row["eligibility"] or "",
        minimum_age=row["minimum_age"],
        maximum_age=row["maximum_age"],
        audiences=tuple(Audience(name) for name in row["audience"]),
        application=row["application"] or "",
        by_appointment=row["appointment"],
        required_documents=tuple(row["required_documents"]),
        cost=Cost(CostState(costs["state"]), costs["text"] or "", costs["amount"]),
        languages=tuple(row["languages"]),
        interpreter=row["interpreter"] or "",
        home_visit=row["home_visit"],
        phones=tuple(
            Phone(phone["number"], phone.get("name") or "", phone.get("type") or "voice") for phone in row["phones"]
        ),
        email=row["email"] or "",
        url=row["url"] or "",
        places=places,
        area=row["area"] or "",
        schedules=tuple(_schedule(schedule) for schedule in row["schedules"]),
        alert=row["alert"] or "",
        checks=tuple(
            Check(
                CheckedField(check["field"]),
                check["by"],
                CheckHow(check["how"]),
                date.fromisoformat(check["date"]),
            )
            for check in row["checks"]
        ),
    )


def read_demo(path: Path) -> tuple[ServiceDraft, ...]:
    """All services of the made-up gemeente."""
    content = json.loads(path.read_text(encoding="utf-8"))
    organizations = {row["id"]: row["name"] for row in content["organizations"]}
    return tuple(_draft(row, organizations) for row in content["services"])


def read_demo_settings(path: Path) -> Settings:
    """The settings of the made-up buurthuis."""
    house = json.loads(path.read_text(encoding="utf-8"))["buurthuis"]
    return Settings(
        buurthuis_name=house["name"],
        buurthuis_address=house["address"],
        buurthuis_city=house["city"],
        buurthuis_phone=house["phone"],
        inloop_text=house["hours_text"],
        latitude=house["latitude"],
        longitude=house["longitude"],
        buurtwerker_name=house["buurtwerker_name"],
        buurtwerker_phone=house["buurtwerker_phone"],
        buurtwerker_hours=house["buurtwerker_hours"],
        deputy_name=house["deputy_name"],
        deputy_phone=house["deputy_phone"],
        huisartsenpost=house["huisartsenpost"],
        bhv="Henk, bij de keuken",
        aed="In de hal, naast de voordeur",
    )
