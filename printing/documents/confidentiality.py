"""The geheimhoudingsverklaring: what whoever sits at the desk, or at the overleg, signs for. Records in, PDF bytes out.

A draft to fill in, on the screen or with a pen; a board changes it as it likes. One person per paper, two sheets at
most. It asks no date of birth and no number of a document: the name and the signature are enough.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.retention import Kind, Terms
from printing.dutch_days import day_words
from printing.text_page import House, Sheet

DOCUMENT = "Geheimhoudingsverklaring"


class Signer(StrEnum):
    """Who signs: the promise is the same, what they come to see differs."""

    VOLUNTEER = "vrijwilliger"
    WORKER = "buurtwerker"
    PARTNER = "deelnemer"  # of an overleg, from another organisation
    MANAGER = "beheerder"


@dataclass(frozen=True)
class Agreement:
    """For whom the paper is; `made_on` is the day of the draft, not of the signature."""

    house: House
    signer: Signer
    made_on: date
    terms: Terms


_SEES = {
    Signer.VOLUNTEER: (
        "Ik spreek bezoekers aan de balie. Ik hoor wat zij vertellen.",
        "Ik kan de overdracht lezen, de bezoeken van vandaag, de vaste bezoekers, de attentie en de vragen zonder "
        "antwoord.",
        "Een zorg die ik doorgeef, lees ik daarna niet meer terug. Ik zie wel nummer, datum, onderwerp, hoe het ermee "
        "staat en wat ik ervan terughoor.",
    ),
    Signer.WORKER: (
        "Ik lees de zorgen en ideeën die aan de balie worden doorgegeven.",
        "Zorgen met ‘niet veilig’ lees ik alleen als ik aandachtsfunctionaris of plaatsvervanger ben.",
        "Wat ik open, komt in een leeslijst: wie en wanneer.",
    ),
    Signer.PARTNER: (
        "Ik doe mee aan een overleg: het Doen!-team, het gebiedsteam of het signaleringsoverleg.",
        "Ik hoor daar over bewoners en over de buurt. Op papier staan nummers en geen namen van bewoners.",
        "Heb ik ook een beroepsgeheim of regels van mijn eigen organisatie? Dan blijven die gelden.",
    ),
    Signer.MANAGER: (
        "Ik verzorg de computer, de instellingen en de reservekopieën.",
        "Ik heb geen code nodig, en kan niet lezen wat bewoners vertelden. Toch kan ik iets zien of horen.",
    ),
}

_PROMISES = (
    "Wat ik hier hoor, lees of zie over bewoners, bezoekers en collega’s vertel ik niet verder. Ook niet thuis, niet "
    "in een appgroep en niet op internet.",
    "Ik praat erover met wie het voor het werk moet weten, en met niemand anders.",
    "Ik kijk alleen naar wat ik voor mijn taak nodig heb. Ik zoek niemand op uit nieuwsgierigheid, ook geen buren of "
    "familie.",
    "Ik schrijf niets over bewoners op een los papier, in een mail of in mijn telefoon. Ik maak geen foto van het "
    "scherm.",
    "Mijn pincode, wachtzin of herstelkaart is van mij alleen. Ik geef hem aan niemand en schrijf hem niet bij de "
    "computer.",
    "Loop ik weg? Dan bedek ik het scherm (F12).",
    "Papier van een overleg bewaar ik op slot. Ik vernietig het voor de dag die erop staat.",
    "Gaat er iets mis, is iets kwijt, of heeft iemand iets gelezen die dat niet mocht? Dan zeg ik dat dezelfde dag aan "
    "de buurtwerker of het bestuur. Ook als het mijn eigen fout is.",
    "Dit blijft gelden als ik stop.",
)

_MAY = (
    "Is er nu gevaar? Dan bel ik 112 of een ander nummer dat nodig is. Dat mag altijd.",
    "Twijfel ik? Dan praat ik met de buurtwerker. Een zorg doorgeven zoals in het programma is afgesproken, mag.",
    "Vraagt een rechter of een wet iets van mij? Dan overleg ik eerst met het bestuur.",
    "Een misstand melden bij iemand die daarvoor is aangewezen, mag ook. Deze verklaring verbiedt dat niet.",
)


def make_confidentiality(agreement: Agreement) -> bytes:
    """The paper as a PDF with fields to fill in. The same request gives the same bytes.

    Raises WorldError(GLYPH_MISSING) with `text` and `characters` for a name of the buurthuis that cannot be printed.
    """
    house = agreement.house
    named = house.name.strip() or "het buurthuis"
    sheet = Sheet(DOCUMENT, "Twee exemplaren: een voor jou, een voor het buurthuis. Bewaar het op slot.")
    sheet.title(
        "Dit blijft tussen ons",
        house,
        ("Concept", f"Gemaakt op {day_words(agreement.made_on)}"),
        f"Geheimhoudingsverklaring voor een {agreement.signer.value}",
    )
    sheet.form_line((("Naam", ""), ("Taak", agreement.signer.value)))
    sheet.text(
        f"Bewoners vertellen in {named} dingen die niet voor iedereen zijn. Zij moeten erop kunnen rekenen dat het "
        "hier blijft. Daarom spreken we dit af."
    )
    sheet.heading("Wat ik kan zien en horen")
    sheet.bullets(_SEES[agreement.signer])
    sheet.heading("Wat ik beloof")
    sheet.bullets(_PROMISES)
    sheet.heading("Wat altijd mag")
    sheet.bullets(_MAY)
    sheet.heading("Wat er gebeurt als het misgaat")
    sheet.text(
        "We praten er eerst over. Het bestuur kan mijn code weghalen of mij vragen te stoppen. Is er schade voor een "
        "bewoner, dan vertellen we het die bewoner als dat moet of goed is."
    )
    sheet.heading("Wat er over mij wordt bewaard")
    sheet.text(_kept(agreement))
    sheet.mark("FG: nakijken", _CHECK[agreement.signer])
    start = sheet.place
    sheet.heading("Ondertekenen")
    sheet.form_line((("Plaats", ""), ("Datum", "")))
    sheet.boxes(((f"Handtekening {agreement.signer.value}", 1), (f"Handtekening namens {named}", 1)), 62)
    sheet.form_line((("Naam", ""), ("Naam en functie", "")))
    sheet.group(start)
    return sheet.pdf()


_CHECK = {
    Signer.VOLUNTEER: "Past dit bij het vrijwilligersbeleid en de gedragscode van het buurthuis? Is een VOG nodig?",
    Signer.WORKER: "Geldt er ook een beroepscode of een arbeidsovereenkomst, en zeggen die hetzelfde? Voor "
    "beroepskrachten geldt de meldcode huiselijk geweld en kindermishandeling.",
    Signer.PARTNER: "Hebben de organisaties aan tafel samen afspraken op papier (een convenant of regeling)? Wie is "
    "verantwoordelijk voor wat aan tafel wordt gedeeld?",
    Signer.MANAGER: "Werkt de beheerder voor een ander bedrijf? Dan kan een verwerkersovereenkomst nodig zijn "
    "(AVG, artikel 28).",
}


def _kept(agreement: Agreement) -> str:
    log = agreement.terms[Kind.READ_LOG].days
    stopped = agreement.terms[Kind.STOPPED_PERSON].days
    if agreement.signer is Signer.PARTNER:
        return (
            "In het programma staan mijn rol en mijn organisatie bij het overleg. Deze verklaring bewaart het "
            "buurthuis zelf, op papier."
        )
    if agreement.signer is Signer.MANAGER:
        return "In het programma staat niets over mij. Deze verklaring bewaart het buurthuis zelf, op papier."
    return (
        "In het programma staan mijn roepnaam, wanneer ik dienst had, en wat ik las of veranderde. Wat ik las of "
        f"veranderde blijft {_years(log)} staan. Stop ik, dan gaat mijn naam na {_years(stopped)} weg. Deze verklaring "
        "bewaart het buurthuis zelf, op papier."
    )


def _years(days: int) -> str:
    years, rest = divmod(days, 365)
    months = rest // 30
    words = f"{years} jaar" if years else f"{days} dagen"
    return f"{words} en {months} maand{'en' if months > 1 else ''}" if years and months else words
