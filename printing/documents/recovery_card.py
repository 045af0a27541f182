"""The herstelkaart: with it a buurtwerker who lost a wachtzin, or a whole PC, gets in again. Records in, PDF bytes out.

On it: the code in groups that a person can type over, the same as a QR code, what it is for and where to keep it, and
the names of the buurthuis and of who it belongs to. Nothing else about anybody. Black on white, one A4.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.desk.records import RecoveryCard
from data.errors import Code, WorldError
from printing import fonts, hours_words
from printing.canvas import Canvas, new_canvas
from printing.flow import Column, Disc, Item, Mark, Piece, Rule, Setting, Text, base_line, paragraph, runs
from printing.icons import Icon
from printing.pieces import draw_pieces
from printing.qr import SIZE, qr_code
from printing.styles import Paper

_PAPER = Paper.A4
_WIDTH = _PAPER.size[0] - 2 * _PAPER.margin
_HEIGHT = _PAPER.size[1] - 2 * _PAPER.margin

_HEAD, _TITLE, _LEAD, _HEADING, _BODY, _SMALL = 13.0, 26.0, 14.0, 14.5, 12.0, 10.0
_LEADING = 1.34
_CODE = 28.0  # the letters of the code
_APART = 4.0  # white between them
_DISC = 24.0
_PAD = 16.0
_ROW = 45.0
_IN_A_ROW = 2
_COLUMN = 197.0  # five times W fits
_LINE = 220.0  # to write a name on

_LANGUAGE = "nl"
_DOCUMENT = "Herstelkaart"


@dataclass(frozen=True)
class _Part:
    """A heading, its sentences, and the icon that stands before it."""

    icon: Icon
    heading: str
    sentences: tuple[str, ...]


_TYPING = (
    "Streepjes, spaties en hoofdletters maken niet uit. Een rondje is altijd het cijfer 0, een streepje altijd het "
    "cijfer 1. Typ je iets verkeerd? Dan zegt Inloopbalie in welk groepje.",
)

_PARTS = (
    _Part(
        Icon.STEP,
        "Zo gebruik je de kaart",
        (
            "Wachtzin vergeten? Kies ‘Ik ben de buurtwerker’ en dan ‘Ik heb mijn herstelkaart’. Typ de acht groepjes "
            "over en bedenk een nieuwe wachtzin.",
            "Computer stuk of weg? Laat de beheerder Inloopbalie op een andere computer zetten en een reservekopie "
            "terugzetten. Doe daarna hetzelfde.",
            "De kaart blijft geldig. Je mag hem vaker gebruiken.",
        ),
    ),
    _Part(
        Icon.PIN,
        "Zo bewaar je de kaart",
        (
            "Bewaar hem thuis of in een kluis. Niet bij de computer of een reservekopie.",
            "Wie deze kaart heeft, en ook de computer of een reservekopie, kan alles lezen wat jij kunt lezen.",
            "Maak er geen foto van en mail hem niet. Staat hij in een bestand? Wis dat.",
        ),
    ),
    _Part(
        Icon.ALERT,
        "Kaart kwijt?",
        (
            "Maak een nieuwe: kies Mensen en dan ‘Nieuwe herstelkaart’. Als je die hebt overgetypt, gaat de balie met "
            "deze kaart niet meer open.",
            "Kan iemand hem hebben gepakt of gezien? Laat dan meteen een andere buurtwerker jou een nieuwe wachtzin "
            "geven. Maak daarna een nieuwe kaart.",
            "Kaart én wachtzin kwijt? Dan kan alleen een andere buurtwerker je weer binnenlaten. Is die er niet, dan "
            "kan niemand het.",
        ),
    ),
)


def make_recovery_card(card: RecoveryCard, buurthuis: str, made_on: date | None = None) -> bytes:
    """The card as a PDF with its fonts inside. The same card gives the same bytes.

    `buurthuis`: its name, "" when it has none yet. `made_on`: the day on the card, that of the card itself for None.
    A name that the font has no letters for becomes a line to write it on: the code must get on paper in any case.
    Raises ValueError for a card without a code, and WorldError(GLYPH_MISSING) for a code that is none of ours.
    """
    if not card.groups or not card.qr:
        raise ValueError("a recovery card needs its groups and its QR code")
    pieces = [*_head(_printable(buurthuis), made_on or card.made_on).pieces, *_title(_printable(card.name)).pieces]
    pieces += [_code_box(card), *_explained().pieces]
    buffer = io.BytesIO()
    canvas = new_canvas(buffer, _PAPER.size, _DOCUMENT, _LANGUAGE)
    for page in _pages(pieces):
        _draw(canvas, page)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _printable(name: str) -> str:
    """A name as it can be printed, "" when it cannot."""
    try:
        return fonts.clean(name).replace("\n", " ")
    except WorldError as error:
        if error.code is not Code.GLYPH_MISSING:
            raise
        return ""


def _head(buurthuis: str, made_on: date) -> Column:
    """Whose house it is at the left, the day at the right, and a rule."""
    column = Column(_WIDTH)
    months = hours_words.WORDS[_LANGUAGE].months
    day = f"Gemaakt op {made_on.day} {months[made_on.month - 1]} {made_on.year}"
    wide = fonts.width(day, _SMALL + 1)
    sign = _HEAD * 2.15
    lines = Column(_WIDTH)
    paragraph(lines, runs(buurthuis, bold=True), Setting(_HEAD, 1.3, sign + _HEAD * 0.7, wide + _HEAD))
    height = max(sign, lines.height)
    down = base_line(_HEAD, sign)
    items: list[Item] = [Mark(0, 0, sign, Icon.SIGN), Text(_WIDTH - wide, down, day, _SMALL + 1)]
    top = max(0.0, (sign - lines.height) / 2)
    for piece in lines.pieces:
        items += [Text(i.x, i.down + top, i.text, i.size, i.bold) for i in piece.items if isinstance(i, Text)]
        top += piece.height
    column.add(Piece(height, tuple(items)))
    column.space(6)
    column.add(Piece(1.4, (Rule(0, 0, _WIDTH, 1.4),)))
    column.space(8)
    return column


def _title(name: str) -> Column:
    column = Column(_WIDTH)
    if name:
        paragraph(column, runs(f"Herstelkaart van {name}", bold=True), Setting(_TITLE, 1.24))
    else:
        said = "Herstelkaart van"
        down = base_line(_TITLE, _TITLE * 1.24)
        line = Rule(fonts.width(said, _TITLE, bold=True) + 10, down + 3, _LINE, 0.9)
        column.add(Piece(_TITLE * 1.24, (Text(0, down, said, _TITLE, bold=True), line)))
    column.space(2)
    lead = "Wachtzin kwijt of computer weg? Met deze kaart kom je weer binnen."
    paragraph(column, runs(lead), Setting(_LEAD, _LEADING))
    column.space(10)
    return column


def _code_box(card: RecoveryCard) -> Piece:
    """The groups with their numbers, two in a row, and the QR code beside them: one piece, never split."""
    rows = -(-len(card.groups) // _IN_A_ROW)
    items: list[Item] = []
    for place, group in enumerate(card.groups):
        row, at = divmod(place, _IN_A_ROW)
        x, top = _PAD + at * _COLUMN, _PAD + row * _ROW
        items.append(Disc(x, top + (_ROW - _DISC) / 2, _DISC, str(place + 1)))
        items.append(Text(x + _DISC + 10, top + base_line(_CODE, _ROW), fonts.clean(group), _CODE, True, _APART))
    code = qr_code(card.qr)
    if code is None:
        raise ValueError("the QR code of a recovery card would be too fine to read")
    x = _WIDTH - _PAD - code.quiet - SIZE
    items.append(Mark(x, _PAD + code.quiet, SIZE, code))
    column = Column(SIZE + 2 * code.quiet)
    for sentence in ("Alleen voor een scanner aan de computer.", "Niet voor je telefoon."):
        paragraph(column, runs(sentence), Setting(_SMALL, 1.25))
    below = _PAD + 2 * code.quiet + SIZE + 2
    items += _moved(column.pieces, x - code.quiet / 2, below)
    height = 2 * _PAD + rows * _ROW
    typing = Column(_WIDTH - 2 * _PAD)
    for sentence in _TYPING:
        paragraph(typing, runs(sentence), Setting(_SMALL + 1, _LEADING))
    items += _moved(typing.pieces, _PAD, height - _PAD / 2)
    return Piece(height + typing.height + _PAD / 2, tuple(items), framed=True)


def _explained() -> Column:
    column = Column(_WIDTH)
    indent = _HEADING * 1.9
    for part in _PARTS:
        column.space(13)
        heading = Setting(_HEADING, 1.3, indent, icon=part.icon, icon_x=_HEADING * 0.7)
        paragraph(column, runs(part.heading, bold=True), heading)
        for sentence in part.sentences:
            column.space(2.5)
            first = len(column.pieces)
            paragraph(column, runs(sentence), Setting(_BODY, _LEADING, indent + _BODY))
            line = column.pieces[first]
            dot = Text(indent, base_line(_BODY, line.height), "•", _BODY)
            column.pieces[first] = Piece(line.height, (dot, *line.items))
    return column


def _moved(pieces: Sequence[Piece], right: float, down: float) -> list[Item]:
    """The texts of several pieces as items of one, from a place on."""
    items: list[Item] = []
    for piece in pieces:
        items += [Text(i.x + right, i.down + down, i.text, i.size, i.bold) for i in piece.items if isinstance(i, Text)]
        down += piece.height
    return items


def _pages(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """One page; more only when names take a page of their own."""
    pages: list[list[Piece]] = [[]]
    left = _HEIGHT
    for piece in pieces:
        if piece.height > left and pages[-1]:
            pages.append([])
            left = _HEIGHT
        if pages[-1] or piece.items:  # no white at the top of a page
            pages[-1].append(piece)
            left -= piece.height
    return pages


def _draw(canvas: Canvas, page: Sequence[Piece]) -> None:
    draw_pieces(canvas, page, _PAPER.margin, _PAPER.size[1] - _PAPER.margin, _WIDTH)
