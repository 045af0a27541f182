"""What a result card says: every word about one service in a list, worked out once and painted many times."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QObject

from data.directory.hours import State, status
from data.directory.records import CheckState, CostState, Listing, Origin, ServiceCard
from data.search.results import Hit, WhyKind
from data.settings import Settings
from printing import hours_text
from printing.hours_words import WORDS
from printing.phones import grouped

_EARTH_KM = 6371.0


@dataclass(frozen=True)
class StateBadge:
    """Open, closed or unknown: the words, the kind of badge and its icon."""

    text: str
    kind: str  # "open", "soon", "closed", "neutral"
    icon: str


@dataclass(frozen=True)
class CardText:
    """The words of one card, not yet cut to its width."""

    name: str
    line: str
    badge: StateBadge
    phone: str
    no_phone: str
    tag: str  # "via Marjan", "uit de buurt"
    why: str
    checked: str
    checked_icon: str
    meta: str  # "Gratis · 450 m"
    slot: bool
    spoken: str  # for a screen reader


def state_badge(card: ServiceCard, now: datetime) -> StateBadge:
    """The badge of a service at this moment (naive Dutch local time)."""
    if card.listing is Listing.CLOSED:
        return StateBadge(QCoreApplication.translate("state", "Gestopt"), "closed", "clock-remove-outline")
    found = status(card.schedules, now)
    text = hours_text.badge(found, now)
    if found.state is State.OPEN:
        soon = found.until is not None and found.until - now <= hours_text.CLOSING_SOON
        return StateBadge(text, "soon" if soon else "open", "clock-alert-outline" if soon else "clock-check-outline")
    if found.state is State.UNKNOWN:
        return StateBadge(text, "neutral", "clock-outline")
    if found.opens_at is not None and found.opens_at.date() == now.date():
        return StateBadge(text, "soon", "clock-alert-outline")
    return StateBadge(text, "closed", "clock-remove-outline")


def short_date(day: date, today: date) -> str:
    """ "3 nov"; with the year when it is another one."""
    text = f"{day.day} {WORDS['nl'].short_months[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year}"


def long_date(day: date) -> str:
    """ "3 november 2026"."""
    return f"{day.day} {WORDS['nl'].months[day.month - 1]} {day.year}"


def metres_between(first: tuple[float, float], second: tuple[float, float]) -> float:
    """The distance of two places (latitude, longitude) as the crow flies."""
    lat1, lon1, lat2, lon2 = (math.radians(value) for value in (*first, *second))
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * 1000 * math.asin(math.sqrt(half))


def distance(card: ServiceCard, settings: Settings) -> str:
    """ "450 m" or "1,2 km" when the buurthuis and the service both have coordinates, else empty."""
    home = (settings.latitude, settings.longitude)
    if home[0] is None or home[1] is None or card.latitude is None or card.longitude is None:
        return ""
    metres = metres_between((home[0], home[1]), (card.latitude, card.longitude))
    if metres < 975:
        return f"{max(50, round(metres / 50) * 50)} m"
    return f"{metres / 1000:.1f} km".replace(".", ",")


def inside(text: str) -> str:
    """A name as it stands inside a sentence: "Schulden" becomes "schulden", "AOW" and "ID-kaart" stay."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def found_on(hit: Hit) -> str:
    """The words a place was found on; empty when they only say its name once more."""
    text = hit.why.text.strip()
    if hit.why.kind is WhyKind.NAME or text.casefold() in hit.card.name.casefold():
        return ""
    return inside(text) if hit.why.kind in (WhyKind.NEED, WhyKind.THEME) else text


class CardTexts(QObject):
    """Makes the words of cards, for the list and the detail page alike."""

    def cost(self, card: ServiceCard) -> str:
        """Free, paid or unknown, in a word or two."""
        if card.cost.state is CostState.FREE:
            return self.tr("Gratis")
        return self.tr("Kost geld") if card.cost.state is CostState.PAID else self.tr("Kosten onbekend")

    def checked(self, card: ServiceCard, today: date) -> tuple[str, str]:
        """How fresh the facts are, and the icon that goes with it."""
        if card.check_state is CheckState.STALE:
            return self.tr("oud: vraag na"), "clock-alert-outline"
        if card.check_state is CheckState.CHECKED and card.checked_on is not None:
            day = short_date(card.checked_on, today)
            return self.tr("nagekeken {day}").format(day=day), "check-decagram-outline"
        return self.tr("nog niet nagekeken"), "circle-outline"

    def tag(self, card: ServiceCard) -> str:
        """What shows that neighbours do this themselves."""
        if card.origin is not Origin.NEIGHBOURHOOD:
            return ""
        return self.tr("via {name}").format(name=card.via) if card.via else self.tr("uit de buurt")

    def of(self, hit: Hit, now: datetime, settings: Settings) -> CardText:
        """All the words of one result."""
        card = hit.card
        slot = card.listing is Listing.SLOT
        badge = state_badge(card, now)
        if slot:
            badge = StateBadge(self.tr("Nog in te vullen"), "slot", "pencil-outline")
        checked, icon = ("", "") if slot else self.checked(card, now.date())
        where = distance(card, settings) or card.area
        meta = "" if slot else " · ".join(part for part in (self.cost(card), where) if part)
        phone = grouped(card.phone)
        tag = self.tag(card)
        spoken = [card.name, card.description, tag, badge.text, phone, meta, checked]
        why = found_on(hit)
        if why:
            spoken.append(self.tr("gevonden op: {words}").format(words=why))
        return CardText(
            name=card.name,
            line=card.description,
            badge=badge,
            phone=phone,
            no_phone="" if slot else self.tr("geen telefoon bekend"),
            tag=tag,
            why=why,
            checked=checked,
            checked_icon=icon,
            meta=meta,
            slot=slot,
            spoken=". ".join(part for part in spoken if part),
        )
