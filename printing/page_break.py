"""Where pages end: pieces under each other onto pages, with what has to stay together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from printing.flow import Piece


@dataclass(frozen=True)
class Unit:
    """A piece with what the page break has to know of it."""

    piece: Piece
    glued: bool = False  # no page break after it
    head: tuple[Piece, ...] = ()  # comes back on top of a page that begins with this piece


def pages(units: Sequence[Unit], height: float) -> list[list[Piece]]:
    """The pieces of each page, none higher than `height`.

    What is glued together goes to the next page as a whole; what is higher than a page is broken between its pieces.
    White is left out at the top of a page.
    """
    made: list[list[Piece]] = [[]]
    left = height

    def begin(head: tuple[Piece, ...]) -> None:
        nonlocal left
        made.append(list(head))
        left = height - sum(piece.height for piece in head)

    for chunk in _chunks(units):
        if _tight(chunk) > left and made[-1]:
            begin(chunk[0].head)
        for one in chunk:
            if one.piece.height > left + 0.01 and one.piece.items and made[-1]:
                begin(one.head)
            if made[-1] or one.piece.items:
                made[-1].append(one.piece)
                left -= one.piece.height
    return made


def _chunks(units: Sequence[Unit]) -> list[list[Unit]]:
    chunks: list[list[Unit]] = []
    open_chunk = False
    for one in units:
        if open_chunk:
            chunks[-1].append(one)
        else:
            chunks.append([one])
        open_chunk = one.glued
    return chunks


def _tight(chunk: Sequence[Unit]) -> float:
    """What a chunk takes, without the white at its end."""
    height = sum(one.piece.height for one in chunk)
    for one in reversed(chunk):
        if one.piece.items:
            break
        height -= one.piece.height
    return height
