"""Items that only some can read, inside a store that others can open too. GlobaLeaks' published protocol is the model
(docs.globaleaks.org, "Encryption protocol"): a random key per item, that key sealed to every reader.

The content is padded, so that its length says little, and bound to the item's id, so that a part of one item cannot
stand in for that of another: XSalsa20-Poly1305 over (id, content, padding), the key in a sealed box (X25519) for each
reader.

Who may not open an item has a sealed box of the same length with nothing in it, so that nobody but that reader can
tell to whom it is sealed: a mark of one byte, 0 for "not for you", and the key (or zeros). The other marks are of the
store that seals. Something can be added to an item by who cannot open it: its key gives a pair (X25519) as well, and
the public half stands beside it.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

from nacl import encoding, utils
from nacl import hash as nacl_hash
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

from data.errors import Code, WorldError
from data.vault.memory import wipe

BUCKETS = (512, 1024, 2048, 4096, 8192)
"""Sizes in bytes that a content is padded to; above the last one, whole multiples of it."""
MOST_BYTES = 1 << 20
_HEAD = struct.Struct(">BHI")  # form, length of the id, length of the content
_FORM, _FORM_PART, _FORM_ADDED = 1, 2, 3
NOT_YOURS = 0
"""The mark of a sealed key that holds none."""
_PERSON = b"inloop-added"  # the context of the pair that follows from an item's key
_BOX = 48  # what a sealed box adds (crypto_box_SEALBYTES): the one-time public key and the MAC
BARE_BYTES = SecretBox.KEY_SIZE + _BOX
"""The length of a sealed key as it was before it had a mark."""


@dataclass(frozen=True)
class ReaderKey:
    """A reader as others see one: whom to seal to."""

    id: str
    public: bytes


@dataclass(frozen=True)
class Recipients:
    """Everybody who gets a sealed key of an item: `readers` the key itself with this mark, `others` an empty one."""

    mark: int
    readers: tuple[ReaderKey, ...]
    others: tuple[ReaderKey, ...] = ()


@dataclass(frozen=True)
class SealedItem:
    """An item on paper: useless without one of the readers' private keys."""

    id: str
    content: bytes
    keys: Mapping[str, bytes]  # reader id to what is sealed for that reader
    public: bytes = b""  # what additions are sealed to


@dataclass(frozen=True)
class ReaderPrivate:
    """A reader's private key at work. Lives in a Reader and nowhere else; `wipe` ends it."""

    id: str
    _raw: bytes = field(repr=False)
    _pair: PrivateKey = field(repr=False)
    _box: SealedBox[PrivateKey] = field(repr=False)

    @classmethod
    def of(cls, reader_id: str, raw: bytes) -> ReaderPrivate:
        """From the 32 bytes of the key."""
        pair = PrivateKey(raw)
        return cls(reader_id, raw, pair, SealedBox(pair))

    @property
    def public(self) -> bytes:
        """The half that others seal to."""
        return bytes(self._pair.public_key)

    @property
    def raw(self) -> bytes:
        """The 32 bytes of the key, for what follows from it. Not to be kept."""
        return self._raw

    def unseal(self, sealed: bytes) -> bytes:
        """The key of an item. Raises WorldError(SEALED_TAMPERED)."""
        try:
            return self._box.decrypt(sealed)
        except (CryptoError, ValueError, TypeError) as error:
            raise WorldError(Code.SEALED_TAMPERED) from error

    def wrapped(self, key: bytes) -> bytes:
        """The private key under a key that a wachtzin or card gives, bound to the reader's id."""
        return bytes(SecretBox(key).encrypt(self._raw + self.id.encode()))

    def wipe(self) -> None:
        """Overwrite it; nothing can be opened with it after this."""
        wipe(self._raw, getattr(self._pair, "_private_key", None), getattr(self._box, "_private_key", None))


