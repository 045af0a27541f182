"""What `check` looks at of the confidential side, with and without a key. Nothing is changed by looking."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nacl.public import PublicKey
from nacl.pwhash import argon2id
from nacl.secret import SecretBox
from sqlalchemy import func, select

from data import archive, migrate, stores
from data.errors import Code, WorldError
from data.vault import slots
from data.vault.kdf import SALT_BYTES, Algorithm
from data.vault.slots import CURRENT, KEY_BYTES, Slot

if TYPE_CHECKING:
    from data.desk.duty import Duty

_PAGE = 4_096  # SQLCipher 4 (zetetic.net/sqlcipher/design)
_PLAIN = b"SQLite format 3\x00"
_MOST_MEMORY = 256 << 20
_WRAPPED = SecretBox.NONCE_SIZE + SecretBox.MACBYTES + KEY_BYTES + 32  # the private half and a hash of the slot
_SEALED = KEY_BYTES + 64 + 48  # the store key, its signature, and what a sealed box adds


@dataclass(frozen=True)
class Found:
    """How much was read and found right."""

    records: int
    sealed: int


def check_slots(folder: Path) -> int:
    """Look at the form of every way in and its parameters; returns how many people there are.

    Whether a slot was changed on purpose is seen when it is opened.
    Raises WorldError(DESK_ABSENT | SLOTS_DAMAGED | DESK_NEWER).
    """
    file = slots.read(folder)
    if file.revision not in migrate.known_revisions(stores.DESK):
        raise WorldError(Code.DESK_NEWER, revision=file.revision)
    for slot in file.slots:
        if not _parameters_fit(slot) or not _form_fits(slot, file.sealed[slot.id].get(CURRENT, b"")):
            raise WorldError(Code.SLOTS_DAMAGED)
    if not file.people or any(not file.of_person(person.id) for person in file.people):
        raise WorldError(Code.SLOTS_DAMAGED)
    return len(file.people)


def check_outside(folder: Path) -> None:
    """What can be seen of desk.db without a key: that it is there, whole pages, and not readable as it is.

    Never in a process that has the store open: closing a file gives up the locks that SQLite has on it
    (sqlite.org/howtocorrupt.html, 2.2). Raises WorldError(DESK_DAMAGED).
    """
    path = folder / archive.DESK
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(len(_PLAIN))
    except OSError as error:
        raise WorldError(Code.DESK_DAMAGED) from error
    if size == 0 or size % _PAGE or start == _PLAIN:
        raise WorldError(Code.DESK_DAMAGED)


def check_inside(duty: Duty) -> Found:
    """Read every page, link and sealed item's form with the key of a dienst.

    Raises WorldError(DESK_DAMAGED | SEALED_TAMPERED | DUTY_OVER).
    """
    from data.desk import schema
    from data.desk.access import bare_connection, check_pages, wording_driver
    from data.desk.items import malformed
    from data.engine import reading

    with wording_driver(), closing(bare_connection(duty)) as bare:
        check_pages(bare)
    with reading(duty.session.engine) as connection:
        if malformed(connection):
            raise WorldError(Code.SEALED_TAMPERED)
        counts = [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (schema.SealedItem, schema.Note)
        ]
    return Found(records=sum(counts), sealed=counts[0])


def _parameters_fit(slot: Slot) -> bool:
    kdf = slot.kdf
    if len(kdf.salt) != SALT_BYTES:
        return False
    if kdf.algorithm is Algorithm.BLAKE2B:
        return (kdf.ops, kdf.memory) == (0, 0)
    return kdf.ops >= 1 and argon2id.MEMLIMIT_MIN <= kdf.memory <= _MOST_MEMORY


def _form_fits(slot: Slot, sealed: bytes) -> bool:
    sizes = (len(slot.public), len(slot.vouch), len(slot.wrapped), len(sealed))
    return sizes == (PublicKey.SIZE, KEY_BYTES, _WRAPPED, _SEALED)
