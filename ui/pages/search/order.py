"""In which order the places of a theme stand, and which ones a filter leaves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from data.directory.hours import State, status
from data.directory.records import Listing, Origin, ServiceCard
from data.search.filters import Filters, keep
from data.search.results import Hit, Why, WhyKind

_STATES = {State.OPEN: 0, State.UNKNOWN: 1, State.CLOSED: 2}


def theme_hits(cards: Iterable[ServiceCard], now: datetime) -> list[Hit]:
    """The places of a theme: neighbours first, open ones first, empty slots below every real place."""

    def rank(card: ServiceCard) -> tuple[bool, bool, int]:
        slot = card.listing is Listing.SLOT
        return slot, card.origin is not Origin.NEIGHBOURHOOD, _STATES[status(card.schedules, now).state]

    return [Hit(card, 0.0, Why(WhyKind.THEME, "")) for card in sorted(cards, key=rank)]


def kept(hits: Sequence[Hit], filters: Filters, now: datetime) -> list[Hit]:
    """The hits that the filters do not certainly exclude, in the same order."""
    if not filters.count:
        return list(hits)
    return [hit for hit in hits if keep(hit.card, filters, now)]
