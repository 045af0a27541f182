"""Which everyday words are of another language: they find a service, but are no reason to show to who asked in Dutch.

The lists of everyday words do not say of what language a word is ("animal abuse" stands between "dierenleed" and
"dierenpolitie"). The example sentences do: a phrase is of another language when none of its words is known from
Dutch sentences and texts, and one of them is known from sentences in another language or from a short list, or is in
another script.
"""

from __future__ import annotations

from collections.abc import Iterable

from data.search.text import STOPWORDS, words

_DUTCH = "nl"


def foreign_phrases(
    phrases: Iterable[str],
    dutch_texts: Iterable[str],
    sentences: Iterable[tuple[str, str]],
    more: str,
) -> frozenset[str]:
    """The phrases of another language.

    `dutch_texts`: descriptions and names of services and needs; `sentences`: (language, example sentence);
    `more`: the text of resources/phrases/foreign-words.txt.
    """
    listed = (line for line in more.splitlines() if not line.startswith("#"))
    dutch, other = set(STOPWORDS), set(words(" ".join(listed)))
    for text in dutch_texts:
        dutch.update(words(text))
    for language, sentence in sentences:
        (dutch if language == _DUTCH else other).update(words(sentence))
    return frozenset(phrase for phrase in phrases if _is_foreign(words(phrase), dutch, other))


def _is_foreign(said: list[str], dutch: set[str], other: set[str]) -> bool:
    if any(char.isalpha() and ord(char) > 0x24F for word in said for char in word):
        return True  # letters of another script
    return any(word in other for word in said) and not any(word in dutch for word in said)
