"""Whether a PIN or wachtzin is good enough, and if not by which rule; the words for that live in ui.

A wachtzin is judged by zxcvbn (Wheeler, "zxcvbn: low-budget password strength estimation", USENIX Security 2016).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from data.errors import Code, WorldError
from data.vault.kdf import normal

PIN_SHORTEST, PIN_LONGEST = 6, 12
PHRASE_WORDS, PHRASE_CHARACTERS, PHRASE_SCORE = 4, 16, 3
_LONGEST = 72  # zxcvbn's own bound; what comes after it only adds
_SEQUENCES = ("01234567890123456789", "98765432109876543210")
_FEW = 3  # different digits a PIN needs at least


class Why(StrEnum):
    """The rule that a secret breaks; the value of `why` in WorldError(SECRET_WEAK)."""

    PIN_DIGITS = "pin-digits"  # something else than digits
    PIN_SHORT = "pin-short"
    PIN_LONG = "pin-long"
    PIN_ROW = "pin-row"  # 123456, 987654
    PIN_REPEATS = "pin-repeats"  # 111111, 121212, 123123
    PIN_FEW = "pin-few"  # fewer than three different digits
    PIN_YEAR = "pin-year"  # looks like a date or holds a year of birth
    PHRASE_SHORT = "phrase-short"  # fewer than four words and fewer than 16 characters
    PHRASE_GUESSABLE = "phrase-guessable"  # well known, a row of keys, or with a name of this house


def check_pin(pin: str) -> None:
    """Raises WorldError(SECRET_WEAK, why=...) for a PIN that somebody would try first."""
    pin = normal(pin)
    why = _pin_fault(pin)
    if why is not None:
        raise WorldError(Code.SECRET_WEAK, why=why.value)


def check_phrase(phrase: str, known: Iterable[str] = ()) -> None:
    """Raises WorldError(SECRET_WEAK, why=...) for a wachtzin that can be guessed.

    `known`: words that somebody who knows the house would try (names of people and of the house).
    """
    from zxcvbn import zxcvbn

    phrase = normal(phrase)
    if len(phrase.split()) < PHRASE_WORDS and len(phrase) < PHRASE_CHARACTERS:
        raise WorldError(Code.SECRET_WEAK, why=Why.PHRASE_SHORT.value)
    different = list(dict.fromkeys(phrase.casefold().split()))
    if len(different) < PHRASE_WORDS and len(" ".join(different)) < PHRASE_CHARACTERS:  # the same word again and again
        raise WorldError(Code.SECRET_WEAK, why=Why.PHRASE_GUESSABLE.value)
    judged = zxcvbn(phrase[:_LONGEST], user_inputs=[word.lower() for word in known if word])
    if judged["score"] < PHRASE_SCORE:
        raise WorldError(Code.SECRET_WEAK, why=Why.PHRASE_GUESSABLE.value)


def _pin_fault(pin: str) -> Why | None:
    if not (pin.isascii() and pin.isdigit()):
        return Why.PIN_DIGITS
    if len(pin) < PIN_SHORTEST:
        return Why.PIN_SHORT
    if len(pin) > PIN_LONGEST:
        return Why.PIN_LONG
    if any(pin in row for row in _SEQUENCES):
        return Why.PIN_ROW
    if any(pin == (pin[:size] * len(pin))[: len(pin)] for size in range(1, len(pin) // 2 + 1)):
        return Why.PIN_REPEATS
    if len(set(pin)) < _FEW:
        return Why.PIN_FEW
    if len(pin) in (6, 8) and _looks_like_date(pin):
        return Why.PIN_YEAR
    return None


def _looks_like_date(pin: str) -> bool:
    """ddmmyy, yymmdd, ddmmyyyy, yyyymmdd, or mmyyyy and yyyymm with a year from 1900 to 2039."""

    def year(text: str) -> bool:
        return "1900" <= text <= "2039"

    def day(text: str) -> bool:
        return "01" <= text <= "31"

    def month(text: str) -> bool:
        return "01" <= text <= "12"

    if len(pin) == 6:
        return (
            (day(pin[:2]) and month(pin[2:4]))
            or (month(pin[2:4]) and day(pin[4:]))
            or (month(pin[:2]) and year(pin[2:]))
            or (year(pin[:4]) and month(pin[4:]))
        )
    return (day(pin[:2]) and month(pin[2:4]) and year(pin[4:])) or (year(pin[:4]) and month(pin[4:6]) and day(pin[6:]))
