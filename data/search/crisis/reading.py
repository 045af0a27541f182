"""Small networks that read a question piece by piece, in order; a third opinion on danger.

One vector of a sentence loses who does what to whom, and that is what danger without any of its words hangs on. A
network starts from what the sentence encoder knows of each piece, looks at runs of two, three and five of them (the
encoder's own layers, taught further), lets each piece look at all others once, and takes what stands out. There are
several: each errs in other places, and their mean errs least. Made by installer/train_reading.py; run in numpy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from data.search.encoder import Pieces
    from data.search.linear import Vector

WIDTHS = ((2, 0), (3, 1), (5, 2))
"""Pieces in a run, and how many of them stand before the piece itself; as in the encoder."""
HEADS = 6


class Reading:
    """Says for each subject (the lines, and the needs without danger) how likely a question is about it."""

    def __init__(self, content: Any) -> None:
        """Take the arrays of the file, each with one row a network. Raises KeyError when one is missing."""
        import numpy as np

        self._np = np
        whole = {name: content[name] for name in content.files if name != "read_authors"}
        count = len(whole["read_subjects"])
        self._networks = [Network({name: array[index] for name, array in whole.items()}) for index in range(count)]
        self.subjects = whole["read_subjects"][0]

    def chances(self, pieces: Pieces) -> Vector:
        """How likely each subject is, adding up to 1: the mean of the networks."""
        found: Vector = self._np.mean([network.chances(pieces) for network in self._networks], axis=0)
        return found


class _Layer:
    """Weights of a byte each, with a scale for each column; wide they would take four times the memory."""

    def __init__(self, content: dict[str, Any], name: str) -> None:
        self._weights = content[name]
        self._scale = content[f"{name}_scale"]
        self._bias = content[f"{name}_bias"].astype(self._scale.dtype)

    def of(self, rows: Any) -> Any:
        return (rows @ self._weights.astype(self._scale.dtype)) * self._scale + self._bias


class Network:
    """One of them."""

    def __init__(self, content: dict[str, Any]) -> None:
        """Take its arrays. Raises KeyError when one is missing."""
        import numpy as np

        self._np = np

        def layer(name: str) -> _Layer:
            return _Layer(content, f"read_{name}")

        def norm(name: str) -> Any:
            return content[f"read_{name}"].astype(np.float32)  # two rows: times, plus

        self._first = [layer(f"first{width}") for width, _ in WIDTHS]
        self._second = [layer(f"second{width}") for width, _ in WIDTHS]
        self._down, self._look, self._seen = layer("down"), layer("look"), layer("seen")
        self._think, self._thought, self._say = layer("think"), layer("thought"), layer("say")
        self._norm, self._norm_down = norm("norm"), norm("norm_down")
        self._norm_seen, self._norm_thought = norm("norm_seen"), norm("norm_thought")
        self._pick, self._pick_bias = norm("pick"), norm("pick_bias")

    def chances(self, pieces: Pieces) -> Vector:
        """How likely each subject is, adding up to 1."""
        np = self._np
        rows = _normal(np, self._runs(pieces), self._norm)
        rows = _normal(np, np.maximum(self._down.of(rows), 0), self._norm_down)
        rows = _normal(np, rows + self._seen.of(self._looked(rows)), self._norm_seen)
        rows = _normal(np, rows + self._thought.of(np.maximum(self._think.of(rows), 0)), self._norm_thought)
        chosen = _softmax(np, rows @ self._pick + self._pick_bias, axis=0)  # one row a piece, one column a choice
        found = np.concatenate([(chosen.T @ rows).ravel(), rows.max(axis=0)])
        result: Vector = _softmax(np, self._say.of(found), axis=0)
        return result

    def _runs(self, pieces: Pieces) -> Any:
        """Each piece with the runs it stands in."""
        np = self._np
        count = len(pieces.raw)
        parts = [pieces.raw]
        size = pieces.narrow.shape[1] // len(WIDTHS)
        for place, (width, before) in enumerate(WIDTHS):
            own = pieces.narrow[:, place * size : (place + 1) * size]
            for layer in (self._first[place], self._second[place]):
                edged = np.zeros((count + width - 1, size), dtype=np.float32)
                edged[before : before + count] = own
                runs = np.concatenate([edged[step : step + count] for step in range(width)], axis=1)
                own = np.maximum(layer.of(runs), 0) + own
            parts.append(own)
        return np.concatenate(parts, axis=1)

    def _looked(self, rows: Any) -> Any:
        """What each piece sees of all others."""
        np = self._np
        count, size = rows.shape
        each = size // HEADS
        asks, answers, tells = self._look.of(rows).reshape(count, 3, HEADS, each).transpose(1, 2, 0, 3)
        weights = _softmax(np, asks @ answers.transpose(0, 2, 1) / np.float32(each**0.5), axis=-1)
        return (weights @ tells).transpose(1, 0, 2).reshape(count, size)


def _normal(np: Any, rows: Any, norm: Any) -> Any:
    """Each row with mean 0 and variance 1, then times norm[0] plus norm[1]."""
    rows = rows - rows.mean(axis=-1, keepdims=True)
    rows /= np.sqrt((rows * rows).mean(axis=-1, keepdims=True) + np.float32(1e-5))
    return rows * norm[0] + norm[1]


def _softmax(np: Any, values: Any, axis: int) -> Any:
    shifted = np.exp(values - values.max(axis=axis, keepdims=True))
    return shifted / shifted.sum(axis=axis, keepdims=True)
