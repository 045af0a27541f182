"""The code on a slip: short enough to read out, and safe against a slip of the pen.

Five characters, written "7K4-M2"; the last one is a check character. The alphabet has 23 characters. It
leaves out what is read as something else (0 O Q, 1 I L, B for 8, G for 6, S for 5, Z for 2, U for V) and the
vowels, so that no code spells a word. 23 is a prime number; that is what makes a plain weighted sum enough:
one wrong character changes the sum by weight x difference, swapping two by difference x difference, and a
product of two numbers below a prime is never a multiple of that prime. So every single wrong character and
every swap of two, neighbours or not, is caught (the scheme of ISBN-10, ISO 2108, with 23 for 11).

A code says nothing about a person or a place. Whether one is still in use is for the store of slips to know:
there are 279,841 of them.
"""

from __future__ import annotations

from enum import StrEnum
from random import Random

ALPHABET = "23456789CDFHJKMNPRTVWXY"
LENGTH = 5
_VALUES = {char: value for value, char in enumerate(ALPHABET)}
_WEIGHTS = range(LENGTH, 0, -1)  # the check character weighs 1
_BETWEEN = frozenset(" -.–—_\t\u00a0")


class CodeState(StrEnum):
    """What is the matter with a code that someone typed."""

    RIGHT = "right"
    TOO_SHORT = "too-short"  # still typing
    TOO_LONG = "too-long"
    FOREIGN_CHARACTER = "foreign-character"  # one that no code has: an O, a 1, a B
    WRONG = "wrong"  # looks like a code, but the check character does not fit


def new_code(random: Random) -> str:
    """A new code, "7K4-M2". Hand in `random.SystemRandom()`; a seeded one is for tests."""
    return with_check("".join(random.choice(ALPHABET) for _ in range(LENGTH - 1)))


def with_check(body: str) -> str:
    """The whole code, as printed, for the four characters before the check character."""
    total = sum(weight * _VALUES[char] for weight, char in zip(_WEIGHTS, body, strict=False))
    return printed(body + ALPHABET[-total % len(ALPHABET)])


def printed(code: str) -> str:
    """ "7K4M2" as it is printed: "7K4-M2"."""
    return f"{code[:3]}-{code[3:]}"


def tidy(text: str) -> str:
    """What someone typed, without dashes and spaces and in capitals: " 7k4 m2" becomes "7K4M2"."""
    return "".join(char for char in text.upper() if char not in _BETWEEN)


def state(text: str) -> CodeState:
    """What is right or wrong with a typed code. An O is not taken for a 0: neither is ever in a code."""
    code = tidy(text)
    if any(char not in _VALUES for char in code):
        return CodeState.FOREIGN_CHARACTER
    if len(code) != LENGTH:
        return CodeState.TOO_SHORT if len(code) < LENGTH else CodeState.TOO_LONG
    total = sum(weight * _VALUES[char] for weight, char in zip(_WEIGHTS, code, strict=True))
    return CodeState.WRONG if total % len(ALPHABET) else CodeState.RIGHT


def is_valid(text: str) -> bool:
    """Whether this can be a code of ours, however it was typed."""
    return state(text) is CodeState.RIGHT


def looks_like_code(text: str) -> bool:
    """Whether somebody may be typing a code rather than a question: one of ours, or one with a slip of the pen.

    A wrong one must have a letter and a digit: "54372" is more likely the middle of a phone number, "krant" a word.
    """
    found = state(text)
    if found is CodeState.RIGHT:
        return True
    code = tidy(text)
    return found is CodeState.WRONG and not code.isdigit() and not code.isalpha()
