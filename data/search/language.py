"""Which language a question is in, offline: by its script, else by fastText's small model of 176 languages.

`fasttext-predict` reads that model (resources/phrases/lid.176.ftz, 1 MB): it has wheels for Windows and no
dependencies. Packages that bring the model along can also download, which we never do.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

DUTCH = "nl"
SUPPORTED = frozenset({"nl", "ar", "de", "en", "es", "fr", "it", "pl", "pt", "ru", "tr", "uk"})
RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur", "he"})
_SURE = 0.55
_SURE_OF_ONE_WORD = 0.85
_CERTAIN = 0.95


class LanguageGuess:
    """Guesses the language of a question; Dutch when in doubt, because that is what the desk types."""

    def __init__(self, knows_word: Callable[[str], bool]) -> None:
        """`knows_word`: is this folded word in the Dutch directory or its everyday words?"""
        self._knows = knows_word
        self._model: Any = None

    def load(self, path: Path) -> None:
        """Read the model; without it only the script tells. Raises ImportError or ValueError."""
        if path.is_file():
            module: Any = import_module("fasttext")
            self._model = module.load_model(str(path))

    def language(self, question: str, folded_words: list[str]) -> str:
        """The ISO 639-1 code of a supported language."""
        script = _script(question)
        if script == "ARABIC":
            return "ar"
        if script == "CYRILLIC":
            return "uk" if set("іїєґ") & set(question.lower()) else "ru"
        if self._model is None or not folded_words or script != "LATIN":
            return DUTCH
        known = sum(1 for word in folded_words if self._knows(word))
        labels, scores = self._model.predict(question.lower(), k=5)
        chances: dict[str, float] = {}
        for label, score in zip(labels, scores, strict=True):
            chances[str(label).removeprefix("__label__")] = float(score)
        best = max((code for code in chances if code in SUPPORTED), key=lambda c: chances[c], default=DUTCH)
        if best == DUTCH or chances.get(DUTCH, 0.0) > 0.25:
            return DUTCH
        needed = _SURE if len(folded_words) > 1 else _SURE_OF_ONE_WORD
        # Loan words and names ("food bank", "repair cafe") are Dutch as long as our own lists know them all. Those
        # lists have words of visitors too ("rent allowance"), so a whole sentence that is certain goes before them.
        sentence = len(question.split()) > 1 and chances[best] >= _CERTAIN
        if chances[best] < needed or (known == len(folded_words) and not sentence):
            return DUTCH
        return best


def _script(text: str) -> str:
    """The script most letters are in: LATIN, ARABIC, CYRILLIC, or another one's first name."""
    counts: dict[str, int] = {}
    for char in text[:80]:
        if char.isalpha():
            name = unicodedata.name(char, "LATIN").split(" ", 1)[0]
            counts[name] = counts.get(name, 0) + 1
    return max(counts, key=lambda name: counts[name], default="LATIN")
