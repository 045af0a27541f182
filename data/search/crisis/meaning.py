"""A second opinion on danger, by the meaning vector of a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from data.search.crisis.lines import CrisisLine


@dataclass(frozen=True, slots=True)
class CrisisSentence:
    """An example: the line it asks for (None: no danger), the language code and the sentence."""

    line: CrisisLine | None
    language: str
    sentence: str


def load_sentences(folder: Traversable | None = None) -> list[CrisisSentence]:
    """The shipped examples (``crisis-sentences.tsv``), or those in another folder.

    Raises ValueError for a line that has not three columns or names an unknown line.
    """
    from data.search.crisis.patterns import phrases_folder

    place = folder if folder is not None else phrases_folder()
    found: list[CrisisSentence] = []
    for row in (place / "crisis-sentences.tsv").read_text("utf-8").splitlines():
        if row.strip():
            line, language, sentence = row.split("\t")
            found.append(CrisisSentence(None if line == "none" else CrisisLine(line), language, sentence))
    return found


class CrisisMeaning:
    def __init__(self, vectors: Any, lines: Sequence[CrisisLine | None]) -> None: ...
