"""The word index: tantivy on disk in the cache folder, stamped with the version of the directory.

An index in memory over 10,000 services makes the start 2.6 times a bare window; one on disk opens in under a
millisecond. SQLite's FTS5 needs 5.1 ms where tantivy needs 0.14 ms (102,225 records).
"""

from __future__ import annotations

import json
import logging
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.search.results import WhyKind
from data.search.text import STOPWORDS, Analysis, fold, words
from data.search.vocabulary import Reading, Vocabulary

if TYPE_CHECKING:
    from data.directory.index_queries import IndexedService

_log = logging.getLogger(__name__)

FORMAT = "8"  # goes up when the analysis or the fields change: an older index is then made anew
_STAMP, _TERMS, _PARTS, _ALONG = "stamp.txt", "terms.txt", "parts.txt", "erbij.json"
_WEIGHTS = {WhyKind.NAME: 1.0, WhyKind.WORD: 0.95, WhyKind.AREA: 0.6, WhyKind.TEXT: 0.5}
_MAX_WORDS = 14


@dataclass(frozen=True)
class Found:
    """One record of the index that fits: a service id or a need code, how well (0 to about 1), and why."""

    key: str
    is_need: bool
    score: float
    kind: WhyKind
    text: str


@dataclass(frozen=True)
class IndexedNeed:
    """What the word index needs of one need: its name, its everyday words, example sentences."""

    code: str
    name: str
    words: tuple[str, ...]
    sentences: tuple[str, ...]


