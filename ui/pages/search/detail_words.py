"""What the detail page says of a service, in lines; unknown is said as unknown or not at all, never as a fact."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from data.directory.records import Check, CheckedField, CheckHow, CostState, ServiceDetail
from data.search.results import Hit
from printing import hours_text
from printing.languages import WORDS
from printing.phones import grouped
from ui.models.card_text import found_on, long_date
from ui.models.source_words import source_line


def language_name(code: str) -> str:
    """The Dutch name of a language; the code itself when we have no name for it."""
    return WORDS["nl"].language_names.get(code, code)


class DetailWords(QObject):
    """Turns a ServiceDetail into the lines under each heading."""

    def summary(self, detail: ServiceDetail) -> tuple[str, str]:
        """The line under the name, and what there is to say besides; never the same thing twice."""
        line, details = detail.card.description, detail.details.strip()
        if not details.lower().startswith(line.lower().rstrip(". ")):
            return line, details
        first, stop, rest = details.partition(". ")
        return first + stop.strip(), rest

    def place(self, detail: ServiceDetail) -> list[str]:
        """Zo kom je er."""
        lines: list[str] = []
        for place in detail.places:
            if place.hidden:
                lines.append(self.tr("Het adres is geheim. Bel eerst."))
                continue
            if place.name and place.name not in detail.card.name:
                lines.append(place.name)
            if place.address is not None:
                street = ", ".join(
                    part
                    for part in (
                        place.address.address_1,
                        f"{place.address.postal_code} {place.address.city}".strip(),
                    )
                    if part
                )
                lines.append(street)
            if place.transportation:
                lines.append(_sentence(place.transportation))
            if place.accessibility:
                lines.append(_sentence(", ".join(place.accessibility)))
        if detail.card.home_visit:
            lines.append(self.tr("Komt ook bij je thuis."))
        return lines

    def audience(self, detail: ServiceDetail) -> list[str]:
        """Voor wie."""
        lines = [detail.eligibility] if detail.eligibility else []
        low, high = detail.minimum_age, detail.maximum_age
        if low is not None and high is not None:
            lines.append(self.tr("Van {low} tot en met {high} jaar").format(low=low, high=high))
        elif low is not None:
            lines.append(self.tr("Vanaf {low} jaar").format(low=low))
        elif high is not None:
            lines.append(self.tr("Tot en met {high} jaar").format(high=high))
        if not lines and detail.card.audiences:
            lines.append(_sentence(", ".join(one.value for one in detail.card.audiences)))
        return lines

    def cost(self, detail: ServiceDetail) -> list[str]:
        """Kosten: what is known, or that it is not known."""
        cost = detail.card.cost
        if cost.text:
            return [_sentence(cost.text)]
        if cost.state is CostState.FREE:
            return [self.tr("Gratis")]
        if cost.state is CostState.UNKNOWN:
            return [self.tr("Niet bekend. Vraag het even.")]
        if cost.amount is not None:
            return [self.tr("€ {amount}").format(amount=f"{cost.amount:.2f}".replace(".", ","))]
        return [self.tr("Het kost geld. Vraag eerst hoeveel.")]

    def languages(self, detail: ServiceDetail) -> list[str]:
        """Talen, and whether there is an interpreter."""
        names = ", ".join(language_name(code) for code in detail.card.languages)
        lines = [names] if names else []
        if detail.interpreter:
            lines.append(_sentence(detail.interpreter))
        return lines

    def step(self, detail: ServiceDetail) -> list[str]:
        """Hoe begin je."""
        if detail.application:
            return [detail.application]
        return [self.tr("Maak eerst een afspraak.")] if detail.by_appointment else []

    def contact(self, detail: ServiceDetail) -> list[str]:
        """The other lines, mail and site; the first number stands large above."""
        lines = []
        for phone in detail.phones:
            if grouped(phone.number) == grouped(detail.card.phone):
                continue
            number = grouped(phone.number)
            lines.append(f"{number} ({phone.description})" if phone.description else number)
        for text in (detail.email, detail.url):
            if text:
                shown = text.removeprefix("https://").removeprefix("http://").rstrip("/")
                lines.append(shown.replace("@", "@\u200b"))  # a long address may go on after its @
        return lines

    def phone_note(self, detail: ServiceDetail) -> str:
        """Which line the large number is: "vraag naar team huur"."""
        for phone in detail.phones:
            if grouped(phone.number) == grouped(detail.card.phone):
                return phone.description
        return ""

    def hours_title(self, detail: ServiceDetail) -> str:
        """Above the week."""
        if detail.by_appointment is None:
            return self.tr("Openingstijden")
        return self.tr("Op afspraak") if detail.by_appointment else self.tr("Open zonder afspraak")

    def rhythm(self, detail: ServiceDetail, now: datetime) -> list[str]:
        """Hours that this week alone does not show: every two weeks, first Thursday of the month."""
        rows = detail.card.schedules
        if not rows:
            return [self.tr("Tijden niet bekend. Bel eerst.")]
        special = any(
            row.interval > 1 or "[" in row.opening_hours or row.closed_from or row.valid_from or row.valid_to
            for row in rows
        )
        lines = hours_text.compact(rows, now.date()) if special else []
        if not special:
            lines += [row.description for row in rows if row.description and not row.opening_hours.strip()]
        return list(dict.fromkeys(lines))

    def found_on(self, hit: Hit | None) -> str:
        """Why this place is in the list."""
        words = found_on(hit) if hit is not None else ""
        return self.tr("Gevonden op: {words}").format(words=words) if words else ""

    def how(self, check: Check) -> str:
        """How a fact was checked."""
        return {
            CheckHow.PHONE: self.tr("gebeld"),
            CheckHow.WEBSITE: self.tr("website"),
            CheckHow.VISIT: self.tr("langsgegaan"),
            CheckHow.VISITOR: self.tr("van een bezoeker"),
        }[check.how]

    def field(self, field: CheckedField) -> str:
        """The name of a fact."""
        return {
            CheckedField.PHONE: self.tr("Telefoon"),
            CheckedField.SCHEDULE: self.tr("Tijden"),
            CheckedField.ADDRESS: self.tr("Adres"),
            CheckedField.COST: self.tr("Kosten"),
            CheckedField.NAME: self.tr("Naam"),
        }[field]

    def checked_line(self, detail: ServiceDetail) -> str:
        """The foot: who checked last, or that nobody of us did yet, and where the facts are from."""
        if detail.checks:
            last = max(detail.checks, key=lambda check: check.on)
            day = long_date(last.on)
            if last.by and last.by != "balie":
                return self.tr("Nagekeken op {day} door {name}").format(day=day, name=last.by)
            return self.tr("Nagekeken op {day}").format(day=day)
        return self.tr("Nog niet door ons nagebeld.") + " " + source_line(detail)


def _sentence(text: str) -> str:
    """With a capital at the front."""
    return text[:1].upper() + text[1:]
