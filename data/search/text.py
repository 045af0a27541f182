"""How words are read: folding, Dutch stems, compounds, and words that say nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

MAX_LENGTH = 200  # of a question; 10,000 characters would take 0.2 s to understand and say no more

STOPWORDS = frozenset(
    """
    de het een en of maar want dus dat die dit deze er hier daar is zijn was waren wordt worden werd ben bent
    heb hebt heeft hebben had hadden kan kun kunt kunnen kon wil wilt willen wou wilde moet moeten moest mag
    zal zullen zou zouden ga gaat gaan ging doe doet doen deed ik jij je u hij zij ze wij we jullie hun hen
    haar hem mij me mijn jouw uw zijn ons onze m'n zo ook nog al wel niet geen niets nooit iets iemand niemand
    van voor met aan op in uit bij naar over om te tot door onder tegen tussen als dan toen nu om omdat wat
    wie waar hoe waarom wanneer welke veel meer heel erg te zeer weer even maar toch hoor dus ja nee alles
    alle ander andere iedereen gewoon eigenlijk steeds altijd vaak soms a an and are at be but by can do for
    from have he her his i in is it me my no not of on or she that the they this to want was we what who will
    with you your
    """.split()
)

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_LINK = ("", "s", "en", "e", "n")


def clean(question: str) -> str:
    """The question as far as it is read: no control characters, single spaces, at most MAX_LENGTH long."""
    kept = "".join(" " if unicodedata.category(char)[0] == "C" else char for char in question[: MAX_LENGTH * 4])
    return " ".join(kept.split())[:MAX_LENGTH]


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case without accents: "Coöperatie" becomes "cooperatie"; letters of other scripts stay."""
    decomposed = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss").replace("ł", "l"))
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return _WORD.findall(fold(text).replace("'", "").replace("’", ""))


def content_words(text: str) -> list[str]:
    """The folded words that say something; all words when nothing else is left ("over mij")."""
    found = words(text)
    kept = [word for word in found if word not in STOPWORDS and (len(word) > 1 or word.isdigit())]
    return kept or found


class Analysis:
    """Dutch stems and compound parts by tantivy's own filters, the same for the index and for a question."""

    def __init__(self, parts: Iterable[str], *, split_at_once: bool = True) -> None:
        """`parts`: words that compounds are made of. Reading them takes 20 ms: with `split_at_once` off,
        compounds stay whole until `prepare` was called, after the first paint."""
        import tantivy

        self.parts = list(parts)
        self._tantivy: Any = tantivy
        builder: Any = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        self._stemmer = builder.filter(tantivy.Filter.stemmer("dutch")).build()
        self._splitter: Any = None
        if split_at_once:
            self.prepare()

    def prepare(self) -> None:
        """Be able to split compounds from now on."""
        if self._splitter is None and self.parts:
            builder: Any = self._tantivy.TextAnalyzerBuilder(self._tantivy.Tokenizer.simple())
            linked = sorted({part + link for part in self.parts for link in _LINK})
            self._splitter = builder.filter(self._tantivy.Filter.split_compound(linked)).build()

    def stem(self, word: str) -> str:
        """The stem of one folded word: "schulden" becomes "schul"."""
        found = self._stemmer.analyze(word)
        return str(found[0]) if found else word

    def split(self, word: str) -> tuple[str, ...]:
        """The parts of a compound, stemmed: "huurachterstand" gives huur and achterstand; () for no compound."""
        if self._splitter is None or len(word) < 7:
            return ()
        found = self._splitter.analyze(word)
        if len(found) < 2:
            return ()
        return tuple(dict.fromkeys(self.stem(str(part)) for part in found))

    def terms(self, text: str) -> list[str]:
        """The stems of a text for the index, with the parts of its compounds."""
        found: list[str] = []
        for word in words(text):
            if word in STOPWORDS:
                continue
            found.append(self.stem(word))
            found.extend(self.split(word))
        return found
