"""slots.json: who can open the store. Read before any key is there; every byte of it can be known to a thief.

A slot holds an X25519 pair of its own. Its private half is wrapped (XSalsa20-Poly1305) by the key that the PIN,
wachtzin or card gives, together with a hash of everything else in the slot and the key that vouches for store keys:
a changed role, person or parameter is refused. The store key is sealed to the public half, so that it can be renewed
without anybody's PIN, and signed by the store (Ed25519), so that nobody can slip in a store of their own making.

The file is only a copy of what desk.db says: every unlock puts right what was changed in it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from nacl import encoding
from nacl import hash as nacl_hash
from nacl.exceptions import BadSignatureError, CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox
from nacl.signing import SigningKey, VerifyKey

from data.errors import Code, WorldError
from data.vault.files import write_whole
from data.vault.kdf import Algorithm, Kdf, Keys, derive
from data.vault.memory import wipe

FILE_NAME = "slots.json"
FORMAT = 1
KEY_BYTES = 32
CURRENT, NEXT = "current", "next"
_BIND_PERSON = b"inloop-slot"
_SIGNED = b"inloopbalie store key 1"
_SIGNATURE_BYTES = 64


class SlotKind(StrEnum):
    """What opens a slot."""

    PIN = "pin"
    PHRASE = "phrase"
    CARD = "card"


@dataclass(frozen=True)
class Slot:
    """One way in for one person, without the store key. `vouch`: public key that store keys are signed with."""

    id: str
    kind: SlotKind
    person_id: str
    role: str
    kdf: Kdf
    public: bytes
    vouch: bytes
    wrapped: bytes = b""

    def to_json(self) -> dict[str, Any]:
        """As it stands in slots.json and in desk.db."""
        return {
            "version": FORMAT,
            "id": self.id,
            "kind": self.kind.value,
            "person": self.person_id,
            "role": self.role,
            "kdf": {
                "alg": self.kdf.algorithm.value,
                "ops": self.kdf.ops,
                "mem": self.kdf.memory,
                "salt": _text(self.kdf.salt),
                "device": self.kdf.device,
            },
            "public": _text(self.public),
            "vouch": _text(self.vouch),
            "wrapped": _text(self.wrapped),
        }

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Slot:
        """The same back. Raises KeyError, ValueError or TypeError for anything else."""
        if said["version"] != FORMAT:
            raise ValueError("version of a slot")
        kdf = said["kdf"]
        return cls(
            id=str(said["id"]),
            kind=SlotKind(said["kind"]),
            person_id=str(said["person"]),
            role=str(said["role"]),
            kdf=Kdf(Algorithm(kdf["alg"]), int(kdf["ops"]), int(kdf["mem"]), _bytes(kdf["salt"]), str(kdf["device"])),
            public=_bytes(said["public"]),
            vouch=_bytes(said["vouch"]),
            wrapped=_bytes(said["wrapped"]),
        )

    def binding(self) -> bytes:
        """A hash of everything in the slot but the wrapped key itself."""
        whole = json.dumps(replace(self, wrapped=b"").to_json(), sort_keys=True, separators=(",", ":"))
        return nacl_hash.blake2b(
            whole.encode("utf-8"), digest_size=32, person=_BIND_PERSON, encoder=encoding.RawEncoder
        )


@dataclass(frozen=True)
class SlotPerson:
    """What has to be known of somebody before they log in."""

    id: str
    name: str
    role: str
    tasks: tuple[str, ...] = ()
    card_confirmed: bool = False


@dataclass(frozen=True)
class SlotFile:
    """The whole of slots.json. `sealed`: slot id to what is sealed to it, "current" and during a renewal "next"."""

    store: str
    revision: str
    people: tuple[SlotPerson, ...]
    slots: tuple[Slot, ...]
    sealed: Mapping[str, Mapping[str, bytes]]

    def of_person(self, person_id: str) -> tuple[Slot, ...]:
        """The slot that a person's PIN or wachtzin opens; two while that is being changed, () for nobody."""
        return tuple(s for s in self.slots if s.person_id == person_id and s.kind is not SlotKind.CARD)

    def by_id(self, slot_id: str) -> Slot | None:
        """The slot with this id."""
        return next((slot for slot in self.slots if slot.id == slot_id), None)

    def to_bytes(self) -> bytes:
        """As it is written."""
        said = {
            "format": FORMAT,
            "store": self.store,
            "revision": self.revision,
            "people": [
                {"id": p.id, "name": p.name, "role": p.role, "tasks": list(p.tasks), "card": p.card_confirmed}
                for p in self.people
            ],
            "slots": [
                slot.to_json() | {"keys": {name: _text(sealed) for name, sealed in self.sealed[slot.id].items()}}
                for slot in self.slots
            ],
        }
        return json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8")

    @classmethod
    def from_bytes(cls, content: bytes) -> SlotFile:
        """Read it back. Raises WorldError(SLOTS_DAMAGED | DESK_NEWER)."""
        try:
            said = json.loads(content)
            if said["format"] != FORMAT:
                raise WorldError(Code.DESK_NEWER, revision=str(said["format"]))
            slots = tuple(Slot.from_json(one) for one in said["slots"])
            return cls(
                store=str(said["store"]),
                revision=str(said["revision"]),
                people=tuple(
                    SlotPerson(p["id"], str(p["name"]), p["role"], tuple(p["tasks"]), bool(p["card"]))
                    for p in said["people"]
                ),
                slots=slots,
                sealed={
                    slot.id: {name: _bytes(sealed) for name, sealed in one["keys"].items()}
                    for slot, one in zip(slots, said["slots"], strict=True)
                },
            )
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise WorldError(Code.SLOTS_DAMAGED) from error


