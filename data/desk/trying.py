"""Trying a PIN or wachtzin on the slots of somebody: counted before it is made, and not held against who was right."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from data.desk import opening
from data.desk.session import Session
from data.errors import Code, WorldError
from data.vault import slots
from data.vault.device import DeviceSecret, mark
from data.vault.kdf import Keys, derive
from data.vault.memory import wipe
from data.vault.slots import Slot, SlotFile
from data.vault.tries import Tries

_log = logging.getLogger(__name__)

_NOT_RIGHT = (Code.SECRET_WRONG, Code.SLOT_TAMPERED)
HELD = (Code.CHANGE_KEPT, Code.ROTATION_WAITS)
"""Refusals of what comes after a change: the change itself holds."""


@dataclass(frozen=True)
class Fit:
    """A slot that a secret opened: what the secret gave, and the private half of the slot."""

    slot: Slot
    keys: Keys
    private: bytes

    def wipe(self) -> None:
        """Overwrite all of it."""
        self.keys.wipe()
        wipe(self.private)


class Trying:
    """The tries of everybody in one folder."""

    def __init__(self, tries: Tries, device: DeviceSecret) -> None:
        self._tries = tries
        self._device = device

    def fits(self, file: SlotFile, person_id: str, secret: str) -> tuple[Fit, ...]:
        """The slots of a person that a secret opens, at least one. The try is counted until `forgive`.

        There is one slot; two when the program ended while the secret was being changed, and the store knows which
        of the two counts (`known`). Takes half a second for each.
        Raises WorldError(PERSON_UNKNOWN | SECRET_WAIT, seconds= | DEVICE_SECRET_GONE | SECRET_WRONG, wait= |
        SLOT_TAMPERED) and what writing can.
        """
        theirs = file.of_person(person_id)
        if not theirs:
            raise WorldError(Code.PERSON_UNKNOWN)
        wait = self._tries.wait_seconds(person_id)
        if wait:
            raise WorldError(Code.SECRET_WAIT, seconds=str(wait))
        mixed = self._device.get(file.store) if any(slot.kdf.device for slot in theirs) else b""
        usable = [slot for slot in theirs if slot.kdf.device in ("", mark(mixed))]
        if not usable:
            raise WorldError(Code.DEVICE_SECRET_GONE)
        self._tries.begin(person_id)
        found: list[Fit] = []
        for slot in usable:
            keys = derive(slot.kdf, secret, mixed if slot.kdf.device else b"")
            try:
                found.append(Fit(slot, keys, slots.open_private(slot, keys)))
            except WorldError as error:
                keys.wipe()
                if error.code is not Code.SECRET_WRONG:
                    raise
        if not found:
            raise self._wrong(person_id)
        return tuple(found)

    def known(self, session: Session, fits: Sequence[Fit]) -> Fit:
        """The one of these slots that counts in the store; the others are wiped.

        Raises WorldError(SECRET_WRONG, wait= | SLOT_TAMPERED).
        """
        counts: Fit | None = None
        for fit in fits:
            try:
                opening.must_be_known(session, fit.slot)
                counts = fit
            except WorldError as error:
                fit.wipe()
                if error.code is not Code.SECRET_WRONG:
                    raise
        if counts is None:
            raise self._wrong(fits[0].slot.person_id)
        return counts

    def forgive(self, person_id: str) -> None:
        """Nothing is held against this person any more. When that cannot be written down they only wait longer."""
        try:
            self._tries.clear(person_id)
        except WorldError as error:
            _log.warning("Earlier wrong tries could not be cleared: %s", error.code.value)

    @contextmanager
    def blameless(self, person_id: str) -> Iterator[None]:
        """The secret opened a slot: a store that fails after that (damaged, a full disk) is not held against them."""
        try:
            yield
        except Exception as error:
            if not isinstance(error, WorldError) or error.code not in _NOT_RIGHT:
                self.forgive(person_id)
            raise

    @contextmanager
    def forgiving(self, person_id: str) -> Iterator[None]:
        """After this nothing is held against somebody; also when it holds and only what follows it has to wait."""
        try:
            yield
        except WorldError as error:
            if error.code in HELD:
                self.forgive(person_id)
            raise
        self.forgive(person_id)

    def _wrong(self, person_id: str) -> WorldError:
        return WorldError(Code.SECRET_WRONG, wait=str(self._tries.wait_seconds(person_id)))