class WordIndex:
    """Finds services and needs by the words of a question."""

    def __init__(self, folder: Path, stamp: str) -> None:
        """Open the index in `folder`. Raises FileNotFoundError or ValueError when it is not there or stale."""
        if (folder / _STAMP).read_text(encoding="utf-8") != f"{FORMAT} {stamp}":
            raise ValueError("the index is of another version of the directory")
        import tantivy

        self._tantivy: Any = tantivy
        analysis = Analysis((folder / _PARTS).read_text(encoding="utf-8").split(), split_at_once=False)
        self._schema: Any = _schema(tantivy)
        self._index: Any = tantivy.Index(self._schema, path=str(folder / "tantivy"))
        self._searcher: Any = self._index.searcher()
        self.size = self._searcher.num_docs
        self.vocabulary = Vocabulary((folder / _TERMS).read_text(encoding="utf-8"), analysis)
        self.analysis = analysis
        along = json.loads((folder / _ALONG).read_text(encoding="utf-8"))
        self.services_of_need: dict[str, list[tuple[str, int]]] = {
            code: [(key, rank) for key, rank in entries] for code, entries in along["services"].items()
        }
        """The services of each need, best first, with their rank: as in the directory, without asking it."""
        self.need_names: dict[str, str] = along["names"]
        self.filled_slots = frozenset(along["filled"])
        """Empty slots for which a real local place is in the directory."""
        self.foreign = frozenset(along["foreign"])
        """Everyday phrases of other languages: no reason to show to who asked in Dutch."""

    def prepare(self) -> None:
        """Get ready what only compounds and typos need; costs some 50 ms, well after the first paint."""
        self.analysis.prepare()
        self.vocabulary.prepare()

    def search(self, question: str, *, most: int = 40) -> list[Found]:
        """Records by the words of a question, best first; the last word may be unfinished."""
        typed = words(question)
        unfinished = bool(typed) and not question.endswith((" ", ".", ",", "?", "!"))
        read: dict[str, tuple[Reading, ...]] = {}
        for position, word in enumerate(typed[: _MAX_WORDS * 2]):
            last = unfinished and position == len(typed) - 1
            if word in STOPWORDS and not (last and len(typed) == 1):
                continue
            if word not in read and len(read) < _MAX_WORDS and (len(word) > 1 or word.isdigit() or last):
                read[word] = self.vocabulary.readings(word, unfinished=last)
        if not any(read.values()):
            return []
        weights = {word: self._rarity(readings) for word, readings in read.items()}
        hits = self._searcher.search(self._query(read, weights), most, False).hits
        total = sum(weights.values()) or 1.0
        found = [self._judge(self._searcher.doc(address), read, weights, total) for _, address in hits]
        return sorted((one for one in found if one.score > 0), key=lambda one: -one.score)

    def knows(self, word: str) -> bool:
        """True when this one word would find something."""
        return self.vocabulary.count(self.analysis.stem(word)) > 0

    def _rarity(self, readings: Sequence[Reading]) -> float:
        """How much a word says: rare words much, words in every record nothing (inverse document frequency).

        A word that the index does not know says nothing about any record, but it is a sign that the words
        do not cover the question.
        """
        if not readings:
            return 2.2
        most = max((self.vocabulary.count(one.term) for one in readings if one.weight >= 0.5), default=1)
        return math.log(1 + (self.size + 1) / (most + 0.5))

    def _query(self, read: dict[str, tuple[Reading, ...]], weights: dict[str, float]) -> Any:
        query, clauses = self._tantivy.Query, []
        should = self._tantivy.Occur.Should
        for word, readings in read.items():
            for reading in readings:
                for field, boost in (("strong", 2.0), ("weak", 0.6)):
                    term = query.term_query(self._schema, field, reading.term, "freq")
                    clauses.append((should, query.boost_query(term, boost * reading.weight * weights[word])))
        return query.boolean_query(clauses)

    def _judge(
        self,
        document: Any,
        read: dict[str, tuple[Reading, ...]],
        weights: dict[str, float],
        total: float,
    ) -> Found:
        """How well one record fits: which share of what the question says it covers, and where."""
        record = json.loads(document.get_first("record"))
        name, everyday, rest, area = record["n"], record["w"], record["t"], record["a"]
        score = 0.0
        worth_of: dict[WhyKind, float] = {}
        in_name: set[str] = set()
        said: dict[str, float] = {}
        first_word = ""
        for word, readings in read.items():
            best, kind = 0.0, WhyKind.TEXT
            for reading in readings:
                term = f" {reading.term} "
                if term in name:
                    in_name.add(reading.term)
                    found_kind = WhyKind.NAME
                elif term in everyday:
                    found_kind = WhyKind.WORD
                elif term in area:
                    found_kind = WhyKind.AREA
                elif term in rest:
                    found_kind = WhyKind.TEXT
                else:
                    continue
                worth = _WEIGHTS[found_kind] * reading.weight
                if term in everyday:
                    said[term] = max(said.get(term, 0.0), reading.weight * weights[word])
                if worth > best:
                    best, kind = worth, found_kind
            if best:
                score += best * weights[word]
                worth_of[kind] = worth_of.get(kind, 0.0) + best * weights[word]
                first_word = first_word or word
        covered = score / total
        if len(in_name) == name.count(" ") - 1:
            covered += 0.25  # all of the name was typed
        kind = max(worth_of, key=lambda one: worth_of[one], default=WhyKind.TEXT)
        text: str = record["s"]
        phrase, whole = _best_phrase(record["p"], everyday, said)
        if whole:
            covered += 0.12  # a whole everyday phrase, said in so many words
        if kind is WhyKind.WORD and phrase:
            text = phrase
        elif kind in (WhyKind.TEXT, WhyKind.AREA):
            text = first_word
        return Found(record["k"], bool(record["d"]), covered, kind, text)


def _best_phrase(phrases: str, everyday: str, said: dict[str, float]) -> tuple[str, bool]:
    """The everyday phrase that most of the question is about, and whether all of its words were said."""
    if not said:
        return "", False
    best, text, whole = 0.0, "", False
    for phrase, terms in zip(phrases.split("|"), everyday.split("|"), strict=True):
        worth = sum(weight for term, weight in said.items() if term in terms)
        if worth:
            number = terms.count(" ") - 1
            all_said = number > 1 and sum(1 for term in said if term in terms) >= number
            whole = whole or all_said
            worth += 0.001 * (all_said - 0.01 * number)
            if worth > best:
                best, text = worth, phrase
    return text, whole


