"""A slip that was set, onto paper: pieces become operations of a PDF, and nothing is decided any more."""

from __future__ import annotations

import io

from printing import fonts
from printing.canvas import Canvas, new_canvas
from printing.documents.slip_page import RULE_PIECES, Page, Plan
from printing.flow import Rule
from printing.languages import WORDS, SlipWords
from printing.pieces import draw_piece, draw_pieces
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
    y = draw_pieces(canvas, page.head.pieces, left, top, width)
    for part in page.parts:
        canvas.setLineWidth(1.3)
        canvas.roundRect(left, y - part.height, width, part.height, 7, stroke=1, fill=0)
        inner = left + style.pad
        if part.first and part.box.beside is not None:
            draw_piece(canvas, part.box.beside, inner, y - style.pad)
        draw_pieces(canvas, part.pieces, inner, y - style.pad, part.box.width)
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
            draw_pieces(canvas, pieces, left, bottom + page.foot.height, width)
        else:  # right under the head, which has a rule already
            ruled = any(isinstance(item, Rule) for piece in pieces[:RULE_PIECES] for item in piece.items)
            draw_pieces(canvas, pieces[RULE_PIECES if ruled else 0 :], left, y, width)
