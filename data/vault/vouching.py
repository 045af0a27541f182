"""Readers vouch for each other, so that a name on the list of readers is not enough to be one.

Whoever holds the key of the store can write its tables; they cannot sign for a reader. Each reader has a signing key
(Ed25519) that follows from their private key, so no second secret has to be kept. What is signed is everything that
counts of the other: who they are, whom to seal to, what they sign with, and whether they get "niet veilig".
"""

from __future__ import annotations

from dataclasses import dataclass

from nacl import encoding
from nacl import hash as nacl_hash
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from data.vault.memory import wipe
from data.vault.sealing import ReaderPrivate

_PERSON = b"inloop-vouch"
_SIGNED = b"inloopbalie reader 1"


@dataclass(frozen=True)
class Standing:
    """A reader as the list has them. `public`: whom to seal to, `verify`: what they sign with."""

    id: str
    person_id: str
    public: bytes
    verify: bytes


@dataclass(frozen=True)
class Vouch:
    """What one reader says of another; worth something only when `holds`."""

    by: str
    about: str
    attention: bool
    signature: bytes


def verify_key(private: ReaderPrivate) -> bytes:
    """What others check this reader's signatures with."""
    return bytes(_signer(private).verify_key)


def vouch(private: ReaderPrivate, about: Standing, *, attention: bool) -> Vouch:
    """Sign for another reader. `attention`: whether they may open what is for the aandachtsfunctionaris."""
    signature = bytes(_signer(private).sign(_statement(about, attention)).signature)
    return Vouch(private.id, about.id, attention, signature)


def holds(said: Vouch, about: Standing, verify: bytes) -> bool:
    """Whether the reader who signs with `verify` really said this of `about` as it stands now."""
    try:
        VerifyKey(verify).verify(_statement(about, said.attention), said.signature)
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True


def _signer(private: ReaderPrivate) -> SigningKey:
    seed = nacl_hash.blake2b(b"", key=private.raw, digest_size=32, person=_PERSON, encoder=encoding.RawEncoder)
    signer = SigningKey(seed)
    wipe(seed)
    return signer


def _statement(about: Standing, attention: bool) -> bytes:
    parts = (_SIGNED, about.id.encode(), about.person_id.encode(), about.public, about.verify, bytes([attention]))
    return b"".join(len(part).to_bytes(2, "big") + part for part in parts)
