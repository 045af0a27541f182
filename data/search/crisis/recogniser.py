"""Holds the patterns against a question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from data.search.crisis.lines import CrisisHit, CrisisLine
from data.search.crisis.patterns import Patterns, Rule, load_patterns
from data.search.crisis.words import END, Word, split_words

_URGENCY = {line: rank for rank, line in enumerate(CrisisLine)}
_MAX_IDIOMS = 10
_MAX_TRIES = 200
"""Arrangements tried for one rule: far above what a real question needs, it bounds a hostile one."""
_HOME = "nl"
"""Volunteers write Dutch around a foreign word ("boek over suicide"): Dutch calm words count everywhere."""

Span = tuple[int, int]
"""First and last word of a match, as positions in the list of words."""


class Recogniser:
    """Recognises danger by words. Reading the patterns costs a few tenths of a second, once."""

    def __init__(self, patterns: Patterns) -> None:
        self._patterns = patterns
        # how common a word is, judged by how many slots it can fill
        share: dict[int, int] = {}
        for slot in patterns.slots:
            for atom in slot:
                share[atom.numbers[0]] = share.get(atom.numbers[0], 0) + 1
        self._weight = [sum(share[atom.numbers[0]] for atom in slot) for slot in patterns.slots]
        self._firsts = [frozenset(atom.numbers[0] for atom in slot) for slot in patterns.slots]
        self._tails: list[dict[int, list[tuple[int, ...]]]] = []
        for slot in patterns.slots:
            tails: dict[int, list[tuple[int, ...]]] = {}
            for atom in slot:
                tails.setdefault(atom.numbers[0], []).append(atom.numbers[1:])
            self._tails.append(tails)
        self._rules = self._anchored(patterns.rules)
        self._idioms = self._anchored(patterns.idioms)

    @classmethod
    def from_folder(cls, folder: Path | None = None) -> Recogniser:
        """A recogniser with the pattern files in a folder (default: the shipped ones)."""
        return cls(load_patterns(folder))

    def recognise(self, question: str) -> CrisisHit | None:
        """The most urgent line that the words of a question ask for, or None. Never raises on what is typed."""
        return min(self.all_hits(question), key=lambda hit: _URGENCY[hit.line], default=None)

    def all_hits(self, question: str) -> list[CrisisHit]:
        """Every rule that fits, in the order of the files; for judging the patterns."""
        seen = _Question(self, question)
        hidden = self._idiom_words(seen)
        if hidden:
            seen = seen.without(hidden)
        hits: list[CrisisHit] = []
        patterns = self._patterns
        for number in _candidates(self._rules, seen):
            rule = patterns.rules[number]
            if rule.weak and any(seen.places(patterns.calm[name]) for name in (rule.language, _HOME)):
                continue
            span = next(_matches(rule, seen), None)
            if span is not None and rule.line is not None:
                hits.append(CrisisHit(rule.line, seen.text(span)))
        return hits

    def sounds_harmless(self, question: str) -> bool:
        """True when the question holds an idiom without danger, or a calm word (a course, a book, a job)."""
        seen = _Question(self, question)
        if any(seen.places(slot) for slot in self._patterns.calm.values()):
            return True
        return bool(self._idiom_words(seen))

    def word_numbers(self, word: str) -> tuple[int, ...]:
        """The pattern words a folded word can stand for."""
        return self._patterns.words.numbers(word)

    def slot_places(self, slot: int, at: dict[int, list[int]], meanings: Sequence[tuple[int, ...]]) -> list[Span]:
        """Where a slot is filled, given the places of each pattern word and the pattern words of each place."""
        spans: list[Span] = []
        tails = self._tails[slot]
        for first in self._firsts[slot] & at.keys():
            for start in at[first]:
                for tail in tails[first]:
                    end = start + len(tail)
                    if end < len(meanings) and all(
                        number in meanings[start + 1 + step] for step, number in enumerate(tail)
                    ):
                        spans.append((start, end))
        spans.sort()
        return spans

    def _anchored(self, rules: list[Rule]) -> dict[int, list[int]]:
        """Pattern word -> rules to look at when it occurs: a rule waits for its rarest slot, which keeps a key
        press cheap."""
        table: dict[int, list[int]] = {}
        for number, rule in enumerate(rules):
            anchor = min(rule.slots, key=lambda slot: self._weight[slot])
            for first in self._firsts[anchor]:
                table.setdefault(first, []).append(number)
        return table

    def _idiom_words(self, seen: _Question) -> set[int]:
        hidden: set[int] = set()
        for number in _candidates(self._idioms, seen):
            for count, span in enumerate(_matches(self._patterns.idioms[number], seen)):
                hidden.update(range(span[0], span[1] + 1))
                if count == _MAX_IDIOMS:
                    break
        return hidden


class _Question:
    """The words of one question, and where each slot is filled (looked up once, when asked)."""

    def __init__(self, recogniser: Recogniser, question: str) -> None:
        self._recogniser = recogniser
        self.words: list[Word] = split_words(question)
        self._set([recogniser.word_numbers(word.text) for word in self.words])

    def _set(self, meanings: list[tuple[int, ...]]) -> None:
        self._meanings = meanings
        self.at: dict[int, list[int]] = {}
        for place, numbers in enumerate(meanings):
            for number in numbers:
                self.at.setdefault(number, []).append(place)
        self._places: dict[int, list[Span]] = {}

    def without(self, hidden: set[int]) -> _Question:
        """The same question with the words at these positions meaning nothing."""
        self._set([() if place in hidden else numbers for place, numbers in enumerate(self._meanings)])
        return self

    def places(self, slot: int) -> list[Span]:
        """Where a slot is filled, from left to right."""
        found = self._places.get(slot)
        if found is None:
            found = self._places[slot] = self._recogniser.slot_places(slot, self.at, self._meanings)
        return found

    def text(self, span: Span) -> str:
        """The words of a match."""
        return " ".join(word.text for word in self.words[span[0] : span[1] + 1] if word.text != END)


def _candidates(table: dict[int, list[int]], seen: _Question) -> list[int]:
    return sorted({rule for number in seen.at for rule in table.get(number, ())})


def _matches(rule: Rule, seen: _Question) -> Iterator[Span]:
    """Every way to give each slot its own words, in the asked order and inside the window."""
    places: list[list[Span]] = []
    for slot in rule.slots:
        spans = seen.places(slot)
        if not spans:
            return
        places.append(spans)
    if any(seen.places(slot) for slot in rule.unless):
        return
    words = seen.words
    tries = 0

    def extend(index: int, first: int, last: int, used: tuple[Span, ...]) -> Iterator[Span]:
        nonlocal tries
        if index == len(places):
            yield first, last
            return
        order = rule.order[index]
        for span in places[index]:
            if tries > _MAX_TRIES:
                return
            if used:
                if order and not (span[0] > used[-1][1] if order == 1 else span[0] == used[-1][1] + 1):
                    continue
                if any(span[0] <= other[1] and other[0] <= span[1] for other in used):
                    continue
            low, high = min(first, span[0]), max(last, span[1])
            if words[high].place - words[low].place < rule.window:
                tries += 1
                yield from extend(index + 1, low, high, (*used, span))

    yield from extend(0, len(words), -1, ())


@cache
def shipped_recogniser() -> Recogniser:
    """The recogniser with the shipped patterns, read once."""
    return Recogniser.from_folder()


def recognise(question: str) -> CrisisHit | None:
    """What the words of a question say about acute danger, by the shipped patterns; None when there is none.

    Looks at the first 1,000 characters at most and never raises on what is typed.
    """
    return shipped_recogniser().recognise(question)
