"""Items that only some can read, inside a store that others can open too. GlobaLeaks' published protocol is the model
(docs.globaleaks.org, "Encryption protocol"): a random key per item, that key sealed to every reader.

The content is padded, so that its length says little, and bound to the item's id, so that a part of one item cannot
stand in for that of another: XSalsa20-Poly1305 over (id, content, padding), the key in a sealed box (X25519) for each
reader.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from nacl import utils
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

from data.errors import Code, WorldError
from data.vault.memory import wipe

BUCKETS = (512, 1024, 2048, 4096, 8192)
"""Sizes in bytes that a content is padded to; above the last one, whole multiples of it."""
MOST_BYTES = 1 << 20
_HEAD = struct.Struct(">BHI")  # form, length of the id, length of the content
_FORM, _FORM_PART = 1, 2


@dataclass(frozen=True)
class ReaderKey:
    """A reader as others see one: whom to seal to."""

    id: str
    public: bytes


@dataclass(frozen=True)
class SealedItem:
    """An item on paper: useless without one of the readers' private keys."""

    id: str
    content: bytes
    keys: Mapping[str, bytes]  # reader id to the item's key, sealed


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
    """The key of one item at work: opens its content and its parts, seals parts. `wipe` ends it."""

    def __init__(self, item_id: str, key: bytes) -> None:
        self._id = item_id
        self._key = key
        self._box = SecretBox(key)

    def __repr__(self) -> str:
        return "<ItemKey>"

    def content(self, sealed: bytes) -> bytes:
        """The content of the item. Raises WorldError(SEALED_TAMPERED)."""
        return _unpacked(self._box, sealed, self._id.encode(), _FORM)

    def part(self, name: str, sealed: bytes) -> bytes:
        """A part of the item. Raises WorldError(SEALED_TAMPERED), also for another part or one of another item."""
        return _unpacked(self._box, sealed, _part_name(self._id, name), _FORM_PART)

    def seal_content(self, content: bytes) -> bytes:
        """The content of the item, sealed. Raises WorldError(CONTENT_TOO_LONG)."""
        return bytes(self._box.encrypt(_packed(content, self._id.encode(), _FORM)))

    def seal_part(self, name: str, content: bytes) -> bytes:
        """A part under the item's key. Raises WorldError(CONTENT_TOO_LONG)."""
        return bytes(self._box.encrypt(_packed(content, _part_name(self._id, name), _FORM_PART)))

    def for_reader(self, reader: ReaderKey) -> bytes:
        """The key itself, for one reader."""
        return seal_to(reader, self._key)

    def wipe(self) -> None:
        """Overwrite the key."""
        wipe(self._key, getattr(self._box, "_key", None))


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


def seal(content: bytes, item_id: str, readers: Iterable[ReaderKey]) -> SealedItem:
    """Seal `content` (at most MOST_BYTES) for these readers. Raises WorldError(CONTENT_TOO_LONG)."""
    plain = _packed(content, item_id.encode(), _FORM)
    key = utils.random(SecretBox.KEY_SIZE)
    item = SealedItem(item_id, bytes(SecretBox(key).encrypt(plain)), {r.id: seal_to(r, key) for r in readers})
    wipe(key, plain)
    return item


def seal_to(reader: ReaderKey, item_key: bytes) -> bytes:
    """An item's key for one reader."""
    return bytes(SealedBox(PublicKey(reader.public)).encrypt(item_key))


def open_item(reader: ReaderPrivate, item: SealedItem) -> bytes:
    """The content back.

    Raises WorldError(SEALED_NOT_YOURS | SEALED_TAMPERED); the latter for any changed byte and for parts of
    another item.
    """
    sealed = item.keys.get(reader.id)
    if sealed is None:
        raise WorldError(Code.SEALED_NOT_YOURS)
    key = reader.unseal(sealed)
    try:
        return _unpacked(SecretBox(key), item.content, item.id.encode(), _FORM)
    finally:
        wipe(key)


def reseal(reader: ReaderPrivate, item: SealedItem, readers: Iterable[ReaderKey]) -> SealedItem:
    """The same item for these readers instead; the content is opened first, so that nothing false is passed on.

    Raises as `open_item` does.
    """
    open_item(reader, item)
    key = reader.unseal(item.keys[reader.id])
    keys = {one.id: item.keys.get(one.id) or seal_to(one, key) for one in readers}
    wipe(key)
    return SealedItem(item.id, item.content, keys)


def open_key(reader: ReaderPrivate, item_id: str, sealed: bytes) -> ItemKey:
    """The key of one item, for its content and its parts at the price of one. Raises WorldError(SEALED_TAMPERED)."""
    return ItemKey(item_id, reader.unseal(sealed))


def seal_anew(
    content: bytes, parts: Mapping[str, bytes], item_id: str, readers: Iterable[ReaderKey]
) -> tuple[SealedItem, dict[str, bytes]]:
    """An item with its parts under a new key, for these readers alone. Raises WorldError(CONTENT_TOO_LONG)."""
    key = ItemKey(item_id, utils.random(SecretBox.KEY_SIZE))
    try:
        item = SealedItem(item_id, key.seal_content(content), {one.id: key.for_reader(one) for one in readers})
        return item, {name: key.seal_part(name, part) for name, part in parts.items()}
    finally:
        key.wipe()


def is_well_formed_part(sealed: bytes) -> bool:
    """Whether a part has a size that sealing gives."""
    body = len(sealed) - SecretBox.NONCE_SIZE - SecretBox.MACBYTES
    return body > 0 and body == _bucket(body)


def is_well_formed(item: SealedItem) -> bool:
    """Whether the parts have the sizes that `seal` gives; can be asked without any private key."""
    body = len(item.content) - SecretBox.NONCE_SIZE - SecretBox.MACBYTES
    sealed = SecretBox.KEY_SIZE + 48  # crypto_box_SEALBYTES: the one-time public key and the MAC
    return body > 0 and body == _bucket(body) and all(len(key) == sealed for key in item.keys.values())


def _part_name(item_id: str, name: str) -> bytes:
    return f"{item_id}\n{name}".encode()


def _packed(content: bytes, name: bytes, form: int) -> bytes:
    if len(content) > MOST_BYTES:
        raise WorldError(Code.CONTENT_TOO_LONG, most=str(MOST_BYTES))
    plain = _HEAD.pack(form, len(name), len(content)) + name + content
    return plain + bytes(_bucket(len(plain)) - len(plain))


def _unpacked(box: SecretBox, sealed: bytes, name: bytes, wanted: int) -> bytes:
    try:
        plain = box.decrypt(sealed)
        form, name_length, length = _HEAD.unpack_from(plain)
    except (CryptoError, ValueError, TypeError, struct.error) as error:
        raise WorldError(Code.SEALED_TAMPERED) from error
    start = _HEAD.size + name_length
    if form != wanted or plain[_HEAD.size : start] != name or start + length > len(plain):
        raise WorldError(Code.SEALED_TAMPERED)
    return plain[start : start + length]


def _bucket(length: int) -> int:
    for size in BUCKETS:
        if length <= size:
            return size
    return -(-length // BUCKETS[-1]) * BUCKETS[-1]
