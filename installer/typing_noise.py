"""Typing mistakes as people make them at a desk, to learn from."""

from __future__ import annotations

import random
import unicodedata

_KEYS = "abcdefghijklmnopqrstuvwxyz"
_BESIDE = dict(
    zip(
        _KEYS,
        "sqz vgn xvd sfe wrd dgr fht gjy uok hku jli ko n bm ip o wa et adw ry yi cb qe zc tu xa".split(),
        strict=True,
    )
)
_BY_EAR = (
    *(("ij", "ei"), ("ei", "ij"), ("ou", "au"), ("au", "ou"), ("dt", "d"), ("cht", "gt"), ("ch", "g"), ("z", "s")),
    *(("aa", "a"), ("ee", "e"), ("oo", "o"), ("uu", "u"), ("v", "f"), ("ie", "i"), ("th", "t"), ("ck", "k")),
    *(("een ", "n "), ("ik ", "k "), ("het ", "t "), ("niet", "nie"), ("mijn", "mn"), ("zijn", "zn"), ("haar", "dr")),
    *(("en ", "e "), ("ph", "f"), ("tt", "t"), ("ll", "l"), ("ss", "s"), ("ks", "x")),
)


def mistyped(text: str, chance: random.Random) -> str:
    """The text with none to a few mistakes.

    Capitals, signs or accents left out, spelled by ear, keys beside each other, letters missing, doubled, turned round.
    """
    if chance.random() < 0.35:
        text = text.lower()
    if chance.random() < 0.35:
        text = "".join(char for char in text if char.isalnum() or char.isspace() or char == "'")
    if chance.random() < 0.25:
        text = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    if chance.random() < 0.3:
        for _ in range(chance.choice((1, 1, 2))):
            text = _by_ear(text, chance)
    if chance.random() < 0.7:
        for _ in range(1 + (len(text) > 25 and chance.random() < 0.5) + (len(text) > 60 and chance.random() < 0.4)):
            text = _slip_of_a_finger(text, chance)
    return text


def _by_ear(text: str, chance: random.Random) -> str:
    right, wrong = chance.choice(_BY_EAR)
    places = [place for place in range(len(text)) if text.startswith(right, place)]
    if not places:
        return text
    place = chance.choice(places)
    return text[:place] + wrong + text[place + len(right) :]


def _slip_of_a_finger(text: str, chance: random.Random) -> str:
    if len(text) < 5:
        return text
    place, kind = chance.randrange(1, len(text) - 1), chance.random()
    if kind < 0.3:
        return text[:place] + text[place + 1 :]
    if kind < 0.5:
        return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    if kind < 0.7:
        return text[:place] + text[place] + text[place:]
    beside = _BESIDE.get(text[place].lower(), text[place])
    return text[:place] + chance.choice(beside) + text[place + 1 :]
