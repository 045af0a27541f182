"""Holds the patterns against a question."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources.abc import Traversable

from data.search.crisis.lines import CrisisHit, CrisisLine
from data.search.crisis.patterns import Atom, Patterns, Rule, load_patterns
from data.search.crisis.words import END, Word, split_words

_URGENCY = {line: rank for rank, line in enumerate(CrisisLine)}
_MAX_IDIOMS = 10
_HOME = "nl"
"""Volunteers write Dutch around a foreign word (\"boek over suicide\"): Dutch calm words count everywhere."""

Span = tuple[int, int]
"""First and last word of a match, as positions in the list of words."""


class Recogniser:
    """Recognises danger by words. Reading the patterns costs tens of milliseconds, once."""

    def __init__(self, patterns: Patterns) -> None:
        self._patterns = patterns
        used: dict[int, int] = {}
        for rule in (*patterns.rules, *patterns.idioms):
            for slot in set(rule.slots):
                used[slot] = used.get(slot, 0) + 1
        # a rule is only looked at when its rarest slot is filled: that keeps a key press cheap
        self._rules: dict[int, list[Rule]] = {}
        self._idioms: dict[int, list[Rule]] = {}
        for rules, table in ((patterns.rules, self._rules), (patterns.idioms, self._idioms)):
            for rule in rules:
                table.setdefault(min(rule.slots, key=lambda slot: used[slot]), []).append(rule)
        self._by_first: dict[int, list[tuple[int, Atom]]] = {}
        for number, slot_atoms in enumerate(patterns.slots):
            for atom in slot_atoms:
                self._by_first.setdefault(atom.numbers[0], []).append((number, atom))

    @classmethod
    def from_folder(cls, folder: Traversable | None = None) -> Recogniser:
        """A recogniser with the pattern files in a folder (default: the shipped ones)."""
        return cls(load_patterns(folder))

    def recognise(self, question: str) -> CrisisHit | None:
        """The most urgent line that the words of a question ask for, or None. Never raises."""
        hits = self.all_hits(question)
        return min(hits, key=lambda hit: _URGENCY[hit.line], default=None)

    def all_hits(self, question: str) -> list[CrisisHit]:
        """Every rule that fits, in no particular order; for judging the patterns."""
        words = split_words(question)
        meanings = [self._patterns.words.numbers(word.text) for word in words]
        filled = self._fill(meanings)
        if not filled:
            return []
        hidden = self._hide_idioms(words, filled)
        if hidden:
            meanings = [() if i in hidden else numbers for i, numbers in enumerate(meanings)]
            filled = self._fill(meanings)
        hits: list[CrisisHit] = []
        for slot in tuple(filled):
            for rule in self._rules.get(slot, ()):
                if rule.weak and any(self._patterns.calm[name] in filled for name in (rule.language, _HOME)):
                    continue
                span = self._match(rule, words, filled)
                if span is not None and rule.line is not None:
                    hits.append(CrisisHit(rule.line, _text(words, span)))
        return hits

    def sounds_harmless(self, question: str) -> bool:
        """True when the question holds an idiom without danger, or a calm word (a course, a book, a job)."""
        words = split_words(question)
        meanings = [self._patterns.words.numbers(word.text) for word in words]
        filled = self._fill(meanings)
        if any(slot in filled for slot in self._patterns.calm.values()):
            return True
        return bool(self._hide_idioms(words, filled))

    def _fill(self, meanings: list[tuple[int, ...]]) -> dict[int, list[Span]]:
        """Slot -> where it is filled."""
        filled: dict[int, list[Span]] = {}
        for start, numbers in enumerate(meanings):
            for number in numbers:
                for slot, atom in self._by_first.get(number, ()):
                    size = len(atom.numbers)
                    if size == 1 or (
                        start + size <= len(meanings)
                        and all(atom.numbers[k] in meanings[start + k] for k in range(1, size))
                    ):
                        filled.setdefault(slot, []).append((start, start + size - 1))
        return filled

    def _hide_idioms(self, words: list[Word], filled: dict[int, list[Span]]) -> set[int]:
        hidden: set[int] = set()
        for slot in tuple(filled):
            for rule in self._idioms.get(slot, ()):
                if any(unless in filled for unless in rule.unless):
                    continue
                for span in self._all_matches(rule, words, filled):
                    hidden.update(range(span[0], span[1] + 1))
        return hidden

    def _all_matches(self, rule: Rule, words: list[Word], filled: dict[int, list[Span]]) -> list[Span]:
        if any(slot not in filled for slot in rule.slots):
            return []
        found: list[Span] = []
        for span in _arrangements(rule, words, [filled[slot] for slot in rule.slots]):
            found.append(span)
            if len(found) == _MAX_IDIOMS:
                break
        return found

    def _match(self, rule: Rule, words: list[Word], filled: dict[int, list[Span]]) -> Span | None:
        if any(slot not in filled for slot in rule.slots) or any(slot in filled for slot in rule.unless):
            return None
        return next(_arrangements(rule, words, [filled[slot] for slot in rule.slots]), None)


def _text(words: list[Word], span: Span) -> str:
    return " ".join(word.text for word in words[span[0] : span[1] + 1] if word.text != END)


def _arrangements(rule: Rule, words: list[Word], places: list[list[Span]]) -> Iterator[Span]:
    """Every way to give each slot its own words, in the asked order and inside the window."""

    def extend(index: int, first: int, last: int, used: tuple[Span, ...]) -> Iterator[Span]:
        if index == len(places):
            yield first, last
            return
        order = rule.order[index]
        for span in places[index]:
            if order and used and not (span[0] > used[-1][1] if order == 1 else span[0] == used[-1][1] + 1):
                continue
            if any(span[0] <= other[1] and other[0] <= span[1] for other in used):
                continue
            low, high = min(first, span[0]), max(last, span[1])
            if words[high].place - words[low].place < rule.window:
                yield from extend(index + 1, low, high, (*used, span))

    for start in places[0]:
        if words[start[1]].place - words[start[0]].place < rule.window:
            yield from extend(1, start[0], start[1], (start,))


@cache
def shipped_recogniser() -> Recogniser:
    """The recogniser with the shipped patterns, read once."""
    return Recogniser.from_folder()


def recognise(question: str) -> CrisisHit | None:
    """What the words of a question say about acute danger, by the shipped patterns; None when there is none.

    Looks at the first 1,000 characters at most and never raises on what is typed.
    """
    return shipped_recogniser().recognise(question)
