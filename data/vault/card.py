"""The recovery card as a person reads and types it: eight groups of four characters and a check character.

The alphabet is Crockford's base 32 (crockford.com/base32.html): no I, L, O or U; a typed I or L is read as 1, an O as
0. The check character of a group is a weighted sum over the field of 32 elements with a different weight for every
place and one more for the group's own number: every single wrong character, every swap of two characters and every
swap of two groups (where they differ) is noticed, and the message can say in which group.
"""

from __future__ import annotations

from nacl import encoding, utils
from nacl import hash as nacl_hash

from data.errors import Code, WorldError

SECRET_BYTES = 20
GROUPS = 8
_DATA = 4  # characters of a group that carry the secret
_GROUP = _DATA + 1
QR_HEAD = "INLOOPBALIE1:"
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_ID_PERSON = b"inloop-card-id"
_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, irreducible over the field of two elements


def new_secret() -> bytes:
    """160 random bits."""
    return utils.random(SECRET_BYTES)


def card_id(secret: bytes) -> str:
    """The id of the slot that this card opens; says nothing about the secret."""
    return nacl_hash.blake2b(secret, digest_size=16, person=_ID_PERSON, encoder=encoding.RawEncoder).hex()


def to_groups(secret: bytes) -> tuple[str, ...]:
    """The eight groups of a card, each with its check character at the end."""
    number = int.from_bytes(secret, "big")
    digits = [(number >> shift) & 31 for shift in range(SECRET_BYTES * 8 - 5, -1, -5)]
    groups = []
    for place in range(GROUPS):
        part = digits[place * _DATA : (place + 1) * _DATA]
        groups.append("".join(_ALPHABET[digit] for digit in (*part, _check(part, place))))
    return tuple(groups)


def to_qr(groups: tuple[str, ...]) -> str:
    """What the QR code of a card holds; in the letters of QR's short alphabet (ISO/IEC 18004)."""
    return QR_HEAD + "".join(groups)


def from_typed(typed: str) -> bytes:
    """The secret of a card that was typed or scanned; spaces, dashes, small letters and look-alikes do not matter.

    Raises WorldError(CARD_WRONG, group="3") for the first group with a typing error, group="" when the number of
    characters is not right.
    """
    text = typed.strip().upper().removeprefix(QR_HEAD)
    text = "".join(char for char in text if char.isalnum()).translate(_READ_AS)
    digits: list[int] = []
    for place in range(GROUPS):
        group = [_ALPHABET.find(char) for char in text[place * _GROUP : (place + 1) * _GROUP]]
        if len(group) == _GROUP and (-1 in group or group[-1] != _check(group[:-1], place)):
            raise WorldError(Code.CARD_WRONG, group=str(place + 1))
        digits += group[:_DATA]
    if len(text) != GROUPS * _GROUP:
        raise WorldError(Code.CARD_WRONG, group="")
    number = 0
    for digit in digits:
        number = number << 5 | digit
    return number.to_bytes(SECRET_BYTES, "big")


def _check(digits: list[int], place: int) -> int:
    total = _times(_DATA + 2, place)
    for weight, digit in enumerate(digits, start=2):
        total ^= _times(weight, digit)
    return total


def _times(one: int, other: int) -> int:
    """Multiplication in the field of 32 elements."""
    product = 0
    while other:
        if other & 1:
            product ^= one
        other >>= 1
        one <<= 1
        if one & 32:
            one ^= _POLYNOMIAL
    return product
