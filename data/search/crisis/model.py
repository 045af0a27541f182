"""A second opinion on danger, learned from eleven thousand sentences by many authors.

The words (recogniser.py) find danger without any model, but a third of what people say of it is in words that no
pattern knows, and one in twenty look-alikes holds the words of a pattern. This weighs three things: the letters of a
question, its meaning (small networks over the sentence encoder) and what the patterns say. Made by
installer/train_danger.py.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.search.arrays import arrays
from data.search.crisis.lines import CrisisHit, CrisisLine
from data.search.crisis.recogniser import shipped_recogniser
from data.search.linear import LetterModel

if TYPE_CHECKING:
    from data.search.linear import Vector

NONE = "none"
CODES = (NONE, *(line.value for line in CrisisLine))

LIKELY = 0.4
"""How likely danger must be. On three sets by authors that the model did not learn from, 310 with danger and 430
without: 4 missed and 7 cards too many from 0.4; 1 and 13 from 0.3; 7 and 5 from 0.5."""


def logit(chance: Any) -> Any:
    """The log of the odds of a chance, or of an array of them, kept within what a float can hold."""
    import numpy as np

    kept = np.clip(chance, 1e-6, 1 - 1e-6)
    return np.log(kept / (1 - kept))


class CrisisModel:
    """Says which line a question asks for, when it is likely enough that it asks for one."""

    def __init__(self, path: Path) -> None:
        """Load what the script wrote. Raises OSError, KeyError or ValueError when it is not that."""
        import numpy as np

        self._np = np
        with arrays(path) as content:
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

    def danger(self, question: str, vector: Vector, words: CrisisHit | None) -> tuple[float, CrisisLine]:
        """How likely danger is (0 to 1), and the line that fits best if it is; `words` is what the patterns found."""
        np = self._np
        by_letters = np.zeros(len(CODES), dtype=np.float32)
        by_letters[self._letter_places] = self._letters.probabilities(question)
        by_meaning = self._by_meaning(vector)
        calm = shipped_recogniser().sounds_harmless(question)
        found = [logit(1 - by_letters[0]), logit(1 - by_meaning[0]), float(words is not None), float(calm)]
        total = float(np.dot(self._mix[:-1], np.array(found, dtype=np.float32)) + self._mix[-1])
        if words is not None:
            line = words.line
        else:
            line = CrisisLine(CODES[1 + int((by_letters[1:] + by_meaning[1:]).argmax())])
        return 1.0 / (1.0 + float(np.exp(-total))), line

    def hit(self, question: str, vector: Vector, words: CrisisHit | None) -> CrisisHit | None:
        """The line to show, or None when danger is not likely, even where a pattern fits."""
        likely, line = self.danger(question, vector, words)
        return CrisisHit(line, question, likely) if likely >= LIKELY else None

    def _by_meaning(self, vector: Vector) -> Any:
        """How likely each of CODES is, by the mean of the networks."""
        np = self._np
        hidden = np.maximum(np.einsum("i,sij->sj", vector, self._first) + self._first_bias, 0)
        values = np.einsum("sj,sjk->sk", hidden, self._last) + self._last_bias
        chances = np.exp(values - values.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        found = np.zeros(len(CODES), dtype=np.float32)
        np.add.at(found, self._subjects, chances.mean(axis=0))
        return found
