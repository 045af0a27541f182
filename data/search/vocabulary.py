"""Which words of the index a typed word may stand for: itself, its compound's parts, a typo, a beginning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data.search.text import Analysis

_MAX_FUZZY = 4
_MAX_PREFIX = 6


@dataclass(frozen=True)
class Reading:
    """One way to read a typed word: a term of the index and how sure that is (1 is the word itself)."""

    term: str
    weight: float


def sounds(word: str) -> str:
    """A rough key of how a Dutch word sounds: "bijstant" and "bijstand" are one, "taxie" and "taxi" too."""
    key = word
    for written, heard in _SOUNDS:
        key = key.replace(written, heard)
    if key.endswith("d"):
        key = key[:-1] + "t"
    squeezed = [char for index, char in enumerate(key) if index == 0 or char != key[index - 1]]
    return "".join(squeezed).rstrip("e")


_SOUNDS = (
    ("sch", "sg"), ("ch", "g"), ("ph", "f"), ("th", "t"), ("ij", "ei"), ("y", "i"), ("ie", "i"), ("ou", "au"),
    ("auw", "au"), ("dt", "t"), ("qu", "kw"), ("ck", "k"), ("c", "k"), ("x", "ks"), ("z", "s"), ("v", "f"),
    ("oe", "u"), ("uu", "u"), ("ee", "e"), ("aa", "a"), ("oo", "o"), ("jg", "g"), ("j", "g"), ("mn", "m"),
)  # fmt: skip


class Vocabulary:
    """All terms of the index with how many records hold them.

    A term is *spelled* when a service or a list of everyday words holds it. Example sentences hold typos on
    purpose: a word that only they know is also read as the spelled words that are like it.
    """

    def __init__(self, lines: str, analysis: Analysis) -> None:
        """`lines`: the terms, the number of records of each, and the terms that are spelled; a line each."""
        terms, counts, spelled = (line.split(" ") for line in lines.split("\n"))
        self._counts = dict(zip(terms, map(int, counts), strict=True))
        self._terms = spelled  # in order, as they were written
        self._spelled = frozenset(spelled)
        self._analysis = analysis
        self._by_sound: dict[str, list[str]] = {}
        self._known: dict[tuple[str, bool], tuple[Reading, ...]] = {}

    def count(self, term: str) -> int:
        """In how many records the term stands."""
        return self._counts.get(term, 0)

    def readings(self, word: str, *, unfinished: bool) -> tuple[Reading, ...]:
        """The terms a folded word may stand for. `unfinished`: it is the last word and may go on."""
        key = (word, unfinished)
        found = self._known.get(key)
        if found is None:
            if len(self._known) > 5_000:
                self._known.clear()
            found = self._known[key] = tuple(self._read(word, unfinished))
        return found

    def _read(self, word: str, unfinished: bool) -> Iterable[Reading]:
        best: dict[str, float] = {}

        def take(term: str, weight: float) -> None:
            if self._counts.get(term) and weight > best.get(term, 0):
                best[term] = weight

        stem = self._analysis.stem(word)
        take(stem, 1.0)
        parts = self._analysis.split(word)
        for part in parts:
            take(part, 0.75)
        if unfinished and len(word) >= 2:
            for term in self._beginning_with(word):
                take(term, 0.55 + 0.4 * len(word) / max(len(term), len(word)))
        if stem not in self._spelled and len(word) >= 4:
            for term, weight in self._like(stem, word):
                take(term, weight if not parts else weight * 0.8)
        ranked = sorted(best.items(), key=lambda item: -item[1])[: _MAX_PREFIX + _MAX_FUZZY]
        return [Reading(term, weight) for term, weight in ranked]

    def prepare(self) -> None:
        """Be ready for the first typo: it would otherwise wait for a library and for 10,000 sounds."""
        self._like("proef", "proef")

    def _of_sound(self, word: str) -> list[str]:
        """The spelled terms that sound like this."""
        if not self._by_sound:
            for term in self._terms:
                if len(term) >= 4 and not term.isdigit():
                    self._by_sound.setdefault(sounds(term), []).append(term)
        return self._by_sound.get(sounds(word), [])

    def _beginning_with(self, start: str) -> list[str]:
        from bisect import bisect_left

        terms = self._terms
        first = bisect_left(terms, start)
        last = bisect_left(terms, start + "\uffff")
        within = terms[first : min(last, first + 400)]
        within.sort(key=lambda term: (len(term), -self._counts[term]))
        return within[:_MAX_PREFIX]

    def _like(self, stem: str, word: str) -> list[tuple[str, float]]:
        """Terms that sound the same or are one or two letters away, the nearest first."""
        from rapidfuzz import process
        from rapidfuzz.distance import DamerauLevenshtein

        found = dict.fromkeys((*self._of_sound(stem), *self._of_sound(word)), 0.85)
        if stem.isdigit():
            return list(found.items())
        allowed = 1 if len(stem) <= 5 else 2 if len(stem) <= 9 else 3
        near = process.extract(
            stem, self._terms, scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=12, processor=None
        )
        for term, distance, _ in near:
            if term[0] == stem[0] or distance == 1 or len(stem) >= 7:
                weight = 0.9 - 0.9 * distance / max(len(stem), 4)
                found[term] = max(found.get(term, 0.0), weight)
        ranked = sorted(found.items(), key=lambda item: (-item[1], -self._counts.get(item[0], 0)))
        return ranked[:_MAX_FUZZY]
