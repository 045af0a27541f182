"""A hand-over to somebody outside: the facts of a signal and no more, as a PDF that opens with a password only.

The password is told by phone. The paper without it exists in memory only: what is returned is locked (AES-256, PDF
2.0), so nothing readable of it can come onto a disk, in a mail or in a spooler.
"""

from __future__ import annotations

import io

from data.desk.signals.inzage_records import Consent, HandOverPaper
from data.desk.signals.kinds import Often, Source
from printing.documents.passwords import Password
from printing.documents.signal_words import OFTEN, SOURCES, WISHES_OUTSIDE
from printing.dutch_days import day_words, together
from printing.text_page import House, Sheet

DOCUMENT = "Overdracht"


def make_hand_over(paper: HandOverPaper, house: House, password: Password) -> bytes:
    """The locked PDF. Each time its bytes differ: the key inside is random.

    It opens with the password as it is shown, one space between the groups, and without the spaces. Raises
    WorldError(GLYPH_MISSING) with `text` and `characters`.
    """
    return _locked(_plain(paper, house), password)


def _plain(paper: HandOverPaper, house: House) -> bytes:
    foot = "Vertrouwelijk. Alleen voor wie hierboven staat. Stuur dit niet door. Wis het als het niet meer nodig is."
    sheet = Sheet(DOCUMENT, foot)
    sheet.title(
        "Overdracht",
        house,
        (f"S-{paper.number}", day_words(paper.made_on)),
        f"Voor {paper.to.strip()}",
    )
    sheet.table(
        ("", ""),
        [
            ("Van", ", ".join(part for part in (paper.sender, house.name, house.address) if part.strip())),
            ("Telefoon", together([house.worker_phone, house.phone], "of") or "–"),
            ("Opgeschreven op", day_words(paper.seen_on)),
        ],
        (1, 3.4),
    )
    sheet.heading("Om wie of waar gaat het?")
    who = ", ".join(part for part in (paper.who.strip(), paper.street.strip()) if part)
    sheet.text(who or "Er staat geen naam bij. Bel de afzender als je de bewoner wilt spreken.")
    if paper.wish is not None:
        sheet.text(WISHES_OUTSIDE[paper.wish])
    sheet.heading("Wat is er gezien of gehoord?")
    sheet.text(paper.facts)
    for more in paper.added:
        sheet.text(more, label="Later toegevoegd:")
    known = _known(paper)
    if known:
        sheet.text(known, label="Hoe we het weten:")
    sheet.text("Dit zijn alleen feiten. Wat iemand ervan dacht, staat hier niet in.", size=9.5)
    sheet.heading("Waarom krijg je dit?")
    for line in _ground(paper.consent):
        sheet.text(line)
    if paper.ask_receipt:
        sheet.mark(
            "Laat weten dat je dit hebt",
            f"Bel {paper.sender} en noem het nummer S-{paper.number}. Zeg ook wie het oppakt. Zonder bericht bellen we "
            "jou.",
        )
    return sheet.pdf()


def _known(paper: HandOverPaper) -> str:
    said = [SOURCES[Source(paper.source)] if paper.source else "", paper.when.strip()]
    said.append(OFTEN[Often(paper.often)] if paper.often else "")
    words = ", ".join(part for part in said if part)
    return f"{words}." if words else ""


def _ground(consent: Consent) -> tuple[str, ...]:
    if consent.yes_on is not None:
        return (f"De bewoner zei op {day_words(consent.yes_on)} ja tegen deze overdracht.",)
    if not consent.reason.strip():  # a lamp post gives no yes
        return ("Dit gaat niet over een bewoner. We denken dat jij hier iets aan kunt doen.",)
    if not consent.reason:
        return ("Dit gaat niet over een bewoner. Daarom hoefde niemand ja te zeggen.",)
    lines = ["De bewoner heeft hier geen ja op gezegd. Het gaat toch naar jou, om deze reden:", consent.reason]
    if consent.readers:
        lines.append(f"{together(consent.readers)} hebben dit samen afgewogen.")
    if consent.told_on is not None and consent.told:
        lines.append(f"De bewoner weet dit sinds {day_words(consent.told_on)}.")
    elif consent.told_on is not None:
        lines.append(f"De bewoner hoort dit op {day_words(consent.told_on)}. Bel voor die tijd eerst de afzender.")
    return tuple(line for line in lines if line.strip())


def _locked(pdf: bytes, password: Password) -> bytes:
    from pypdf import PdfReader, PdfWriter  # only when something is handed over

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    # Both passwords of the format are ours: whoever types the spaces along gets in too.
    writer.encrypt(user_password=password.joined, owner_password=password.shown, algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
