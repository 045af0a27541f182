"""From a question to the needs it may be about: by its letters and by its meaning.

Two models learned at release from example sentences that people say (resources/phrases/), see
installer/train_search.py:

* letters: which runs of 3 to 5 letters and which words go with which need. It reads typos, compounds, dialect and
  every inflection without a dictionary, but only words it has seen something like.
* meaning: the nearest example sentences, and a line drawn between the needs, in the space of a sentence encoder
  that knows 16 languages. It finds "mijn moeder verdwaalt in haar eigen straat" without a word in common.

Both are numpy and a few megabytes. `numpy` is imported when a model is loaded, after the first paint.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.search.arrays import arrays
from data.search.linear import LetterModel, MeaningLine

if TYPE_CHECKING:
    from data.search.linear import Vector

NEIGHBOURS = 20
_NEAR_POWER = 8  # a sentence twice as near weighs 2**8 as much
_BLOCK = 2048


class Neighbours:
    """The example sentences and their needs, in the space of the sentence encoder."""

    def __init__(self, content: Any) -> None:
        import numpy as np

        self._np = np
        self._vectors = content["vectors"]  # int8; as float32 they would take four times the memory
        lengths = np.linalg.norm(self._vectors.astype(np.float32), axis=1)
        self._shrink = (1.0 / np.maximum(lengths, 1.0)).astype(np.float32)
        self._need_of = content["vector_needs"].astype(np.int64)
        self._needs = len(content["codes"])

    def near(self, vector: Vector) -> tuple[Vector, float]:
        """The share of each need among the nearest sentences, and how near the nearest is (cosine)."""
        np = self._np
        likeness = np.empty(len(self._vectors), dtype=np.float32)
        for start in range(0, len(likeness), _BLOCK):
            likeness[start : start + _BLOCK] = self._vectors[start : start + _BLOCK].astype(np.float32) @ vector
        likeness *= self._shrink
        nearest = np.argpartition(-likeness, NEIGHBOURS)[:NEIGHBOURS]
        weight = np.clip(likeness[nearest], 0, None) ** _NEAR_POWER
        share = np.zeros(self._needs, dtype=np.float32)
        np.add.at(share, self._need_of[nearest], weight)
        return share / (float(share.sum()) or 1.0), float(likeness.max())


class NeedModel:
    """Both models behind one call."""

    def __init__(self, path: Path) -> None:
        """Load the file that installer/train_search.py wrote. Raises OSError or KeyError when it is not that."""
        import numpy as np

        with arrays(path) as content:
            self.codes: tuple[str, ...] = tuple(str(code) for code in content["codes"])
            self._letters = LetterModel(content)
            self._meaning = MeaningLine(content)
            self._neighbours = Neighbours(content)
        self._np = np

    def needs(self, text: str, language: str, vector: Vector) -> list[tuple[str, float]]:
        """The needs a question may be about with how likely each is (together 1), most likely first.

        `vector`: what the encoder makes of the text.
        """
        np = self._np
        near, _ = self._neighbours.near(vector)
        line = self._meaning.probabilities(vector)
        letters = self._letters.probabilities(text)
        if language == "nl":
            mixed = mix(np, letters, line, near, (0.5, 0.3, 0.2))
        else:  # few sentences of each language were seen: meaning carries over, letters less so
            mixed = mix(np, letters, line, near, (0.2, 0.5, 0.3))
        order = np.argsort(-mixed)[:10]
        return [(self.codes[index], float(mixed[index])) for index in order]


def mix(np: Any, letters: Vector, line: Vector, near: Vector, weights: tuple[float, float, float]) -> Vector:
    """One opinion out of three: half their weighted mean, half their weighted geometric mean.

    The geometric mean asks that they agree; the mean keeps a need that only one of them sees.
    """
    floor = 1e-4
    product = np.exp(
        weights[0] * np.log(letters + floor) + weights[1] * np.log(line + floor) + weights[2] * np.log(near + floor)
    )
    total: Vector = weights[0] * letters + weights[1] * line + weights[2] * near
    mixed: Vector = 0.5 * total / total.sum() + 0.5 * product / product.sum()
    return mixed