def read(folder: Path) -> SlotFile:
    """The file of slots. Raises WorldError(DESK_ABSENT | SLOTS_DAMAGED | DESK_NEWER)."""
    try:
        content = (folder / FILE_NAME).read_bytes()
    except FileNotFoundError as error:
        raise WorldError(Code.DESK_ABSENT) from error
    except OSError as error:
        raise WorldError(Code.SLOTS_DAMAGED) from error
    return SlotFile.from_bytes(content)


def write(folder: Path, file: SlotFile) -> None:
    """Put the file in place, old or new, never half. Raises WorldError(DISK_FULL | FILE_NOT_WRITABLE)."""
    write_whole(folder / FILE_NAME, file.to_bytes())


def make(blank: Slot, secret: str, device_secret: bytes) -> tuple[Slot, Keys]:
    """Fill a slot that has no keys yet (`public` and `wrapped` empty); also the keys that its secret gives."""
    keys = derive(blank.kdf, secret, device_secret)
    pair = PrivateKey.generate()
    slot = replace(blank, public=bytes(pair.public_key))
    private = bytes(pair)
    plain = private + slot.binding()
    slot = replace(slot, wrapped=bytes(SecretBox(keys.slot).encrypt(plain)))
    wipe(plain)
    return slot, keys


def open_private(slot: Slot, keys: Keys) -> bytes:
    """The private half of a slot.

    Raises WorldError(SECRET_WRONG) when the keys do not fit, WorldError(SLOT_TAMPERED) when they do but the slot is
    not as it was made.
    """
    try:
        plain = SecretBox(keys.slot).decrypt(slot.wrapped)
    except (CryptoError, ValueError, TypeError) as error:
        raise WorldError(Code.SECRET_WRONG) from error
    private, bound = plain[:KEY_BYTES], plain[KEY_BYTES:]
    wipe(plain)
    if bound != slot.binding() or bytes(PrivateKey(private).public_key) != slot.public:
        raise WorldError(Code.SLOT_TAMPERED)
    return private


def seal_key(slot: Slot, store: str, store_key: bytes, signer: SigningKey) -> bytes:
    """The store key for one slot, vouched for by the store."""
    signature = signer.sign(_statement(slot, store, store_key)).signature
    return bytes(SealedBox(PublicKey(slot.public)).encrypt(store_key + signature))


def open_key(slot: Slot, store: str, private: bytes, sealed: bytes) -> bytes:
    """The store key back. Raises WorldError(SLOT_TAMPERED) when it was not the store that sealed it."""
    try:
        plain = SealedBox(PrivateKey(private)).decrypt(sealed)
        store_key, signature = plain[:KEY_BYTES], plain[KEY_BYTES:]
        VerifyKey(slot.vouch).verify(_statement(slot, store, store_key), signature)
    except (CryptoError, BadSignatureError, ValueError, TypeError) as error:
        raise WorldError(Code.SLOT_TAMPERED) from error
    wipe(plain)
    return store_key


def _statement(slot: Slot, store: str, store_key: bytes) -> bytes:
    return b"\x00".join((_SIGNED, store.encode(), slot.id.encode(), store_key))


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _bytes(value: str) -> bytes:
    return base64.b64decode(value, validate=True)
