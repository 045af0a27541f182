"""What goes into the directory: one service as a reader of a file or the edit form hands it over."""

from __future__ import annotations

from dataclasses import dataclass

from data.directory.hours import Schedule
from data.directory.records import (
    Audience,
    Check,
    Cost,
    CrisisNumber,
    Listing,
    Origin,
    Phone,
    Place,
    Theme,
)


@dataclass(frozen=True)
class NeedLink:
    """A need of a service; `rank` 1 is the best place for that need."""

    code: str
    rank: int


@dataclass(frozen=True)
class ServiceDraft:
    """One service, whole. `source_id` is its id in the file it came from and is kept for good."""

    source_id: str
    name: str
    organization: str
    summary: str
    source_name: str
    origin: Origin = Origin.INSTITUTION
    listing: Listing = Listing.LISTED
    listing_reason: str = ""
    slot: str = ""
    via: str = ""
    alternate_names: tuple[str, ...] = ()
    details: str = ""
    needs: tuple[NeedLink, ...] = ()
    everyday_words: tuple[str, ...] = ()
    eligibility: str = ""
    minimum_age: int | None = None
    maximum_age: int | None = None
    audiences: tuple[Audience, ...] = ()
    application: str = ""
    by_appointment: bool | None = None
    required_documents: tuple[str, ...] = ()
    cost: Cost = Cost()
    languages: tuple[str, ...] = ()
    interpreter: str = ""
    home_visit: bool | None = None
    phones: tuple[Phone, ...] = ()
    email: str = ""
    url: str = ""
    places: tuple[Place, ...] = ()
    area: str = ""
    schedules: tuple[Schedule, ...] = ()
    alert: str = ""
    checks: tuple[Check, ...] = ()
    source_url: str = ""
    source_date: str = ""
    source_note: str = ""
    source_kind: str = ""


@dataclass(frozen=True)
class SecondaryTerm:
    """A term of another taxonomy (ZRM, Positieve Gezondheid, UPL) that fits a term of the theme tree."""

    taxonomy: str
    name: str
    fits: str  # code of a theme or need


@dataclass(frozen=True)
class DirectoryDraft:
    """A whole directory, ready to be loaded in one transaction."""

    filled_with: str  # "landelijk", "voorbeeld"
    themes: tuple[Theme, ...]
    secondary_terms: tuple[SecondaryTerm, ...]
    services: tuple[ServiceDraft, ...]
    need_words: tuple[tuple[str, str], ...] = ()  # (need code, everyday word)
    crisis_numbers: tuple[CrisisNumber, ...] = ()