class ItemKey:
    """The key of one item at work: opens its content, its parts and additions, seals parts. `wipe` ends it.

    `mark`: what was sealed with it; None for a key from before there were marks.
    """

    def __init__(self, item_id: str, key: bytes, mark: int | None = None) -> None:
        self._id = item_id
        self._key = key
        self._box = SecretBox(key)
        self.mark = mark

    def __repr__(self) -> str:
        return "<ItemKey>"

    @property
    def public(self) -> bytes:
        """What additions to the item are sealed to."""
        pair = self._pair()
        try:
            return bytes(pair.public_key)
        finally:
            wipe(getattr(pair, "_private_key", None))

    def content(self, sealed: bytes) -> bytes:
        """The content of the item. Raises WorldError(SEALED_TAMPERED)."""
        return _unpacked(self._box, sealed, self._id.encode(), _FORM)

    def part(self, name: str, sealed: bytes) -> bytes:
        """A part of the item. Raises WorldError(SEALED_TAMPERED), also for another part or one of another item."""
        return _unpacked(self._box, sealed, _part_name(self._id, name), _FORM_PART)

    def addition(self, name: str, sealed: bytes) -> bytes:
        """Something that was added (`seal_addition`). Raises WorldError(SEALED_TAMPERED), as `part` does."""
        pair = self._pair()
        try:
            return _unpacked(SealedBox(pair), sealed, _part_name(self._id, name), _FORM_ADDED)
        finally:
            wipe(getattr(pair, "_private_key", None))

    def seal_content(self, content: bytes) -> bytes:
        """The content of the item, sealed. Raises WorldError(CONTENT_TOO_LONG)."""
        return bytes(self._box.encrypt(_packed(content, self._id.encode(), _FORM)))

    def seal_part(self, name: str, content: bytes) -> bytes:
        """A part under the item's key. Raises WorldError(CONTENT_TOO_LONG)."""
        return bytes(self._box.encrypt(_packed(content, _part_name(self._id, name), _FORM_PART)))

    def for_reader(self, reader: ReaderKey, mark: int) -> bytes:
        """The key itself with a mark, for one reader."""
        return _seal_key(reader, mark, self._key)

    def for_all(self, whom: Recipients) -> dict[str, bytes]:
        """The key for those who get it and an empty one for the rest, by reader id."""
        keys = {one.id: self.for_reader(one, whom.mark) for one in whom.readers}
        return keys | {one.id: empty_key(one) for one in whom.others}

    def wipe(self) -> None:
        """Overwrite the key."""
        wipe(self._key, getattr(self._box, "_key", None))

    def _pair(self) -> PrivateKey:
        raw = nacl_hash.blake2b(
            b"", key=self._key, digest_size=PrivateKey.SIZE, person=_PERSON, encoder=encoding.RawEncoder
        )
        return PrivateKey(raw)


def new_reader(reader_id: str) -> ReaderPrivate:
    """A new pair for a reader."""
    return ReaderPrivate.of(reader_id, utils.random(PrivateKey.SIZE))


def unwrap_reader(reader_id: str, wrapped: bytes, key: bytes) -> ReaderPrivate:
    """A reader's private key back from under a wachtzin's or card's key. Raises WorldError(SLOT_TAMPERED)."""
    try:
        plain = SecretBox(key).decrypt(wrapped)
    except (CryptoError, ValueError, TypeError) as error:
        raise WorldError(Code.SLOT_TAMPERED) from error
    raw, bound = plain[: PrivateKey.SIZE], plain[PrivateKey.SIZE :]
    wipe(plain)
    if bound != reader_id.encode():
        raise WorldError(Code.SLOT_TAMPERED)
    return ReaderPrivate.of(reader_id, raw)


def seal(content: bytes, item_id: str, whom: Recipients) -> SealedItem:
    """Seal `content` (at most MOST_BYTES) for these readers. Raises WorldError(CONTENT_TOO_LONG)."""
    return seal_anew(content, {}, item_id, whom)[0]


def seal_anew(
    content: bytes, parts: Mapping[str, bytes], item_id: str, whom: Recipients
) -> tuple[SealedItem, dict[str, bytes]]:
    """An item with its parts under a new key, for these readers. Raises WorldError(CONTENT_TOO_LONG)."""
    key = ItemKey(item_id, utils.random(SecretBox.KEY_SIZE))
    try:
        item = SealedItem(item_id, key.seal_content(content), key.for_all(whom), key.public)
        return item, {name: key.seal_part(name, part) for name, part in parts.items()}
    finally:
        key.wipe()


