"""From a PIN, wachtzin or card to keys.

PIN and wachtzin go through Argon2id (RFC 9106, in libsodium's form with one lane) after being mixed with the secret of
this PC where it keeps one. A card holds 160 random bits and needs no slow function: BLAKE2b (RFC 7693) is enough.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from nacl import encoding, exceptions, pwhash, utils
from nacl import hash as nacl_hash

from data.errors import Code, WorldError
from data.vault.memory import wipe

SALT_BYTES = 16
_MIX_PERSON = b"inloop-secret"
_CARD_PERSON = b"inloop-card"
_MOST_MEMORY = 256 << 20
_MOST_OPS = 64


class Algorithm(StrEnum):
    """How the keys of a slot are made from its secret."""

    ARGON2ID = "argon2id13"
    BLAKE2B = "blake2b"


@dataclass(frozen=True)
class Cost:
    """What one try costs. `ops`: passes over the memory; `memory`: bytes."""

    ops: int
    memory: int


STANDARD = Cost(ops=6, memory=128 << 20)
"""About 0.45 s and 128 MB on two cores of 2023; the memory is given back after each try."""


@dataclass(frozen=True)
class Kdf:
    """The parameters that stand beside a slot. `device`: mark of the PC secret mixed in, "" for none."""

    algorithm: Algorithm
    ops: int
    memory: int
    salt: bytes
    device: str = ""


@dataclass(frozen=True)
class Keys:
    """What a secret gives: one key for its slot, one for a reader's private key."""

    slot: bytes
    reader: bytes

    def wipe(self) -> None:
        """Overwrite both."""
        wipe(self.slot, self.reader)


def new_kdf(cost: Cost, device: str) -> Kdf:
    """Parameters for a new PIN or wachtzin."""
    return Kdf(Algorithm.ARGON2ID, cost.ops, cost.memory, utils.random(SALT_BYTES), device)


def card_kdf() -> Kdf:
    """Parameters for a new card."""
    return Kdf(Algorithm.BLAKE2B, 0, 0, utils.random(SALT_BYTES))


def normal(secret: str) -> str:
    """A secret as it counts: composed letters, no spaces around, single spaces inside."""
    return " ".join(unicodedata.normalize("NFC", secret).split())


def derive(kdf: Kdf, secret: str, device_secret: bytes) -> Keys:
    """The keys that `secret` gives with these parameters; takes about half a second for a PIN or wachtzin.

    Raises WorldError(SLOT_TAMPERED) for parameters this program never wrote.
    """
    if len(kdf.salt) != SALT_BYTES:
        raise WorldError(Code.SLOT_TAMPERED)
    if kdf.algorithm is Algorithm.BLAKE2B:
        return derive_card(kdf.salt, bytes.fromhex(secret))
    if not 1 <= kdf.ops <= _MOST_OPS or not pwhash.argon2id.MEMLIMIT_MIN <= kdf.memory <= _MOST_MEMORY:
        raise WorldError(Code.SLOT_TAMPERED)
    typed = normal(secret).encode("utf-8")
    mixed = nacl_hash.blake2b(typed, digest_size=32, key=device_secret, person=_MIX_PERSON, encoder=encoding.RawEncoder)
    try:
        out = pwhash.argon2id.kdf(64, mixed, kdf.salt, opslimit=kdf.ops, memlimit=kdf.memory)
    except exceptions.RuntimeError as error:
        raise MemoryError("Argon2id could not get its memory") from error
    keys = Keys(out[:32], out[32:])
    wipe(typed, mixed, out)
    return keys


def derive_card(salt: bytes, secret: bytes) -> Keys:
    """The keys that the 20 bytes of a card give."""
    out = nacl_hash.blake2b(secret, digest_size=64, salt=salt, person=_CARD_PERSON, encoder=encoding.RawEncoder)
    keys = Keys(out[:32], out[32:])
    wipe(out)
    return keys
