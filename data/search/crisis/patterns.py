"""Reads the crisis patterns, one file per language.

The syntax is explained in Dutch at the top of ``crisis-patterns-nl.txt``. In short::

    niet = niet nie nooit            a word list
    113: {niet} {wil} leven|bestaan  a rule: all slots within a window of words, in any order
    113/4: wil > dood                at most 4 words from first to last, in this order
    112?: mes                        weak: cancelled by a calm word ("rustig") anywhere
    veilig-thuis: slaat -drum*       not when this word is there
    idioom: dood >> gewoon           these words mean nothing here; >> is "directly followed by"
    rustig: cursus boek film         the calm words
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from data.search.crisis.lines import CrisisLine
from data.search.crisis.words import WordIndex, fold
from resources import files

_WINDOW = 8
_IDIOM_WINDOW = 6
_HEAD = re.compile(r"^(112|113|veilig-thuis|huisarts|idioom|rustig)(\?)?(?:/(\d+))?\s*:\s*(.*)$")
_LIST = re.compile(r"^([^\W\d]\w*)\s*=\s*(.*)$")


class PatternError(ValueError):
    """A line in a pattern file that cannot be read; holds the file, the line number and the text."""


@dataclass(frozen=True)
class Atom:
    """One or more words that must follow each other, as numbers in the word index."""

    numbers: tuple[int, ...]


Slot = tuple[Atom, ...]
"""Alternatives: any one of these atoms fills the slot."""


@dataclass(frozen=True)
class Rule:
    """A pattern. `order[i]` says how slot i relates to the one before: 0 free, 1 later, 2 directly after."""

    line: CrisisLine | None
    slots: tuple[int, ...]
    order: tuple[int, ...]
    unless: tuple[int, ...]
    window: int
    weak: bool
    language: str


@dataclass
class Patterns:
    """Everything read from the pattern files: the words, the slots and the rules that use them."""

    words: WordIndex
    slots: list[Slot]
    rules: list[Rule]
    idioms: list[Rule]
    calm: dict[str, int]
    """language -> the slot with its calm words"""


def phrases_folder() -> Path:
    """The folder with everyday phrases that is shipped with the program."""
    return files.path("phrases")


def load_patterns(folder: Path | None = None) -> Patterns:
    """Reads every ``crisis-patterns-<language>.txt`` in a folder (default: the shipped one).

    Raises PatternError for a line that cannot be read, FileNotFoundError when there is no file at all.
    """
    place = folder if folder is not None else phrases_folder()
    ordinary: list[str] = []
    sources: list[tuple[str, str]] = []
    for entry in sorted(place.iterdir(), key=lambda item: item.name):
        if entry.name.startswith("crisis-patterns-") and entry.name.endswith(".txt"):
            sources.append((entry.name[len("crisis-patterns-") : -len(".txt")], entry.read_text("utf-8")))
        elif entry.name == "crisis-ordinary-words.txt":
            ordinary = [fold(line) for line in _lines_of(entry.read_text("utf-8"))]
    if not sources:
        raise FileNotFoundError("crisis-patterns-*.txt")
    reader = _Reader(WordIndex(ordinary))
    for language, text in sources:
        reader.read(language, text)
    return Patterns(reader.words, reader.slots, reader.rules, reader.idioms, reader.calm)


def _lines_of(text: str) -> Iterator[str]:
    for line in text.splitlines():
        body = line.split("#", 1)[0].strip()
        if body:
            yield body


def _is_list(line: str) -> bool:
    return not _HEAD.match(line) and bool(_LIST.match(line))


class _Reader:
    """Builds up slots and rules; spellings are numbered per language."""

    def __init__(self, words: WordIndex) -> None:
        self.words = words
        self.slots: list[Slot] = []
        self.rules: list[Rule] = []
        self.idioms: list[Rule] = []
        self.calm: dict[str, int] = {}
        self._numbers: dict[tuple[str, str], int] = {}
        self._slot_numbers: dict[Slot, int] = {}
        self._lists: dict[str, list[str]] = {}
        self._parts: dict[str, int] = {}  # the slot of a part of a rule as it is written, in this file

    def read(self, language: str, text: str) -> None:
        """Reads one file; word lists are known only inside their own file."""
        self._lists = {}
        self._parts = {}
        calm: list[str] = []
        # lists first, so that a file can be ordered as its reader likes; a list may use lists above it
        for line in sorted(_lines_of(text), key=lambda line: not _is_list(line)):
            try:
                self._read_line(language, line, calm)
            except (KeyError, IndexError) as error:
                raise PatternError(f"{language}: {line} ({error})") from error
        self.calm[language] = self._slot(language, calm)

    def _read_line(self, language: str, line: str, calm: list[str]) -> None:
        if match := _HEAD.match(line):
            kind, weak, window, body = match.groups()
            if kind == "rustig":
                calm.extend(self._spellings(body.split()))
            elif kind == "idioom":
                self.idioms.append(self._rule(language, None, body, False, int(window or _IDIOM_WINDOW)))
            else:
                rule = self._rule(language, CrisisLine(kind), body, bool(weak), int(window or _WINDOW))
                self.rules.append(rule)
        elif match := _LIST.match(line):
            self._lists.setdefault(match[1], []).extend(self._spellings(match[2].split()))
        else:
            raise PatternError(f"{language}: {line}")

    def _rule(self, language: str, line: CrisisLine | None, body: str, weak: bool, window: int) -> Rule:
        slots: list[int] = []
        order: list[int] = []
        unless: list[int] = []
        after = 0
        for part in body.split():
            if part in (">", ">>"):
                after = len(part)
            elif part.startswith("-"):
                unless.append(self._slot_of(language, part[1:]))
            else:
                slots.append(self._slot_of(language, part))
                order.append(after)
                after = 0
        if not slots:
            raise PatternError(f"{language}: {body}")
        return Rule(line, tuple(slots), tuple(order), tuple(unless), window, weak, language)

    def _spellings(self, parts: Iterable[str]) -> list[str]:
        found: list[str] = []
        for part in parts:
            for piece in part.split("|"):
                if piece.startswith("{") and piece.endswith("}"):
                    found.extend(self._lists[piece[1:-1]])
                elif piece:
                    found.append(piece)
        return found

    def _slot_of(self, language: str, part: str) -> int:
        """The same words stand in many rules: each way of writing them is worked out once."""
        known = self._parts.get(part)
        if known is None:
            known = self._parts[part] = self._slot(language, self._spellings(part.split("|")))
        return known

    def _slot(self, language: str, spellings: Iterable[str]) -> int:
        atoms = {Atom(tuple(self._number(language, word) for word in text.split("_"))) for text in spellings}
        slot = tuple(sorted(atoms, key=lambda atom: atom.numbers))
        if slot not in self._slot_numbers:
            self._slot_numbers[slot] = len(self.slots)
            self.slots.append(slot)
        return self._slot_numbers[slot]

    def _number(self, language: str, spelling: str) -> int:
        key = (language, spelling)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers)
            self.words.add(spelling, self._numbers[key])
        return self._numbers[key]
