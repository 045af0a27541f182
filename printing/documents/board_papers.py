"""The papers that come with the signals: DPIA, verwerkingsregister, geheimhoudingsverklaring. One list for the window
and the command line; nothing in them is of anybody, so no login is asked."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from data.inventory import inventory
from data.retention import Terms
from printing.documents.confidentiality import Agreement, Signer, make_confidentiality
from printing.documents.dpia import make_dpia
from printing.documents.processing_register import Register, make_register
from printing.text_page import House


class BoardPaper(StrEnum):
    """The papers, by the name of their file."""

    DPIA = "dpia"
    REGISTER = "verwerkingsregister"
    VOLUNTEER = "geheimhouding-vrijwilliger"
    WORKER = "geheimhouding-buurtwerker"
    PARTNER = "geheimhouding-deelnemer-overleg"
    MANAGER = "geheimhouding-beheerder"


_SIGNERS = {
    BoardPaper.VOLUNTEER: Signer.VOLUNTEER,
    BoardPaper.WORKER: Signer.WORKER,
    BoardPaper.PARTNER: Signer.PARTNER,
    BoardPaper.MANAGER: Signer.MANAGER,
}


def make_board_paper(paper: BoardPaper, house: House, terms: Terms, today: date, backup_days: int) -> bytes:
    """One of them as a PDF with fields to fill in. `backup_days`: how much longer something can be in a backup.

    Raises WorldError(GLYPH_MISSING) with `text` and `characters` for a name of the buurthuis that cannot be printed.
    """
    signer = _SIGNERS.get(paper)
    if signer is not None:
        return make_confidentiality(Agreement(house, signer, today, terms))
    register = Register(house, inventory(terms), today, backup_days)
    return make_dpia(register) if paper is BoardPaper.DPIA else make_register(register)
