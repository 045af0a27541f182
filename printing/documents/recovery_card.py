"""The recovery card of a buurtwerker: one sheet of A4, black only, that is read and typed back by a person.

Whoever holds it can set a new wachtzin and read what only the buurtwerkers read: so it says where to keep it, and
nothing about anybody but its owner.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

from data.desk.records import RecoveryCard
from printing import fonts, qr
from printing.canvas import Canvas, new_canvas
from printing.hours_words import WORDS
from printing.styles import MM, Paper

_TITLE, _BODY, _GROUP, _NUMBER = 26.0, 14.0, 30.0, 13.0  # points
_LEADING = 1.4
_COLUMNS = 2
_ROW = 19 * MM

_WHAT = (
    "Wachtzin vergeten, of een nieuwe computer? Met deze kaart kom je er weer in.",
    "Kies op het beginscherm ‘Ik ben de buurtwerker’ en dan ‘Ik heb mijn herstelkaart’.",
    "Typ de groepen over. Hoofdletters en spaties maken niet uit.",
)
_KEEP = (
    "Bewaar deze kaart op slot, niet in het buurthuis en niet bij de computer.",
    "Maak er geen foto van en geef hem aan niemand.",
    "Kwijt? Maak een nieuwe kaart in het programma. Deze doet het dan niet meer.",
    "Zonder kaart en zonder wachtzin kan niemand je helpen, ook wij niet.",
)


def make_recovery_card(card: RecoveryCard, buurthuis: str) -> bytes:
    """The card as a PDF of one page. The same card gives the same bytes.

    Raises WorldError(GLYPH_MISSING) for a name with letters that the font does not have.
    """
    buffer = io.BytesIO()
    wide, high = Paper.A4.size
    left, right = Paper.A4.margin + 5 * MM, wide - Paper.A4.margin - 5 * MM
    canvas = new_canvas(buffer, Paper.A4.size, "Herstelkaart", "nl")
    y = high - Paper.A4.margin - _TITLE
    y = _lines(canvas, left, y, ["Herstelkaart"], _TITLE, bold=True)
    made = f"{card.made_on.day} {WORDS['nl'].months[card.made_on.month - 1]} {card.made_on.year}"
    whose = [f"Van {card.name}", *([buurthuis] if buurthuis else []), f"Gemaakt op {made}"]
    y = _lines(canvas, left, y - 4, whose, _BODY)
    y = _lines(canvas, left, y - 12, _wrapped(_WHAT, right - left), _BODY)
    y = _groups(canvas, card.groups, left, right, y - 12)
    code = qr.qr_code(card.qr)
    beside = left
    if code is not None:
        qr.draw(canvas, code, left + code.quiet, y - code.quiet)
        beside = left + qr.SIZE + 2 * code.quiet + 6 * MM
    y = _lines(canvas, beside, y - _BODY, ["Zo bewaar je hem"], _BODY, bold=True)
    _lines(canvas, beside, y - 2, _wrapped(_KEEP, right - beside), _BODY)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _groups(canvas: Canvas, groups: tuple[str, ...], left: float, right: float, top: float) -> float:
    """The groups in two columns, read from left to right, each with its number; returns where they end."""
    column = (right - left) / _COLUMNS
    rows = -(-len(groups) // _COLUMNS)
    canvas.setLineWidth(1.3)
    canvas.roundRect(left, top - rows * _ROW - 6 * MM, right - left, rows * _ROW + 6 * MM, 7, stroke=1, fill=0)
    for place, group in enumerate(groups):
        x = left + 8 * MM + (place % _COLUMNS) * column
        base = top - 3 * MM - (place // _COLUMNS + 0.68) * _ROW
        canvas.setFont(fonts.REGULAR, _NUMBER)
        canvas.drawString(x, base, str(place + 1))
        canvas.setFont(fonts.BOLD, _GROUP)
        canvas.drawString(x + 9 * MM, base, fonts.clean(group))
    return top - rows * _ROW - 16 * MM


def _wrapped(sentences: Iterable[str], room: float) -> list[str]:
    """The sentences, each beginning a new line, cut between words so that every line fits."""
    lines: list[str] = []
    for sentence in sentences:
        line = ""
        for word in sentence.split():
            longer = f"{line} {word}".strip()
            if line and fonts.width(longer, _BODY) > room:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


def _lines(canvas: Canvas, x: float, y: float, lines: Iterable[str], size: float, *, bold: bool = False) -> float:
    """Draw lines under each other from the base line `y`; returns the base line for what follows."""
    for line in lines:
        canvas.setFont(fonts.BOLD if bold else fonts.REGULAR, size)
        canvas.drawString(x, y, fonts.clean(line))
        y -= size * _LEADING
    return y
