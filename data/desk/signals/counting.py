"""How long a text is, as a person counts: an emoji, or a letter with its signs, is one.

Extended grapheme clusters of Unicode (UAX #29), by the library `regex` (\\X).
"""

from __future__ import annotations

import regex

_ONE = regex.compile(r"\X")


def length(text: str) -> int:
    """How many characters a person sees in a text."""
    return len(text) if text.isascii() and "\r" not in text else len(_ONE.findall(text))


def cut(text: str, most: int) -> str:
    """The first so many of them."""
    return text if length(text) <= most else "".join(_ONE.findall(text)[:most])
