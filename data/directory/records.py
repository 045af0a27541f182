"""What the directory hands out: frozen values, never rows of the database.

Names follow HSDS 3.0 (docs.openreferral.org) where it has one; what is ours (listing state, checks per
field, everyday words, neighbourhood initiatives) says so in its docstring.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from data.directory.hours import Schedule

__all__ = [
    "Address",
    "Audience",
    "Check",
    "CheckHow",
    "CheckState",
    "CheckedField",
    "Cost",
    "CostState",
    "CrisisNumber",
    "Listing",
    "Need",
    "Origin",
    "Phone",
    "Place",
    "Schedule",
    "ServiceCard",
    "ServiceDetail",
    "SourceKind",
    "Theme",
]


class CostState(StrEnum):
    """Three states: unknown never hides a service and is never printed as a fact."""

    FREE = "free"
    PAID = "paid"
    UNKNOWN = "unknown"


class Listing(StrEnum):
    """Ours: may this service be shown, and how."""

    LISTED = "listed"
    SLOT = "slot"  # an empty place that every gemeente fills in; never printed
    UNLISTED = "unlisted"  # does not want to be listed
    CLOSED = "closed"
    HIDDEN_ADDRESS = "hidden-address"  # shown and printed without its address


class Origin(StrEnum):
    """Ours: where a service comes from. Neighbours come before institutions when both fit."""

    NEIGHBOURHOOD = "neighbourhood"
    INSTITUTION = "institution"
    NATIONAL = "national"


class CheckedField(StrEnum):
    """Ours: the facts that are checked one by one, each with its own term (product.md, Freshness)."""

    SCHEDULE = "schedule"
    PHONE = "phone"
    NAME = "name"
    ADDRESS = "address"
    COST = "cost"


class CheckHow(StrEnum):
    """Ours: how a fact was checked. An import or an edit is never a check."""

    PHONE = "phone"
    WEBSITE = "website"
    VISIT = "visit"
    VISITOR = "visitor"


class CheckState(StrEnum):
    """Ours: never checked is not stale."""

    CHECKED = "checked"
    STALE = "stale"
    NEVER = "never"


class SourceKind(StrEnum):
    """Ours: how the source of a service knows what it says, in the words of the starter list's own column."""

    OFFICIAL_PAGE = "official_page"  # a page of the organisation or of a government says so
    THIRD_PARTY_2026 = "third_party_2026"  # a text of 2026 that names the official page it looked at
    THIRD_PARTY = "third_party"  # one or more other texts
    WEBSITE_ONLY = "website_only"  # the address of the site was seen, nothing else
    NOT_SEEN = "not_seen"  # general knowledge, or an empty slot


class Audience(StrEnum):
    """Ours: for whom, the choices of the filter."""

    CHILDREN = "kinderen"
    YOUNG = "jongeren"
    PARENTS = "ouders"
    OLDER = "ouderen"
    NEWCOMERS = "nieuwkomers"
    WOMEN = "vrouwen"
    MEN = "mannen"
    EVERYONE = "iedereen"


@dataclass(frozen=True)
class Phone:
    """HSDS phone. `number` is as people write it ("0800-2000"); `description` says which line it is."""

    number: str
    description: str = ""
    type: str = "voice"


@dataclass(frozen=True)
class Address:
    """HSDS address, the parts a slip prints."""

    address_1: str
    postal_code: str = ""
    city: str = ""

    @property
    def line(self) -> str:
        """Street and town on one line, as on the slip: "Marktstraat 8, Vlierdam"."""
        return ", ".join(part for part in (self.address_1, self.city) if part)


@dataclass(frozen=True)
class Place:
    """HSDS location with its address. A hidden place has no address and no coordinates to hand out."""

    name: str = ""
    address: Address | None = None
    transportation: str = ""
    latitude: float | None = None
    longitude: float | None = None
    accessibility: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True)
