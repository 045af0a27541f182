"""Rows of a table, and texts in any script that the papers of A4 can set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from printing import arabic, flow, fonts
from printing.flow import Column, Item, Mark, Piece, Rule, Run, Setting, base_line, paragraph

GUTTER = 8.0  # between the columns of a table


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its text, and whether that is bold. `tick`: with a box to tick before it. `head`: bold words
    above the text."""

    text: str
    bold: bool = False
    tick: bool = False
    head: str = ""


def clean(text: str) -> str:
    """A text as these papers can print it, Arabic script shaped. Raises WorldError(GLYPH_MISSING)."""
    return fonts.clean(text, arabic=True)


def runs(text: str, bold: bool = False) -> tuple[Run, ...]:
    """One run of text, in any script that these papers can set. Raises WorldError(GLYPH_MISSING)."""
    return flow.runs(text, bold, arabic_script=True)


def row(cells: Sequence[Cell], wide: Sequence[float], size: float, most_whole: float) -> tuple[Piece, ...]:
    """A row as one piece, cell after cell, so that a reader hears it in that order; when it is taller than
    `most_whole`, its lines: line n of each cell beside each other. `wide`: the columns, in points.
    """
    columns: list[tuple[float, list[Piece]]] = []
    x = 0.0
    for number, (cell, width) in enumerate(zip(cells, wide, strict=True)):
        free = width - (GUTTER if number + 1 < len(wide) else 0)
        column = Column(free)
        paragraph(column, runs(cell.head, bold=True), Setting(size, 1.32))
        for line in clean(cell.text).split("\n"):
            indent, right = size * 1.45 if cell.tick else 0, arabic.begins_right(line)
            paragraph(column, runs(line, cell.bold), Setting(size, 1.32, indent, from_right=right))
        if cell.tick:
            first = column.pieces[0] if column.pieces else Piece(size * 1.32)
            box = size * 0.95
            down = base_line(size, first.height) - size * 0.36 - box / 2
            column.pieces[:1] = [Piece(first.height, (Mark(0, down, box), *first.items))]
        columns.append((x, column.pieces))
        x += width
    most = max((len(pieces) for _, pieces in columns), default=0)
    if 0 < most * size * 1.32 < most_whole:
        whole = [item for left, pieces in columns for item in placed(pieces, left, 0)]
        return (
            (Piece(most * size * 1.32, tuple(whole)),) if whole else (Piece(most * size * 1.32, (Rule(0, 0, 0, 0),)),)
        )
    made = []
    for at in range(most):
        items: list[Item] = []
        for left, pieces in columns:
            if at < len(pieces):
                items += placed([pieces[at]], left, 0)
        made.append(Piece(size * 1.32, tuple(items)))
    return tuple(made) or (Piece(size * 1.32, (Rule(0, 0, 0, 0),)),)


def placed(pieces: Sequence[Piece], right: float, down: float) -> list[Item]:
    """The things of several pieces as things of one, from a place on."""
    items: list[Item] = []
    for piece in pieces:
        items += [replace(item, x=item.x + right, down=item.down + down) for item in piece.items]
        down += piece.height
    return items
