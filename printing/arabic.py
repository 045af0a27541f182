"""Texts in Arabic script on paper: letters in the form in which they join, and each line from right to left.

Shaping comes first, in the order of reading; lines are broken; then each line is put in the order in which it stands
on paper (Unicode's bidirectional algorithm). Vowel signs are left out: they would stand in the wrong place, and what
people write every day has none.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence
from typing import Any

_BLOCKS = ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC))
_AS_THEY_ARE = frozenset("،؛؟٪٫٬٭۔ـ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")
"""Marks and digits that do not join."""


def has_arabic(text: str) -> bool:
    """Whether something of it is in Arabic script."""
    if not text or max(text) < "\u0600":  # nearly every text
        return False
    return any(first <= ord(char) <= last for char in text for first, last in _BLOCKS)


def stands(char: str) -> bool:
    """Whether a character can be drawn as it is: a joined form, a mark or a digit."""
    return char in _AS_THEY_ARE or 0xFB50 <= ord(char) <= 0xFDFF or 0xFE70 <= ord(char) <= 0xFEFC


def begins_right(text: str) -> bool:
    """Whether its first letter is of a script that is written from right to left."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def shaped(text: str) -> str:
    """The text with each letter in the form that it has there, still in the order of reading."""
    said: str = _reshaper().reshape(text)
    return said


def line(words: Sequence[str], *, right: bool) -> list[str] | None:
    """The words of one line from left to right as they stand on paper, each as it is drawn.

    `right`: the line belongs to a text from right to left. None when the words cannot be told apart any more, which
    leaves them as they were.
    """
    from bidi.algorithm import get_display  # the part that turns brackets too

    turned = str(get_display(" ".join(words), base_dir="R" if right else "L")).split(" ")
    return turned if len(turned) == len(words) else None


@functools.cache
def _reshaper() -> Any:
    import arabic_reshaper

    untyped: Any = arabic_reshaper
    return untyped.ArabicReshaper({"delete_harakat": True, "support_ligatures": True})
