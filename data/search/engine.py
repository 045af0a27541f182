"""Search: one question in, one answer out; words first, meaning after.

    words(question)   what the word index finds, in a few milliseconds: painted at once
    full(question)    the same with the meaning merged in: painted within 100 ms

Danger is looked for before anything else, and numbers and postcodes go straight to their record.
"""

from __future__ import annotations

import errno
import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from data.directory.records import Listing, Origin, ServiceCard
from data.directory.shelf import Shelf
from data.directory.store import Directory
from data.errors import Code, WorldError
from data.search import names, ranking
from data.search.crisis import CrisisHit, recognise_whole
from data.search.crisis.recogniser import shipped_recogniser
from data.search.language import DUTCH, LanguageGuess
from data.search.ranking import Candidate
from data.search.results import Answer, Hit, Understood, Why, WhyKind
from data.search.text import MAX_LENGTH, clean, content_words
from data.search.wordindex import Found, WordIndex

if TYPE_CHECKING:
    from data.search.crisis.model import CrisisModel
    from data.search.encoder import Encoder
    from data.search.needs import NeedModel

_log = logging.getLogger(__name__)

_POSTCODE = re.compile(r"^\s*(\d{4})\s*([a-z]{1,2})?\s*$", re.IGNORECASE)
_PHONE_INSIDE = re.compile(r"\+?\d[\d ()/.–-]{5,}\d")  # "wie heeft 0800 0188"
_NUMBER = re.compile(r"^[\s+()0-9/.–-]+$")
_FOLDER, _SHELF, _LOCK = "woorden", "plank.db", ".woorden-maken"  # in the cache folder
_PATIENCE = 300.0  # seconds that another process may take to make them
MOST = 24
_ALSO, _ALSO_OF_A_NAME = 0.2, 0.6  # from which chance on a need is named above the list
_FIRST = 14  # the word hits that are painted at once; reading more cards would cost a frame


