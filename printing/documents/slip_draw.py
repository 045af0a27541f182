"""A slip that was set, onto paper: pieces become operations of a PDF, and nothing is decided any more."""

from __future__ import annotations

import io
from collections.abc import Sequence

from printing import fonts, icons, qr
from printing.canvas import Canvas, new_canvas
from printing.documents.slip_page import RULE_PIECES, Page, Plan
from printing.flow import Disc, Piece, Rule, Text
from printing.languages import WORDS, SlipWords
from printing.styles import Paper, Style


def draw_plan(plan: Plan, paper: Paper, language: str) -> bytes:
    """The PDF of a slip."""
    w = WORDS[language]
    buffer = io.BytesIO()
    canvas = new_canvas(buffer, paper.size, w.document, language)
    for number, page in enumerate(plan.pages, start=1):
        _draw_page(canvas, page, plan.style, paper, (number, len(plan.pages)), w)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw_page(canvas: Canvas, page: Page, style: Style, paper: Paper, number: tuple[int, int], w: SlipWords) -> None:
    page_width, page_height = paper.size
    left, top = paper.margin, page_height - paper.margin
    width = page_width - 2 * left
    y = _draw_pieces(canvas, page.head.pieces, left, top, width)
    for part in page.parts:
        canvas.setLineWidth(1.3)
        canvas.roundRect(left, y - part.height, width, part.height, 7, stroke=1, fill=0)
        inner = left + style.pad
        if part.first and part.box.beside is not None:
            _draw_piece(canvas, part.box.beside, inner, y - style.pad)
        _draw_pieces(canvas, part.pieces, inner, y - style.pad, part.box.width)
        y -= part.height + style.box_gap
    bottom = paper.margin
    if number[1] > 1:
        said = fonts.clean(w.page.format(page=number[0], pages=number[1]))
        wide = fonts.width(said, style.small)
        canvas.setFont(fonts.REGULAR, style.small)
        canvas.drawString(left + width - wide, bottom + style.small * 0.3, said)
        bottom += style.small * 1.5
    if page.foot is not None:
        pieces = page.foot.pieces
        if page.parts:
            _draw_pieces(canvas, pieces, left, bottom + page.foot.height, width)
        else:  # right under the head, which has a rule already
            ruled = any(isinstance(item, Rule) for piece in pieces[:RULE_PIECES] for item in piece.items)
            _draw_pieces(canvas, pieces[RULE_PIECES if ruled else 0 :], left, y, width)


def _draw_pieces(canvas: Canvas, pieces: Sequence[Piece], left: float, top: float, width: float) -> float:
    """Draw pieces under each other and return where they end."""
    frame_top: float | None = None
    for piece in (*pieces, Piece(0)):
        if piece.framed and frame_top is None:
            frame_top = top
        elif not piece.framed and frame_top is not None:
            canvas.setLineWidth(1.1)
            canvas.roundRect(left, top, width, frame_top - top, 4, stroke=1, fill=0)
            frame_top = None
        _draw_piece(canvas, piece, left, top)
        top -= piece.height
    return top


def _draw_piece(canvas: Canvas, piece: Piece, left: float, top: float) -> None:
    for item in piece.items:
        x, y = left + item.x, top - item.down
        if isinstance(item, Text):
            canvas.setFont(fonts.BOLD if item.bold else fonts.REGULAR, item.size)
            canvas.drawString(x, y, item.text)
        elif isinstance(item, Disc):
            middle = y - item.size / 2
            canvas.circle(x + item.size / 2, middle, item.size / 2, stroke=0, fill=1)
            size = item.size * 0.62
            canvas.setFont(fonts.BOLD, size)
            canvas.setFillGray(1)
            canvas.drawCentredString(x + item.size / 2, middle - size * 0.357, item.text)
            canvas.setFillGray(0)
        elif isinstance(item, Rule):
            canvas.rect(x, y - item.thick, item.width, item.thick, stroke=0, fill=1)
        elif isinstance(item.what, qr.QrCode):
            qr.draw(canvas, item.what, x, y)
        elif item.what is None:
            canvas.setLineWidth(1.1)
            canvas.roundRect(x, y - item.size, item.size, item.size, item.size * 0.18, stroke=1, fill=0)
        else:
            icons.draw(canvas, item.what, x, y, item.size)