class Cost:
    """HSDS cost_option and fees_description together; `text` is Dutch as the source gives it."""

    state: CostState = CostState.UNKNOWN
    text: str = ""
    amount: float | None = None  # euro


@dataclass(frozen=True)
class Check:
    """Ours: one fact, looked up again by someone on a day."""

    field: CheckedField
    by: str
    how: CheckHow
    on: date


@dataclass(frozen=True)
class Need:
    """A second-level term of the theme tree."""

    code: str  # "geld.schulden"
    theme: str  # "geld"
    name: str
    meaning: str
    question: str
    slip: str


@dataclass(frozen=True)
class Theme:
    """A first-level term of the theme tree."""

    code: str
    name: str
    examples: str
    icon: str
    tile: bool
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True)
class CrisisNumber:
    """Ours: one line of the crisis card, from a dated table that can be edited."""

    code: str  # "112", "113", "veilig-thuis", "kindertelefoon", "politie", "huisartsenpost", "zorgwekkend-gedrag"
    name: str
    number: str
    when: str  # for whom, one line
    note: str = ""  # "gratis, dag en nacht; ook 0800-0113"
    checked_on: date | None = None
    source: str = ""


@dataclass(frozen=True)
class ServiceCard:
    """What a result card, a tray chip and a filter need; read in one go on the key-press path."""

    id: str
    source_id: str
    name: str
    description: str
    origin: Origin
    listing: Listing
    phone: str = ""
    schedules: tuple[Schedule, ...] = ()
    cost: Cost = Cost()
    languages: tuple[str, ...] = ()  # ISO 639-1
    area: str = ""  # "Binnenstad", "landelijk"
    via: str = ""  # "Marjan": the person behind a neighbourhood initiative
    latitude: float | None = None
    longitude: float | None = None
    home_visit: bool | None = None
    audiences: tuple[Audience, ...] = ()
    themes: tuple[str, ...] = ()  # codes, most fitting first
    checked_on: date | None = None  # the oldest of the newest checks of phone and hours
    check_state: CheckState = CheckState.NEVER
    alert: str = ""

    @property
    def printable(self) -> bool:
        """Empty slots, closed and unlisted places never go onto paper."""
        return self.listing in (Listing.LISTED, Listing.HIDDEN_ADDRESS)


@dataclass(frozen=True)
class ServiceDetail:
    """Everything the detail page and the papers show of one service."""

    card: ServiceCard
    organization: str
    alternate_names: tuple[str, ...] = ()
    details: str = ""
    needs: tuple[Need, ...] = ()
    phones: tuple[Phone, ...] = ()
    email: str = ""
    url: str = ""
    places: tuple[Place, ...] = ()
    application: str = ""  # HSDS application_process: the first step
    by_appointment: bool | None = None
    eligibility: str = ""
    minimum_age: int | None = None
    maximum_age: int | None = None
    required_documents: tuple[str, ...] = ()
    interpreter: str = ""
    checks: tuple[Check, ...] = ()
    listing_reason: str = ""
    source_name: str = ""  # "Landelijke startlijst"
    source_url: str = ""
    source_date: str = ""  # as the source gives it: "2026-09-08", "2026"
    source_note: str = ""
    source_kind: str = ""  # a SourceKind, or empty when the source does not say
    everyday_words: tuple[str, ...] = field(default=())

    @property
    def is_safety(self) -> bool:
        """True when carrying this address home can be unsafe: asks before printing.

        That is when safety is what the place is for, its first theme; a library that also has a leaflet is not.
        """
        return self.card.themes[:1] == ("veilig",) or self.card.listing is Listing.HIDDEN_ADDRESS


@dataclass(frozen=True)
class Report:
    """Ours: a "Klopt dit niet?". `field`: "phone", "schedule", "address" or "gone"."""

    id: str
    service: str  # its id
    name: str  # of the service
    field: str
    remark: str
    on: date