@contextmanager
def _wording_cache() -> Iterator[None]:
    """A cache that cannot be written is the world's fault."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise WorldError(Code.DISK_FULL if full else Code.DATA_DIR_NOT_WRITABLE) from error


def borrow_index(cache: Path, own: Path) -> None:
    """Copy the word index of `cache`, when there is one, to a cache that is for this run only."""
    import shutil

    try:
        shutil.copytree(cache / _FOLDER, own / _FOLDER)
    except OSError:  # shutil.Error is one: half an index is as good as none
        shutil.rmtree(own / _FOLDER, ignore_errors=True)


class Search:
    """Finds services for a question. Used on the worker of the directory."""

    def __init__(self, directory: Directory, *, cache: Path, phrases: Path) -> None:
        """`cache`: folder for the word index; `phrases`: folder with the shipped sentences and models."""
        self._directory = directory
        self._cache = cache
        self._phrases = phrases
        self._index: WordIndex | None = None
        self._encoder: Encoder | None = None
        self._needs: NeedModel | None = None
        self._crisis: CrisisModel | None = None
        self._languages = LanguageGuess(self._knows)
        self._stamp = ""
        directory.changes.subscribe(lambda changes: self.forget())

    @property
    def ready(self) -> bool:
        """True when the meaning is loaded."""
        return self._needs is not None

    # Getting ready

    def forget(self) -> None:
        """The directory changed: the index is looked at again before the next question."""
        self._stamp = ""

    def open_index(self) -> bool:
        """Open the word index when it fits the directory; False when it has to be made first."""
        stamp = self._directory.stamp()
        if self._index is not None and self._stamp == stamp:
            return True
        folder = self._cache / _FOLDER
        try:
            self._index = WordIndex(folder, stamp)
            self._directory.use_shelf(Shelf(folder / _SHELF, stamp))
            if self._needs is not None:
                self._index.prepare()
        except (OSError, ValueError):
            return False
        self._stamp = stamp
        return True

    def make_index(self) -> None:
        """Make the word index and the shelf anew and open them. Takes a minute for 100,000 services.

        One process at a time: who had to wait opens what the other one made. Raises WorldError(STORE_LOCKED) when that
        took too long, and WorldError(DISK_FULL | DATA_DIR_NOT_WRITABLE).
        """
        from data.alone import alone

        with _wording_cache():
            self._cache.mkdir(parents=True, exist_ok=True)
            with alone(self._cache / _LOCK, _PATIENCE) as waited:
                if not waited or not self.open_index():
                    self._make()
        assert self._index is not None
        self._index.prepare()

    def _make(self) -> None:
        from data.search.making import make

        self._directory.use_shelf(None)
        stamp = make(self._directory.engine, self._cache / _FOLDER, _SHELF, self._phrases)
        self._index = WordIndex(self._cache / _FOLDER, stamp)
        self._directory.use_shelf(Shelf(self._cache / _FOLDER / _SHELF, stamp))
        self._stamp = stamp

    def index(self) -> WordIndex:
        """The word index, made first when it is not there (benchmarks measure it alone)."""
        if not self.open_index():
            self.make_index()
        assert self._index is not None
        return self._index

    def watch_for_danger(self) -> None:
        """Read the words of danger now, so that the first question need not wait for them."""
        shipped_recogniser()

    def load_meaning(self) -> None:
        """Load what understands meaning; without it the program finds by words alone.

        May run on another thread than the questions: it touches no store, and is put in place at the end.
        """
        try:
            from data.search.encoder import SentenceEncoder
            from data.search.needs import NeedModel

            model = NeedModel(self._phrases / "needs.npz")
            self._encoder = SentenceEncoder(self._cache)
            self._languages.load(self._phrases / "lid.176.ftz")
        except (ImportError, OSError, KeyError, ValueError):
            _log.exception("Meaning could not be loaded; the search goes on by words alone")
            return
        try:
            from data.search.crisis.model import CrisisModel

            self._crisis = CrisisModel(self._phrases)
        except (OSError, KeyError, ValueError):
            _log.exception("The model of danger could not be loaded; danger is found by words alone")
        self._needs = model
        if self._index is not None:
            self._index.prepare()

    def _knows(self, word: str) -> bool:
        return self._index is not None and self._index.knows(word)

    # Answering

    def words(self, question: str) -> Answer:
        """What the words of a question find; `complete` is False when `full` will add to it.

        In the first quarter second of the program the words of danger are not read yet: `full` then waits for
        them, and this answer is not complete.
        """
        return self._answer(question, meaning=False)

    def full(self, question: str, *, language: str | None = None) -> Answer:
        """What words and meaning find together; `language` when it is known, else it is guessed."""
        return self._answer(question, meaning=True, told=language)

    def _answer(self, question: str, *, meaning: bool, told: str | None = None) -> Answer:
        text = clean(question)
        watching = meaning or shipped_recogniser.cache_info().currsize > 0
        # With the model there, the meaning decides about danger: a card that comes and goes at once helps nobody.
        crisis = recognise_whole(question) if watching and (meaning or self._crisis is None) else None
        if not text:
            return Answer(question, (), crisis=crisis)
        if not self._stamp and not self.open_index():
            self.make_index()
        direct = self._direct(text)
        named = self._directory.named(names.keys_of_name(text))
        if direct or (direct is not None and not named):
            return Answer(question, tuple(direct), crisis=recognise_whole(question) if watching else None)
        assert self._index is not None
        found = self._index.search(text)
        needs: list[tuple[str, float]] = []
        language = DUTCH
        typed = content_words(text)
        says_something = any(char.isalpha() for word in typed for char in word)  # signs and numbers mean nothing
        if meaning and self._needs is not None and says_something:
            language = told or self._languages.language(text, typed)
            assert self._encoder is not None
            vector = self._encoder(text)
            needs = self._needs.needs(text, language, vector)
            if self._crisis is not None:
                unread = crisis if len(question) > MAX_LENGTH else None  # the patterns read further than the meaning
                crisis = self._crisis.hit(text, vector, self._encoder.pieces(text), crisis) or unread
        candidates = self._candidates(found, needs, crisis, self._index.foreign if language == DUTCH else frozenset())
        most = MOST if meaning else _FIRST
        hits = self._hits(self._index, candidates, language, most)
        if named:
            hits = names.first(named, self._directory.cards([one.service for one in named]), hits, most)
        return Answer(
            question,
            tuple(hits),
            crisis=crisis,
            also=self._also(self._index, needs, hits),
            understood=self._understood(needs, language),
            language=language,
            words=tuple(word for word in dict.fromkeys(typed) if self._knows(word))[:6],
            complete=meaning or (self._needs is None and watching),
        )

    def _direct(self, text: str) -> list[Hit] | None:
        """Records that a number names: a phone number in any spelling, or a postcode.

        None when the text is more than a number, or so short a one that it may be an age: then its words are looked
        for. An empty list when it is a number that nobody has: what resembles it would be noise.
        """
        inside = _PHONE_INSIDE.search(text)
        number = inside[0] if inside is not None else text
        postcode = _POSTCODE.match(number)
        if not _NUMBER.match(number) and not postcode:
            return None
        digits = "".join(filter(str.isdigit, number))
        if number.strip().startswith(("+31", "0031")):
            digits = "0" + digits.removeprefix("00").removeprefix("31")
        phones, places = self._directory.by_number(
            digits=digits if len(digits) >= 3 else "",
            postcode=postcode[1] + (postcode[2] or "").upper() if postcode else "",
        )
        if not phones and not places and (number != text or len(digits) < 3):
            return None
        why = {key: Why(WhyKind.POSTCODE, number) for key in places}
        why |= {key: Why(WhyKind.PHONE, number) for key in phones}
        cards = self._directory.cards(list(dict.fromkeys([*phones, *places])))
        return [Hit(card, 1.0 - 0.01 * place, why[card.id]) for place, card in enumerate(cards)]

    def _candidates(
        self,
        found: Sequence[Found],
        needs: Sequence[tuple[str, float]],
        crisis: CrisisHit | None,
        foreign: frozenset[str],
    ) -> list[Candidate]:
        wanted = ranking.likely_needs(found, needs, crisis)
        assert self._index is not None
        return ranking.candidates(
            found, wanted, self._index.services_of_need, self._index.need_names, bool(needs), foreign
        )

    def _hits(self, index: WordIndex, candidates: Sequence[Candidate], language: str, most: int) -> list[Hit]:
        best = sorted(candidates, key=lambda one: -one.score)[: most + most // 2]
        cards = {card.id: card for card in self._directory.cards([one.service for one in best])}
        judged: list[tuple[float, Candidate, ServiceCard]] = []
        for one in best:
            card = cards.get(one.service)
            if card is None or (card.listing is Listing.SLOT and card.id in index.filled_slots):
                continue
            score = one.score
            if card.origin is Origin.NEIGHBOURHOOD:
                score *= ranking.NEIGHBOUR  # light help before heavy help
            elif card.origin is Origin.INSTITUTION:
                score *= ranking.LOCAL
            if language != DUTCH and language in card.languages:
                score *= ranking.SPEAKS
            judged.append((score, one, card))
        judged.sort(key=lambda entry: -entry[0])
        ordered = ranking.real_places_first(ranking.neighbours_first(judged))
        cut = ranking.cut_off([score for score, _, _ in ordered])
        return [Hit(card, round(score, 4), one.why) for score, one, card in ordered[: min(cut, most)]]

    def _also(self, index: WordIndex, needs: Sequence[tuple[str, float]], hits: Sequence[Hit]) -> tuple[str, ...]:
        shown = {hit.why.text for hit in hits[:1] if hit.why.kind is not WhyKind.NEED}
        named = bool(hits) and hits[0].why.kind is WhyKind.NAME  # who types a name asks for that place
        least = _ALSO_OF_A_NAME if named else _ALSO
        told = [index.need_names[code] for code, chance in needs[:2] if chance > least and code in index.need_names]
        return tuple(name for name in told if name not in shown)

    def _understood(self, needs: Sequence[tuple[str, float]], language: str) -> Understood | None:
        if language == DUTCH or not needs:
            return None
        return Understood(language, needs[0][0], tuple(code for code, _ in needs[1:4]))
