"""The filters of the desk: only a certain no hides a service, what is unknown stays."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from data.directory.hours import State, status
from data.directory.records import Audience, CostState, Origin, ServiceCard

NATIONAL_AREA = "landelijk"
_WHOLE_TOWN = "heel "  # "heel Vlierdam"


@dataclass(frozen=True)
class Filters:
    """What the desk chose to see; the empty value shows everything."""

    open_now: bool = False
    free: bool = False
    home_visit: bool = False
    audience: Audience | None = None
    language: str = ""  # ISO 639-1
    area: str = ""
    theme: str = ""  # code of a theme

    @property
    def count(self) -> int:
        """How many filters are on."""
        return sum(bool(getattr(self, field.name)) for field in fields(self))


def keep(card: ServiceCard, filters: Filters, now: datetime) -> bool:
    """True unless the card certainly does not fit. `now` is naive Dutch local time.

    Unknown hours, costs, languages, audience, area or home visits never hide a service; an area that covers
    more than one neighbourhood (the whole town, the country) fits every neighbourhood.
    """
    if filters.open_now and status(card.schedules, now).state is State.CLOSED:
        return False
    if filters.free and card.cost.state is CostState.PAID:
        return False
    if filters.home_visit and card.home_visit is False:
        return False
    if filters.audience is not None and not _welcome(card, filters.audience):
        return False
    if filters.language and card.languages and filters.language not in card.languages:
        return False
    if filters.area and not _serves(card, filters.area):
        return False
    return not (filters.theme and card.themes and filters.theme not in card.themes)


def _welcome(card: ServiceCard, audience: Audience) -> bool:
    if not card.audiences or audience is Audience.EVERYONE or Audience.EVERYONE in card.audiences:
        return True
    return audience in card.audiences


def _serves(card: ServiceCard, area: str) -> bool:
    if not card.area or card.origin is Origin.NATIONAL:
        return True
    return card.area in (area, NATIONAL_AREA) or card.area.startswith(_WHOLE_TOWN)
