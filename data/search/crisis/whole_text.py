"""Looks for danger in the whole of a long text: a letter that was pasted says at its end what it is about.

The patterns read two hundred words (with the stops) and a thousand characters at most, which bounds a key press. A
longer text is read in pieces that overlap by more than a sentence is long: none falls between two of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from data.search.crisis.lines import CrisisHit, CrisisLine
from data.search.crisis.recogniser import recognise

LONGEST = 10_000
"""Characters of a text that are read; of a longer one the beginning and the end."""
_END = 2_000  # of a text that is too long: where a letter says what it wants
_PIECE, _STEP = 600, 400  # the patterns read two hundred words: even in words of one letter the whole step
_URGENCY = {line: rank for rank, line in enumerate(CrisisLine)}


def recognise_whole(text: str) -> CrisisHit | None:
    """What the words of a text of any length say about acute danger: the most urgent line, or None.

    Of more than 10,000 characters the first 8,000 and the last 2,000 are read. Never raises on what is typed.
    """
    if len(text) <= _PIECE:
        return recognise(text)
    best: CrisisHit | None = None
    for piece in _pieces(_shortened(unicodedata.normalize("NFKC", _shortened(text)))):
        hit = recognise(piece)
        if hit is not None and (best is None or _URGENCY[hit.line] < _URGENCY[best.line]):
            best = hit
            if _URGENCY[hit.line] == 0:  # nothing is more urgent
                break
    return best


def _shortened(text: str) -> str:
    """At most LONGEST characters: signs that stand for a whole sentence would otherwise make it many times as long."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - _END - 1]}\n{text[-_END:]}"


def _pieces(text: str) -> Iterator[str]:
    """Pieces of a text, none of which begins or ends within a word when there are spaces to cut at."""
    start = 0
    while True:
        end = start + _PIECE
        if end >= len(text):
            yield text[start:]
            return
        cut = text.rfind(" ", start + _STEP, end)
        yield text[start : cut if cut > 0 else end]
        space = text.find(" ", start + _STEP - 60, start + _STEP)
        start = space + 1 if space >= 0 else start + _STEP
