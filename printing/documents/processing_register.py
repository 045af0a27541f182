"""The page for the verwerkingsregister (AVG, article 30): made from the fields and terms of the program itself.

A draft to fill in: what only a board can say is a field, what a functionaris gegevensbescherming (FG) has to look at is
marked. Records in, PDF bytes out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.inventory import Inventory
from data.retention import Kind
from printing.cells import Cell
from printing.documents.kept_words import Words, Work, words_of
from printing.documents.term_words import rule_words
from printing.dutch_days import day_words
from printing.text_page import House, Sheet

DOCUMENT = "Verwerkingsregister"
CHECK = "FG: nakijken"


@dataclass(frozen=True)
class Register:
    """What the paper is made from. `backup_days`: how much longer something can be in a backup."""

    house: House
    inventory: Inventory
    made_on: date
    backup_days: int


@dataclass(frozen=True)
class _Activity:
    """One processing, as article 30 wants it told."""

    name: str
    purpose: str
    people: str
    readers: str
    receivers: str
    ground: str
    kinds: tuple[Kind, ...]


_NOBODY = "niemand buiten het buurthuis"
ACTIVITIES: dict[Work, _Activity] = {
    Work.INLOOP: _Activity(
        "Inloop en adresbriefjes",
        "Bezoekers te woord staan, hen naar de goede plek wijzen, werk overdragen aan de volgende dienst, en aantallen "
        "voor het verslag.",
        "Bezoekers (zonder naam), vrijwilligers die iets opschreven, professionals die in huis zijn.",
        "Vrijwilligers met dienst en buurtwerkers, niet als alles bedekt is.",
        "De gemeente: alleen aantallen; onder de 5 staat er ‘<5’.",
        "Gerechtvaardigd belang (AVG, artikel 6 lid 1 f): een bezoek heeft geen naam. Is het buurthuis onderdeel van "
        "de gemeente, of voert het een taak uit de Wmo 2015 uit, dan kan artikel 6 lid 1 e passen.",
        (
            Kind.VISIT,
            Kind.SLIP,
            Kind.HANDOVER,
            Kind.ATTENTION,
            Kind.QUESTION,
            Kind.COUNTS,
            Kind.SERVICE_COUNTS,
        ),
    ),
    Work.REGULARS: _Activity(
        "Vaste bezoekers",
        "Iemand herkennen die dat zelf vroeg, en als die dat ook vroeg: merken dat iemand wegblijft.",
        "Bezoekers die hier zelf om vroegen.",
        "Vrijwilligers met dienst en buurtwerkers, niet als alles bedekt is.",
        _NOBODY,
        "Toestemming (AVG, artikel 6 lid 1 a): vrij gegeven, met dag, en op elk moment terug te nemen.",
        (Kind.REGULAR,),
    ),
    Work.SIGNALS: _Activity(
        "Zorgen en ideeën",
        "Een zorg of idee van de balie bij de buurtwerker brengen, hulp dichtbij zoeken, en de vrijwilliger laten "
        "weten hoe het ging.",
        "Bewoners over wie een zorg gaat, buren die genoemd worden, bewoners die iets willen doen, de "
        "vrijwilliger die het doorgaf.",
        "Buurtwerkers. ‘Niet veilig’: alleen de aandachtsfunctionaris en de plaatsvervanger. Vrijwilligers zien "
        "nummer, dag, onderwerp, hoe het ermee staat en wat zij terughoren. De beheerder ziet niets van de inhoud.",
        "Wie hulp geeft, na een ja van de bewoner of na een afweging door twee buurtwerkers: alleen feiten. Dat wordt "
        "genoteerd.",
        "Zie de DPIA, deel 4. De wens van de bewoner bepaalt de weg van een zorg en is géén grondslag.",
        (Kind.SIGNAL, Kind.DRAFT, Kind.OFFER),
    ),
    Work.MEETINGS: _Activity(
        "Overleg",
        "Een zorg, een patroon of een kans bespreken met wie kan helpen, en afspraken nakomen.",
        "Bewoners over wie gesproken wordt (op papier met een nummer), deelnemers met rol en organisatie.",
        "Buurtwerkers. Aan tafel: wie deelneemt, namen bedekt tot de buurtwerker ze laat zien en alleen als de wens "
        "van de bewoner dat toelaat.",
        "De deelnemers van het overleg: Doen!-team, gebiedsteam (gemeente, politie, corporatie) of "
        "signaleringsoverleg. Papier met nummers, met een dag waarvoor het vernietigd wordt.",
        "Zie de DPIA, deel 4. Voor delen met politie en corporatie is een eigen grondslag nodig, en een afspraak op "
        "papier tussen de organisaties.",
        (Kind.MEETING,),
    ),
    Work.DUTY: _Activity(
        "Inloggen, dienst en leeslijst",
        "Alleen de goede mensen binnenlaten, weten wie dienst had, en kunnen laten zien wie iets las of veranderde.",
        "Vrijwilligers en buurtwerkers.",
        "Roepnaam, rol en taak: iedereen achter deze computer. Wie wanneer dienst had: vrijwilligers met dienst. Wie "
        "wat las: buurtwerkers.",
        _NOBODY,
        "Gerechtvaardigd belang (AVG, artikel 6 lid 1 f), en de plicht om gegevens te beveiligen (artikel 32).",
        (Kind.SHIFT, Kind.READ_LOG, Kind.CHANGE_LOG, Kind.STOPPED_PERSON),
    ),
    Work.TECHNICAL: _Activity(
        "Sloten, wis-klok en sporen van wissen",
        "Gegevens dicht houden en op tijd wissen.",
        "Vrijwilligers en buurtwerkers, alleen als nummer.",
        "Niemand op het scherm.",
        _NOBODY,
        "De plicht om gegevens te beveiligen en te kunnen laten zien dat er gewist is (AVG, artikelen 5 lid 2 en 32).",
        (),
    ),
}

FILES = (
    ("directory.db", "de sociale kaart: plekken, ook buurtbewoners die daar zelf genoemd willen worden", "openbaar"),
    ("desk.db", "alles hierboven", "dicht: code nodig"),
    ("slots.json", "roepnaam, rol en taak van wie kan inloggen", "leesbaar op de computer; sloten zijn dicht"),
    (
        "settings.json",
        "naam en nummer van buurthuis, buurtwerker en plaatsvervanger; wie BHV’er is",
        "leesbaar op de computer",
    ),
    ("tries.json", "verkeerde pogingen, per persoon, als nummer", "leesbaar op de computer"),
    ("retention.json", "één dag: wanneer er weer iets gewist moet worden", "leesbaar op de computer"),
    ("reservekopieën", "dezelfde bestanden, zonder concepten", "dicht, behalve wat hierboven leesbaar is"),
    ("logboek van het programma", "soorten fouten en aantallen; geen namen, teksten of zoekwoorden", "leesbaar"),
)

SECURITY = (
    "Een code per persoon. Na verkeerde pogingen moet iemand steeds langer wachten.",
    "De balie is dicht zonder code. Een zorg heeft een tweede slot, dat alleen buurtwerkers openen.",
    "Na een paar minuten rust, of met F12, is alles over mensen bedekt.",
    "Geen verbinding met internet. Er is geen leverancier die mee kan lezen.",
    "Wissen op tijd, ook uit lege stukken van het bestand. Elke dag een reservekopie die wordt nagekeken.",
    "Een leeslijst van wie iets opende. Rechten worden in het programma zelf bewaakt, niet alleen op het scherm.",
)


def make_register(register: Register) -> bytes:
    """The paper as a PDF with fields to fill in. The same request gives the same bytes.

    Raises MissingWordsError or KeyError when the program keeps something that nobody described, and
    WorldError(GLYPH_MISSING) with `text` and `characters`.
    """
    house = register.house
    sheet = Sheet(DOCUMENT, "Concept. Gemaakt uit de velden en termijnen van Inloopbalie. Vul aan en laat nakijken.")
    sheet.title(
        "Verwerkingsregister",
        house,
        ("Concept", f"Gemaakt op {day_words(register.made_on)}"),
        "Inloopbalie (AVG, artikel 30)",
    )
    sheet.heading("1. Wie is verantwoordelijk?")
    named = ", ".join(part for part in (house.name, house.address) if part.strip())
    sheet.form_line((("Verwerkingsverantwoordelijke", named), ("Telefoon of e-mail", house.phone)))
    sheet.form_line((("Namens het bestuur", ""), ("Functionaris gegevensbescherming (FG)", "")))
    sheet.mark(
        CHECK,
        "Is het buurthuis zelf verantwoordelijk, of de welzijnsorganisatie of gemeente waar het bij hoort? Zijn zij "
        "samen verantwoordelijk voor het overleg (artikel 26)? Is er een FG nodig (artikel 37)?",
    )
    sheet.heading("2. Wat doen we, waarom, en met wie?")
    described = _described(register.inventory)
    for work, activity in ACTIVITIES.items():
        _activity(sheet, activity, described.get(work, []))
    sheet.heading("3. Hoe lang bewaren we het?")
    _terms(sheet, register)
    sheet.heading("4. Waar staat het?")
    sheet.table(("Bestand", "Wat erin staat", "Wie erbij kan"), FILES, (1.1, 2.2, 1.5))
    sheet.text("Alles staat op één computer in het buurthuis. Er gaat niets naar een land buiten de Europese Unie.")
    sheet.field("Waar staat de computer, en waar ligt de stick met reservekopieën?", rows=2)
    sheet.heading("5. Hoe is het beveiligd? (AVG, artikel 32)")
    sheet.bullets(SECURITY)
    sheet.field("Wat heeft het buurthuis zelf geregeld? (schijf op slot, account, kluis, oefenen)", rows=3)
    sheet.heading("6. Elk veld dat het programma kent")
    sheet.text(
        "Deze lijst komt uit het programma zelf. Achter ‘verder’ staan nummers en sleutels die alleen regels aan "
        "elkaar knopen."
    )
    _every_field(sheet, register.inventory)
    return sheet.pdf()


def _described(inventory: Inventory) -> dict[Work, list[tuple[str, tuple[str, ...], Words]]]:
    found: dict[Work, list[tuple[str, tuple[str, ...], Words]]] = {}
    for sealed, kept in ((False, inventory.tables), (True, inventory.sealed)):
        for one in kept:
            words = words_of(one.name, one.fields, sealed=sealed)
            found.setdefault(words.work, []).append((one.name, one.fields, words))
    return found


def _activity(sheet: Sheet, activity: _Activity, kept: list[tuple[str, tuple[str, ...], Words]]) -> None:
    sheet.sub(activity.name)
    rows: list[tuple[Cell | str, ...]] = [
        (Cell("Doel", bold=True), activity.purpose),
        (Cell("Van wie", bold=True), activity.people),
        (Cell("Welke gegevens", bold=True), "; ".join(words.what for _, _, words in kept) or "–"),
        (Cell("Wie kan het lezen", bold=True), activity.readers),
        (Cell("Wie krijgt het", bold=True), activity.receivers),
        (Cell("Grondslag", bold=True), f"{activity.ground} ({CHECK})"),
    ]
    sheet.table(("", ""), rows, (1, 4))


def _terms(sheet: Sheet, register: Register) -> None:
    rows = []
    for rule in register.inventory.rules:
        what, how_long, why = rule_words(rule, register.inventory.terms[rule.kind].days)
        rows.append((what, how_long, why))
    sheet.table(("Wat", "Hoe lang", "Waarom"), rows, (1.6, 1.6, 2))
    sheet.text(
        "Een zorg die open is, heeft nog geen wisdatum; na zes maanden moet een buurtwerker met een reden zeggen dat "
        "hij open blijft. Gaat een zorg weer open, dan staat de klok stil. Nieuws in de laatste 7 dagen geeft "
        f"14 dagen extra. In een reservekopie kan iets nog hoogstens {register.backup_days} dagen langer staan. Na het "
        "wissen blijft één regel over: er was iets, van welke soort, van welke dag. Geen naam, geen inhoud."
    )
    sheet.mark(CHECK, "Passen deze termijnen bij wat het buurthuis nodig heeft? Die van een zorg is in te stellen.")


def _every_field(sheet: Sheet, inventory: Inventory) -> None:
    for title, sealed, kept in (
        ("In de balie", False, inventory.tables),
        ("Achter het tweede slot, alleen voor buurtwerkers", True, inventory.sealed),
    ):
        sheet.sub(title)
        rows: list[tuple[Cell | str, ...]] = []
        for one in kept:
            words = words_of(one.name, one.fields, sealed=sealed)
            rows.append((Cell(one.name, bold=True), words.what, _fields(one.fields, words)))
        sheet.table(("Tabel", "Wat het is", "Velden"), rows, (1.2, 1.3, 3.2), size=8.5)


def _fields(names: tuple[str, ...], words: Words) -> str:
    """ "roepnaam (name), straat (street); verder: id"."""
    said = ", ".join(f"{words.fields[name]} ({name})" for name in names if words.fields[name])
    ties = ", ".join(name for name in names if not words.fields[name])
    return "; ".join(part for part in (said, f"verder: {ties}" if ties else "") if part)
