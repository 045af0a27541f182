"""A password that is told by phone: made here, shown once, never kept."""

from __future__ import annotations

import math
import secrets
from dataclasses import dataclass

_LETTERS = "acefhjkmprtwxy"
_DIGITS = "234679"
ALPHABET = _LETTERS + _DIGITS
"""No letter that looks like another or like a digit on a screen or in handwriting (b 8, i l 1, o 0 q g 9, s 5, u v n,
z 2), and small letters only: with capitals in it somebody has to say at each letter which of the two it is."""

GROUPS, IN_A_GROUP = 4, 4
BITS = GROUPS * IN_A_GROUP * math.log2(len(ALPHABET))
"""69 bits. The file leaves the house, so it can be guessed at as fast as somebody's computers go, for years, and no
waiting helps. One try on AES-256 of PDF 2.0 takes at least 64 rounds of SHA-2 and AES: a million tries a second is much
for a hall of machines, and then 2^69 takes twenty million years. Twelve characters (52 bits) would be a matter of
years on a hall ten times as large, which is too near; more than four groups is a burden on the phone."""

_SPOKEN = {
    "a": "Anton",
    "c": "Cornelis",
    "e": "Eduard",
    "f": "Ferdinand",
    "h": "Hendrik",
    "j": "Jan",
    "k": "Karel",
    "m": "Maria",
    "p": "Pieter",
    "r": "Rudolf",
    "t": "Teunis",
    "w": "Willem",
    "x": "Xantippe",
    "y": "Ypsilon",
    "2": "twee",
    "3": "drie",
    "4": "vier",
    "6": "zes",
    "7": "zeven",
    "9": "negen",
}


@dataclass(frozen=True)
class Password:
    """`groups`: as it is shown and said. It opens the paper typed with one space between the groups, and without."""

    groups: tuple[str, ...]

    def __repr__(self) -> str:
        return "Password(…)"  # in no log and no crash report

    @property
    def shown(self) -> str:
        """ "kx7r ma4t p9hc w3fj"."""
        return " ".join(self.groups)

    @property
    def joined(self) -> str:
        """Without the spaces."""
        return "".join(self.groups)

    @property
    def spoken(self) -> tuple[str, ...]:
        """How to say each group: "Karel, Xantippe, zeven, Rudolf"."""
        return tuple(", ".join(_SPOKEN[char] for char in group) for group in self.groups)


def phone_password() -> Password:
    """A new one, from the randomness of the operating system."""
    return Password(
        tuple("".join(secrets.choice(ALPHABET) for _ in range(IN_A_GROUP)) for _ in range(GROUPS)),
    )
