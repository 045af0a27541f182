"""From raw typing to plain words, and from a plain word to the pattern words it can be.

Typing at the desk is quick and full of slips: accents are dropped, letters are swapped or
repeated. A word that is not itself a pattern word, nor a known ordinary word, may be one slip
away from a pattern word (two slips for a long one).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

MAX_CHARS = 1_000
MAX_WORDS = 200
MAX_WORD_CHARS = 40
_PAUSE = 2
"""Extra distance that a full stop counts for, so that patterns rarely reach across it."""

_FUZZY_FROM = 5
_FUZZY_TWICE_FROM = 9
_STEM_FUZZY_FROM = 8

_FOLD = str.maketrans(
    {
        "ß": "ss", "ł": "l", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "đ": "d",
        # Arabic and Persian: one letter for each family of written forms
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ی": "ي", "ک": "ك", "ـ": "",
        "ё": "е", "ґ": "г",
        "'": "", "’": "", "‘": "", "`": "", "´": "", "\u200c": "", "\u200d": "",
    }
)  # fmt: skip
_TOKEN = re.compile(r"[^\W_]+|[.!?;,:\n؟،]")
END = "$"
"""Stands in the list of words where a sentence or a part of it ends; takes no place of its own."""

# French and Italian write short words onto the next one (qu'elle, l'ha); Dutch m'n and English don't stay whole
_ELISION = re.compile(r"\b(l|d|j|m|n|s|t|c|qu|un|dell|all|nell|dall|sull)['’](?=[aeiouyhàâèéêëìîïòôùû])", re.IGNORECASE)
_LONG_RUN = re.compile(r"(\D)\1{2,}")


@dataclass(frozen=True)
class Word:
    """One typed word and its place; places count on over a full stop."""

    text: str
    place: int


def fold(text: str) -> str:
    """Lower case, no accents, apostrophes dropped; Arabic letter forms made one."""
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    lowered = unicodedata.normalize("NFKC", text).lower().translate(_FOLD)
    split = unicodedata.normalize("NFD", lowered)
    return "".join(ch for ch in split if not unicodedata.combining(ch)).translate(_FOLD)


def split_words(question: str) -> list[Word]:
    """The words of the first 1,000 characters of a question; never raises, emoji and signs are dropped."""
    words: list[Word] = []
    place = 0
    for token in _TOKEN.findall(fold(_ELISION.sub(r"\1 ", question[:MAX_CHARS]))[:MAX_CHARS]):
        if token in ".!?;,:\n؟،":
            if words and words[-1].text != END:
                words.append(Word(END, place - 1))
                place += 0 if token in ",:،" else _PAUSE
            continue
        words.append(Word(token[:MAX_WORD_CHARS], place))
        place += 1
        if len(words) >= MAX_WORDS:
            break
    if words and words[-1].text != END:
        words.append(Word(END, place - 1))
    return words


def letters(word: str) -> int:
    """A bit for each letter that occurs; words that differ in many bits need no closer look."""
    mask = 0
    for ch in word:
        mask |= 1 << (ord(ch) & 63)
    return mask


def slips(a: str, b: str, most: int) -> int:
    """Edit distance with swaps of neighbours as one slip; stops counting above `most`."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        new = [i]
        for j, cb in enumerate(b, 1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (ca != cb))
            if i > 1 and j > 1 and ca == b[j - 2] and a[i - 2] == cb:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        if min(new) > most:
            return most + 1
        before, row = row, new
    return row[-1]


class WordIndex:
    """Finds which pattern words a typed word stands for.

    Pattern words are plain (``dood``), a beginning (``stervens*``), an ending (``*mishandeling``) or a
    middle (``*moord*``). Numbers identify them, because the same spelling can belong to several languages.
    """

    def __init__(self, ordinary: Iterable[str]) -> None:
        self._ordinary = frozenset(ordinary)
        self._exact: dict[str, list[int]] = {}
        self._start: dict[str, list[int]] = {}
        self._end: dict[str, list[int]] = {}
        self._middle: dict[str, list[int]] = {}
        # for typing slips: first letter and length -> (letters, pattern word); a search in such a small
        # group is quick enough, and an index of all possible slips would cost half a second at the start
        self._groups: dict[tuple[str, int], dict[str, int]] = {}
        self._stems: dict[str, dict[str, int]] = {}
        self._seen: dict[str, tuple[int, ...]] = {}

    def add(self, spelling: str, number: int) -> None:
        """Adds one pattern word under its number."""
        self._seen.clear()
        body = fold(spelling.strip("*=~"))
        if spelling.startswith("=") or body.isdigit():
            self._exact.setdefault(body, []).append(number)
        elif spelling.startswith("*") and spelling.endswith("*"):
            self._middle.setdefault(body, []).append(number)
        elif spelling.startswith("*"):
            self._end.setdefault(body, []).append(number)
        elif spelling.endswith("*"):
            self._start.setdefault(body, []).append(number)
            if len(body) >= _STEM_FUZZY_FROM:
                self._stems.setdefault(body[0], {})[body] = letters(body)
        else:
            self._exact.setdefault(body, []).append(number)
            if len(body) >= _FUZZY_FROM:
                self._groups.setdefault((body[0], len(body)), {})[body] = letters(body)

    def numbers(self, word: str) -> tuple[int, ...]:
        """The numbers of all pattern words that a folded word can stand for."""
        known = self._seen.get(word)
        if known is None:
            if len(self._seen) > 20_000:
                self._seen.clear()
            known = self._seen[word] = tuple(sorted(self._look_up(word)))
        return known

    def _look_up(self, word: str) -> set[int]:
        found = self._plain(word)
        if found or word in self._ordinary or word.isdigit():
            return found
        if _LONG_RUN.search(word):
            for shorter in (_LONG_RUN.sub(r"\1\1", word), _LONG_RUN.sub(r"\1", word)):
                found = self._plain(shorter)
                if found:
                    return found
            word = shorter
        return self._with_slips(word)

    def _plain(self, word: str) -> set[int]:
        found = set(self._exact.get(word, ()))
        for size in range(2, len(word) + 1):
            found.update(self._start.get(word[:size], ()))
            found.update(self._end.get(word[-size:], ()))
        for middle, numbers in self._middle.items():
            if middle in word:
                found.update(numbers)
        return found

    def _with_slips(self, word: str) -> set[int]:
        found: set[int] = set()
        size = len(word)
        if size < _FUZZY_FROM - 1:
            return found
        mask = letters(word)
        # a wrong first letter is rare in typing and frequent between unrelated words: only a missing or swapped one
        for first in {word[0], word[1]}:
            for length in range(max(size - 2, _FUZZY_FROM), size + 3):
                most = 2 if length >= _FUZZY_TWICE_FROM else 1
                if abs(length - size) > most:
                    continue
                for near, near_mask in self._groups.get((first, length), {}).items():
                    if (mask ^ near_mask).bit_count() <= 2 * most and slips(word, near, most) <= most:
                        found.update(self._exact[near])
        for stem, stem_mask in self._stems.get(word[0], {}).items():
            if (stem_mask & ~mask).bit_count() <= 1 and any(
                slips(word[: len(stem) + extra], stem, 1) <= 1 for extra in (-1, 0, 1)
            ):
                found.update(self._start[stem])
        return found
