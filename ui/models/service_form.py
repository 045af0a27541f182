"""The edit form without its widgets: what a volunteer typed, checked and put into a draft.

What the form does not show stays as it was, and what was not known stays unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from data.directory.drafts import ServiceDraft
from data.directory.edit import with_needs, with_place
from data.directory.hours import Schedule, parse_simple, to_simple, weekly
from data.directory.records import Audience, Cost, CostState, Origin, Phone, Place
from printing.hours_text import compact

MOST_NEEDS = 3
_POSTCODE = re.compile(r"(\d{4})\s?([A-Za-z]{2})")


class Problem(StrEnum):
    """What must be looked at again before the form can be saved; the key is the field."""

    NAME_MISSING = "name-missing"
    HOURS_UNCLEAR = "hours-unclear"


@dataclass(frozen=True)
class FormValues:
    """What stands in the fields. None is "weet ik niet"."""

    name: str = ""
    summary: str = ""
    phone: str = ""
    phone_note: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    transportation: str = ""
    hours: str = ""
    fortnightly: bool = False
    first_time: date | None = None
    by_appointment: bool | None = None
    cost: CostState = CostState.UNKNOWN
    cost_text: str = ""
    application: str = ""
    documents: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    eligibility: str = ""
    audiences: tuple[Audience, ...] = ()
    home_visit: bool | None = None
    alert: str = ""
    url: str = ""
    needs: tuple[str, ...] = ()
    via: str = ""


def values_of(draft: ServiceDraft) -> FormValues:
    """What the form shows of a draft."""
    place = draft.places[0] if draft.places else Place()
    phone = draft.phones[0] if draft.phones else Phone("")
    row = draft.schedules[0] if draft.schedules else Schedule("")
    return FormValues(
        name=draft.name,
        summary=draft.summary,
        phone=phone.number,
        phone_note=phone.description,
        street=place.address.address_1 if place.address else "",
        postcode=place.address.postal_code if place.address else "",
        city=place.address.city if place.address else "",
        transportation=place.transportation,
        hours=hours_as_typed(draft.schedules) or "",
        fortnightly=row.interval == 2,
        first_time=row.dtstart if row.interval == 2 else None,
        by_appointment=draft.by_appointment,
        cost=draft.cost.state,
        cost_text=draft.cost.text,
        application=draft.application,
        documents=draft.required_documents,
        languages=draft.languages,
        eligibility=draft.eligibility,
        audiences=draft.audiences,
        home_visit=draft.home_visit,
        alert=draft.alert,
        url=draft.url,
        needs=tuple(need.code for need in draft.needs),
        via=draft.via,
    )


def hours_as_typed(rows: tuple[Schedule, ...]) -> str | None:
    """The hours as a volunteer would type them; None when they do not fit in one line of text."""
    if not rows:
        return ""
    rhythms = {replace(row, opening_hours="", description="") for row in rows}
    if len(rhythms) > 1 or rows[0].interval > 2:
        return None
    together = "; ".join(row.opening_hours.strip().rstrip(";") for row in rows if row.opening_hours.strip())
    if not together:
        return ""
    return to_simple(together) if weekly(together) is not None else None


def hours_understood(typed: str, *, fortnightly: bool, first_time: date | None, today: date) -> tuple[str, ...]:
    """How the typed hours will stand on paper; empty when they are not understood."""
    hours = parse_simple(typed)
    if hours is None:
        return ()
    row = Schedule(hours, interval=2 if fortnightly else 1, dtstart=first_time if fortnightly else None)
    return tuple(compact([row], today))


def problems(values: FormValues, before: FormValues) -> dict[str, Problem]:
    """What stands in the way of saving, by field."""
    found: dict[str, Problem] = {}
    if not values.name.strip():
        found["name"] = Problem.NAME_MISSING
    typed = values.hours.strip()
    if typed and typed != before.hours.strip() and parse_simple(typed) is None:
        found["hours"] = Problem.HOURS_UNCLEAR
    return found


def filled_in(draft: ServiceDraft, values: FormValues) -> ServiceDraft:
    """The draft with what was typed; fields that were not touched keep exactly what they had.

    Call only when `problems` finds none.
    """
    before = values_of(draft)
    made = replace(
        draft,
        name=values.name.strip(),
        summary=_line(values.summary),
        by_appointment=values.by_appointment,
        application=_line(values.application),
        required_documents=tuple(filter(None, (_line(line) for line in values.documents))),
        languages=values.languages,
        eligibility=_line(values.eligibility),
        audiences=values.audiences,
        home_visit=values.home_visit,
        alert=_line(values.alert),
        via=_line(values.via) if draft.origin is Origin.NEIGHBOURHOOD else draft.via,
    )
    if values.url.strip() != before.url:
        made = replace(made, url=_web_address(values.url))
    if (values.cost, _line(values.cost_text)) != (before.cost, before.cost_text):
        made = replace(made, cost=Cost(values.cost, _line(values.cost_text)))
    if values.needs != before.needs:
        made = with_needs(made, values.needs)
    if (values.phone.strip(), values.phone_note.strip()) != (before.phone, before.phone_note):
        made = replace(made, phones=_phones(draft.phones, _line(values.phone), _line(values.phone_note)))
    town = (postcode(values.postcode), _line(values.city))
    place = (_line(values.street), *town, _line(values.transportation))
    if place != (before.street, before.postcode, before.city, before.transportation):
        made = with_place(made, *place)
    return replace(made, schedules=_schedules(draft.schedules, values, before))


def postcode(text: str) -> str:
    """ "0565ab" as "0565 AB"; anything else as it was typed."""
    found = _POSTCODE.fullmatch(text.strip())
    return f"{found[1]} {found[2].upper()}" if found else _line(text)


def odd_phone(text: str) -> bool:
    """True when a number looks too short or too long to be dialled: a reason to look again, never to refuse.

    Short numbers (112, 113, 14 0565), 0800 and invented numbers of an example are all fine.
    """
    digits = re.sub(r"\D", "", text)
    if not text.strip() or (2 < len(digits) <= 6) or re.match(r"0?(800|90[069]|88|85|14)", digits):
        return bool(text.strip()) and not digits
    import phonenumbers  # 60 ms: only for who types a number

    try:
        number = phonenumbers.parse(text, "NL")
    except phonenumbers.NumberParseException:
        return True
    return not phonenumbers.is_possible_number(number)


def _line(text: str) -> str:
    return " ".join(text.split())


def _web_address(text: str) -> str:
    typed = text.strip()
    return typed if not typed or "://" in typed else f"https://{typed}"


def _phones(old: tuple[Phone, ...], number: str, note: str) -> tuple[Phone, ...]:
    if not number:
        return old[1:]
    first = replace(old[0], number=number, description=note) if old else Phone(number, note)
    return (first, *old[1:])


def _schedules(old: tuple[Schedule, ...], values: FormValues, before: FormValues) -> tuple[Schedule, ...]:
    rhythm = (values.hours.strip(), values.fortnightly, values.first_time if values.fortnightly else None)
    rows = old
    if rhythm != (before.hours, before.fortnightly, before.first_time):
        hours = parse_simple(values.hours) if values.hours.strip() else None
        base = replace(old[0], description="") if old else Schedule("")
        rows = ()
        if hours is not None:
            rows = (
                replace(
                    base,
                    opening_hours=hours,
                    interval=2 if values.fortnightly else 1,
                    dtstart=values.first_time if values.fortnightly else None,
                ),
            )
    if values.by_appointment != before.by_appointment:
        rows = tuple(replace(row, by_appointment=values.by_appointment) for row in rows)
    return rows
