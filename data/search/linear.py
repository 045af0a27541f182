"""Small linear models over the letters of a text and over its meaning; numpy only, a few megabytes each.

Learned at release by installer/train_search.py. `numpy` is imported when a model is loaded, after the first paint.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from zlib import crc32

from data.search.text import words

if TYPE_CHECKING:
    import numpy as np

    Vector = np.ndarray[Any, np.dtype[np.float32]]

BUCKETS = 1 << 16


def features(text: str) -> Counter[int]:
    """The letters and words of a text as counted buckets: runs of 3 to 5 letters, words, pairs of words."""
    return Counter(crc32(feature.encode()) % BUCKETS for feature in _features(text))


def _features(text: str) -> Iterator[str]:
    found = words(text)[:60]
    for word in found:
        padded = f" {word} "
        for size in (3, 4, 5):
            for start in range(len(padded) - size + 1):
                yield padded[start : start + size]
        yield f"w:{word}"
    for first, second in pairwise(found):
        yield f"p:{first} {second}"


class LetterModel:
    """A linear model over hashed runs of letters and words."""

    def __init__(self, content: Any) -> None:
        import numpy as np

        self._np = np
        self._weights = content["letter_weights"]  # int8, bucket x class
        self._scale = content["letter_scale"].astype(np.float32)
        self._bias = content["letter_bias"].astype(np.float32)
        self._rarity = content["letter_rarity"].astype(np.float32)

    def probabilities(self, text: str) -> Vector:
        """For each class how likely it is, adding up to 1."""
        np = self._np
        counted = features(text)
        if not counted:
            even: Vector = np.full(len(self._bias), 1 / len(self._bias), dtype=np.float32)
            return even
        buckets = np.fromiter(counted.keys(), dtype=np.int64)
        times = np.fromiter((1 + math.log(n) for n in counted.values()), dtype=np.float32)
        values = times * self._rarity[buckets]
        values /= float(np.linalg.norm(values)) or 1.0
        result: Vector = (values @ self._weights[buckets].astype(np.float32)) * self._scale + self._bias
        return _softmax(np, result)


class MeaningLine:
    """A linear model in the space of the sentence encoder."""

    def __init__(self, content: Any) -> None:
        import numpy as np

        self._np = np
        self._weights = content["meaning_weights"].astype(np.float32)
        self._bias = content["meaning_bias"].astype(np.float32)

    def probabilities(self, vector: Vector) -> Vector:
        """For each class how likely it is, adding up to 1."""
        values: Vector = vector @ self._weights + self._bias
        return _softmax(self._np, values)


def _softmax(np: Any, values: Vector) -> Vector:
    shifted = np.exp(values - values.max())
    result: Vector = shifted / shifted.sum()
    return result
