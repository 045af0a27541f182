"""A slot that was made when a try cost less is made anew, by who has just shown its secret."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from data.desk import people, schema
from data.desk.duty import Duty
from data.desk.people import Making
from data.desk.records import Role
from data.desk.trying import Fit
from data.engine import reading
from data.vault.kdf import Cost, Kdf


@dataclass(frozen=True)
class Weak:
    """A slot that should cost more, what opened it, and the secret it is made anew from."""

    fit: Fit
    secret: str


def costs_less(kdf: Kdf, cost: Cost) -> bool:
    """Whether a try on a slot takes less memory, or less work in all, than one should now."""
    return kdf.memory < cost.memory or kdf.ops * kdf.memory < cost.ops * cost.memory


def strengthen(duty: Duty, weak: Weak, *, making_with: Making) -> bool:
    """Put a slot of the present cost in the place of the weak one, with the same secret.

    False when the weak one does not count any more (changed or reset meanwhile). Raises WorldError(DUTY_OVER |
    PERSON_UNKNOWN) and what writing can; the weak one goes on then.
    """
    slot, table = weak.fit.slot, schema.Slot
    with reading(duty.session.engine) as connection:
        if connection.execute(select(table.c.id).where(table.c.id == slot.id)).first() is None:
            return False
        private = people.reader_private(connection, slot.person_id, slot.id, weak.fit.keys)
    people.replace_slot(
        duty, slot.person_id, Role(slot.role), private, weak.secret, making_with=making_with, action="strengthen"
    )
    if private is not None:
        private.wipe()
    return True
