"""The secret of this PC, kept by the operating system, so that a stolen copy of the folder is not enough.

It stands in Windows' Credential Manager, macOS' Keychain or the Secret Service of a Linux desktop, through `keyring`.
Where there is none, slots are made without it, and the program says so.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from nacl import encoding, utils
from nacl import hash as nacl_hash

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_log = logging.getLogger(__name__)

SERVICE = "Inloopbalie"
_BYTES = 32
_MARK_PERSON = b"inloop-device"
_NOT_SAFE = ("keyrings.alt.", "keyring.backends.null", "keyring.backends.fail")


class DeviceSecret:
    """The door to the operating system's safe. `backend`: None asks keyring for the best one of this system."""

    def __init__(self, backend: KeyringBackend | None = None, *, off: bool = False) -> None:
        self._backend = backend
        self._off = off
        self._looked = backend is not None

    @classmethod
    def none(cls) -> DeviceSecret:
        """A PC that keeps no secret of its own."""
        return cls(off=True)

    def kept(self) -> bool:
        """Whether this PC has a safe for its secret."""
        return self._the_backend() is not None

    def get(self, store: str) -> bytes:
        """The secret for this store, b"" when this PC has none (any more)."""
        backend = self._the_backend()
        if backend is None:
            return b""
        try:
            found = backend.get_password(SERVICE, store)
            return bytes.fromhex(found) if found else b""
        except Exception as error:  # backends raise whatever their system does
            _log.warning("The safe of this PC could not be read: %s", type(error).__name__)
            return b""

    def get_or_make(self, store: str) -> bytes:
        """The secret for this store, made when there is none yet; b"" when this PC cannot keep one."""
        found = self.get(store)
        backend = self._the_backend()
        if found or backend is None:
            return found
        fresh = utils.random(_BYTES)
        try:
            backend.set_password(SERVICE, store, fresh.hex())
        except Exception as error:
            _log.warning("The safe of this PC could not be written: %s", type(error).__name__)
            return b""
        return fresh if self.get(store) == fresh else b""

    def forget(self, store: str) -> None:
        """Take the secret for this store away."""
        backend = self._the_backend()
        if backend is None or not self.get(store):
            return
        try:
            backend.delete_password(SERVICE, store)
        except Exception as error:
            _log.warning("The safe of this PC could not be emptied: %s", type(error).__name__)

    def _the_backend(self) -> KeyringBackend | None:
        if self._off:
            return None
        if not self._looked:
            self._looked = True
            self._backend = _best_backend()
        return self._backend


def mark(secret: bytes) -> str:
    """What may be written down of a PC's secret to know it again: 8 bytes of its hash, "" for no secret."""
    if not secret:
        return ""
    return nacl_hash.blake2b(secret, digest_size=8, person=_MARK_PERSON, encoder=encoding.RawEncoder).hex()


def _best_backend() -> KeyringBackend | None:
    import keyring

    try:
        backend = keyring.get_keyring()
        inside = getattr(backend, "backends", None)  # a chain: the best of it
        if inside is not None:
            safe = [one for one in inside if not _name(one).startswith(_NOT_SAFE)]
            return safe[0] if safe else None
        return None if _name(backend).startswith(_NOT_SAFE) else backend
    except Exception as error:
        _log.warning("This PC has no safe that answers: %s", type(error).__name__)
        return None


def _name(backend: object) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"
