"""Pieces that were set, onto paper: they become operations of a PDF, and nothing is decided any more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from printing import fonts, icons, qr
from printing.canvas import Canvas
from printing.flow import Blank, Disc, Piece, Rule, Text


def draw_pieces(canvas: Canvas, pieces: Sequence[Piece], left: float, top: float, width: float) -> float:
    """Draw pieces under each other and return where they end."""
    frame_top: float | None = None
    for piece in (*pieces, Piece(0)):
        if piece.framed and frame_top is None:
            frame_top = top
        elif not piece.framed and frame_top is not None:
            canvas.setLineWidth(1.1)
            canvas.roundRect(left, top, width, frame_top - top, 4, stroke=1, fill=0)
            frame_top = None
        draw_piece(canvas, piece, left, top)
        top -= piece.height
    return top


def draw_piece(canvas: Canvas, piece: Piece, left: float, top: float) -> None:
    """Draw one piece with its upper left corner at (left, top)."""
    for item in piece.items:
        x, y = left + item.x, top - item.down
        if isinstance(item, Text):
            for name, text in fonts.stretches(item.text, item.bold):
                canvas.setFont(name, item.size)
                canvas.drawString(x, y, text, charSpace=item.apart)
                x += fonts.width(text, item.size, item.bold)
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
        elif isinstance(item, Blank):
            canvas.setLineWidth(0.8)
            canvas.roundRect(x, y - item.height, item.width, item.height, 3, stroke=1, fill=0)
            if item.name:
                _text_field(canvas, item, x, y)
        elif isinstance(item.what, qr.QrCode):
            qr.draw(canvas, item.what, x, y)
        elif item.what is None:
            canvas.setLineWidth(1.1)
            canvas.roundRect(x, y - item.size, item.size, item.size, item.size * 0.18, stroke=1, fill=0)
        else:
            icons.draw(canvas, item.what, x, y, item.size)


def _text_field(canvas: Canvas, blank: Blank, left: float, top: float) -> None:
    """A field that can be typed in, over a box that is drawn already. What is typed stands in Helvetica, which every
    program that fills in forms brings itself."""
    untyped: Any = canvas
    untyped.acroForm.textfield(
        value=blank.value,
        name=blank.name,
        tooltip=blank.tip or blank.name,
        x=left + 2,
        y=top - blank.height + 1.5,
        width=blank.width - 4,
        height=blank.height - 3,
        fontName="Helvetica",
        fontSize=10,
        borderWidth=0,
        fillColor=None,
        borderColor=None,
        maxlen=4000,
        fieldFlags="multiline" if blank.many_lines else "",
    )
