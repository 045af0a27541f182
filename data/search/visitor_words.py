"""What the screen says to a visitor in their own language (resources/phrases/visitor-<language>.tsv).

One line each, key and text with a tab between: `need:wonen.huurschuld`, `theme:geld`, `yes`, `no`, `language`,
`not-understood`, `interpreter`, `other-meaning`.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from resources import files

_log = logging.getLogger(__name__)

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "prs", "ps", "ur"})


@dataclass(frozen=True)
class VisitorWords:
    """The fixed sentences of one language; a missing one is an empty text."""

    language: str  # ISO 639-1
    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def right_to_left(self) -> bool:
        """True for Arabic, Farsi and other languages written from the right."""
        return self.language in RIGHT_TO_LEFT

    @property
    def name(self) -> str:
        """The language in its own words: "العربية"."""
        return self.texts.get("language", "")

    def need(self, code: str) -> str:
        """The question back about a need ("wonen.huurschuld")."""
        return self.texts.get(f"need:{code}", "")

    def theme(self, code: str) -> str:
        """The name of a theme."""
        return self.texts.get(f"theme:{code}", "")

    def word(self, key: str) -> str:
        """Another sentence: `yes`, `no`, `not-understood`, `interpreter`, `other-meaning`."""
        return self.texts.get(key, "")


@lru_cache(maxsize=16)
def visitor_words(language: str) -> VisitorWords:
    """The sentences of a language; an empty set when the program does not speak it."""
    if not (2 <= len(language) <= 3 and language.isascii() and language.isalpha()):
        return VisitorWords(language)
    try:
        lines = files.path("phrases", f"visitor-{language}.tsv").read_text(encoding="utf-8").splitlines()
    except OSError:
        return VisitorWords(language)
    texts: dict[str, str] = {}
    for line in lines:
        key, tab, text = line.partition("\t")
        if tab and text.strip():
            texts[key.strip()] = text.strip()
        elif line.strip():
            _log.warning("visitor-%s.tsv: a line without a tab", language)
    return VisitorWords(language, MappingProxyType(texts))
