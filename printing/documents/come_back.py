"""The kom-terug-briefje: when to come back for an answer, and to whom. Records in, PDF bytes out.

On it: the buurthuis, the day and hours of the next inloop, a telephone number. Never who the visitor is or what was
asked. A5, black on white, one page.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import datetime

from printing import fonts, phones
from printing.canvas import new_canvas
from printing.documents.slip_content import date_words
from printing.flow import Column, Item, Mark, Piece, Rule, Setting, Text, base_line, paragraph, runs
from printing.icons import Icon
from printing.pieces import draw_pieces
from printing.styles import Letters, Paper

_PAPER = Paper.A5
_WIDTH = _PAPER.size[0] - 2 * _PAPER.margin
_LANGUAGE = "nl"
_DOCUMENT = "Kom-terug-briefje"
_HEAD, _LEADING, _PAD = 13.0, 1.34, 14.0
# letters -> (title, day, body)
_SIZES = {Letters.NORMAL: (24.0, 22.0, 13.0), Letters.LARGE: (27.0, 25.0, 16.0), Letters.VERY_LARGE: (30.0, 29.0, 20.0)}


@dataclass(frozen=True)
class ComeBack:
    """What is on it. `starts_at`/`ends_at`: the next inloop, None when no plan says when that is."""

    buurthuis: str
    address_line: str
    phone: str
    inloop_text: str
    printed_on: datetime
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    letters: Letters = Letters.LARGE


def make_come_back(what: ComeBack) -> bytes:
    """The paper as a PDF with its fonts inside. The same request gives the same bytes.

    Raises WorldError(GLYPH_MISSING) with `text` and `characters`.
    """
    title, day, body = _SIZES[what.letters]
    column = _head(what)
    paragraph(column, runs("Kom gerust terug", bold=True), Setting(title, 1.24))
    column.space(4)
    paragraph(column, runs("We zoeken je vraag voor je uit."), Setting(body, _LEADING))
    column.space(12)
    for piece in _when(what, day, body):
        column.add(piece)
    column.space(14)
    for sentence in ("Neem dit briefje mee.", "Je mag iemand meenemen."):
        paragraph(column, runs(sentence), Setting(body, _LEADING))
        column.space(3)
    if what.phone.strip():
        column.space(6)
        paragraph(column, runs("Kun je niet? Bel dan:"), Setting(body, _LEADING))
        paragraph(column, runs(phones.grouped(what.phone), bold=True), Setting(day, 1.3))
    buffer = io.BytesIO()
    canvas = new_canvas(buffer, _PAPER.size, _DOCUMENT, _LANGUAGE)
    top = _PAPER.size[1] - _PAPER.margin
    left = _PAPER.size[1] - 2 * _PAPER.margin
    page: list[Piece] = []
    for piece in column.pieces:  # a very long name or address takes a second page, and nothing is cut
        if piece.height > left and page:
            draw_pieces(canvas, page, _PAPER.margin, top, _WIDTH)
            canvas.showPage()
            page, left = [], _PAPER.size[1] - 2 * _PAPER.margin
        page.append(piece)
        left -= piece.height
    draw_pieces(canvas, page, _PAPER.margin, top, _WIDTH)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _when(what: ComeBack, day: float, body: float) -> list[Piece]:
    """The day and the hours, large, in one frame; without a plan the words of the settings."""
    lines = Column(_WIDTH - 2 * _PAD)
    if what.starts_at is not None:
        words = date_words(what.starts_at.date(), _LANGUAGE)
        paragraph(lines, runs(words[:1].upper() + words[1:], bold=True), Setting(day, 1.25))
        hours = _clock(what.starts_at)
        if what.ends_at is not None:
            hours = f"{hours} tot {_clock(what.ends_at)}"
        paragraph(lines, runs(f"{hours} uur"), Setting(body * 1.15, 1.3))
    else:
        paragraph(lines, runs("Kom naar de inloop"), Setting(body, 1.3))
        if what.inloop_text.strip():
            paragraph(lines, runs(what.inloop_text, bold=True), Setting(body * 1.15, 1.3))
    place = ", ".join(part for part in (what.buurthuis, what.address_line) if part.strip())
    if place:
        lines.space(4)
        paragraph(lines, runs(place), Setting(body, 1.3))
    white = Piece(_PAD * 0.7, (), framed=True)
    return [white, *(Piece(one.height, _moved(one, _PAD), framed=True) for one in lines.pieces), white]


def _moved(piece: Piece, right: float) -> tuple[Item, ...]:
    return tuple(replace(one, x=one.x + right) for one in piece.items)


def _head(what: ComeBack) -> Column:
    """Whose paper it is at the left, the day of today at the right, and a rule."""
    column = Column(_WIDTH)
    day = f"{what.printed_on.day}-{what.printed_on.month:02d}-{what.printed_on.year}"
    wide = fonts.width(day, _HEAD * 0.85)
    sign = _HEAD * 2.15
    lines = Column(_WIDTH)
    paragraph(lines, runs(what.buurthuis, bold=True), Setting(_HEAD, 1.3, sign + _HEAD * 0.7, wide + _HEAD))
    top = max(0.0, (sign - lines.height) / 2)
    items: list[Item] = [
        Mark(0, 0, sign, Icon.SIGN),
        Text(_WIDTH - wide, base_line(_HEAD * 0.85, sign), day, _HEAD * 0.85),
    ]
    for piece in lines.pieces:
        items += [Text(i.x, i.down + top, i.text, i.size, i.bold) for i in piece.items if isinstance(i, Text)]
        top += piece.height
    column.add(Piece(max(sign, lines.height), tuple(items)))
    column.space(6)
    column.add(Piece(1.4, (Rule(0, 0, _WIDTH, 1.4),)))
    column.space(12)
    return column


def _clock(moment: datetime) -> str:
    return f"{moment.hour}.{moment.minute:02d}"