def build(
    folder: Path,
    stamp: str,
    services: Iterable[IndexedService],
    needs: Iterable[IndexedNeed],
    services_of_need: dict[str, list[tuple[str, int]]],
    filled_slots: Iterable[str],
    foreign: Iterable[str],
) -> None:
    """Write an index in `folder`, which is new and empty. `foreign`: everyday phrases of other languages."""
    import tantivy

    services, needs = list(services), list(needs)
    (folder / "tantivy").mkdir()
    parts = _compound_parts(services, needs)
    analysis = Analysis(sorted(parts))
    writer: Any = tantivy.Index(_schema(tantivy), path=str(folder / "tantivy")).writer(
        heap_size=50_000_000, num_threads=1
    )
    counts: Counter[str] = Counter()
    own_words: Counter[str] = Counter()
    for record, strong, weak in _records(services, needs, analysis):
        document = tantivy.Document()
        document.add_text("strong", " ".join(strong))
        document.add_text("weak", " ".join(weak))
        document.add_text("record", json.dumps(record, ensure_ascii=False, separators=(",", ":")))
        writer.add_document(document)
        counts.update({*strong, *weak})
        own_words.update(set(strong) if record["d"] else {*strong, *weak})
    writer.commit()
    writer.wait_merging_threads()
    along = {
        "services": services_of_need,
        "names": {need.code: need.name for need in needs},
        "filled": sorted(filled_slots),
        "foreign": sorted(foreign),
    }
    (folder / _ALONG).write_text(json.dumps(along, ensure_ascii=False), encoding="utf-8")
    (folder / _PARTS).write_text("\n".join(analysis.parts), encoding="utf-8")
    terms = sorted(counts)
    spelled = [term for term in terms if term in own_words]
    lines = (terms, [str(counts[term]) for term in terms], spelled)
    (folder / _TERMS).write_text("\n".join(" ".join(line) for line in lines), encoding="utf-8")
    (folder / _STAMP).write_text(f"{FORMAT} {stamp}", encoding="utf-8")
    _log.info("The word index was made for %d services", len(services))


def _schema(tantivy: Any) -> Any:
    # The text is analysed by us (data.search.text) and handed over as stems with spaces between them.
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("strong", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("weak", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("record", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _records(
    services: Iterable[IndexedService], needs: Iterable[IndexedNeed], analysis: Analysis
) -> Iterable[tuple[dict[str, Any], list[str], list[str]]]:
    for service in services:
        phrases = [*(part for part in service.alternate_names.split("|") if part), *service.everyday_words]
        if fold(service.organization) != fold(service.name):
            phrases.append(service.organization)
        yield _record(service.id, False, service.name, phrases, service.description,
                      f"{service.area} {service.city}", analysis)  # fmt: skip
    for need in needs:
        yield _record(need.code, True, need.name, list(need.words), " ".join(need.sentences), "", analysis)


def _record(
    key: str, is_need: bool, name: str, phrases: list[str], text: str, area: str, analysis: Analysis
) -> tuple[dict[str, Any], list[str], list[str]]:
    name_terms = analysis.terms(name)
    own = [(phrase.replace("|", " "), analysis.terms(phrase)) for phrase in phrases]
    own = [(phrase, terms) for phrase, terms in own if terms]
    text_terms = sorted(set(analysis.terms(text)))
    area_terms = [] if area.strip() in ("", "heel Nederland") else sorted(set(analysis.terms(area)))
    record = {
        "k": key,
        "d": int(is_need),
        "s": name,
        "n": _spaced(dict.fromkeys(analysis.stem(w) for w in words(name) if w not in STOPWORDS)),
        "p": "|".join(phrase for phrase, _ in own),
        "w": "|".join(_spaced(dict.fromkeys(terms)) for _, terms in own),
        "t": _spaced(text_terms),
        "a": _spaced(area_terms),
    }
    strong = [*name_terms, *(term for _, terms in own for term in terms), *area_terms]
    return record, strong, text_terms


def _spaced(terms: Iterable[str]) -> str:
    """Terms with a space on both sides of each, so that one is found as a whole: " huur achterstand "."""
    joined = " ".join(terms)
    return f" {joined} " if joined else " "


def _compound_parts(services: Iterable[IndexedService], needs: Iterable[IndexedNeed]) -> set[str]:
    """Words that compounds are made of: every word of 4 to 12 letters that stands on its own somewhere."""
    found: Counter[str] = Counter()
    for service in services:
        found.update(words(f"{service.name} {' '.join(service.everyday_words)} {service.description}"))
    for need in needs:
        found.update(words(f"{need.name} {' '.join(need.words)} {' '.join(need.sentences)}"))
    candidates = {word for word, number in found.items() if 4 <= len(word) <= 12 and number >= 2 and word.isalpha()}
    return {word for word in candidates if word.isascii() and word not in STOPWORDS}
