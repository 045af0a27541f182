"""The adresbriefje: what a visitor takes home. Records in, PDF bytes out.

On it: where to go, and how. Never on it: who the visitor is, what was asked, or under which theme it falls.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from data.directory.records import Listing, Origin, Phone, Schedule, ServiceCard, ServiceDetail
from printing.documents.slip_content import date_words, entry
from printing.documents.slip_draw import draw_plan
from printing.documents.slip_page import Head, Setter
from printing.languages import WORDS
from printing.styles import STYLES, Letters, Paper

__all__ = ["Letters", "Paper", "Sender", "SlipRequest", "make_slip", "warm_up"]

MOST_SERVICES = 4


@dataclass(frozen=True)
class Sender:
    """The buurthuis that the slip is from. `inloop_text` says when visitors can come back to tell."""

    name: str
    address_line: str = ""
    phone: str = ""
    inloop_text: str = ""


@dataclass(frozen=True)
class SlipRequest:
    """One slip: one to four services, in the order of the tray. `printed_on` is naive Dutch local time."""

    services: tuple[ServiceDetail, ...]
    buurthuis: Sender
    printed_on: datetime
    language: str = "nl"
    paper: Paper = Paper.A5
    letters: Letters = Letters.NORMAL
    code: str | None = None
    discreet: bool = False

    def __post_init__(self) -> None:
        """Refuse what no screen should ask for."""
        if not 1 <= len(self.services) <= MOST_SERVICES:
            raise ValueError(f"a slip has 1 to {MOST_SERVICES} services, not {len(self.services)}")
        if self.language not in WORDS:
            raise ValueError(f"no words for a slip in {self.language!r}")


def make_slip(request: SlipRequest) -> bytes:
    """The slip as a PDF with its fonts inside. The same request gives the same bytes.

    Raises:
        WorldError: SERVICE_NOT_PRINTABLE with `name`; GLYPH_MISSING with `text` and `characters`.
    """
    entries = [entry(service, request.printed_on, request.language, request.discreet) for service in request.services]
    sender = request.buurthuis
    head = Head(
        name=sender.name,
        address=sender.address_line,
        phone=sender.phone,
        inloop=sender.inloop_text,
        day=f"{date_words(request.printed_on.date(), request.language)} {request.printed_on.year}",
        date=f"{request.printed_on:%d-%m-%Y}",
        code=request.code or "",
    )
    paper = request.paper
    size = (paper.size[0] - 2 * paper.margin, paper.size[1] - 2 * paper.margin)
    setter = Setter(entries, head, WORDS[request.language], size, request.discreet)
    return draw_plan(setter.best(STYLES[request.letters]), paper, request.language)


def warm_up() -> None:
    """Load fonts and what else is slow the first time; for the background, after the window has opened.

    Makes a slip for a place that does not exist and throws it away, so that the first real
    one is as quick as the next.
    """
    card = ServiceCard(
        id="",
        source_id="",
        name="-",
        description="",
        origin=Origin.INSTITUTION,
        listing=Listing.LISTED,
        schedules=(Schedule("Mo-Fr 09:00-17:00; PH off"),),
    )
    nowhere = ServiceDetail(card, "", phones=(Phone("112"),))
    make_slip(SlipRequest((nowhere,), Sender("-"), datetime(2026, 1, 6, 10, 0)))