def seal_addition(public: bytes, item_id: str, name: str, content: bytes) -> bytes:
    """Seal something to whoever can open an item, without being one of them. `public`: what stands beside the item.

    Raises WorldError(CONTENT_TOO_LONG | SEALED_TAMPERED); the latter for what is no public half.
    """
    plain = _packed(content, _part_name(item_id, name), _FORM_ADDED)
    try:
        return bytes(SealedBox(PublicKey(public)).encrypt(plain))
    except (CryptoError, ValueError, TypeError) as error:
        raise WorldError(Code.SEALED_TAMPERED) from error


def empty_key(reader: ReaderKey) -> bytes:
    """A sealed key that says "not for you"; only this reader can tell it from one that holds a key."""
    return _seal_key(reader, NOT_YOURS, bytes(SecretBox.KEY_SIZE))


def open_key(reader: ReaderPrivate, item_id: str, sealed: bytes) -> ItemKey:
    """The key of one item, for its content and its parts at the price of one.

    Raises WorldError(SEALED_NOT_YOURS | SEALED_TAMPERED).
    """
    plain = reader.unseal(sealed)
    if len(plain) == SecretBox.KEY_SIZE:
        return ItemKey(item_id, plain)
    mark, key = plain[:1], plain[1:]
    wipe(plain)
    if len(key) != SecretBox.KEY_SIZE:
        raise WorldError(Code.SEALED_TAMPERED)
    if mark[0] == NOT_YOURS:
        raise WorldError(Code.SEALED_NOT_YOURS)
    return ItemKey(item_id, key, mark[0])


def open_item(reader: ReaderPrivate, item: SealedItem) -> bytes:
    """The content back.

    Raises WorldError(SEALED_NOT_YOURS | SEALED_TAMPERED); the latter for any changed byte and for parts of
    another item.
    """
    sealed = item.keys.get(reader.id)
    if sealed is None:
        raise WorldError(Code.SEALED_NOT_YOURS)
    key = open_key(reader, item.id, sealed)
    try:
        return key.content(item.content)
    finally:
        key.wipe()


def is_well_formed_part(sealed: bytes) -> bool:
    """Whether a part has a size that sealing gives."""
    return _is_bucket(len(sealed) - SecretBox.NONCE_SIZE - SecretBox.MACBYTES)


def is_well_formed_addition(sealed: bytes) -> bool:
    """Whether an addition has a size that sealing gives."""
    return _is_bucket(len(sealed) - _BOX)


def is_well_formed(item: SealedItem, *, bare: bool = False) -> bool:
    """Whether the parts have the sizes that `seal` gives; can be asked without any private key.

    `bare`: it may be one from before keys had a mark.
    """
    sizes = {len(key) for key in item.keys.values()}
    fits = sizes <= {BARE_BYTES, BARE_BYTES + 1} if bare else sizes <= {BARE_BYTES + 1}
    return fits and is_well_formed_part(item.content) and (bare or len(item.public) == PublicKey.SIZE)


def _seal_key(reader: ReaderKey, mark: int, key: bytes) -> bytes:
    plain = bytes([mark]) + key
    try:
        return bytes(SealedBox(PublicKey(reader.public)).encrypt(plain))
    finally:
        wipe(plain)


def _part_name(item_id: str, name: str) -> bytes:
    return f"{item_id}\n{name}".encode()


def _packed(content: bytes, name: bytes, form: int) -> bytes:
    if len(content) > MOST_BYTES:
        raise WorldError(Code.CONTENT_TOO_LONG, most=str(MOST_BYTES))
    plain = _HEAD.pack(form, len(name), len(content)) + name + content
    return plain + bytes(_bucket(len(plain)) - len(plain))


def _unpacked(box: SecretBox | SealedBox[PrivateKey], sealed: bytes, name: bytes, wanted: int) -> bytes:
    try:
        plain = box.decrypt(sealed)
        form, name_length, length = _HEAD.unpack_from(plain)
    except (CryptoError, ValueError, TypeError, struct.error) as error:
        raise WorldError(Code.SEALED_TAMPERED) from error
    start = _HEAD.size + name_length
    if form != wanted or plain[_HEAD.size : start] != name or start + length > len(plain):
        raise WorldError(Code.SEALED_TAMPERED)
    return plain[start : start + length]


def _is_bucket(length: int) -> bool:
    return length > 0 and length == _bucket(length)


def _bucket(length: int) -> int:
    for size in BUCKETS:
        if length <= size:
            return size
    return -(-length // BUCKETS[-1]) * BUCKETS[-1]
