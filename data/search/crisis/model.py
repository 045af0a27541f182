"""A second opinion on danger, learned from thousands of sentences by several authors.

The words (recogniser.py) find most and are never overruled. This adds what says the same in words that no pattern
knows: two linear models, over the letters of a question and over its meaning, made by installer/train_search.py.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.search.crisis.lines import CrisisHit, CrisisLine
from data.search.crisis.recogniser import shipped_recogniser
from data.search.linear import LetterModel, MeaningLine

if TYPE_CHECKING:
    from data.search.linear import Vector

NONE = "none"
CODES = (NONE, *(line.value for line in CrisisLine))

THRESHOLD = 0.5
"""How likely danger must be. Chosen in a trial with two classes instead of five, together with the words, on sentences
whose misses the patterns had been widened for: 1 of 620 missed and 16 of 706 harmless ones too many at 0.5; 0 and 58 at
0.35. A fresh set is the only honest figure; bench prints those of the sets that are here."""


class CrisisModel:
    """Says which line a question asks for, when it is likely enough that it asks for one."""

    def __init__(self, path: Path) -> None:
        """Load what the script wrote. Raises OSError, KeyError or ValueError when it is not that."""
        import numpy as np

        with np.load(path) as content:
            codes = tuple(str(code) for code in content["codes"])
            if codes != CODES:
                raise ValueError("the model knows other lines than the program")
            self._letters = LetterModel(content)
            self._meaning = MeaningLine(content)

    def danger(self, question: str, vector: Vector) -> tuple[float, CrisisLine]:
        """How likely danger is (0 to 1), and the line that fits best if it is."""
        mixed: Any = (self._letters.probabilities(question) + self._meaning.probabilities(vector)) / 2
        best = 1 + int(mixed[1:].argmax())
        return 1.0 - float(mixed[0]), CrisisLine(CODES[best])

    def hit(self, question: str, vector: Vector) -> CrisisHit | None:
        """The line to show, or None. Silent when the words are an idiom, a course, a book or a job."""
        likely, line = self.danger(question, vector)
        if likely < THRESHOLD or shipped_recogniser().sounds_harmless(question):
            return None
        return CrisisHit(line, question)
