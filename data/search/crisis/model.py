"""A second opinion on danger, learned from tens of thousands of sentences by many authors.

The words (recogniser.py) find danger without any model, but a third of what people say of it is in words that no
pattern knows, and one in twenty look-alikes holds the words of a pattern. This weighs four things: the letters of a
question, its meaning (small networks over the sentence encoder), its pieces in their order (reading.py) and what the
patterns say. Made by installer/train_reading.py and installer/train_danger.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.search.arrays import arrays
from data.search.crisis.lines import CrisisHit, CrisisLine
from data.search.crisis.reading import Reading
from data.search.crisis.recogniser import shipped_recogniser
from data.search.linear import LetterModel

if TYPE_CHECKING:
    from data.search.encoder import Pieces
    from data.search.linear import Vector

MODEL, READING = "crisis.npz", "crisis-reading.npz"
NONE = "none"
CODES = (NONE, *(line.value for line in CrisisLine))

LIKELY = 0.4
"""How likely danger must be. The figures for other thresholds stand in README, "Measured"."""


def logit(chance: Any) -> Any:
    """The log of the odds of a chance, or of an array of them, kept within what a float can hold."""
    import numpy as np

    kept = np.clip(chance, 1e-6, 1 - 1e-6)
    return np.log(kept / (1 - kept))


def signs(dangers: Sequence[float], *, words: bool, calm: bool) -> list[float]:
    """What is weighed: how likely danger is by each opinion, and whether patterns and calm words were found."""
    return [*(float(logit(one)) for one in dangers), float(words), float(calm)]


class CrisisModel:
    """Says which line a question asks for, when it is likely enough that it asks for one."""

    def __init__(self, folder: Path) -> None:
        """Load what the scripts wrote. Raises OSError, KeyError or ValueError when it is not that."""
        import numpy as np

        self._np = np
        with arrays(folder / READING) as content:
            self._reading = Reading(content)
        with arrays(folder / MODEL) as content:
            if tuple(str(code) for code in content["codes"]) != CODES:
                raise ValueError("the model knows other lines than the program")
            self._letter_places = [CODES.index(str(code)) for code in content["letter_codes"]]
            self._letters = LetterModel(content)
            self._subjects = content["subjects"].astype(np.int64)
            self._first = content["first_weights"].astype(np.float32)
            self._first_bias = content["first_bias"].astype(np.float32)
            self._last = content["last_weights"].astype(np.float32)
            self._last_bias = content["last_bias"].astype(np.float32)
            self._mix = content["mix"].astype(np.float32)

    def danger(
        self, question: str, vector: Vector, pieces: Pieces, words: CrisisHit | None
    ) -> tuple[float, CrisisLine]:
        """How likely danger is (0 to 1), and the line that fits best if it is.

        `vector`, `pieces`: what the encoder makes of the question; `words`: what the patterns found.
        """
        found = self.opinions(question, vector, pieces)
        calm = shipped_recogniser().sounds_harmless(question)
        values = signs([1 - one[0] for one in found], words=words is not None, calm=calm)
        total = float(self._np.dot(self._mix[:-1], values) + self._mix[-1])
        line = words.line if words is not None else CrisisLine(CODES[1 + int(sum(found)[1:].argmax())])
        return 1.0 / (1.0 + float(self._np.exp(-total))), line

    def opinions(self, question: str, vector: Vector, pieces: Pieces) -> tuple[Any, Any, Any]:
        """How likely each of CODES is by the letters, by the meaning and by the pieces."""
        by_letters = self._np.zeros(len(CODES), dtype=self._np.float32)
        by_letters[self._letter_places] = self._letters.probabilities(question)
        by_pieces = self._by_line(self._reading.subjects, self._reading.chances(pieces))
        return by_letters, self._by_meaning(vector), by_pieces

    def hit(self, question: str, vector: Vector, pieces: Pieces, words: CrisisHit | None) -> CrisisHit | None:
        """The line to show, or None when danger is not likely, even where a pattern fits."""
        likely, line = self.danger(question, vector, pieces, words)
        return CrisisHit(line, question, likely) if likely >= LIKELY else None

    def _by_meaning(self, vector: Vector) -> Any:
        """How likely each of CODES is, by the mean of the networks."""
        np = self._np
        hidden = np.maximum(np.einsum("i,sij->sj", vector, self._first) + self._first_bias, 0)
        values = np.einsum("sj,sjk->sk", hidden, self._last) + self._last_bias
        chances = np.exp(values - values.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        return self._by_line(self._subjects, chances.mean(axis=0))

    def _by_line(self, subjects: Any, chances: Any) -> Any:
        """The chances of subjects added up for each of CODES."""
        found = self._np.zeros(len(CODES), dtype=self._np.float32)
        self._np.add.at(found, subjects, chances)
        return found
