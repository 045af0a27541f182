"""A second opinion on danger, by the meaning vector of a question.

The words find most; the meaning adds a question that says the same as a shipped example in other words,
mostly in another language. It stays silent when it is not sure: the figures are in the release notes of
the measurement (`tests/data/test_crisis.py` says how they were obtained).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

from data.search.crisis.lines import CrisisLine
from data.search.crisis.patterns import phrases_folder
from data.search.crisis.recogniser import shipped_recogniser

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NEIGHBOURS = 5
_CLEARLY = 1.0
"""Sum over the 5 nearest examples of similarity to the fourth power, minus for a harmless one. Chosen on held-out
folds of 7,700 sentences: 2 false alarms in 6,900 harmless ones."""

EVERYDAY_DANGER = {
    "gevoel.suicide": CrisisLine.SUICIDE,
    "veilig.gevaar": CrisisLine.EMERGENCY,
    "veilig.geweld-thuis": CrisisLine.SAFE_HOME,
    "veilig.kind-onveilig": CrisisLine.SAFE_HOME,
    "veilig.oudere-onveilig": CrisisLine.SAFE_HOME,
}
"""Needs of the theme tree whose everyday sentences are about danger."""

EVERYDAY_UNDECIDED = frozenset(
    (
        "zorg.spoeddokter", "gevoel.verward", "veilig.seksueel", "veilig.dwang", "veilig.mensenhandel",
        "veilig.slachtoffer", "veilig.tip", "veilig.naaktfoto", "wonen.storing",
    )
)  # fmt: skip
"""Needs with danger and no danger mixed: no examples for either side."""


@dataclass(frozen=True, slots=True)
class CrisisSentence:
    """An example: the line it asks for (None: no danger), the language code and the sentence."""

    line: CrisisLine | None
    language: str
    sentence: str


def load_sentences(folder: Traversable | None = None, *, everyday: bool = True) -> list[CrisisSentence]:
    """The examples whose vectors CrisisMeaning needs, in a fixed order.

    `folder` has ``crisis-sentences.tsv`` (line, language, sentence); with `everyday` also the sentences of
    ``sentences-*.tsv`` (need, language, sentence), which are harmless but for the needs in EVERYDAY_DANGER.
    A sentence that occurs twice counts once, the first time. Raises ValueError for a line without three columns.
    """
    place = folder if folder is not None else phrases_folder()
    found: dict[str, CrisisSentence] = {}
    for code, language, sentence in _rows(place / "crisis-sentences.tsv"):
        line = None if code == "none" else CrisisLine(code)
        found.setdefault(sentence, CrisisSentence(line, language, sentence))
    if everyday:
        files = [entry for entry in place.iterdir() if entry.name.startswith("sentences-")]
        for entry in sorted(files, key=lambda item: item.name):
            for need, language, sentence in _rows(entry):
                if need not in EVERYDAY_UNDECIDED:
                    found.setdefault(sentence, CrisisSentence(EVERYDAY_DANGER.get(need), language, sentence))
    return list(found.values())


def _rows(file: Traversable) -> list[tuple[str, str, str]]:
    rows: list[tuple[str, str, str]] = []
    for row in file.read_text("utf-8").splitlines():
        if row.strip():
            code, language, sentence = row.split("\t")
            rows.append((code, language, sentence))
    return rows


class CrisisMeaning:
    """The examples with their vectors; says which line a question is clearly about."""

    def __init__(self, vectors: Any, lines: Sequence[CrisisLine | None]) -> None:
        """`vectors`: (n, 512) numbers of any float or scaled integer type, one row for each of `lines`.

        Raises ValueError when the two differ in length.
        """
        import numpy as np

        rows: NDArray[Any] = np.asarray(vectors, dtype=np.float32)
        if rows.ndim != 2 or len(rows) != len(lines):
            raise ValueError("one vector for each line")
        self._vectors = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
        self._lines = tuple(lines)

    def line_for(self, vector: Any, question: str) -> CrisisLine | None:
        """The line, when the nearest examples are clearly about danger; else None.

        Silent too when the words of the question are an idiom without danger or about a course, a book, a job.
        """
        import numpy as np

        wanted: NDArray[Any] = np.asarray(vector, dtype=np.float32).reshape(-1)
        length = float(np.linalg.norm(wanted))
        if not self._lines or not length > 0 or wanted.shape[0] != self._vectors.shape[1]:
            return None
        near = self._vectors @ (wanted / length)
        best = np.argsort(-near)[:_NEIGHBOURS]
        votes: dict[CrisisLine, float] = {}
        score = 0.0
        for index in best.tolist():
            weight = max(float(near[index]), 0.0) ** 4
            line = self._lines[index]
            score += weight if line else -weight
            if line:
                votes[line] = votes.get(line, 0.0) + weight
        if score <= _CLEARLY or shipped_recogniser().sounds_harmless(question):
            return None
        return max(votes, key=lambda line: votes[line])
