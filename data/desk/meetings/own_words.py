"""Whether a text for an agenda or a paper is the buurtwerker's own: nothing copied, no name in it and no address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from data.desk.meetings.names import NO_NAME, fold, names_in
from data.desk.signals.kinds import Described
from data.desk.signals.records import SignalForm
from data.desk.visits.visiting import checked
from data.errors import Code, WorldError

RUN = 6
"""So many equal words in a row, or all words of a shorter text from SHORT words on, is a copy."""
SHORT = 3
LETTERS = 40
"""So many equal letters in a row is one as well, for writing without spaces and words that were split."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Told:
    """What a volunteer told: the form, and what was added later. `staff`: folded roepnamen of this buurthuis.

    `names_anywhere`: names in all of its texts count, not only the one that the form asked for. Not for a text that is
    about no signal: beside everything that was ever told nearly any word with a capital would be a name.
    """

    form: SignalForm
    added: tuple[str, ...] = ()
    staff: frozenset[str] = frozenset()
    names_anywhere: bool = True

    @cached_property
    def given(self) -> frozenset[str]:
        """The name that the form asked for, folded. A description is no name."""
        form = self.form
        if not form.about_person or form.described is not Described.NAME:
            return frozenset()
        return frozenset(word for word in _words(form.who) if len(word) > 1 and not word.isdigit()) - NO_NAME

    @cached_property
    def heard(self) -> frozenset[str]:
        """The names in the texts, folded; a street is none."""
        if not self.names_anywhere:
            return frozenset()
        form = self.form
        described = form.who if form.described is not Described.NAME and form.about_person else ""
        texts = (form.facts, form.impression, form.done, described, *self.added)
        found = frozenset(name for text in texts for name in names_in(text, self.staff))
        return found - frozenset(_words(form.street))

    @cached_property
    def address(self) -> tuple[str, str] | None:
        """The street and the number of the house, folded; None without a number, or when nobody lives there."""
        if not self.form.about_person:
            return None
        words = _words(self.form.street)
        for street, number in pairwise(words):
            if number[0].isdigit() and not street[0].isdigit():
                return street, _digits(number)
        return None

    @cached_property
    def sources(self) -> tuple[_Source, ...]:
        """The texts that are not to be copied."""
        texts = (self.form.facts, self.form.impression, self.form.done, *self.added)
        return tuple(_Source.of(text) for text in texts if text.strip())


@dataclass(frozen=True)
class Fault:
    """What is wrong with a text: `place` is its first word (from 0, between spaces), `count` how many words."""

    code: Code
    place: int
    count: int


def own_text(
    text: str, field: str, most: int, about: Sequence[SignalForm | Told], table: frozenset[str] = frozenset()
) -> str:
    """A text for the agenda, tidied and checked against what the volunteers told.

    Raises WorldError(TEXT_TOO_LONG | TEXT_HOLDS_BSN, field=) and as `be_own` does. Empty is allowed.
    """
    if not text.strip():
        return ""
    said = checked(" ".join(text.split()), field, most)
    be_own(said, field, about, table)
    return said


def be_own(text: str, field: str, about: Iterable[SignalForm | Told], table: frozenset[str] = frozenset()) -> None:
    """Refuse a text that is not her own. `table`: folded words of who sits there, which are no resident's name.

    Raises WorldError(TEXT_COPIES_FACTS | TEXT_HOLDS_NAME | TEXT_HOLDS_ADDRESS, field=, place=, count=): which words, by
    their place, for an error holds nothing of a person.
    """
    found = fault(text, about, table)
    if found is not None:
        raise WorldError(found.code, field=field, place=str(found.place), count=str(found.count))


def fault(text: str, about: Iterable[SignalForm | Told], table: frozenset[str] = frozenset()) -> Fault | None:
    """The first thing that is wrong with a text; None when it is her own. `table` as in `be_own`."""
    mine = _Mine.of(text)
    if not mine.words:
        return None
    for one in about:
        told = one if isinstance(one, Told) else Told(one, names_anywhere=False)
        names = told.given | (told.heard - table)
        found = mine.copied(told.sources) or mine.named(names) or mine.at_home(told.address)
        if found is not None:
            return found
    return None


@dataclass(frozen=True)
class _Source:
    """A text of a volunteer, made ready to be looked for: its words with spaces around each, and its letters."""

    run: int
    words: str
    letters: str

    @staticmethod
    def of(text: str) -> _Source:
        words = _words(text)
        return _Source(min(RUN, len(words)), f" {' '.join(words)} ", "".join(words))


@dataclass(frozen=True)
class _Mine:
    """A text of hers: its words folded, and in which word between spaces each of them stands."""

    words: tuple[str, ...]
    places: tuple[int, ...]

    @staticmethod
    def of(text: str) -> _Mine:
        found = [(word, place) for place, part in enumerate(text.split()) for word in _words(part)]
        return _Mine(tuple(word for word, _ in found), tuple(place for _, place in found))

    def copied(self, sources: Iterable[_Source]) -> Fault | None:
        letters = "".join(self.words)
        for source in sources:
            for start in range(len(self.words) - source.run + 1 if source.run >= SHORT else 0):
                if f" {' '.join(self.words[start : start + source.run])} " in source.words:
                    return self._fault(Code.TEXT_COPIES_FACTS, start, start + source.run - 1)
            for start in range(len(letters) - LETTERS + 1):
                if letters[start : start + LETTERS] in source.letters:
                    first, last = self._word_at(start), self._word_at(start + LETTERS - 1)
                    return self._fault(Code.TEXT_COPIES_FACTS, first, last)
        return None

    def named(self, names: frozenset[str]) -> Fault | None:
        first = next((at for at, word in enumerate(self.words) if word in names), None)
        if first is None:
            return None
        last = first
        while last + 1 < len(self.words) and (self.words[last + 1] in names or self._tussenvoegsel(last + 1, names)):
            last += 1
        return self._fault(Code.TEXT_HOLDS_NAME, first, last)

    def at_home(self, address: tuple[str, str] | None) -> Fault | None:
        if address is not None:
            for at, (street, number) in enumerate(pairwise(self.words)):
                if street == address[0] and _digits(number) == address[1]:
                    return self._fault(Code.TEXT_HOLDS_ADDRESS, at, at + 1)
        return None

    def _tussenvoegsel(self, at: int, names: frozenset[str]) -> bool:
        """Whether this word stands between two parts of a name: "de" in "Zus de Wit"."""
        rest = self.words[at + 1 : at + 3]
        near = bool(rest) and (rest[0] in names or (rest[0] in NO_NAME and rest[-1] in names))
        return near and self.words[at] in NO_NAME

    def _fault(self, code: Code, first: int, last: int) -> Fault:
        return Fault(code, self.places[first], self.places[last] - self.places[first] + 1)

    def _word_at(self, letter: int) -> int:
        for at, word in enumerate(self.words):
            letter -= len(word)
            if letter < 0:
                return at
        return len(self.words) - 1


def folded(texts: Iterable[str]) -> frozenset[str]:
    """The words of texts, to compare."""
    return frozenset(word for text in texts for word in _words(text))


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _digits(word: str) -> str:
    """The number that a word begins with: "12" of "12a"."""
    return word[: next((at for at, char in enumerate(word) if not char.isdigit()), len(word))]
