"""Records for the tests of paper, and what reading a PDF needs."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import pypdfium2

from data.directory.hours import Schedule
from data.directory.records import (
    Address,
    Check,
    CheckedField,
    CheckHow,
    CheckState,
    Cost,
    CostState,
    Listing,
    Origin,
    Phone,
    Place,
    ServiceCard,
    ServiceDetail,
)
from printing.documents.slip import Letters, Paper, Sender, SlipRequest, make_slip

NOW = datetime(2026, 11, 24, 10, 42)  # a Tuesday
SENDER = Sender(
    "Buurthuis De Brink",
    "Brinkplein 3, Vlierdam",
    "0565 12 30 90",
    "Koffieochtend: dinsdag 8 december, 9.30 tot 12.00 uur.",
)
CHECK = Check(CheckedField.SCHEDULE, "Marjan", CheckHow.PHONE, date(2026, 5, 3))

GELDPLEIN = ServiceDetail(
    ServiceCard(
        id="geldplein",
        source_id="geldplein",
        name="Geldplein",
        description="Hulp bij schulden en rekeningen",
        origin=Origin.INSTITUTION,
        listing=Listing.LISTED,
        phone="0565 12 30 40",
        schedules=(Schedule("Mo-Fr 09:00-17:00; PH off"),),
        cost=Cost(CostState.FREE, "Gratis", 0),
        languages=("nl", "en", "ar", "tr"),
        themes=("geld",),
        check_state=CheckState.CHECKED,
    ),
    "Geldplein",
    phones=(Phone("0565 12 30 40"),),
    url="https://geldplein.vlierdam.example",
    places=(Place("Geldplein", Address("Marktstraat 8", "0561 AB", "Vlierdam"), "bus 4, halte Markt"),),
    application="Loop binnen.",
    by_appointment=False,
    required_documents=("ID-kaart of paspoort", "Brief over de huur", "Bankafschrift"),
    interpreter="Tolk: bel eerst.",
)
WOONSTEK = replace(
    GELDPLEIN,
    card=replace(
        GELDPLEIN.card,
        id="woonstek",
        name="Woonstek, team huur",
        description="Huur betalen in kleine delen",
        phone="0565 15 00 60",
        schedules=(Schedule("Mo-Th 09:00-16:30; PH off", by_appointment=True),),
        languages=("nl", "en"),
    ),
    organization="Woonstek",
    phones=(Phone("0565 15 00 60", "vraag naar team huur"),),
    places=(Place("Woonstek", Address("Havenkade 21", "0563 HK", "Vlierdam"), "bus 2, halte Haven"),),
    application="Bel eerst voor een afspraak.",
    by_appointment=True,
    required_documents=("ID-kaart of paspoort", "Huurcontract"),
    interpreter="",
)
DESK = replace(
    GELDPLEIN,
    card=replace(
        GELDPLEIN.card,
        id="formulieren",
        name="Formulierenspreekuur",
        description="Toeslag aanvragen, brieven lezen",
        phone="0565 12 30 90",
        schedules=(Schedule("Tu 13:00-15:30; PH off", closed_from=date(2026, 12, 21), closed_to=date(2027, 1, 3)),),
    ),
    organization="Welzijn Vlierdam",
    phones=(Phone("0565 12 30 90"),),
    places=(Place("Buurthuis De Brink", Address("Brinkplein 3", "0565 AB", "Vlierdam"), "halte Brinkplein"),),
    required_documents=("ID-kaart of paspoort", "De brief of het formulier", "Je DigiD of je telefoon"),
    interpreter="",
)
BARE = ServiceDetail(ServiceCard("x", "x", "Alleen een naam", "", Origin.INSTITUTION, Listing.LISTED), "")
SHELTER = replace(
    GELDPLEIN,
    card=replace(
        GELDPLEIN.card,
        id="opvang",
        name="Vrouwenopvang Vlierland",
        description="Veilige plek en advies, dag en nacht",
        listing=Listing.HIDDEN_ADDRESS,
        schedules=(Schedule("24/7"),),
        themes=("veilig",),
        alert="Er is nu plaats voor twee gezinnen.",
    ),
    organization="Stichting Opvang Vlierland",
    phones=(Phone("0565 19 00 24", "geweld thuis"),),
    places=(Place("Opvanghuis", Address("Geheimweg 1", "", "Vlierdam"), "bus 9", hidden=True),),
    application="Bel. Je naam zeggen hoeft niet.",
    required_documents=(),
    by_appointment=None,
    url="https://vrouwenopvang.vlierdam.example",
)
HARD = replace(
    GELDPLEIN,
    card=replace(
        GELDPLEIN.card,
        name="Schuldhulpverleningsorganisatie Naast Je, iemand die meedenkt over geld in heel Vlierdam",
        alert="Van 21 december tot en met 3 januari is het kantoor dicht. De ingang is aan de achterkant. " * 6,
        check_state=CheckState.STALE,
    ),
    organization="Stichting Samenwerkende Schuldhulpverleners Vlierdam en Omstreken",
    phones=(
        Phone("0565123040", "balie"),
        Phone("06-00123456", "alleen voor appjes, ook in het weekend"),
        Phone("0800-2000", "avond en nacht, gratis"),
    ),
    application="Bel of vul het formulier in op de website.",
    by_appointment=True,
    required_documents=(
        "ID-kaart of paspoort",
        "Alle brieven die je nog niet hebt opengemaakt, ook de oude van vorig jaar",
        "Bankafschriften van de laatste drie maanden",
        "Huurcontract",
        "Loonstrook of uitkeringsspecificatie",
        "Zorgpas",
    ),
    checks=(CHECK,),
)


def request(*services: ServiceDetail, **settings: Any) -> SlipRequest:
    """A slip for these services, with the buurthuis and the day of the tests."""
    buurthuis, printed_on = settings.pop("buurthuis", SENDER), settings.pop("printed_on", NOW)
    return SlipRequest(services, buurthuis, printed_on, **settings)


def text_of(*services: ServiceDetail, **settings: Any) -> str:
    """All words of a slip, with plain spaces."""
    return " ".join(read(make_slip(request(*services, **settings))).text.split())


@dataclass(frozen=True)
class Letter:
    """A stretch of text as it stands on a page: left, bottom, right, top, in points from the lower left."""

    page: int
    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Paperwork:
    """What a reader finds in a PDF."""

    text: str
    sizes: tuple[tuple[float, float], ...]
    stretches: tuple[Letter, ...]
    metadata: dict[str, str]


def read(pdf: bytes) -> Paperwork:
    """Read a PDF with PDFium."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts, sizes, stretches = [], [], []
        for number in range(len(document)):
            page = document[number]
            sizes.append(page.get_size())
            words = page.get_textpage()
            texts.append(words.get_text_bounded().replace("\u00a0", " "))
            for at in range(words.count_rects()):
                left, bottom, right, top = words.get_rect(at)
                said = words.get_text_bounded(left, bottom, right, top)
                stretches.append(Letter(number, said, left, bottom, right, top))
            words.close()
            page.close()
        metadata = document.get_metadata_dict()
    finally:
        document.close()
    return Paperwork("\n".join(texts), tuple(sizes), tuple(stretches), metadata)


def scan(pdf: bytes, page: int = 0, dpi: int = 150) -> Any:
    """A page as a cheap scanner sees it: black or white, nothing between. Returns a PIL image."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        shown = document[page].render(scale=dpi / 72, grayscale=True).to_pil()
    finally:
        document.close()
    return shown.convert("1", dither=0)


__all__ = ["Letters", "Paper"]
